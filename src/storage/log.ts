import { tornMark } from "./tornMark.ts";

/**
 * Chromium keeps IndexedDB as a log to which it appends. Where a write breaks off in the middle, for a
 * full disk or a power cut, it appends after the broken piece all the same, and with the next start of
 * the browser takes the whole log for damaged and deletes every database of the site (LevelDB issue
 * 1287). A log that is begun anew before that holds all that was whole. Firefox and Safari keep
 * theirs in another way.
 */
const scratch = "needle-log";
const file = "needle-room";
const againMs = 15_000;
const isPage = "document" in globalThis;
/** A new log is written beside the former one, which is 4 MB at most. */
const enough = { afterStart: 128 * 1024, afterTear: 8 * 1024 * 1024 };

/**
 * Where a write broke off, to open without room for a new log would be to lose everything. What fails
 * for another reason tells nothing, and keeps nobody from what is stored. On a page somebody asks for
 * it again; a worker waits.
 * @throws {DOMException} QuotaExceededError
 */
export async function makeSureOfRoom(): Promise<void> {
  try {
    globalThis.localStorage?.setItem(tornMark, "yes");
    await tryRoom(enough.afterTear);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "QuotaExceededError")) return;
    if (isPage) throw error;
    await new Promise((resolve) => {
      setTimeout(resolve, againMs);
    });
    await makeSureOfRoom();
  }
}

/**
 * Begins the log anew, which takes milliseconds: to delete a database, however small, makes Chromium
 * write out what is in the log. Where nothing is known to have broken off, pages alone do it, and not
 * on a full disk, where it would be the next write to break off.
 * @throws {DOMException} of a browser that cannot store
 */
export async function beginNewLog(isBroken: boolean): Promise<void> {
  if (!isBroken) {
    if (!isPage) return;
    await tryRoom(enough.afterStart);
  }
  const made = await answer(indexedDB.open(scratch, 1));
  made.close();
  await answer(indexedDB.deleteDatabase(scratch));
  globalThis.localStorage?.removeItem(tornMark);
}

/** Writes so many bytes where nothing else is kept, and takes them away. */
async function tryRoom(bytes: number): Promise<void> {
  // Before 2023 browsers had no such place.
  const { storage, locks } = navigator as { storage?: StorageManager; locks?: LockManager };
  if (storage?.getDirectory === undefined || locks === undefined) return;
  await locks.request(file, async () => {
    const folder = await storage.getDirectory();
    const handle = await folder.getFileHandle(file, { create: true });
    const writable = await handle.createWritable();
    // Disks that compress would find room for zeros.
    const piece = crypto.getRandomValues(new Uint8Array(64 * 1024));
    for (let at = 0; at < bytes; at += piece.length) await writable.write(piece);
    await writable.close();
    await folder.removeEntry(file);
  });
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error as DOMException));
  });
}
