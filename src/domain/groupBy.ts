/**
 * As `Map.groupBy`, which the oldest supported Node and Safari lack. Groups stand in order of first
 * appearance, and none is empty.
 */
export function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, [V, ...V[]]> {
  const groups = new Map<K, [V, ...V[]]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
