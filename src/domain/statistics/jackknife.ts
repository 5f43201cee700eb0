import { tCdf, tQuantile } from "./distributions.ts";
import { standardDeviation } from "./vector.ts";

export type Interval = { lo: number; hi: number };

/** `p`: two-sided, against a true value of 0. `n`: the number of units left out in turn. */
export type Jackknife = Interval & { se: number; p: number; n: number };

/**
 * Delete-one jackknife: a 95 % interval around the full estimate from the spread of the
 * pseudo-values n·f − (n−1)·f₍₋ⱼ₎, on t with n − 1 degrees of freedom (Tukey). `null` with fewer
 * than two units or where leaving one out leaves nothing to compute.
 */
export function jackknife(full: number, leftOut: readonly (number | null)[]): Jackknife | null {
  const n = leftOut.length;
  const without = leftOut.filter((value) => value !== null && Number.isFinite(value));
  if (n < 2 || without.length < n || !Number.isFinite(full)) return null;
  const pseudo = without.map((value) => n * full - (n - 1) * (value ?? 0));
  const se = standardDeviation(pseudo) / Math.sqrt(n);
  const reach = tQuantile(0.975, n - 1) * se;
  const p = se === 0 ? (full === 0 ? 1 : 0) : 2 * tCdf(-Math.abs(full / se), n - 1);
  return { lo: full - reach, hi: full + reach, se, p, n };
}
