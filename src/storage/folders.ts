import { toBase64 } from "#domain/bytes.ts";
import type { OpeningId } from "#domain/id.ts";
import { FolderKey } from "#domain/keys.ts";
import { db } from "./database.ts";
import type { FolderFileRow, FolderRow } from "./folderRows.ts";

export function newFolderKey(): FolderKey {
  return FolderKey.parse(toBase64(crypto.getRandomValues(new Uint8Array(32))));
}

export async function findFolder(opening: OpeningId): Promise<FolderRow | null> {
  return (await db.folders.get(opening)) ?? null;
}

/** Openings for which somebody has picked a folder here. */
export async function listFolders(): Promise<FolderRow[]> {
  return (await db.folders.toArray()).filter(({ handle }) => handle !== undefined);
}

/**
 * The first is what the folder began with here. What comes later, given by a lead or with one more
 * invitation, is read under; whether anything is written under it is the panel's word.
 */
export function keepFolderKey(opening: OpeningId, key: FolderKey): Promise<void> {
  return db.transaction("rw", db.folders, async () => {
    const row = await db.folders.get(opening);
    if (row === undefined) await db.folders.put({ opening, key, ...unread });
    else if (!keysIn(row).includes(key))
      await db.folders.update(opening, { others: [...keysIn(row).slice(1), key] });
  });
}

function keysIn({ key, others = [] }: FolderRow): FolderKey[] {
  return [key, ...others];
}

const unread = {
  written: [],
  lastReadAt: null,
  trouble: null,
  unreadable: 0,
  newer: 0,
  ofOthers: 0,
};

/** "Choose": cards of this opening travel through this folder from now on. */
export function chooseFolder(opening: OpeningId, handle: FileSystemDirectoryHandle): Promise<void> {
  return db.transaction("rw", [db.folders, db.folderFiles], async () => {
    const row = await db.folders.get(opening);
    if (row === undefined) throw new Error("This opening has no key for a folder.");
    await db.folders.put({ ...keysOnly(row), handle, ...unread });
    await db.folderFiles.where("opening").equals(opening).delete();
  });
}

/** What was read and written so far stays in the folder, and is not looked at any more. */
export function leaveFolder(opening: OpeningId): Promise<void> {
  return db.transaction("rw", [db.folders, db.folderFiles], async () => {
    const row = await db.folders.get(opening);
    if (row !== undefined) await db.folders.put({ ...keysOnly(row), ...unread });
    await db.folderFiles.where("opening").equals(opening).delete();
  });
}

function keysOnly({ opening, key, others }: FolderRow) {
  return { opening, key, ...(others && { others }) };
}

export async function noteTrouble(
  opening: OpeningId,
  trouble: FolderRow["trouble"],
): Promise<void> {
  await db.folders.update(opening, { trouble });
}

/** Every write waits for the disk: a look that finds nothing new says so once a minute. */
export async function noteRead(
  opening: OpeningId,
  counts: Pick<FolderRow, "unreadable" | "newer" | "ofOthers" | "leftOut">,
): Promise<void> {
  const row = await db.folders.get(opening);
  if (row === undefined) return;
  const { unreadable, newer, ofOthers, leftOut = false } = counts;
  const isSame =
    unreadable === row.unreadable &&
    newer === row.newer &&
    ofOthers === row.ofOthers &&
    leftOut === (row.leftOut ?? false);
  const { lastReadAt } = row;
  if (isSame && lastReadAt !== null && Date.now() - Date.parse(lastReadAt) < 60_000) return;
  const now = { unreadable, newer, ofOthers, leftOut };
  await db.folders.update(opening, { ...now, lastReadAt: new Date().toISOString() });
}

/** Before it is written: after a crash nobody else would know whose it is. */
export function noteWritten(opening: OpeningId, name: string): Promise<void> {
  return db.transaction("rw", db.folders, async () => {
    const row = await db.folders.get(opening);
    if (row === undefined) return;
    await db.folders.put({ ...row, written: [...row.written, name].slice(-mostRemembered) });
  });
}

/** Many times as many files as one device ever has in a folder. */
const mostRemembered = 1_000;

export function readFolderFiles(opening: OpeningId): Promise<FolderFileRow[]> {
  return db.folderFiles.where("opening").equals(opening).toArray();
}

/** What is in the folder now: files that were read stay known, those that are not there are forgotten. */
export function keepFolderFiles(
  opening: OpeningId,
  { read, gone }: { read: readonly FolderFileRow[]; gone: readonly string[] },
): Promise<void> {
  return db.transaction("rw", db.folderFiles, async () => {
    await db.folderFiles.bulkDelete(gone.map((name) => [opening, name]));
    await db.folderFiles.bulkPut([...read]);
  });
}
