import type { OpeningId } from "#domain/id.ts";
import { stampOf } from "#domain/records/head.ts";
import { liveOf } from "#domain/records/record.ts";
import type { FolderFileRow } from "#storage/folderRows.ts";
import type { FolderLocks, NamedLock } from "#storage/folderKeys.ts";
import { findFolder, readFolderFiles } from "#storage/folders.ts";
import { copiesIn, type ToSend } from "#storage/outbox.ts";
import type { FolderMemory } from "./folderMemory.ts";
import { removeAll, send } from "./folderSend.ts";
import type { FolderEntry, Transport } from "./transport.ts";

/**
 * What lies in the folder only under keys that are not written under any more. It is noted since when,
 * so that whose files they are can write them anew first; returned is what is in files of this device.
 */
export async function lookBehind(
  { write }: FolderLocks,
  { behind }: FolderMemory,
): Promise<ReadonlySet<string>> {
  const rows = await readFolderFiles(write.opening);
  const here = stampsUnder(rows, write);
  const written = new Set((await findFolder(write.opening))?.written);
  const all = new Set<string>();
  const own = new Set<string>();
  for (const { name, under, stamps } of rows)
    for (const stamp of under === write.name ? [] : stamps)
      if (!here.has(stamp)) {
        all.add(stamp);
        if (written.has(name)) own.add(stamp);
      }
  for (const stamp of behind.keys()) if (!all.has(stamp)) behind.delete(stamp);
  for (const stamp of all) if (!behind.has(stamp)) behind.set(stamp, Date.now());
  return own;
}

/**
 * Writes what gives the key that is written under into a file under each of the others: a device that
 * was away has only these. It is locked to each device that goes on, so that whoever was taken out
 * learns that there is one, and no more. Returns what was written.
 */
export async function announce(
  leaving: readonly ToSend[],
  { write, counted, isLeftOut }: FolderLocks,
  isDue: (one: ToSend) => boolean,
  transport: Transport,
): Promise<ToSend[]> {
  if (isLeftOut || counted.length === 0) return [];
  const rows = await readFolderFiles(write.opening);
  const announced = announcing(leaving, write);
  const due = leaving.filter((one) => announced.has(one.stamp) && isDue(one));
  const told: ToSend[] = [];
  for (const lock of counted) {
    const there = stampsUnder(rows, lock);
    const missing = due.filter(({ stamp }) => !there.has(stamp));
    // oxlint-disable-next-line no-await-in-loop -- one after the other: a full disk stops at the first
    if (missing.length > 0) await send(missing, lock, transport);
    told.push(...missing);
  }
  return told;
}

/**
 * Removes this device's files under earlier keys once all that is in them, and still stands, was read
 * in files under the one that counts; but for those that announce it.
 */
export async function tidyEarlier(
  listed: readonly FolderEntry[],
  held: readonly ToSend[],
  { write, isLeftOut }: FolderLocks,
  transport: Transport,
): Promise<boolean> {
  const rows = await readFolderFiles(write.opening);
  const earlier = rows.filter(({ under }) => under !== write.name);
  if (isLeftOut || earlier.length === 0) return false;
  const written = new Set((await findFolder(write.opening))?.written);
  const here = stampsUnder(rows, write);
  const still = new Set(held.map(({ stamp }) => stamp));
  const announced = announcing(held, write);
  const done = new Set(
    earlier
      .filter(
        ({ name, stamps }) =>
          written.has(name) &&
          stamps.every((stamp) => (here.has(stamp) || !still.has(stamp)) && !announced.has(stamp)),
      )
      .map(({ name }) => name),
  );
  await removeAll(
    listed.filter(({ name }) => done.has(name)),
    transport,
  );
  return done.size > 0;
}

/** What is in files under one key. */
export async function stampsIn(opening: OpeningId, lock: NamedLock): Promise<ReadonlySet<string>> {
  return stampsUnder(await readFolderFiles(opening), lock);
}

function stampsUnder(rows: readonly FolderFileRow[], { name }: NamedLock): ReadonlySet<string> {
  return new Set(rows.flatMap(({ under, stamps }) => (under === name ? stamps : [])));
}

function announcing(sending: readonly ToSend[], { name }: NamedLock): ReadonlySet<string> {
  const given = liveOf(copiesIn(sending), "folderKey").filter(({ body }) => body.key === name);
  return new Set(given.map(stampOf));
}
