import { db } from "./database.ts";
import { newId } from "./newId.ts";
import { tornMark } from "./tornMark.ts";

/** How this tab stands to the database. All but `open` need a word to the person. */
export type DatabaseState =
  | "open"
  /** The first try failed; the second is under way. */
  | "trying again"
  /** The browser has no storage for this page, or does not let it in. */
  | "refused"
  | "updated elsewhere"
  | "blocked"
  | "made by a newer Needle"
  /** The browser closed the database and does not open it again. */
  | "lost"
  /** The database these pages were read from is gone, or another one stands in its place. */
  | "cleared";

export type Connection = {
  standing: DatabaseState;
  /** Whether pages were shown from it: then they hold what somebody typed, and stay. */
  hadPages: boolean;
  /** What the browser said, for whoever looks into it. */
  why: unknown;
};

/** The schema this build writes. Dexie multiplies by ten inside IndexedDB. */
const schema = db.verno;
const pauseMs = 250;
const newLogMs = 1_000;
/** Chromium, whose way of storing needs care after a write that broke off; see there. */
const keepsLog = "userAgentData" in navigator;
const log = (deed: "beginNewLog" | "makeSureOfRoom") =>
  import("./log.ts").then((all) => all[deed](isBroken));

let state: Connection = { standing: "open", hadPages: false, why: null };
/** The name of the database this tab works on, from its first opening on. */
let known: string | null = null;
/** An opening found none and would have made one: what these pages were read from is gone. */
let isMadeAnew = false;
let isOpen = false;
/** It was closed in the middle of something: nothing is written before its log is begun anew. */
let isBroken = false;
let isLeaving = false;
const listeners = new Set<() => void>();

export function connection(): Connection {
  return state;
}

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isOver(): boolean {
  return (
    isLeaving ||
    state.standing === "updated elsewhere" ||
    state.standing === "made by a newer Needle" ||
    state.standing === "cleared"
  );
}

function become(standing: DatabaseState, why: unknown = null): void {
  // A tab that made way for a newer Needle is over: whatever else happens to it is no news.
  if (isOver()) return;
  state = { standing, hadPages: known !== null, why };
  for (const listener of listeners) listener();
}

/** For good: Dexie by itself opens again with the next read. */
function stayClosed(standing: DatabaseState): void {
  become(standing);
  db.close({ disableAutoOpen: true });
}

/**
 * Watches the one database. Dexie by itself closes on `versionchange` and then silently opens
 * again and writes old shapes; here the tab stays closed and says so.
 */
export function watchConnection(): void {
  db.on("versionchange", ({ newVersion }) =>
    // Without a version it is being deleted: from another tab, or by the browser.
    stayClosed(newVersion === null ? "cleared" : "updated elsewhere"),
  );
  db.on("blocked", () => become("blocked"));
  db.on("populate", () => {
    if (known === null) return;
    isMadeAnew = true;
    throw new Error("Gone.");
  });
  db.on("close", () => {
    // An opening that fails closes as well; it is told by whoever opened.
    if (!isOpen) return;
    isOpen = false;
    // After Dexie is done with closing: until then it takes itself for open.
    queueMicrotask(() => {
      if (isOver()) return;
      isBroken = keepsLog;
      // Dexie would open with the next read, whether or not that is safe.
      if (isBroken) db.close();
      void open("lost");
    });
  });
  db.on("ready", meet, true);
  // It opens while the first page is being put together.
  void open("refused");
}

/** Before anybody reads: is it one this build understands, and the one these pages are about? */
async function meet(): Promise<void> {
  if (db.backendDB().version > schema * 10) return stayClosed("made by a newer Needle");
  const name = await nameOfDatabase();
  if (known !== null && name !== null && known !== name) return stayClosed("cleared");
  known = name ?? known ?? "";
  if (isBroken) await log("beginNewLog");
  // A power cut leaves one broken off as well. What is shown first comes first.
  else if (keepsLog) setTimeout(() => log("beginNewLog").catch(() => {}), newLogMs);
  isOpen = true;
  // Told anew where it stayed "open" all the while, too: what failed meanwhile is written now.
  if (isBroken || state.standing !== "open") become("open");
  isBroken = false;
}

/** Each database is named once, so that one made anew in its place is told from it. */
async function nameOfDatabase(): Promise<string | null> {
  const row = await db.device.get("born");
  if (row?.key === "born") return row.value;
  try {
    return await db.transaction("rw", db.device, async () => {
      const meanwhile = await db.device.get("born");
      if (meanwhile?.key === "born") return meanwhile.value;
      const value = newId();
      await db.device.put({ key: "born", value });
      return value;
    });
  } catch {
    return null; // A full disk can still be read, and goes without.
  }
}

/** Opens, and tries once more where that fails: phones lose their storage for a moment. */
async function open(otherwise: "refused" | "lost"): Promise<void> {
  try {
    await openSafely();
  } catch {
    if (isOver()) return;
    // Pages drawn meanwhile have asked in vain: they ask anew once it is open.
    if (otherwise === "refused") become("trying again");
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs);
    });
    await tryToOpen(otherwise);
  }
}

async function openSafely(): Promise<void> {
  isBroken ||= Boolean(globalThis.localStorage?.getItem(tornMark));
  if (isBroken) await log("makeSureOfRoom");
  await db.open();
}

async function tryToOpen(otherwise: "refused" | "lost"): Promise<boolean> {
  isMadeAnew = false;
  try {
    await openSafely();
    return true;
  } catch (error) {
    // The list of databases would not tell: on a full disk it is empty.
    if (known !== null && isMadeAnew) stayClosed("cleared");
    else become(otherwise, error);
    return false;
  }
}

/** Because somebody asks for it: opens once more, or tries whether something can be written. */
export async function reconnect(): Promise<boolean> {
  if (state.standing === "lost" || state.standing === "refused") return tryToOpen(state.standing);
  if (state.standing !== "open" || known === null) return false;
  await db.device.put({ key: "born", value: known === "" ? newId() : known });
  return true;
}

/** What happens to the database from now on is this tab's own doing. */
export function leaveConnection(): void {
  isLeaving = true;
}
