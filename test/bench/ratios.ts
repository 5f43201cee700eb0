import { expect } from "@playwright/test";

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Holds something of ours against a yardstick measured beside it in the same run: the ratio of
 * medians, which a slow or busy machine moves little. Prints both and holds the bound.
 */
export function holdRatio(
  what: string,
  {
    ours,
    yardstick,
    bound,
  }: { ours: readonly number[]; yardstick: readonly number[]; bound: number },
): void {
  const ratio = median(ours) / median(yardstick);
  const shown = (values: readonly number[]) =>
    `${median(values).toFixed(1)} ms of ${values.length}`;
  console.log(
    `${what}: ${ratio.toFixed(2)}× (bound ${bound}×; ${shown(ours)} beside ${shown(yardstick)})`,
  );
  expect.soft(ratio, what).toBeLessThanOrEqual(bound);
}

/** The value that such a share of all stays below; `share` 0.95: all but the worst twentieth. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** By which power of the size time grows: the slope of the least squares through their logarithms. */
export function growth(measured: readonly { size: number; ms: number }[]): number {
  const points = measured.map(({ size, ms }) => [Math.log(size), Math.log(ms)] as const);
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}
