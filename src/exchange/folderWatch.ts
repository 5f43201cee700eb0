import type { OpeningId } from "#domain/id.ts";
import { onCopiesChanged } from "#storage/changes.ts";
import type { FolderRow } from "#storage/folderRows.ts";
import { listFolders } from "#storage/folders.ts";
import { accessTo } from "./folderAccess.ts";
import { syncOffPage } from "./incoming.ts";

/** What goes on with an opening's folder just now. */
export type FolderActivity =
  | { state: "looking" }
  | { state: "quiet" }
  /** The browser wants a click first. */
  | { state: "paused" }
  | { state: "denied" }
  /** Nothing that can be told from the folder: the database is full, the reader did not start. */
  | { state: "failed"; why: string };

const everyMs = 30_000;
const soonMs = 2_000;
/** How often a folder is looked into that the system tells of. */
const nowAndThenMs = 5 * 60_000;

let activities: ReadonlyMap<OpeningId, FolderActivity> = new Map();
const listeners = new Set<() => void>();

export function folderActivities(): ReadonlyMap<OpeningId, FolderActivity> {
  return activities;
}

export function subscribeToFolders(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function note(opening: OpeningId, activity: FolderActivity): void {
  activities = new Map(activities).set(opening, activity);
  for (const listener of listeners) listener();
}

/** Looks into all folders whenever there may be something new, until the returned function is called. */
export function watchFolders(): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (document.visibilityState === "visible") void lookInto("where nobody tells");
  };
  const lookSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      if (document.visibilityState === "visible") void lookNow();
      else quietSince.clear();
    }, soonMs);
  };
  const stopHearing = onCopiesChanged(lookSoon);
  observer = observerOf(lookSoon);
  const timer = setInterval(look, everyMs);
  document.addEventListener("visibilitychange", look);
  globalThis.addEventListener("focus", look);
  void lookNow();
  return () => {
    clearTimeout(soon);
    clearInterval(timer);
    stopHearing();
    observer?.stop();
    observer = null;
    document.removeEventListener("visibilitychange", look);
    globalThis.removeEventListener("focus", look);
  };
}

/** When a folder was last looked into that the system tells of. */
const quietSince = new Map<OpeningId, number>();
let observer: ReturnType<typeof observerOf> = null;

/** Looks into all folders now. */
export function lookNow(): Promise<void> {
  quietSince.clear();
  return lookInto("all");
}

let underWay: Promise<void> | null = null;
let isAskedAgain = false;

/** Whoever asks meanwhile gets one more look afterwards. */
function lookInto(which: "all" | "where nobody tells"): Promise<void> {
  if (underWay !== null) {
    isAskedAgain ||= which === "all";
    return underWay;
  }
  underWay = lookUntilAsked().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function lookUntilAsked(): Promise<void> {
  do {
    isAskedAgain = false;
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    for (const folder of await listFolders()) if (isToLookAt(folder)) await lookAt(folder);
  } while (isAskedAgain);
}

function isToLookAt({ opening }: FolderRow): boolean {
  return Date.now() - (quietSince.get(opening) ?? -Infinity) >= nowAndThenMs;
}

async function lookAt({ opening, handle }: FolderRow): Promise<void> {
  if (handle === undefined) return;
  const access = await accessTo(handle);
  if (access !== "granted")
    return note(opening, { state: access === "denied" ? "denied" : "paused" });
  note(opening, { state: "looking" });
  try {
    const isTold = await observer?.observe(handle);
    const began = Date.now();
    await alone(() => syncOffPage(opening, handle));
    if (isTold === true && !isAskedAgain) quietSince.set(opening, began);
    note(opening, { state: "quiet" });
  } catch (error) {
    note(opening, { state: "failed", why: error instanceof Error ? error.message : String(error) });
  }
}

/** Two tabs would write everything twice. */
function alone(sync: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };
  return locks === undefined ? sync() : locks.request("needle-folder", sync);
}

type Observer = {
  observe: (handle: FileSystemDirectoryHandle) => Promise<void>;
  disconnect: () => void;
};
type Observes = { FileSystemObserver?: new (hear: () => void) => Observer };

/** Where the system tells of changes there is nothing to look for in between. */
function observerOf(hear: () => void) {
  const { FileSystemObserver } = globalThis as Observes;
  if (FileSystemObserver === undefined) return null;
  const told: FileSystemDirectoryHandle[] = [];
  const one = new FileSystemObserver(hear);
  return {
    /** Whether the system will tell of changes in it; one that cannot be observed is looked into by the clock. */
    observe: async (handle: FileSystemDirectoryHandle): Promise<boolean> => {
      const isSame = await Promise.all(told.map((other) => other.isSameEntry(handle)));
      if (isSame.includes(true)) return true;
      try {
        await one.observe(handle);
        told.push(handle);
        return true;
      } catch {
        return false;
      }
    },
    stop: () => one.disconnect(),
  };
}
