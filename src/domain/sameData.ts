/** Whether two values are alike through and through, as JSON has them: `undefined` counts as a value. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [mine, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    mine.length === other.size &&
    mine.every(([key, value]) => other.has(key) && isSameData(value, other.get(key)))
  );
}

/** Reads again and again, and hands out the former answer where the new one is alike. */
export function steady<T>(read: () => Promise<T>): () => Promise<T> {
  let before: { answer: T } | undefined;
  return async () => {
    const answer = await read();
    if (before === undefined || !isSameData(before.answer, answer)) before = { answer };
    return before.answer;
  };
}
