/**
 * The root of an increasing function inside [low, high]: Newton's step where it stays between
 * the brackets, bisection where it does not, so it always ends.
 */
export function rootOf(
  valueAndSlope: (x: number) => readonly [value: number, slope: number],
  { low, high, start, tolerance = 1e-14 }: Bracket,
): number {
  let [below, above, x] = [low, high, Math.min(high, Math.max(low, start))];
  for (let round = 0; round < 200; round++) {
    const [value, slope] = valueAndSlope(x);
    if (value === 0) return x;
    if (value < 0) below = x;
    else above = x;
    const newton = x - value / slope;
    const next = newton > below && newton < above ? newton : (below + above) / 2;
    if (Math.abs(next - x) <= tolerance * Math.max(1, Math.abs(x))) return next;
    x = next;
  }
  return x;
}

export type Bracket = { low: number; high: number; start: number; tolerance?: number };
