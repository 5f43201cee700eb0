import type { Version } from "#domain/clock.ts";
import type { Sight } from "#domain/records/travel.ts";
import { backupOf, writeBackup } from "#domain/files/backup.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import { passedOn, select, type Scope } from "#domain/files/selection.ts";
import { readAllToSend } from "#storage/deviceData.ts";
import type { CardId } from "#domain/id.ts";
import { withoutWaiting } from "#storage/heeded.ts";
import { nameOf } from "./names.ts";
import type { OutgoingFile } from "./download.ts";
import { fileName } from "./fileName.ts";

/** `stillBlind` cards belong to it and stay here for now; say so. */
export type Export = { file: OutgoingFile; records: number; stillBlind: number };

/** The file to send to the panel, of what whoever sends it may see. */
export async function exportPacket(scope: Scope, sight: Sight): Promise<Export> {
  const { records: all, unread, own } = await readAllToSend();
  const records = withoutWaiting(all, own);
  const selection = select(records, scope, sight);
  const packet = packetOf(selection.records, passedOn(unread, scope, selection.records, sight));
  return {
    file: json(packetName(scope, records, packet.exportedAt), writePacket(packet)),
    records: packet.records.length,
    stillBlind: selection.stillBlind,
  };
}

/** `digest` is of what is in it; `upTo`: everything seen or written until then is. */
export type BackupMade = Export & { digest: string; upTo: Version | null };

/** All that is on this device, drafts and private notes included, for its own people only. */
export async function exportBackup(): Promise<BackupMade> {
  const { records, waiting, unread, here, upTo } = await readAllToSend();
  const backup = backupOf([...records, ...waiting], here, unread);
  const { digest, exportedAt } = backup;
  const file = json(fileName("backup", [exportedAt.slice(0, 10)], "json"), writeBackup(backup));
  return { file, records: records.length, stillBlind: 0, digest, upTo };
}

function packetName(scope: Scope, records: readonly SharedRecord[], exportedAt: string): string {
  switch (scope.what) {
    case "invitation":
      return fileName("invitation", [titleOf(scope.opening, records)], "json");
    case "opening":
      return fileName("opening", [titleOf(scope.opening, records)], "json");
    case "kit":
      return fileName("kit", [titleOf(scope.kit, records)], "json");
    case "everything":
      return fileName("everything", [exportedAt.slice(0, 10)], "json");
    case "cards":
      return cardsName(scope.cards, records);
  }
}

/** One card by whom it is on; several by whose they are. */
function cardsName(ids: readonly CardId[], records: readonly SharedRecord[]): string {
  const cards = liveOf(
    records.filter(({ id }) => ids.some((one) => one === id)),
    "scorecard",
  );
  const [first, ...more] = cards;
  if (first === undefined) return fileName("card", [], "json");
  const author = titleOf(first.author, records);
  return more.length > 0
    ? fileName("cards", [titleOf(first.body.opening, records), author], "json")
    : fileName("card", [titleOf(first.body.candidate, records), author], "json");
}

export function titleOf(id: string, records: readonly SharedRecord[]): string {
  return nameOf(records.find((record) => record.id === id)) ?? "";
}

function json(name: string, text: string): OutgoingFile {
  return { name, type: "application/json", text };
}
