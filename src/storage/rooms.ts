import { toBase64 } from "#domain/bytes.ts";
import type { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import type { RoomAddress } from "#domain/room/address.ts";
import { db, type InvitationRow } from "./database.ts";
import type { RoomEntryRow, RoomRow } from "./roomRows.ts";

export async function findRoom(opening: OpeningId): Promise<RoomRow | null> {
  return (await db.rooms.get(opening)) ?? null;
}

/** Every room this device is in. */
export function listRooms(): Promise<RoomRow[]> {
  return db.rooms.toArray();
}

/**
 * From now on this opening's cards travel through this room too. Who has a pass for one stays there
 * until they leave it, or it lets them in no more: anybody can change what an invitation says of a room.
 */
export function enterRoom(opening: OpeningId, address: RoomAddress): Promise<void> {
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(16)));
  return db.transaction("rw", [db.rooms, db.roomEntries], async () => {
    const row = await db.rooms.get(opening);
    if (row !== undefined && row.pass !== null) return;
    await db.roomEntries.where("opening").equals(opening).delete();
    await db.rooms.put({
      ...address,
      opening,
      seed: null,
      salt,
      pass: null,
      epoch: null,
      revision: 0,
      told: null,
      lastLiveAt: null,
    });
  });
}

/** All data stays here; what was sent stays in the room. */
export function leaveRoom(opening: OpeningId): Promise<void> {
  return db.transaction("rw", [db.rooms, db.roomEntries], async () => {
    await db.rooms.delete(opening);
    await db.roomEntries.where("opening").equals(opening).delete();
  });
}

export async function noteInRoom(
  opening: OpeningId,
  changes: Partial<Pick<RoomRow, "seed" | "pass" | "told" | "lastLiveAt">>,
): Promise<void> {
  await db.rooms.update(opening, changes);
}

/** Another stream than the one known, or one that lost what was in it: all counts as not in it. */
export function beginEpoch(opening: OpeningId, epoch: string): Promise<void> {
  return db.transaction("rw", [db.rooms, db.roomEntries], async () => {
    await db.rooms.update(opening, { epoch, revision: 0 });
    await db.roomEntries.where("opening").equals(opening).delete();
  });
}

export function readRoomEntries(opening: OpeningId): Promise<RoomEntryRow[]> {
  return db.roomEntries.where("opening").equals(opening).toArray();
}

/** What the server has taken into the stream of that epoch, upon its word for it. */
export function keepRoomEntries(
  opening: OpeningId,
  epoch: string,
  rows: readonly RoomEntryRow[],
): Promise<void> {
  return db.transaction("rw", [db.rooms, db.roomEntries], async () => {
    if ((await db.rooms.get(opening))?.epoch === epoch) await putLater(rows);
  });
}

/** Of two versions the later in the stream stands, in whatever order they are heard of. */
async function putLater(rows: readonly RoomEntryRow[]): Promise<void> {
  const known = await db.roomEntries.bulkGet(rows.map((row) => [row.opening, row.subject]));
  await db.roomEntries.bulkPut(rows.filter(({ seq }, at) => seq >= (known[at]?.seq ?? 0)));
}

export async function dropRoomEntries(
  opening: OpeningId,
  subjects: readonly string[],
): Promise<void> {
  await db.roomEntries.bulkDelete(subjects.map((subject) => [opening, subject]));
}

/**
 * The stream of that epoch was taken in up to `revision`: in one transaction, that of what does it if
 * there is one. Of another stream, or of a room that was left, nothing is noted.
 */
export function noteTakenIn(
  opening: OpeningId,
  { epoch, revision }: { epoch: string; revision: number },
  rows: readonly RoomEntryRow[],
): Promise<void> {
  return db.transaction("rw", [db.rooms, db.roomEntries], async () => {
    const room = await db.rooms.get(opening);
    if (room?.epoch !== epoch) return;
    await Promise.all([
      putLater(rows),
      ...(room.revision < revision ? [db.rooms.put({ ...room, revision })] : []),
    ]);
  });
}

/**
 * By which invitation or link this device came to its seat: with it, it knocks. Those it made for others
 * are theirs: it would go out with them.
 */
export async function findDoor(opening: OpeningId, me: PanelistId): Promise<InvitationRow | null> {
  return (await db.invitations.get([opening, me])) ?? null;
}

/** On whom an entry tells who is erased here. */
export function tellsOf(row: RoomEntryRow, erased: ReadonlySet<CandidateId>): boolean {
  return row.candidates.some((one) => erased.has(one));
}

/** All that is in the stream is to be looked at once more: more of it can be read, or is wanted, now. */
export async function readAgain(opening: OpeningId): Promise<void> {
  await db.rooms.update(opening, { revision: 0 });
}
