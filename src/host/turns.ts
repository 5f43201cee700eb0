/** One thing after the other for each name; different names do not wait for each other. */
export type Turns = { last: Map<string, Promise<unknown>>; pending: number };

export function turns(): Turns {
  return { last: new Map(), pending: 0 };
}

/** Does it once all that was begun before under this name is done, well or badly. */
export async function inTurn<T>(own: Turns, name: string, act: () => Promise<T>): Promise<T> {
  const mine = (own.last.get(name) ?? Promise.resolve()).then(act, act);
  own.last.set(name, mine);
  own.pending += 1;
  try {
    return await mine;
  } finally {
    own.pending -= 1;
    if (own.last.get(name) === mine) own.last.delete(name);
  }
}
