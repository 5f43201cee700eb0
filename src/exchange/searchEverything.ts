import { isSignedOpening } from "#domain/id.ts";
import { isObject } from "#domain/isObject.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { tracesHeld, type Traces } from "#domain/rights/traces.ts";
import { db } from "#storage/database.ts";
import { findBackups, findLastBackupAt } from "#storage/backups.ts";
import { findFolderLocks } from "#storage/folderKeys.ts";
import { findFolder } from "#storage/folders.ts";
import { listSaid } from "#storage/outbox.ts";
import { findRoom } from "#storage/rooms.ts";
import { lookThroughTables, type RowFound } from "#storage/traces.ts";
import { accessTo } from "./folderAccess.ts";
import { lookInto } from "./folderLook.ts";
import { lookNow } from "./folderWatch.ts";
import { overHandle } from "./transport.ts";

/** What was looked through after somebody was erased, and what of them is where. */
export type LookedThrough = {
  searched: { tables: number; rows: number; kept: number; caches: number; files: number };
  /** Rows that are still on them. */
  left: RowFound[];
  /** Rows that are on something else, and hold their name or a line written about them. */
  elsewhere: RowFound[];
  /** Forms begun in this tab that name them, by whose they are. */
  forms: string[];
  /** Other things kept by this browser for Needle that hold something, by name. */
  otherwise: string[];
  /** Of the openings' shared folders: files that still tell of them; `null` without a folder. */
  folder: { files: number; ours: number; others: number; unread: number } | null | "closed";
  /** Entries in their rooms that still tell of them; `null` without a room. */
  room: number | null;
  /** Signed lists of what a device has written, that still name their random id. */
  lists: number;
  /** Copies of records of these openings that left in files from here. */
  handedOut: number;
  lastBackupAt: string | null;
  /** The folder of backups that make themselves, and how many files this device keeps in it. */
  ownBackups: { folder: string; files: number } | null;
};

/** Rows that are there for taking something away elsewhere; they hold random ids alone. */
const waitingTables = new Set(["folderFiles", "roomEntries"]);
/**
 * Likewise a signed list of what a device has written, with short hashes: nobody else can write another in
 * its place, and its device does once it hears.
 */
function isList({ row }: RowFound): boolean {
  return isObject(row) && row["kind"] === "head";
}
const formPrefix = "needle-set-up-";

/** Everything this device keeps, and what it keeps elsewhere for these openings. */
export async function searchEverything(panel: Panel, traces: Traces): Promise<LookedThrough> {
  const folder = await lookThroughFolders(panel, traces);
  for (const id of panel.ids) {
    // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
    if (isSignedOpening(id)) await listSaid(id);
  }
  const tables = await lookThroughTables(traces);
  const kept = lookThroughKept(traces);
  const caches = await lookThroughCaches(traces);
  const files = await lookThroughFiles(traces);
  const entries = await db.roomEntries.where("opening").anyOf(panel.ids).toArray();
  const rooms = await Promise.all(panel.ids.map(findRoom));
  const handed = await db.handedOut.where("opening").anyOf(panel.ids).count();
  const lastBackupAt = await findLastBackupAt();
  const own = await findBackups();
  const lists = tables.found.filter(isList);
  const found = tables.found.filter((one) => !waitingTables.has(one.table) && !isList(one));
  return {
    searched: {
      tables: tables.tables,
      rows: tables.rows,
      kept: kept.count,
      caches: caches.count,
      files: files.count,
    },
    left: found.filter(({ holds }) => holds.id),
    elsewhere: found.filter(({ holds }) => !holds.id),
    forms: kept.found
      .filter((key) => key.startsWith(formPrefix))
      .map((key) => key.slice(formPrefix.length)),
    otherwise: [
      ...kept.found.filter((key) => !key.startsWith(formPrefix)),
      ...caches.found,
      ...files.found,
    ],
    folder,
    room: rooms.every((room) => room === null)
      ? null
      : entries.filter(({ candidates }) => candidates.some((id) => traces.ids.includes(id))).length,
    // Shown and as a copy: one list.
    lists: new Set(lists.map(({ row }) => (isObject(row) ? row["id"] : null))).size,
    handedOut: handed,
    lastBackupAt,
    ownBackups: own && { folder: own.handle.name, files: own.written.length },
  };
}

type Found = { count: number; found: string[] };

function holdsAny(value: unknown, traces: Traces): boolean {
  const { id, name, words } = tracesHeld(value, traces);
  return id || name || words;
}

/** The browser's two small stores: preferences, and forms begun in this tab. */
function lookThroughKept(traces: Traces): Found {
  const entries = [localStorage, sessionStorage].flatMap((store) =>
    Object.keys(store).map((key) => [key, store.getItem(key)] as const),
  );
  const found = entries.filter((entry) => holdsAny(entry, traces)).map(([key]) => key);
  return { count: entries.length, found };
}

/** The app's own files are the same for everybody; nothing else is ever put there. */
async function lookThroughCaches(traces: Traces): Promise<Found> {
  if (!("caches" in globalThis)) return { count: 0, found: [] };
  const found: string[] = [];
  let count = 0;
  for (const name of await caches.keys()) {
    // oxlint-disable-next-line no-await-in-loop -- one cache in memory at a time
    const cache = await caches.open(name);
    // oxlint-disable-next-line no-await-in-loop -- as above
    for (const request of await cache.keys()) {
      count += 1;
      const isOfApp = name.includes("precache");
      // oxlint-disable-next-line no-await-in-loop -- as above
      const text = isOfApp ? "" : await (await cache.match(request))?.text();
      if (holdsAny([decodeURI(request.url), text], traces)) found.push(request.url);
    }
  }
  return { count, found };
}

/** The browser's file system for this site, in which Needle keeps nothing. */
async function lookThroughFiles(traces: Traces): Promise<Found> {
  const storage = (navigator as { storage?: StorageManager }).storage;
  if (storage?.getDirectory === undefined) return { count: 0, found: [] };
  try {
    return await lookInDirectory(await storage.getDirectory(), traces);
  } catch {
    // A private window may refuse: then there is none.
    return { count: 0, found: [] };
  }
}

async function lookInDirectory(
  directory: FileSystemDirectoryHandle,
  traces: Traces,
): Promise<Found> {
  const all: Found = { count: 0, found: [] };
  for await (const [name, entry] of directory.entries()) {
    if (entry.kind === "directory") {
      const inside = await lookInDirectory(entry, traces);
      all.count += inside.count;
      all.found.push(...inside.found);
      continue;
    }
    all.count += 1;
    const text = await (await entry.getFile()).text();
    if (holdsAny([name, text], traces)) all.found.push(name);
  }
  return all;
}

/** First what is due is written there: what tells of somebody erased is replaced. */
async function lookThroughFolders(panel: Panel, traces: Traces): Promise<LookedThrough["folder"]> {
  const rows = await Promise.all(panel.ids.map(findFolder));
  const folders = rows.flatMap((row) => (row?.handle === undefined ? [] : [row]));
  if (folders.length === 0) return null;
  await lookNow();
  const sum = { files: 0, ours: 0, others: 0, unread: 0 };
  for (const { opening, handle, written } of folders) {
    if (handle === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- one folder at a time
    if ((await accessTo(handle)) !== "granted") return "closed";
    const transport = overHandle(handle);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const [locks, listed] = await Promise.all([findFolderLocks(opening), transport.list()]);
    if (locks === null) return "closed";
    for (const entry of listed) {
      // oxlint-disable-next-line no-await-in-loop -- one file in memory at a time
      const looked = await lookInto(entry, locks, transport);
      if (looked.found === "nothing") {
        if (looked.what !== "foreign") sum.unread += 1;
        continue;
      }
      sum.files += 1;
      const tells = looked.batch.valid.filter((one) => !("deleted" in one));
      if (!holdsAny(tells, { ...traces, words: [] })) continue;
      if (written.includes(entry.name)) sum.ours += 1;
      else sum.others += 1;
    }
  }
  return sum;
}
