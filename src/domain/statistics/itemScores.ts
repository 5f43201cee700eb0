import { mean } from "./vector.ts";

/** One panelist's score of one item of one candidate. Indices are the caller's own, from 0. */
export type ItemScore = { candidate: number; rater: number; item: number; score: number };

/** The scores of one panelist on one candidate. */
export type ScoredCard = {
  candidate: number;
  rater: number;
  scores: { item: number; score: number }[];
};

export function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/**
 * Usable scores in a fixed order, so that no result depends on the order they came in: those with
 * a finite score and whole indices; an item scored twice on one card (two rounds) counts as its mean.
 */
export function tidy(scores: readonly ItemScore[]): ItemScore[] {
  const sorted = scores
    .filter(
      ({ candidate, rater, item, score }) =>
        isIndex(candidate) && isIndex(rater) && isIndex(item) && Number.isFinite(score),
    )
    .toSorted((a, b) => a.candidate - b.candidate || a.rater - b.rater || a.item - b.item);
  const tidied: ItemScore[] = [];
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    const first = sorted[start];
    if (first === undefined) break;
    while (end < sorted.length && isSamePlace(sorted[end], first)) end++;
    const repeats = sorted.slice(start, end).map(({ score }) => score);
    tidied.push(repeats.length === 1 ? first : { ...first, score: mean(repeats) });
  }
  return tidied;
}

function isSamePlace(a: ItemScore | undefined, b: ItemScore): boolean {
  return a?.candidate === b.candidate && a.rater === b.rater && a.item === b.item;
}

/** The cards of tidied scores, by candidate and then rater. */
export function cardsOf(scores: readonly ItemScore[]): ScoredCard[] {
  const cards: ScoredCard[] = [];
  for (const { candidate, rater, item, score } of scores) {
    const last = cards.at(-1);
    if (last?.candidate === candidate && last.rater === rater) last.scores.push({ item, score });
    else cards.push({ candidate, rater, scores: [{ item, score }] });
  }
  return cards;
}
