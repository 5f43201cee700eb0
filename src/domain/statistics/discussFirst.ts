import { meanPairwiseDifference } from "./agreementWithin.ts";
import { tidy, type ItemScore } from "./itemScores.ts";
import { mean, rangeOf } from "./vector.ts";
import { groupBy } from "#domain/groupBy.ts";
import { median } from "#domain/median.ts";

/** `gap`: 2 points or more; `split`: low camp and high camp; `lone`: one apart from the rest. */
export type Reason = "gap" | "split" | "lone";

export type DiscussionPoint = {
  candidate: number;
  item: number;
  /** How many scored it. */
  scores: number;
  /** Highest minus lowest raw score. */
  range: number;
  /** Mean pairwise difference in points once each panelist's severity is taken out. */
  adjustedDisagreement: number;
  priority: number;
  /** From raw scores, so that everyone can see why. */
  reasons: Reason[];
};

export type DiscussionOptions = {
  /** By item; 1 where not given. */
  weights?: readonly number[];
  /** By rater, from the model's contrasts; 0 where not given. */
  severity?: readonly number[];
  /** By candidate: P(above the decision line). Where not given, every candidate counts fully. */
  aboveLine?: readonly (number | null)[];
};

/**
 * What to talk about first: every candidate × item with two scores or more, by disagreement ×
 * weight × how open the decision still is. Severity comes out first, so that one harsh panelist
 * makes one conversation about severity and not forty about cells. Ties: wider raw range, then
 * candidate, then item.
 */
export function discussFirst(
  scores: readonly ItemScore[],
  { weights = [], severity = [], aboveLine = [] }: DiscussionOptions = {},
): DiscussionPoint[] {
  const tidied = tidy(scores);
  const items = new Set(tidied.map(({ item }) => item));
  const weightOf = (item: number): number => Math.max(0, weights[item] ?? 1);
  const meanWeight = mean(
    weights.length > 0 ? weights.map((_, item) => weightOf(item)) : [...items].map(weightOf),
  );
  const cells = [...groupBy(tidied, ({ candidate }) => candidate).values()].flatMap((own) => [
    ...groupBy(own, ({ item }) => item).values(),
  ]);
  return cells
    .flatMap((cell): DiscussionPoint[] => {
      const [first] = cell;
      if (first === undefined || cell.length < 2) return [];
      const raw = cell.map(({ score }) => score);
      const disagreement = meanPairwiseDifference(
        cell.map(({ score, rater }) => score - (severity[rater] ?? 0)),
      );
      const relativeWeight = meanWeight === 0 ? 0 : weightOf(first.item) / meanWeight;
      const openness = 0.5 + 0.5 * opennessOf(aboveLine[first.candidate]);
      return [
        {
          candidate: first.candidate,
          item: first.item,
          scores: cell.length,
          range: rangeOf(raw),
          adjustedDisagreement: disagreement,
          priority: relativeWeight * disagreement * openness,
          reasons: reasonsOf(raw),
        },
      ];
    })
    .toSorted(
      (a, b) =>
        Math.round(b.priority * 1e9) - Math.round(a.priority * 1e9) ||
        b.range - a.range ||
        a.candidate - b.candidate ||
        a.item - b.item,
    );
}

/** 4p(1 − p): 1 on the decision line, 0 far from it. */
function opennessOf(p: number | null | undefined): number {
  if (p === null || p === undefined || !Number.isFinite(p)) return 1;
  const share = Math.max(0, Math.min(1, p));
  return 4 * share * (1 - share);
}

function reasonsOf(scores: readonly number[]): Reason[] {
  const reasons: Reason[] = [];
  if (rangeOf(scores) >= 2) reasons.push("gap");
  const low = scores.filter((score) => score <= 2).length;
  const high = scores.filter((score) => score >= 4).length;
  const camp = scores.length <= 3 ? 1 : 2;
  if (low >= camp && high >= camp) reasons.push("split");
  if (scores.some((score, k) => isApart(score, scores.toSpliced(k, 1)))) reasons.push("lone");
  return reasons;
}

function isApart(score: number, rest: readonly number[]): boolean {
  return rangeOf(rest) <= 1 && Math.abs(score - median(rest)) >= 2;
}
