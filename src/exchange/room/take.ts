import type { SignKey } from "#domain/keys.ts";
import type { OpeningId } from "#domain/id.ts";
import { seatOfSubject, seatToken } from "#domain/room/subjects.ts";
import { isWantedAgain } from "#storage/crowdedOut.ts";
import type { RoomEntryRow } from "#storage/roomRows.ts";
import { findFolderLocks, keepUpFolderKeys } from "#storage/folderKeys.ts";
import { noteTakenIn } from "#storage/rooms.ts";
import { receive } from "#exchange/receiveSound.ts";
import { emptyRow, readEntry } from "./entry.ts";

/** An entry as the server gives it. */
export type Delivered = { subject: string; seq: number; bytes: Uint8Array<ArrayBuffer> };

/** What this device wrote in this session: it need not be read again. */
export type Written = ReadonlyMap<string, Omit<RoomEntryRow, "seq">>;

/**
 * Takes in what came, in one transaction with how far the stream is read. `again`: with what is known
 * now, more of what came before can be read or is wanted.
 */
export async function takeEntries(
  opening: OpeningId,
  delivered: readonly Delivered[],
  written: Written,
  me: SignKey,
): Promise<{ again: boolean }> {
  const locks = await findFolderLocks(opening);
  if (locks === null) return { again: false };
  const prefix = `r.${seatToken(me)}.`;
  const looked = await Promise.all(
    delivered.map(async ({ subject, seq, bytes }) => {
      const own = subject.startsWith(prefix) ? written.get(subject) : undefined;
      if (own !== undefined) return { row: { ...own, seq }, batch: null };
      // What no Needle could have written there is read by none.
      const isOurs = bytes.length > 0 && seatOfSubject(subject) !== null;
      const found = isOurs ? await readEntry(subject, seq, bytes, locks) : null;
      return found ?? { row: emptyRow(locks, subject, seq), batch: null };
    }),
  );
  const last = Math.max(...delivered.map(({ seq }) => seq));
  // Of two on one subject the later one stands.
  const rows = new Map(looked.map(({ row }) => [row.subject, row]));
  const batches = looked.flatMap(({ batch }) => batch ?? []);
  const note = () => noteTakenIn(opening, last, [...rows.values()]);
  // What one wrote comes back as well: nothing follows from it that did not before.
  if (batches.length === 0) {
    await note();
    return { again: await isWantedAgain(opening) };
  }
  await receive(opening, batches, note);
  await keepUpFolderKeys(opening);
  const now = await findFolderLocks(opening);
  const knowsMore = (now?.older.length ?? 0) > locks.older.length;
  return { again: knowsMore || (await isWantedAgain(opening)) };
}
