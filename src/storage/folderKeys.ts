import { canonical } from "#domain/hash.ts";
import type { OpeningId } from "#domain/id.ts";
import type { FolderKey } from "#domain/keys.ts";
import { givenFolderKeyId, type KeyName, nameOfFolderKey } from "#domain/records/folderKey.ts";
import { liveOf } from "#domain/records/record.ts";
import { folderKeysOf, type FolderKeyDue, type FolderKeys } from "#domain/seats/folderKeys.ts";
import { standingOf } from "#domain/seats/standing.ts";
import type { FolderLock } from "#sealing/folderFile.ts";
import { lockFolderKey, unlockFolderKey } from "#sealing/lockedFolderKey.ts";
import { copiesOnWho } from "./copies.ts";
import { db } from "./database.ts";
import type { FolderRow } from "./folderRows.ts";
import { findFolder, keepFolderKey, newFolderKey } from "./folders.ts";
import { sayIn } from "./sayIn.ts";
import { findOwnSeat } from "./sealedOpening.ts";
import { recordTables } from "./writing.ts";

/** A folder's key with its name. */
export type NamedLock = FolderLock & { name: KeyName };

/** Under what an opening's files are in its folder, as far as this device can read them. */
export type FolderLocks = {
  /** What it writes under. */
  write: NamedLock;
  /** What it reads besides. */
  older: NamedLock[];
  /** Those of them that devices may have which were away: what anybody else gave is read, and no more. */
  counted: NamedLock[];
  /** The folder goes on under one that this device was not given, or not yet. */
  isLeftOut: boolean;
};

/** `null` where this device was never given any. */
export async function findFolderLocks(opening: OpeningId): Promise<FolderLocks | null> {
  const [row, { inOrder }] = await Promise.all([findFolder(opening), keysOf(opening)]);
  if (row === null) return null;
  const known = knownIn(row);
  const name = inOrder.find((one) => known.has(one)) ?? nameOfFolderKey(opening, row.key);
  const older = [...known].flatMap(([one, key]) =>
    one === name ? [] : [{ opening, key, name: one }],
  );
  return {
    write: { opening, key: known.get(name) ?? row.key, name },
    older,
    counted: older.filter((lock) => lock.key === row.key || inOrder.includes(lock.name)),
    isLeftOut: inOrder[0] !== undefined && inOrder[0] !== name,
  };
}

/**
 * Takes up the keys that were given to this device, and gives, as a lead, what is due: follows from what
 * is here, so that after a crash the next pass catches up. Not inside a transaction: locking takes
 * longer than the database waits.
 */
export async function keepUpFolderKeys(opening: OpeningId): Promise<void> {
  await takeUp(opening);
  await giveDue(opening);
}

/**
 * Whoever gave it: reading under a key believes nobody. What tells that its giver leads may be in a file
 * under that very key.
 */
async function takeUp(opening: OpeningId): Promise<void> {
  const row = await findFolder(opening);
  if (row === null) return;
  const known = knownIn(row);
  const given = liveOf(await copiesOnWho(opening), "folderKey").filter(
    ({ body }) => !known.has(body.key),
  );
  if (given.length === 0) return;
  const identities = await db.identities.toArray();
  const untried = given.flatMap(({ id, body }) =>
    identities.flatMap((identity) => {
      const name = `${id} ${identity.lockKey}`;
      return futile.has(name) ? [] : { name, body, identity };
    }),
  );
  const found = await Promise.all(
    untried.map(async ({ name, body, identity }) => {
      const key = await unlockFolderKey(body, identity);
      if (key === null) futile.add(name);
      return key;
    }),
  );
  for (const key of found) if (key !== null) await keepFolderKey(opening, key);
}

/** What gave this device nothing: its name is that of its content, so that once is enough. */
const futile = new Set<string>();

async function giveDue(opening: OpeningId): Promise<void> {
  const due = await dueHere(opening);
  const row = await findFolder(opening);
  if (due === null || row === null) return;
  const key = due.what === "anew" ? newFolderKey() : knownIn(row).get(due.key);
  if (key === undefined) return;
  const locked = await lockFolderKey(opening, key, due.to);
  const body = { opening, key: nameOfFolderKey(opening, key), after: due.after, locked };
  await db.transaction("rw", [...recordTables, db.folders], async () => {
    // Somebody else may have been taken out meanwhile, or another lead have given one.
    if (canonical(await dueHere(opening)) !== canonical(due)) return;
    await sayIn(opening, [{ kind: "folderKey", id: givenFolderKeyId(body), body }]);
    await keepFolderKey(opening, key);
  });
}

/** What is due by whoever scores here, if they lead. */
async function dueHere(opening: OpeningId): Promise<FolderKeyDue | null> {
  const seat = await findOwnSeat(opening);
  if (seat === null) return null;
  const { due } = await keysOf(opening, (standing) => {
    const { signKey } = seat.identity;
    return standing.leads.has(seat.me) && standing.ownerOf(signKey) === seat.me;
  });
  return due;
}

/** `gives`: whether what is due is of any concern. */
async function keysOf(
  opening: OpeningId,
  gives: (standing: ReturnType<typeof standingOf>) => boolean = () => false,
): Promise<FolderKeys> {
  const copies = await copiesOnWho(opening);
  const standing = standingOf(opening, copies);
  const keys = folderKeysOf(standing, copies);
  return gives(standing) ? keys : { ...keys, due: null };
}

function knownIn({ opening, key, others = [] }: FolderRow): Map<KeyName, FolderKey> {
  return new Map([key, ...others].map((one) => [nameOfFolderKey(opening, one), one]));
}
