import { normalQuantile } from "./distributions.ts";
import type { Interval } from "./jackknife.ts";
import { mean, sum, sumOfSquares } from "./vector.ts";

/** Pearson's r of paired values, or `null` where either side does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  const [centreX, centreY] = [mean(x), mean(y)];
  const [spreadX, spreadY] = [sumOfSquares(x), sumOfSquares(y)];
  // Values that differ by rounding alone do not vary, and would correlate at random.
  const isFlat = (spread: number, centre: number): boolean =>
    spread <= 1e-24 * x.length * (1 + centre ** 2);
  if (x.length < 2 || isFlat(spreadX, centreX) || isFlat(spreadY, centreY)) return null;
  const together = sum(x.map((value, k) => (value - centreX) * ((y[k] ?? 0) - centreY)));
  return Math.max(-1, Math.min(1, together / Math.sqrt(spreadX * spreadY)));
}

/** Pearson's r of the ranks, ties sharing their mean rank. */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  return pearson(meanRanks(x), meanRanks(y));
}

function meanRanks(values: readonly number[]): number[] {
  const order = [...values.keys()].toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = values.map(() => 0);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const value = values[order[from] ?? 0];
    while (to < order.length && values[order[to] ?? 0] === value) to++;
    for (const k of order.slice(from, to)) ranks[k] = (from + 1 + to) / 2;
  }
  return ranks;
}

/** Kendall's τ_b, pair by pair, or `null` where either side is constant. Values within 1e-9 tie. */
export function kendallTauB(x: readonly number[], y: readonly number[]): number | null {
  let [balance, pairsX, pairsY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [compare(x[i], x[j]), compare(y[i], y[j])];
      balance += a * b;
      pairsX += a * a;
      pairsY += b * b;
    }
  return pairsX === 0 || pairsY === 0 ? null : balance / Math.sqrt(pairsX * pairsY);
}

function compare(a = 0, b = 0): -1 | 0 | 1 {
  return Math.abs(a - b) <= 1e-9 ? 0 : a > b ? 1 : -1;
}

/** tanh(atanh r ± z·se): 95 %. `null` at r = ±1 or without degrees of freedom. */
export function fisherInterval(r: number, se: number): Interval | null {
  if (Math.abs(r) >= 1 - 1e-12 || !Number.isFinite(se)) return null;
  const reach = normalQuantile(0.975) * se;
  return { lo: Math.tanh(Math.atanh(r) - reach), hi: Math.tanh(Math.atanh(r) + reach) };
}

/** Standard error of atanh r: Fisher's for Pearson, Bonett & Wright's (2000) for Spearman. */
export function fisherError(n: number, spearmanR: number | null = null): number {
  if (n < 4) return Number.POSITIVE_INFINITY;
  return Math.sqrt((spearmanR === null ? 1 : 1 + spearmanR ** 2 / 2) / (n - 3));
}
