import type { ScoredCard } from "./itemScores.ts";
import { jackknife } from "./jackknife.ts";
import type { Ratio } from "./haloRatio.ts";

/** `df`: degrees of freedom of the variances compared, over all colleagues. */
export type SpreadRatio = Ratio & { df: number };

/** Running sums of one colleague's and the rater's scores of one item on shared candidates. */
type Sums = { n: number; own: number; ownSquares: number; other: number; otherSquares: number };
type SharedScore = { sums: Sums; own: number; other: number };

/**
 * How widely a rater's scores spread, against each colleague on the same candidates and items:
 * exp of the mean half log ratio of item-centred variances, weighted by their degrees of freedom.
 * 1/12, the variance of rounding to whole points, keeps a constant scorer finite. Jackknifed over
 * candidates. `null` where no colleague shares enough.
 */
export function spreadRatio(
  own: readonly ScoredCard[],
  onCandidate: ReadonlyMap<number, readonly ScoredCard[]>,
): SpreadRatio | null {
  const colleagues = new Map<number, Map<number, Sums>>();
  const perCandidate = own.flatMap((card) => {
    const shared = sharedScores(card, onCandidate.get(card.candidate) ?? [], colleagues);
    return shared.length === 0 ? [] : [shared];
  });
  for (const score of perCandidate.flat()) count(score, 1);
  const full = logRatio(colleagues);
  if (full === null) return null;
  const leftOut = perCandidate.map((shared) => {
    for (const score of shared) count(score, -1);
    const value = logRatio(colleagues)?.log ?? null;
    for (const score of shared) count(score, 1);
    return value;
  });
  const limits = jackknife(full.log, leftOut);
  return {
    shared: perCandidate.length,
    df: full.df,
    ratio: Math.exp(full.log),
    interval: limits && { lo: Math.exp(limits.lo), hi: Math.exp(limits.hi) },
    p: limits?.p ?? null,
  };
}

function sharedScores(
  card: ScoredCard,
  seen: readonly ScoredCard[],
  colleagues: Map<number, Map<number, Sums>>,
): SharedScore[] {
  const mine = new Map(card.scores.map(({ item, score }) => [item, score]));
  return seen.flatMap((other) => {
    if (other.rater === card.rater) return [];
    const items = colleagues.get(other.rater) ?? new Map<number, Sums>();
    colleagues.set(other.rater, items);
    return other.scores.flatMap(({ item, score }) => {
      const given = mine.get(item);
      if (given === undefined) return [];
      const sums = items.get(item) ?? { n: 0, own: 0, ownSquares: 0, other: 0, otherSquares: 0 };
      items.set(item, sums);
      return [{ sums, own: given, other: score }];
    });
  });
}

function count({ sums, own, other }: SharedScore, times: 1 | -1): void {
  sums.n += times;
  sums.own += times * own;
  sums.ownSquares += times * own * own;
  sums.other += times * other;
  sums.otherSquares += times * other * other;
}

function logRatio(
  colleagues: ReadonlyMap<number, ReadonlyMap<number, Sums>>,
): { log: number; df: number } | null {
  let [weighted, total] = [0, 0];
  for (const items of colleagues.values()) {
    let [df, own, other] = [0, 0, 0];
    for (const sums of items.values()) {
      if (sums.n === 0) continue;
      df += sums.n - 1;
      own += sums.ownSquares - sums.own ** 2 / sums.n;
      other += sums.otherSquares - sums.other ** 2 / sums.n;
    }
    if (df <= 0) continue;
    const variance = (squares: number): number => Math.max(0, squares) / df + 1 / 12;
    weighted += (df / 2) * Math.log(variance(own) / variance(other));
    total += df;
  }
  return total === 0 ? null : { log: weighted / total, df: total };
}
