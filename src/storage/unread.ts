import { groupBy } from "#domain/groupBy.ts";
import { contentHash } from "#domain/hash.ts";
import { isSignedOpening, OpeningId } from "#domain/id.ts";
import { isObject } from "#domain/isObject.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { noteArrived } from "./arrivedLines.ts";
import { db } from "./database.ts";

/**
 * How much of what this version cannot read is kept of one signed opening. One signer has half of it,
 * so that nobody alone crowds out all others.
 */
export const roomForUnread = { records: 2_000, characters: 8_000_000 };
const shareOfOne = 0.5;

/**
 * Keeps what this version cannot read, as far as there is room, and notes what there was none for. Of
 * a signed opening it comes unasked, from whoever may write to its folder or room, and nobody can tell
 * what it is worth. Inside a transaction on `db.unread` and `db.arrivedLines`.
 */
export async function keepUnread(coming: readonly UnreadRecord[]): Promise<void> {
  if (coming.length === 0) return;
  const rows = new Map(coming.map((record) => [contentHash(record), record]));
  const known = await db.unread.bulkGet([...rows.keys()]);
  const fresh = [...rows].filter((_, at) => known[at] === undefined);
  if (fresh.length === 0) return;
  const room = roomLeft((await db.unread.toArray()).map(({ record }) => record));
  const kept = fresh.filter(([, record]) => room.take(record));
  await db.unread.bulkPut(kept.map(([key, record]) => ({ key, record })));
  const isKept = new Set(kept.map(([key]) => key));
  const refused = fresh.flatMap(([key, record]) => (isKept.has(key) ? [] : [record]));
  for (const [opening, some] of groupBy(refused, openingOf))
    if (opening !== null)
      await noteArrived(opening, [
        { what: "not taken", from: null, count: some.length, why: noRoomLeft },
      ]);
}

const noRoomLeft =
  "of a later Needle, which cannot be read here: so much of that is kept already. Update Needle on this device";

type Left = { records: number; characters: number };

function roomLeft(here: readonly UnreadRecord[]) {
  const left = new Map<string, Left>();
  const leftIn = (name: string, share: number): Left => {
    const { records, characters } = roomForUnread;
    const found = left.get(name) ?? { records: records * share, characters: characters * share };
    left.set(name, found);
    return found;
  };
  /** Of an opening that is not signed nothing comes unasked: all is kept. */
  const take = (record: UnreadRecord, isHere = false): boolean => {
    const opening = openingOf(record);
    if (opening === null) return true;
    const size = JSON.stringify(record).length;
    const rooms = [leftIn(opening, 1), leftIn(`${opening} ${signerOf(record)}`, shareOfOne)];
    const fits = rooms.every(({ records, characters }) => records >= 1 && characters >= size);
    if (fits || isHere)
      for (const room of rooms) {
        room.records -= 1;
        room.characters -= size;
      }
    return fits;
  };
  for (const record of here) take(record, true);
  return { take: (record: UnreadRecord) => take(record) };
}

function openingOf({ opening }: UnreadRecord): OpeningId | null {
  const parsed = OpeningId.safeParse(opening);
  return parsed.success && isSignedOpening(parsed.data) ? parsed.data : null;
}

function signerOf({ signature }: UnreadRecord): string {
  return isObject(signature) ? String(signature["key"]) : "";
}
