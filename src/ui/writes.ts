const underWay = new Set<Promise<unknown>>();

/** Remembers a write until it is over, so that whoever must wait for all of them can. */
export function track<T>(write: Promise<T>): Promise<T> {
  underWay.add(write);
  const forget = () => underWay.delete(write);
  write.then(forget, forget);
  return write;
}

/** Resolves when no tracked write is under way; a write that starts meanwhile is waited for too. */
export async function allWritten(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled(underWay);
}
