import type { OpeningId } from "#domain/id.ts";
import { onCopiesChanged } from "#storage/changes.ts";
import type { FolderRow } from "#storage/database.ts";
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
  const lookSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(look, soonMs);
  };
  const look = () => {
    if (document.visibilityState === "visible") void lookNow();
  };
  const observer = observerOf(lookSoon);
  const timer = setInterval(look, everyMs);
  const stopHearing = onCopiesChanged(lookSoon);
  document.addEventListener("visibilitychange", look);
  globalThis.addEventListener("focus", look);
  void lookNow().then(() => observer?.start());
  return () => {
    clearTimeout(soon);
    clearInterval(timer);
    stopHearing();
    observer?.stop();
    document.removeEventListener("visibilitychange", look);
    globalThis.removeEventListener("focus", look);
  };
}

let underWay: Promise<void> | null = null;
let isAskedAgain = false;

/** Looks into all folders now; whoever asks meanwhile gets one more look afterwards. */
export function lookNow(): Promise<void> {
  if (underWay !== null) {
    isAskedAgain = true;
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
    for (const folder of await listFolders()) await lookAt(folder);
  } while (isAskedAgain);
}

async function lookAt({ opening, handle }: FolderRow): Promise<void> {
  if (handle === undefined) return;
  const access = await accessTo(handle);
  if (access !== "granted")
    return note(opening, { state: access === "denied" ? "denied" : "paused" });
  note(opening, { state: "looking" });
  try {
    await alone(() => syncOffPage(opening, handle));
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

/** Where the system tells of changes there is nothing to wait for. */
function observerOf(hear: () => void) {
  const { FileSystemObserver } = globalThis as Observes;
  if (FileSystemObserver === undefined) return null;
  const observer = new FileSystemObserver(hear);
  return {
    start: async () => {
      for (const { handle } of await listFolders()) {
        // A folder that cannot be observed is looked into by the clock.
        if (handle !== undefined) void observer.observe(handle).catch(() => undefined);
      }
    },
    stop: () => observer.disconnect(),
  };
}
