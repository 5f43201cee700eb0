import { db } from "./database.ts";

/** How this tab stands to the database. All but `open` need a word to the person. */
export type Connection =
  | "open"
  | "updated elsewhere"
  | "blocked"
  | "made by a newer Needle"
  | "lost";

/** The schema this build writes. Dexie multiplies by ten inside IndexedDB. */
const schema = db.verno;

let state: Connection = "open";
const listeners = new Set<() => void>();

export function connection(): Connection {
  return state;
}

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isOver(): boolean {
  return state === "updated elsewhere" || state === "made by a newer Needle";
}

function become(next: Connection): void {
  // A tab that made way for a newer Needle is over: whatever else happens to it is no news.
  if (isOver()) return;
  state = next;
  for (const listener of listeners) listener();
}

/**
 * Watches the one database. Dexie by itself closes on `versionchange` and then silently opens
 * again and writes old shapes; here the tab stays closed and says so.
 */
export function watchConnection(): void {
  db.on("versionchange", () => {
    become("updated elsewhere");
    db.close({ disableAutoOpen: true });
  });
  db.on("blocked", () => become("blocked"));
  db.on("close", () => void reopen());
  db.on(
    "ready",
    () => {
      if (db.backendDB().version > schema * 10) {
        db.close({ disableAutoOpen: true });
        become("made by a newer Needle");
      } else if (state === "blocked") become("open");
    },
    true,
  );
  // It opens while the first page is being put together; whoever reads first hears of a failure.
  db.open().catch(() => {});
}

/** The browser closed the database (storage cleared, iOS losing its server): once more, then a word. */
async function reopen(): Promise<void> {
  if (isOver()) return;
  try {
    await db.open();
  } catch {
    become("lost");
  }
}
