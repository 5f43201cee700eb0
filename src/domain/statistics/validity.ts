import { fisherError, fisherInterval, kendallTauB, pearson, spearman } from "./correlation.ts";
import type { Interval } from "./jackknife.ts";

export type Correlation = { r: number; interval: Interval | null };

export type Association = {
  n: number;
  /** Fisher's interval. */
  pearson: Correlation;
  /** Bonett & Wright's interval. */
  spearman: Correlation;
  tauB: number;
};

export type Validity =
  /** Under 20 pairs: show the points, no coefficient. */
  | { state: "too-few"; n: number }
  | { state: "no-variation"; n: number }
  /** 20–49 pairs are `exploratory`. */
  | ({ state: "exploratory" | "ok" } & Association);

/**
 * How panel scores went with a later outcome, pair by pair (`null`: not known). Only people who
 * were hired have outcomes, which pulls every coefficient toward 0; an outcome rated by someone
 * who had seen the score is worth nothing. Both belong beside the number.
 */
export function validity(
  scores: readonly (number | null)[],
  outcomes: readonly (number | null)[],
): Validity {
  const n = pairsIn(scores, outcomes).length;
  if (n < 20) return { state: "too-few", n };
  const association = associationOf(scores, outcomes);
  if (association === null) return { state: "no-variation", n };
  return { state: n < 50 ? "exploratory" : "ok", ...association };
}

/** The coefficients at any n; `null` where either side is constant. For checks. */
export function associationOf(
  scores: readonly (number | null)[],
  outcomes: readonly (number | null)[],
): Association | null {
  const pairs = pairsIn(scores, outcomes);
  const [x, y] = [pairs.map(([score]) => score), pairs.map(([, outcome]) => outcome)];
  const n = pairs.length;
  const [linear, ranked, tauB] = [pearson(x, y), spearman(x, y), kendallTauB(x, y)];
  if (linear === null || ranked === null || tauB === null) return null;
  return {
    n,
    pearson: { r: linear, interval: fisherInterval(linear, fisherError(n)) },
    spearman: { r: ranked, interval: fisherInterval(ranked, fisherError(n, ranked)) },
    tauB,
  };
}

function pairsIn(
  scores: readonly (number | null)[],
  outcomes: readonly (number | null)[],
): (readonly [number, number])[] {
  return scores.flatMap((score, k) => {
    const outcome = outcomes[k];
    if (score === null || outcome === null || outcome === undefined) return [];
    return Number.isFinite(score) && Number.isFinite(outcome) ? [[score, outcome] as const] : [];
  });
}
