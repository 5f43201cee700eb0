import { useState, useSyncExternalStore } from "react";

/** Words somebody typed, and where. */
export type Words = { field: string; text: string };

/** What is being stored and what could not be: for whoever shows it, and whoever must wait for it. */
export type Writes = {
  underWay: number;
  /** How many are over, well or not, since the page was loaded. */
  over: number;
  lastFailed: boolean;
  /** Why something is not stored; `null` while all is. */
  why: unknown;
  /** Fields that hold words which could not be stored. */
  failed: number;
  /** Nothing can be stored for now, whatever is tried. */
  isStoreGone: boolean;
};

type Failure = {
  why: unknown;
  /** How to try again. */
  retry: () => Promise<unknown>;
  /** What is not stored, so that it can be taken elsewhere. */
  words: () => Words;
};

const underWay = new Set<Promise<unknown>>();
const failed = new Map<object, Failure>();
const listeners = new Set<() => void>();
/** Why the last write failed, if it did. */
let lastWhy: unknown = null;
let writes: Writes = {
  underWay: 0,
  over: 0,
  lastFailed: false,
  why: null,
  failed: 0,
  isStoreGone: false,
};

function tell(change: Partial<Writes> = {}): void {
  const why = [...failed.values()].at(-1)?.why ?? lastWhy;
  writes = { ...writes, ...change, why, underWay: underWay.size, failed: failed.size };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useWrites(): Writes {
  return useSyncExternalStore(subscribe, () => writes);
}

export type SaveState = "untouched" | "saving" | "saved" | "not saved";

/** How it stands with what is written on a page since it was opened. */
export function useSaveState(): SaveState {
  const now = useWrites();
  const [before] = useState(now.over);
  return stateOf(now, before);
}

/** "Saved" is for when nothing is under way and no field holds words that could not be stored. */
function stateOf(now: Writes, before: number): SaveState {
  if (now.isStoreGone) return "not saved";
  if (now.underWay > 0) return "saving";
  if (now.failed > 0) return "not saved";
  // How a write ended that was over before the page was opened says nothing about it.
  if (now.over === before) return "untouched";
  return now.lastFailed ? "not saved" : "saved";
}

/** Counts a write until it is over, so that whoever must wait for all of them can. */
export function track<T>(write: Promise<T>): Promise<T> {
  underWay.add(write);
  tell();
  const over = (lastFailed: boolean, why: unknown) => {
    underWay.delete(write);
    lastWhy = why;
    tell({ over: writes.over + 1, lastFailed });
  };
  write.then(
    () => over(false, null),
    (error: unknown) => over(true, error),
  );
  return write;
}

/** Remembers that what `field` holds could not be stored. */
export function markFailed(field: object, failure: Failure): void {
  failed.set(field, failure);
  tell();
}

export function markStored(field: object): void {
  if (failed.delete(field)) tell();
}

/** Words that are not stored, of fields on the page and of those left behind. */
export function failedWords(): Words[] {
  return [...failed.values()].map(({ words }) => words());
}

/** Tells all pages whether anything can be stored at all. */
export function noteStore(isStoreGone: boolean): void {
  if (isStoreGone !== writes.isStoreGone) tell({ isStoreGone });
}

/**
 * Waits until no tracked write is under way (one that starts meanwhile is waited for too), after
 * trying those that failed once more. Whether everything is stored now.
 */
export async function allWritten(): Promise<boolean> {
  for (const { retry } of failed.values()) void track(retry()).catch(() => {});
  while (underWay.size > 0) await Promise.allSettled(underWay);
  return failed.size === 0;
}
