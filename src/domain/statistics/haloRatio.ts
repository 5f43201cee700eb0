import type { ScoredCard } from "./itemScores.ts";
import { jackknife, type Interval } from "./jackknife.ts";
import { mean, standardDeviation, sum } from "./vector.ts";

/** A ratio to colleagues on the same candidates; 1 = alike. `p` is two-sided, against 1. */
export type Ratio = { shared: number; ratio: number; interval: Interval | null; p: number | null };

/**
 * How far a rater tells the items of one candidate apart, against colleagues on the same
 * candidates: the ratio of summed within-card standard deviations, item difficulty removed, .1
 * point added to each so that a straight line does not make it 0. Below 1: less differentiation,
 * which may be halo or an evenly good candidate. Jackknifed over candidates. `null` without any
 * shared candidate on whom both scored three items.
 */
export function haloRatio(
  own: readonly ScoredCard[],
  onCandidate: ReadonlyMap<number, readonly ScoredCard[]>,
  difficulty: ReadonlyMap<number, number>,
): Ratio | null {
  const rows = own.flatMap((card) => {
    const mine = differentiation(card, difficulty);
    const others = (onCandidate.get(card.candidate) ?? [])
      .filter(({ rater }) => rater !== card.rater)
      .map((other) => differentiation(other, difficulty))
      .filter((value) => value !== null);
    return mine === null || others.length === 0
      ? []
      : [{ own: mine + 0.1, others: mean(others) + 0.1 }];
  });
  if (rows.length === 0) return null;
  const [mine, theirs] = [sum(rows.map((row) => row.own)), sum(rows.map((row) => row.others))];
  const log = Math.log(mine / theirs);
  const leftOut = rows.map((row) =>
    rows.length < 2 ? null : Math.log((mine - row.own) / (theirs - row.others)),
  );
  const limits = jackknife(log, leftOut);
  return {
    shared: rows.length,
    ratio: Math.exp(log),
    interval: limits && { lo: Math.exp(limits.lo), hi: Math.exp(limits.hi) },
    p: limits?.p ?? null,
  };
}

function differentiation(
  { scores }: ScoredCard,
  difficulty: ReadonlyMap<number, number>,
): number | null {
  if (scores.length < 3) return null;
  return standardDeviation(scores.map(({ item, score }) => score - (difficulty.get(item) ?? 0)));
}
