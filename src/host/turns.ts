/** One thing after the other for each name; different names do not wait for each other. */
export type Turns = Map<string, { last: Promise<unknown>; pending: number }>;

/** Does it once all that was begun before under this name is done, well or badly. */
export async function inTurn<T>(own: Turns, name: string, act: () => Promise<T>): Promise<T> {
  const last = (own.get(name)?.last ?? Promise.resolve()).then(act, act);
  own.set(name, { last, pending: pendingOf(own, name) + 1 });
  try {
    return await last;
  } finally {
    const queue = own.get(name);
    if (queue !== undefined) queue.pending -= 1;
    if (queue?.pending === 0) own.delete(name);
  }
}

/** How many wait under a name, the one that is being done included. */
export function pendingOf(own: Turns, name: string): number {
  return own.get(name)?.pending ?? 0;
}
