import type { OpeningId } from "#domain/id.ts";
import { seesAll } from "#domain/records/travel.ts";
import type { FolderLock } from "#sealing/folderFile.ts";
import { noteArrived } from "#storage/arrivedLines.ts";
import type { FolderTrouble } from "#storage/database.ts";
import { findFolder, noteRead, noteTrouble, readFolderFiles } from "#storage/folders.ts";
import { changeMark, copiesIn, listToSend, sayWritten, type ToSend } from "#storage/outbox.ts";
import { isQuiet, memoryOf, type FolderMemory } from "./folderMemory.ts";
import { readFolder } from "./folderRead.ts";
import { compact, send } from "./folderSend.ts";
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
  const lock = { opening, key: folder.key };
  const memory = memoryOf(opening);
  const names = await tried(transport.names());
  if (names.ok && isQuiet(memory, await changeMark(opening), names.value, wholeEveryMs))
    return noteRead(opening, folder);
  const listed = names.ok ? await tried(transport.list()) : names;
  if (!listed.ok) {
    memory.quiet = null;
    return noteTrouble(opening, listed.trouble);
  }
  const isNew = await readFolder(listed.value, lock, transport, memory);
  const mark = await changeMark(opening);
  if (!isNew && memory.quiet?.mark === mark) return noteQuiet(memory, mark, listed.value);
  const written = await writeNew(lock, transport, memory, patienceMs);
  if (written === null && memory.lost.size === 0)
    noteQuiet(memory, await changeMark(opening), listed.value);
  else memory.quiet = null;
  await noteTrouble(opening, written);
}

function noteQuiet(memory: FolderMemory, mark: string, listed: readonly FolderEntry[]): void {
  memory.quiet = { mark, names: new Set(listed.map(({ name }) => name)), at: Date.now() };
}

/** Returns what kept it from writing. */
async function writeNew(
  lock: FolderLock,
  transport: Transport,
  memory: FolderMemory,
  patienceMs: number,
): Promise<FolderTrouble | null> {
  const { opening } = lock;
  await sayWritten(opening);
  const leaving = await listToSend(opening);
  const here = new Set(leaving.map(({ stamp }) => stamp));
  for (const stamp of memory.lost.keys()) if (!here.has(stamp)) memory.lost.delete(stamp);
  const missing = await notInFolder(opening, leaving);
  const due = missing.filter((one) => isDue(one, memory, patienceMs));
  const sent = due.length === 0 ? null : await tried(send(due, lock, transport));
  if (sent?.ok === false) return sent.trouble;
  await noteSentAgain(opening, due, memory);
  const listed = await tried(transport.list());
  if (!listed.ok) return listed.trouble;
  // What was just written counts once it is read in the folder, as anybody else reads it.
  if (sent !== null) await readFolder(listed.value, lock, transport, memory);
  for (const { stamp } of await notInFolder(opening, due)) memory.futile.set(stamp, Date.now());
  // What is in our files has left already, whoever scores here now.
  const held = await listToSend(opening, seesAll);
  const compacted = await tried(compact(listed.value, held, lock, transport));
  if (!compacted.ok) return compacted.trouble;
  if (!compacted.value) return null;
  const after = await tried(transport.list());
  if (after.ok) await readFolder(after.value, lock, transport, memory);
  return after.ok ? null : after.trouble;
}

/** What others wrote may be on its way still; what came to nothing is not tried at once again. */
function isDue({ stamp, isOwn }: ToSend, { lost, futile }: FolderMemory, patienceMs: number) {
  const isPast = (since = -Infinity) => Date.now() - since >= patienceMs;
  return isPast(futile.get(stamp)) && (isOwn || isPast(lost.get(stamp)));
}

async function notInFolder(opening: OpeningId, leaving: readonly ToSend[]): Promise<ToSend[]> {
  const inFolder = new Set((await readFolderFiles(opening)).flatMap(({ stamps }) => stamps));
  return leaving.filter(({ stamp }) => !inFolder.has(stamp));
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

async function tried<T>(
  doing: Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; trouble: FolderTrouble }> {
  try {
    return { ok: true, value: await doing };
  } catch (error) {
    const trouble = error instanceof DOMException ? troubles[error.name] : undefined;
    if (trouble === undefined) throw error;
    return { ok: false, trouble };
  }
}

/** By the names the system gives them (File System, WHATWG). */
const troubles: Readonly<Record<string, FolderTrouble>> = {
  NotFoundError: "gone",
  NotReadableError: "gone",
  NotAllowedError: "not allowed",
  SecurityError: "not allowed",
  NoModificationAllowedError: "read only",
  InvalidModificationError: "read only",
  TypeMismatchError: "read only",
  InvalidStateError: "read only",
  QuotaExceededError: "full",
  AbortError: "full",
};
