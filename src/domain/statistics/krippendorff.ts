import { jackknife, type Interval } from "./jackknife.ts";
import { sum } from "./vector.ts";
import { groupBy } from "#domain/groupBy.ts";

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
  /** Below five candidates the number is for checks, never for display. */
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

/** One pairable unit: how often each value (by its place in `values`) was given. */
type Unit = { candidate: number; scores: number; counts: [value: number, count: number][] };

/**
 * Krippendorff's coincidences, all that α depends on: totals n_v, and for v < w the disagreeing
 * pairs Σ_u 2·n_uv·n_uw/(m_u − 1). Leaving a candidate out subtracts theirs, without a second pass.
 */
type Coincidences = { totals: Float64Array; pairs: Float64Array };

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
  const { values, pairable } = pairableUnits(units, candidateOf);
  if (pairable.length === 0) return { state: "no-pairable-values" };
  const all = coincidencesOf(pairable, values.length);
  const size = { units: pairable.length, values: sum([...all.totals]) };
  const alpha = alphaOf(all, values, metric);
  if (alpha === null) return { state: "no-variation", ...size };
  const byCandidate = [...groupBy(pairable, ({ candidate }) => candidate).values()];
  const result = { alpha, ...size, candidates: byCandidate.length };
  if (byCandidate.length < 5) return { state: "too-few-units", ...result };
  const leftOut = byCandidate.map((own) => alphaOf(without(all, own), values, metric));
  return { state: "ok", ...result, interval: intervalOf(alpha, leftOut) };
}

function pairableUnits(
  units: readonly (readonly (number | null)[])[],
  candidateOf: readonly number[] | undefined,
): { values: number[]; pairable: Unit[] } {
  const scored = units
    .map((unit, u) => ({
      candidate: candidateOf?.[u] ?? u,
      scores: unit.filter((score): score is number => score !== null && Number.isFinite(score)),
    }))
    .filter(({ scores }) => scores.length >= 2);
  const values = [...new Set(scored.flatMap(({ scores }) => scores))].toSorted((a, b) => a - b);
  const position = new Map(values.map((value, k) => [value, k]));
  const pairable = scored.map(({ candidate, scores }): Unit => {
    const counts = new Map<number, number>();
    for (const score of scores) {
      const k = position.get(score) ?? 0;
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    return { candidate, scores: scores.length, counts: [...counts].toSorted(([a], [b]) => a - b) };
  });
  return { values, pairable };
}

function coincidencesOf(units: readonly Unit[], values: number): Coincidences {
  const none = { totals: new Float64Array(values), pairs: new Float64Array(values * values) };
  add(none, units, 1);
  return none;
}

function without(all: Coincidences, units: readonly Unit[]): Coincidences {
  const rest = { totals: all.totals.slice(), pairs: all.pairs.slice() };
  add(rest, units, -1);
  return rest;
}

function add({ totals, pairs }: Coincidences, units: readonly Unit[], times: 1 | -1): void {
  for (const { counts, scores } of units)
    for (const [k, [v, count]] of counts.entries()) {
      totals[v] = (totals[v] ?? 0) + times * count;
      for (const [w, other] of counts.slice(k + 1)) {
        const place = v * totals.length + w;
        pairs[place] = (pairs[place] ?? 0) + (times * 2 * count * other) / (scores - 1);
      }
    }
}

/** 1 − D_o/D_e, or `null` where only one value occurs. */
function alphaOf(
  { totals, pairs }: Coincidences,
  values: readonly number[],
  metric: Metric,
): number | null {
  const n = totals.reduce((a, b) => a + b, 0);
  let [observed, expected] = [0, 0];
  for (let v = 0; v < values.length; v++) {
    let between = totals[v] ?? 0;
    for (let w = v + 1; w < values.length; w++) {
      const [own, other] = [totals[v] ?? 0, totals[w] ?? 0];
      between += other;
      // The ordinal distance: the scores between two levels, their own counted half.
      const steps = between - (own + other) / 2;
      const distance = squaredDistance(values[v] ?? 0, values[w] ?? 0, steps, metric);
      observed += (pairs[v * values.length + w] ?? 0) * distance;
      expected += 2 * own * other * distance;
    }
  }
  return expected > 0 ? 1 - ((n - 1) * observed) / expected : null;
}

function squaredDistance(v: number, w: number, steps: number, metric: Metric): number {
  switch (metric) {
    case "nominal":
      return 1;
    case "interval":
      return (v - w) ** 2;
    case "ratio":
      return v + w === 0 ? 0 : ((v - w) / (v + w)) ** 2;
    case "ordinal":
      return steps ** 2;
  }
}

/** Beyond this atanh runs away, and a candidate more or less decides everything. */
const bound = 0.999;
/** An interval this narrow tells of candidates that disagree alike, not of certainty. */
const collapsed = 0.02;

/**
 * None where α, or α without one candidate, meets the bound, and none that has collapsed: both say
 * how the jackknife fares near 1, and nothing about the panel.
 */
function intervalOf(alpha: number, leftOut: readonly (number | null)[]): AlphaInterval {
  const isBound = [alpha, ...leftOut].some((one) => one === null || Math.abs(one) >= bound);
  const onZ = isBound
    ? null
    : jackknife(
        Math.atanh(alpha),
        leftOut.map((one) => Math.atanh(one ?? 0)),
      );
  if (onZ === null) return { state: "not-available" };
  const [lo, hi] = [Math.tanh(onZ.lo), Math.tanh(onZ.hi)];
  if (hi - lo < collapsed) return { state: "not-available" };
  return { state: "ok", isRough: leftOut.length < 8, seZ: onZ.se, lo, hi };
}
