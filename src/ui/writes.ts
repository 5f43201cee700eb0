const underWay = new Set<Promise<unknown>>();
const failed = new Map<object, () => Promise<unknown>>();

/** Remembers a write until it is over, so that whoever must wait for all of them can. */
export function track<T>(write: Promise<T>): Promise<T> {
  underWay.add(write);
  const forget = () => underWay.delete(write);
  write.then(forget, forget);
  return write;
}

/** Remembers that what `field` holds could not be stored, and how to try again. */
export function markFailed(field: object, retry: () => Promise<unknown>): void {
  failed.set(field, retry);
}

export function markStored(field: object): void {
  failed.delete(field);
}

/** Whether some field still holds words that could not be stored. */
export function hasFailed(): boolean {
  return failed.size > 0;
}

/**
 * Waits until no tracked write is under way (one that starts meanwhile is waited for too), after
 * trying those that failed once more. Whether everything is stored now.
 */
export async function allWritten(): Promise<boolean> {
  for (const retry of failed.values()) void track(retry());
  while (underWay.size > 0) await Promise.allSettled(underWay);
  return !hasFailed();
}
