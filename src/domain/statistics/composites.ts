import { solve } from "./cholesky.ts";
import { cardsOf, tidy, type ItemScore, type ScoredCard } from "./itemScores.ts";
import { areItemsComparable, doubtOver, itemSystem, mainItems } from "./itemLinks.ts";
import { sum } from "./vector.ts";

/** One scorecard as one number, in score points. */
export type CardComposite = {
  candidate: number;
  rater: number;
  score: number;
  /** Share of the weight of all scored items that this card scored, 0–1. */
  coverage: number;
  /** Under half the weight: keep the card in item views, leave it out of the panel model. */
  isPartial: boolean;
};

export type Composites =
  | { state: "no-data" }
  | {
      state: "ok" | "items-not-comparable";
      /** How much higher than the average item each item is scored; 0 for an item nobody scored. */
      difficulty: number[];
      cells: CardComposite[];
      /**
       * How far the cell that lacks most may be off for it, in units of the variance of one item’s
       * score: 0 where every card scored every item, `null` where items are not comparable.
       */
      doubt: number | null;
    };

/**
 * One composite per scorecard: the weighted mean of its items, each freed of how high that item is
 * scored in general, so that a card that skipped the hard items is not flattered. Equals the plain
 * weighted mean when every item is scored.
 *
 * `weights[item]` ≥ 0, 1 where not given. In `items-not-comparable` the cards share too few items to
 * tell how high each is scored, so that is taken as 0 and no card stands beside another. An item
 * that only cards on their own scored is taken as 0 as well.
 */
export function composites(
  scores: readonly ItemScore[],
  weights: readonly number[] = [],
): Composites {
  const cards = cardsOf(tidy(scores));
  const items = [...new Set(cards.flatMap((card) => card.scores.map(({ item }) => item)))].toSorted(
    (a, b) => a - b,
  );
  if (items.length === 0) return { state: "no-data" };
  const weightOf = (item: number): number => Math.max(0, finiteOr(weights[item], 1));
  const total = sum(items.map(weightOf));
  const coverageOf = ({ scores: own }: ScoredCard) =>
    sum(own.map(({ item }) => weightOf(item))) / total;
  const whole = cards.filter((card) => coverageOf(card) >= 0.5);
  const main = mainItems(cards, whole, items);
  const within = cards.filter(({ scores: own }) => main.includes(own[0]?.item ?? -1));
  const isComparable = areItemsComparable(whole, main);
  const effects = isComparable ? itemEffects(within, main) : null;
  const effectOf = (item: number): number => effects?.get(item) ?? 0;
  const shift = total === 0 ? 0 : sum(items.map((i) => weightOf(i) * effectOf(i))) / total;

  const cells = cards.flatMap(({ candidate, rater, scores: own }) => {
    const weight = sum(own.map(({ item }) => weightOf(item)));
    if (weight === 0) return [];
    const adjusted = sum(own.map(({ item, score }) => weightOf(item) * (score - effectOf(item))));
    const coverage = weight / total;
    return [
      { candidate, rater, score: adjusted / weight + shift, coverage, isPartial: coverage < 0.5 },
    ];
  });
  const length = Math.max(weights.length, (items.at(-1) ?? 0) + 1);
  return {
    state: isComparable ? "ok" : "items-not-comparable",
    difficulty: Array.from({ length }, (_, item) => effectOf(item)),
    cells,
    doubt: isComparable ? doubtOver(whole, within, main, weightOf) : null,
  };
}

function finiteOr(value: number | undefined, otherwise: number): number {
  return value !== undefined && Number.isFinite(value) ? value : otherwise;
}

/**
 * Least squares of score = card + item with Σ item = 0: only contrasts within a card count, so
 * neither severity nor candidate quality leaks in. `null` when the items are not connected through
 * cards.
 */
export function itemEffects(
  cards: readonly ScoredCard[],
  items: readonly number[],
): ReadonlyMap<number, number> | null {
  const { system, contrast, blocks } = itemSystem(cards, items);
  if (blocks.length > 1) return null;
  solve(system, items.length, contrast);
  return new Map(items.map((item, k) => [item, contrast[k] ?? 0]));
}
