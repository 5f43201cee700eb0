import type { OpeningId } from "#domain/id.ts";
import { seesAll } from "#domain/records/travel.ts";
import { noteArrived } from "#storage/arrivedLines.ts";
import type { FolderTrouble } from "#storage/folderRows.ts";
import {
  findFolderLocks,
  keepUpFolderKeys,
  type FolderLocks,
  type NamedLock,
} from "#storage/folderKeys.ts";
import { findFolder, noteRead, noteTrouble } from "#storage/folders.ts";
import { findOwnSeat } from "#storage/sealedOpening.ts";
import { changeMark, copiesIn, listSaid, listToSend, type ToSend } from "#storage/outbox.ts";
import { announce, lookBehind, stampsIn, tidyEarlier } from "./folderBehind.ts";
import { isQuiet, memoryOf, type FolderMemory } from "./folderMemory.ts";
import { readFolder } from "./folderRead.ts";
import { compact, send } from "./folderSend.ts";
import { tried } from "./folderTrouble.ts";
import type { FolderEntry, Transport } from "./transport.ts";

/** How long others’ records may be away before they are sent again: their writer may be tidying up. */
const usualPatienceMs = 2 * 60_000;
/** How often all files are looked at where no name is new. */
const nowAndThenMs = 5 * 60_000;

/**
 * Reads what is new in an opening's folder, and writes what is not in it yet. What keeps it from
 * either is noted with the folder; thrown is only what this device's own storage throws.
 */
export async function syncFolder(
  opening: OpeningId,
  transport: Transport,
  { patienceMs = usualPatienceMs, wholeEveryMs = nowAndThenMs } = {},
): Promise<void> {
  const folder = await findFolder(opening);
  if (folder === null) return;
  const memory = memoryOf(opening);
  const names = await tried(transport.names());
  if (names.ok && isQuiet(memory, await changeMark(opening), names.value, wholeEveryMs))
    return noteRead(opening, folder);
  const listed = names.ok ? await tried(transport.list()) : names;
  if (!listed.ok) {
    memory.quiet = null;
    return noteTrouble(opening, listed.trouble);
  }
  await keepUpFolderKeys(opening);
  const { locks, isNew } = await readAll(opening, listed.value, transport, memory);
  if (locks === null) return;
  const mark = await changeMark(opening);
  if (!isNew && memory.quiet?.mark === mark) return noteQuiet(memory, mark, listed.value);
  const written = await writeNew(opening, transport, memory, patienceMs);
  if (written === null && memory.lost.size === 0 && memory.behind.size === 0)
    noteQuiet(memory, await changeMark(opening), listed.value);
  else memory.quiet = null;
  await noteTrouble(opening, written);
}

/** Again for as long as what was read opens further files. */
async function readAll(
  opening: OpeningId,
  listed: readonly FolderEntry[],
  transport: Transport,
  memory: FolderMemory,
): Promise<{ locks: FolderLocks | null; isNew: boolean }> {
  let locks = await findFolderLocks(opening);
  let isNew = false;
  while (locks !== null) {
    // oxlint-disable-next-line no-await-in-loop -- the next look is with what this one found
    isNew = (await readFolder(listed, locks, transport, memory)) || isNew;
    const before: FolderLocks = locks;
    // oxlint-disable-next-line no-await-in-loop -- as above
    locks = await findFolderLocks(opening);
    if (locks !== null && isSame(locks, before)) break;
  }
  return { locks, isNew };
}

function isSame(locks: FolderLocks, before: FolderLocks): boolean {
  return (
    locks.write.name === before.write.name &&
    locks.older.length === before.older.length &&
    locks.isLeftOut === before.isLeftOut
  );
}

function noteQuiet(memory: FolderMemory, mark: string, listed: readonly FolderEntry[]): void {
  memory.quiet = { mark, names: new Set(listed.map(({ name }) => name)), at: Date.now() };
}

/** Returns what kept it from writing. */
async function writeNew(
  opening: OpeningId,
  transport: Transport,
  memory: FolderMemory,
  patienceMs: number,
): Promise<FolderTrouble | null> {
  const leaving = await listSaid(opening);
  // What is in our files has left already, whoever scores here now.
  const held = await listToSend(opening, seesAll);
  // After these were listed: nothing that was said once somebody is out goes under what they have.
  const locks = await findFolderLocks(opening);
  if (locks === null) return null;
  const { write, isLeftOut } = locks;
  const here = new Set(leaving.map(({ stamp }) => stamp));
  for (const stamp of memory.lost.keys()) if (!here.has(stamp)) memory.lost.delete(stamp);
  // Where the others go on without this device it puts nothing back that they have taken away; its own
  // it sends: it may have joined since, and a lead is to hear of it.
  if (isLeftOut) memory.lost.clear();
  const me = isLeftOut ? ((await findOwnSeat(opening))?.me ?? null) : null;
  const ownBehind = await lookBehind(locks, memory);
  const isNow = (one: ToSend) =>
    isDue(one, memory, patienceMs) && (!isLeftOut || one.copy?.author === me);
  const isAnew = ({ stamp }: ToSend) =>
    ownBehind.has(stamp) && isPast(memory.futile.get(stamp), patienceMs);
  const missing = await notUnder(write, held);
  const due = missing.filter((one) => isAnew(one) || (here.has(one.stamp) && isNow(one)));
  const sent = due.length === 0 ? null : await tried(send(due, write, transport));
  if (sent?.ok === false) return sent.trouble;
  const told = await tried(announce(leaving, locks, isNow, transport));
  if (!told.ok) return told.trouble;
  await noteSentAgain(opening, due, memory);
  const listed = await tried(transport.list());
  if (!listed.ok) return listed.trouble;
  // What was just written counts once it is read in the folder, as anybody else reads it.
  if (sent !== null || told.value.length > 0)
    await readFolder(listed.value, locks, transport, memory);
  for (const { stamp } of [...(await notUnder(write, due)), ...told.value])
    memory.futile.set(stamp, Date.now());
  const tidied = await tried(tidyEarlier(listed.value, held, locks, transport));
  if (!tidied.ok) return tidied.trouble;
  const compacted = await tried(compact(listed.value, held, write, transport));
  if (!compacted.ok) return compacted.trouble;
  if (!compacted.value && !tidied.value) return null;
  const after = await tried(transport.list());
  if (after.ok) await readFolder(after.value, locks, transport, memory);
  await lookBehind(locks, memory);
  return after.ok ? null : after.trouble;
}

/** What others wrote may be on its way still; what came to nothing is not tried at once again. */
function isDue({ stamp, isOwn }: ToSend, memory: FolderMemory, patienceMs: number): boolean {
  const { lost, futile, behind } = memory;
  const isWaitedFor = isPast(lost.get(stamp), patienceMs) && isPast(behind.get(stamp), patienceMs);
  return isPast(futile.get(stamp), patienceMs) && (isOwn || isWaitedFor);
}

function isPast(since = -Infinity, patienceMs: number): boolean {
  return Date.now() - since >= patienceMs;
}

async function notUnder(write: NamedLock, leaving: readonly ToSend[]): Promise<ToSend[]> {
  const there = await stampsIn(write.opening, write);
  return leaving.filter(({ stamp }) => !there.has(stamp));
}

/** The folder was put back to an earlier day, or lost something: whoever looks should hear of it. */
async function noteSentAgain(
  opening: OpeningId,
  sent: readonly ToSend[],
  { lost }: FolderMemory,
): Promise<void> {
  const again = sent.filter(({ stamp }) => lost.has(stamp));
  for (const { stamp } of again) lost.delete(stamp);
  if (again.length === 0) return;
  const of = new Set(copiesIn(again).flatMap(({ author }) => (author === "needle" ? [] : author)));
  await noteArrived(opening, [{ what: "missed", count: again.length, of: [...of] }]);
}
