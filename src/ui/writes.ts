import { useSyncExternalStore } from "react";

/** What is being stored and what could not be: for whoever shows it, and whoever must wait for it. */
export type Writes = {
  underWay: number;
  /** How many are over, well or not, since the page was loaded. */
  over: number;
  lastFailed: boolean;
  /** Fields that hold words which could not be stored. */
  failed: number;
};

const underWay = new Set<Promise<unknown>>();
const failed = new Map<object, () => Promise<unknown>>();
const listeners = new Set<() => void>();
let writes: Writes = { underWay: 0, over: 0, lastFailed: false, failed: 0 };

function tell(change: Partial<Writes> = {}): void {
  writes = { ...writes, ...change, underWay: underWay.size, failed: failed.size };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useWrites(): Writes {
  return useSyncExternalStore(subscribe, () => writes);
}

/** Counts a write until it is over, so that whoever must wait for all of them can. */
export function track<T>(write: Promise<T>): Promise<T> {
  underWay.add(write);
  tell();
  const over = (lastFailed: boolean) => {
    underWay.delete(write);
    tell({ over: writes.over + 1, lastFailed });
  };
  write.then(
    () => over(false),
    () => over(true),
  );
  return write;
}

/** Remembers that what `field` holds could not be stored, and how to try again. */
export function markFailed(field: object, retry: () => Promise<unknown>): void {
  failed.set(field, retry);
  tell();
}

export function markStored(field: object): void {
  if (failed.delete(field)) tell();
}

/**
 * Waits until no tracked write is under way (one that starts meanwhile is waited for too), after
 * trying those that failed once more. Whether everything is stored now.
 */
export async function allWritten(): Promise<boolean> {
  for (const retry of failed.values()) void track(retry());
  while (underWay.size > 0) await Promise.allSettled(underWay);
  return failed.size === 0;
}
