import type { SignKey } from "#domain/keys.ts";
import type { OpeningId } from "#domain/id.ts";
import { seatOfSubject, seatToken } from "#domain/room/subjects.ts";
import { folderFileName } from "#sealing/folderFile.ts";
import { isWantedAgain } from "#storage/crowdedOut.ts";
import type { RoomEntryRow } from "#storage/roomRows.ts";
import type { HeldLocks } from "#storage/heldLocks.ts";
import { noteTakenIn } from "#storage/rooms.ts";
import { receive } from "#exchange/receiveSound.ts";
import type { SoundBatch } from "#exchange/soundRecords.ts";
import { emptyRow, type Entry, readEntry } from "./entry.ts";

/** An entry as the server gives it. */
export type Delivered = { subject: string; seq: number; bytes: Uint8Array<ArrayBuffer> };

/** Where entries are taken in, by whom, and under which keys they are. */
export type Inside = { opening: OpeningId; epoch: string; me: SignKey; locks: HeldLocks };

type Looked = { row: RoomEntryRow; batch: SoundBatch | null; size: number };

/** What this device wrote last in this session, by subjects: it need not be read again. */
export type Written = ReadonlyMap<string, Entry>;

/**
 * So many are read at once, and no more once their texts are so long: a kilobyte can hold 256, and
 * whoever may write can fill a room with such.
 */
const most = { atOnce: 64, characters: 32 * 1024 * 1024 };

/**
 * Takes in what came, in one transaction with how far the stream is read; `count`: how many of them that
 * were. `again`: with what is known now, more of what came before can be read or is wanted.
 */
export async function takeEntries(
  { opening, epoch, me, locks: held }: Inside,
  delivered: readonly Delivered[],
  written: Written,
): Promise<{ count: number; again: boolean }> {
  const locks = await held.find();
  if (locks === null) return { count: delivered.length, again: false };
  const prefix = `r.${seatToken(me)}.`;
  const look = async ({ subject, seq, bytes }: Delivered): Promise<Looked> => {
    const own = subject.startsWith(prefix) ? written.get(subject) : undefined;
    // By its content: a server could give back what was there before, or anything.
    if (own !== undefined && own.name === folderFileName(bytes))
      return { row: { ...own.row, seq }, batch: null, size: 0 };
    // What no Needle could have written there is read by none.
    const isOurs = bytes.length > 0 && seatOfSubject(subject) !== null;
    const found = isOurs ? await readEntry(subject, seq, bytes, locks) : null;
    return found ?? { row: emptyRow(locks, subject, seq), batch: null, size: 0 };
  };
  const looked: Looked[] = [];
  let characters = 0;
  while (looked.length < delivered.length && characters < most.characters) {
    const some = delivered.slice(looked.length, looked.length + most.atOnce);
    // oxlint-disable-next-line no-await-in-loop -- a few at a time
    for (const one of await Promise.all(some.map(look))) {
      looked.push(one);
      characters += one.size;
    }
  }
  const last = Math.max(...looked.map(({ row }) => row.seq));
  // Of two on one subject the later one stands.
  const rows = new Map(looked.map(({ row }) => [row.subject, row]));
  const batches = looked.flatMap(({ batch }) => batch ?? []);
  const note = () => noteTakenIn(opening, { epoch, revision: last }, [...rows.values()]);
  // What one wrote comes back as well: nothing follows from it that did not before.
  if (batches.length === 0) {
    await note();
    return { count: looked.length, again: await isWantedAgain(opening) };
  }
  await receive(opening, batches, note);
  const [now, isWanted] = await Promise.all([held.find(), isWantedAgain(opening)]);
  const knowsMore = (now?.older.length ?? 0) > locks.older.length;
  return { count: looked.length, again: knowsMore || isWanted };
}
