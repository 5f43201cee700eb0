import type { OpeningId } from "#domain/id.ts";
import type { FolderFileRow } from "#storage/folderRows.ts";
import type { FolderLocks } from "#storage/folderKeys.ts";
import { keepFolderFiles, noteRead, readFolderFiles } from "#storage/folders.ts";
import { isWantedAgain } from "#storage/crowdedOut.ts";
import { lookInto } from "./folderLook.ts";
import {
  countPassedOver,
  isPassedOver,
  noteKeys,
  passOver,
  takeUp,
  type FolderMemory,
} from "./folderMemory.ts";
import { receive } from "./receiveSound.ts";
import type { FolderEntry, Transport } from "./transport.ts";

/** So much is in memory at once. */
const mostAtOnce = { files: 256, bytes: 16 * 1024 * 1024 };

/**
 * Takes in what is new in a folder. What was read is remembered by name, size and time only once it
 * is taken in. Returns whether anything had changed there.
 */
export async function readFolder(
  listed: readonly FolderEntry[],
  locks: FolderLocks,
  transport: Transport,
  memory: FolderMemory,
): Promise<boolean> {
  const { opening } = locks.write;
  noteKeys(memory, locks.older.length + 1);
  const known = new Map((await readFolderFiles(opening)).map((row) => [row.name, row]));
  const fresh = listed.filter((entry) => !isSame(known.get(entry.name), entry));
  // As it was it is not there any more, also where it cannot be read as it is now.
  const names = new Set(listed.map(({ name }) => name));
  const gone = [...known.keys()].filter((name) => !names.has(name));
  const changed = fresh.map(({ name }) => name).filter((name) => known.has(name));
  const isChanged = gone.length + changed.length > 0;
  if (isChanged) await keepFolderFiles(opening, { read: [], gone: [...gone, ...changed] });
  const again = (await isWantedAgain(opening)) ? listed : fresh;
  const toLookAt = again.filter((entry) => !isPassedOver(memory, entry));
  let taken = 0;
  for (const some of inLots(toLookAt)) {
    // oxlint-disable-next-line no-await-in-loop -- a few files in memory at a time
    taken += await readSome(some, locks, transport, memory);
  }
  if (isChanged || taken > 0) await noteLost(opening, known, memory);
  const { unreadable, newer, "of others": ofOthers } = countPassedOver(memory, listed);
  await noteRead(opening, { unreadable, newer, ofOthers, leftOut: locks.isLeftOut });
  return isChanged || taken > 0;
}

function inLots(entries: readonly FolderEntry[]): FolderEntry[][] {
  const lots: FolderEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = lots.at(-1);
    bytes += entry.size;
    if (last !== undefined && last.length < mostAtOnce.files && bytes <= mostAtOnce.bytes)
      last.push(entry);
    else {
      lots.push([entry]);
      bytes = entry.size;
    }
  }
  return lots;
}

function isSame(row: FolderFileRow | undefined, { size, lastModified }: FolderEntry): boolean {
  return row?.under !== undefined && row.size === size && row.lastModified === lastModified;
}

async function readSome(
  entries: readonly FolderEntry[],
  locks: FolderLocks,
  transport: Transport,
  memory: FolderMemory,
): Promise<number> {
  const looked = await Promise.all(
    entries.map(async (entry) => ({ entry, ...(await lookInto(entry, locks, transport)) })),
  );
  for (const one of looked)
    if (one.found === "nothing") passOver(memory, one.entry, one.what);
    else takeUp(memory, one.entry);
  const found = looked.filter((one) => one.found === "records");
  if (found.length === 0) return 0;
  const { opening } = locks.write;
  await receive(
    opening,
    found.map(({ batch }) => batch),
  );
  // After they were taken in: what failed is read again.
  await keepFolderFiles(opening, { read: found.map(({ row }) => row), gone: [] });
  return found.length;
}

/** What was in some file of the folder and is in none now. */
async function noteLost(
  opening: OpeningId,
  before: ReadonlyMap<string, FolderFileRow>,
  { lost }: FolderMemory,
): Promise<void> {
  const now = new Set((await readFolderFiles(opening)).flatMap(({ stamps }) => stamps));
  const since = Date.now();
  for (const { stamps } of before.values())
    for (const stamp of stamps) if (!now.has(stamp) && !lost.has(stamp)) lost.set(stamp, since);
  for (const stamp of lost.keys()) if (now.has(stamp)) lost.delete(stamp);
}
