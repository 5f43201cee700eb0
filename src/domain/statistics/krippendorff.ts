import { jackknife, type Interval } from "./jackknife.ts";

export type Metric = "nominal" | "ordinal" | "interval" | "ratio";

export type AlphaInterval =
  | ({
      state: "ok";
      /** 5–7 candidates: call it rough. */ isRough: boolean;
      seZ: number;
    } & Interval)
  | { state: "not-available" };

export type Alpha =
  | { state: "no-pairable-values" }
  /** Everyone gave one and the same score: agreement has nothing to be measured against. */
  | { state: "no-variation"; units: number; values: number }
  /** The number is here for exports; below five candidates it is not for display. */
  | { state: "too-few-units"; alpha: number; units: number; values: number; candidates: number }
  | {
      state: "ok";
      /** 1 = agreement, 0 = as by chance; negative = below chance. Not clamped. */
      alpha: number;
      units: number;
      values: number;
      candidates: number;
      interval: AlphaInterval;
    };

type Options = {
  /** `ordinal` unless said otherwise. */
  metric?: Metric;
  /**
   * The candidate of each unit, where several items are pooled: the interval leaves out
   * candidates, since the items of one candidate hang together. Each unit its own by default.
   */
  candidateOf?: readonly number[];
};

/** How often each observed value was given in each pairable unit; `total` over all units. */
type Counts = { values: number[]; units: { candidate: number; counts: number[] }[] };

/**
 * Krippendorff's α: agreement beyond chance for any number of raters and any missing scores
 * (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011). `units[u]` holds the scores
 * of one unit (candidate, or candidate × item), `null` for none. The 95 % interval is the
 * delete-one-candidate jackknife of Fisher's z: deterministic, and closer to its nominal coverage
 * in small panels than the bootstrap of units.
 */
export function krippendorffAlpha(
  units: readonly (readonly (number | null)[])[],
  { metric = "ordinal", candidateOf }: Options = {},
): Alpha {
  const counts = countsOf(units, candidateOf);
  if (counts.units.length === 0) return { state: "no-pairable-values" };
  const totals = totalsOf(counts);
  const size = { units: counts.units.length, values: totals.reduce((a, b) => a + b, 0) };
  const alpha = alphaOf(counts, totals, metric);
  if (alpha === null) return { state: "no-variation", ...size };
  const candidates = [...new Set(counts.units.map(({ candidate }) => candidate))];
  const result = { alpha, ...size, candidates: candidates.length };
  if (candidates.length < 5) return { state: "too-few-units", ...result };
  return { state: "ok", ...result, interval: intervalOf(counts, alpha, candidates, metric) };
}

function countsOf(
  units: readonly (readonly (number | null)[])[],
  candidateOf: readonly number[] | undefined,
): Counts {
  const pairable = units
    .map((unit, u) => ({
      candidate: candidateOf?.[u] ?? u,
      scores: unit.filter((score): score is number => score !== null && Number.isFinite(score)),
    }))
    .filter(({ scores }) => scores.length >= 2);
  const values = [...new Set(pairable.flatMap(({ scores }) => scores))].toSorted((a, b) => a - b);
  const position = new Map(values.map((value, k) => [value, k]));
  return {
    values,
    units: pairable.map(({ candidate, scores }) => {
      const counts = values.map(() => 0);
      for (const score of scores) {
        const k = position.get(score) ?? 0;
        counts[k] = (counts[k] ?? 0) + 1;
      }
      return { candidate, counts };
    }),
  };
}

function totalsOf({ values, units }: Counts): number[] {
  const totals = values.map(() => 0);
  for (const { counts } of units)
    for (const [k, count] of counts.entries()) totals[k] = (totals[k] ?? 0) + count;
  return totals;
}

/** 1 − D_o/D_e, or `null` where only one value occurs. */
function alphaOf(
  { values, units }: Counts,
  totals: readonly number[],
  metric: Metric,
): number | null {
  const n = totals.reduce((a, b) => a + b, 0);
  const distance = distances(values, totals, metric);
  const disagreement = (counts: readonly number[]): number => {
    let total = 0;
    for (let v = 0; v < counts.length; v++)
      for (let w = v + 1; w < counts.length; w++)
        total += 2 * (counts[v] ?? 0) * (counts[w] ?? 0) * (distance[v]?.[w] ?? 0);
    return total;
  };
  const expected = disagreement(totals) / (n * (n - 1));
  if (!(expected > 0)) return null;
  let observed = 0;
  for (const { counts } of units)
    observed += disagreement(counts) / (counts.reduce((a, b) => a + b, 0) - 1);
  return 1 - observed / n / expected;
}

/** δ² for each pair v < w. The ordinal one counts the scores between two levels, half at the ends. */
function distances(
  values: readonly number[],
  totals: readonly number[],
  metric: Metric,
): number[][] {
  return values.map((v, i) => {
    let between = totals[i] ?? 0;
    return values.map((w, j) => {
      if (j <= i) return 0;
      between += totals[j] ?? 0;
      switch (metric) {
        case "nominal":
          return 1;
        case "interval":
          return (v - w) ** 2;
        case "ratio":
          return v + w === 0 ? 0 : ((v - w) / (v + w)) ** 2;
        case "ordinal":
          return (between - ((totals[i] ?? 0) + (totals[j] ?? 0)) / 2) ** 2;
      }
    });
  });
}

function intervalOf(
  counts: Counts,
  alpha: number,
  candidates: readonly number[],
  metric: Metric,
): AlphaInterval {
  const leftOut = candidates.map((candidate) => {
    const rest = { ...counts, units: counts.units.filter((unit) => unit.candidate !== candidate) };
    const value = alphaOf(rest, totalsOf(rest), metric);
    return value === null ? null : fisherZ(value);
  });
  const onZ = alpha === 1 ? null : jackknife(fisherZ(alpha), leftOut);
  if (onZ === null) return { state: "not-available" };
  const isRough = candidates.length < 8;
  return { state: "ok", isRough, seZ: onZ.se, lo: Math.tanh(onZ.lo), hi: Math.tanh(onZ.hi) };
}

/** Held inside ±.999, where atanh is still finite. */
function fisherZ(alpha: number): number {
  return Math.atanh(Math.max(-0.999, Math.min(alpha, 0.999)));
}
