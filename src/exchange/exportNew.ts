import { packetOf, writePacket } from "#domain/files/packet.ts";
import type { OpeningId } from "#domain/id.ts";
import { copiesIn, listNew, listSaid, type ToSend } from "#storage/outbox.ts";
import { findPanel } from "#storage/panels.ts";
import type { OutgoingFile } from "./download.ts";
import { fileName } from "./fileName.ts";

/**
 * Everything new as one file, for whoever has no folder; or all there is (`whole`), for whoever may not
 * have had all files before. Note what was handed out once somebody has it: until then it is still to
 * be sent.
 */
export async function exportNew(
  opening: OpeningId,
  { whole = false } = {},
): Promise<{ file: OutgoingFile; sending: ToSend[] }> {
  const sending = await (whole ? listSaid(opening) : listNew(opening));
  const unread = sending.flatMap(({ unread: one }) => one ?? []);
  const packet = packetOf(copiesIn(sending), unread);
  const title = (await findPanel(opening))?.opening.title ?? "";
  const name = fileName("new", [title, packet.exportedAt.slice(0, 10)], "json");
  return { file: { name, type: "application/json", text: writePacket(packet) }, sending };
}
