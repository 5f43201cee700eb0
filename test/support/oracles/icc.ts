import type { Interval } from "#domain/statistics/jackknife.ts";
import { mean, sum } from "#domain/statistics/vector.ts";
import { fQuantile } from "./fDistribution.ts";
import { finite } from "./finite.ts";

/** `null` where the formula has no value (0/0); an estimate may be negative, and is not clamped. */
export type Coefficient = { estimate: number | null; interval: Interval | null };

/** Mean squares: candidates, raters, residual, and within candidates (raters and residual pooled). */
export type MeanSquares = { rows: number; columns: number; error: number; within: number };

export type IccFamily =
  | { state: "no-data" }
  | { state: "needs-two-raters" }
  | { state: "needs-two-candidates" }
  /** Someone did not score someone: take the crossed model's reliability instead. */
  | { state: "incomplete-design" }
  | { state: "no-variation" }
  | {
      /** Under five candidates the numbers are for exports only. */
      state: "ok" | "too-few-candidates";
      candidates: number;
      raters: number;
      meanSquares: MeanSquares;
      /** ICC(A,1) = ICC(2,1): how far one panelist's score can be relied on. */
      single: Coefficient;
      /** ICC(A,k) = ICC(2,k): the same of the panel's mean. */
      average: Coefficient;
      /** ICC(C,1) = ICC(3,1): ordering only, severity ignored. */
      singleConsistency: Coefficient;
      /** ICC(C,k) = ICC(3,k), which is Cronbach's α over raters. */
      averageConsistency: Coefficient;
    };

/**
 * Intraclass correlations of a complete `matrix[candidate][rater]` of composites, with F-based
 * limits at `confidence` (Shrout & Fleiss 1979; McGraw & Wong 1996). Candidates and raters with no
 * score at all are not part of the design; any other gap is `incomplete-design`.
 */
export function iccFamily(
  matrix: readonly (readonly (number | null)[])[],
  confidence = 0.95,
): IccFamily {
  const scored = matrix.filter((row) => row.some(isScore));
  const width = scored.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, r) => r).filter((r) =>
    scored.some((row) => isScore(row[r])),
  );
  const rows = scored.map((row) => columns.map((r) => row[r]).filter(isScore));
  const [n, k] = [rows.length, columns.length];
  if (n === 0) return { state: "no-data" };
  if (k < 2) return { state: "needs-two-raters" };
  if (n < 2) return { state: "needs-two-candidates" };
  if (rows.some((row) => row.length < k)) return { state: "incomplete-design" };
  const all = rows.flat();
  if (all.every((value) => value === all[0])) return { state: "no-variation" };

  const meanSquares = meanSquaresOf(rows, k);
  return {
    state: n < 5 ? "too-few-candidates" : "ok",
    candidates: n,
    raters: k,
    meanSquares,
    ...agreement(meanSquares, { n, k, confidence }),
    ...consistency(meanSquares, { n, k, confidence }),
  };
}

function isScore(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

function meanSquaresOf(rows: readonly (readonly number[])[], k: number): MeanSquares {
  const n = rows.length;
  const grand = mean(rows.flat());
  const rowMeans = rows.map(mean);
  const columnMeans = Array.from({ length: k }, (_, r) => mean(rows.map((row) => row[r] ?? 0)));
  const between = sum(rowMeans.map((value) => k * (value - grand) ** 2));
  const raters = sum(columnMeans.map((value) => n * (value - grand) ** 2));
  const residuals = rows.flatMap((row, c) =>
    row.map((value, r) => value - (rowMeans[c] ?? 0) - (columnMeans[r] ?? 0) + grand),
  );
  const squares = sum(residuals.map((value) => value ** 2));
  // An additive matrix leaves only rounding behind, and every F ratio would be built on it.
  const residual = squares < 1e-12 * (between + raters) ? 0 : squares;
  return {
    rows: between / (n - 1),
    columns: raters / (k - 1),
    error: residual / ((n - 1) * (k - 1)),
    within: (raters + residual) / (n * (k - 1)),
  };
}

type Design = { n: number; k: number; confidence: number };

function agreement(
  { rows, columns, error }: MeanSquares,
  { n, k, confidence }: Design,
): { single: Coefficient; average: Coefficient } {
  const single = ratio(rows - error, rows + (k - 1) * error + (k / n) * (columns - error));
  const average = ratio(rows - error, rows + (columns - error) / n);
  const onOne = agreementLimits({ rows, columns, error }, single, { n, k, confidence });
  const onMean = onOne && { lo: spearmanBrown(onOne.lo, k), hi: spearmanBrown(onOne.hi, k) };
  return {
    single: { estimate: single, interval: onOne },
    average: { estimate: average, interval: intervalOr(onMean?.lo, onMean?.hi) },
  };
}

/** Satterthwaite's approximation: the second degrees of freedom are not a whole number. */
function agreementLimits(
  { rows, columns, error }: Omit<MeanSquares, "within">,
  icc: number | null,
  { n, k, confidence }: Design,
): Interval | null {
  if (icc === null || error === 0) return null;
  const a = (k * icc * columns) / error;
  const b = n * (1 + (k - 1) * icc) - k * icc;
  const df = ((k - 1) * (n - 1) * (a + b) ** 2) / ((n - 1) * a ** 2 + b ** 2);
  if (!(df > 1e-6) || !Number.isFinite(df)) return null;
  const upperTail = (1 + confidence) / 2;
  const [below, above] = [fQuantile(upperTail, n - 1, df), fQuantile(upperTail, df, n - 1)];
  const spread = k * columns + (k * n - k - n) * error;
  return intervalOr(
    (n * (rows - below * error)) / (below * spread + n * rows),
    (n * (above * rows - error)) / (spread + n * above * rows),
  );
}

function consistency(
  { rows, error }: MeanSquares,
  { n, k, confidence }: Design,
): { singleConsistency: Coefficient; averageConsistency: Coefficient } {
  const [df, dfError, upperTail] = [n - 1, (n - 1) * (k - 1), (1 + confidence) / 2];
  const f = ratio(rows, error);
  const lo = f === null ? null : f / fQuantile(upperTail, df, dfError);
  const hi = f === null ? null : f * fQuantile(upperTail, dfError, df);
  const single = (x: number | null): number | undefined =>
    x === null ? undefined : (x - 1) / (x + k - 1);
  const average = (x: number | null): number | undefined =>
    x === null || x === 0 ? undefined : 1 - 1 / x;
  return {
    singleConsistency: {
      estimate: ratio(rows - error, rows + (k - 1) * error),
      interval: intervalOr(single(lo), single(hi)),
    },
    averageConsistency: {
      estimate: ratio(rows - error, rows),
      interval: intervalOr(average(lo), average(hi)),
    },
  };
}

/** The reliability of a mean of k from that of one; no value where k of them would have none. */
function spearmanBrown(icc: number, k: number): number {
  const divisor = 1 + (k - 1) * icc;
  return divisor > 0 ? (k * icc) / divisor : Number.NaN;
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator > 0 ? finite(numerator / denominator) : null;
}

function intervalOr(lo: number | undefined, hi: number | undefined): Interval | null {
  if (lo === undefined || hi === undefined) return null;
  return Number.isFinite(lo) && Number.isFinite(hi) ? { lo, hi } : null;
}
