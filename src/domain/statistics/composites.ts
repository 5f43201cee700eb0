import { solve } from "./cholesky.ts";
import { cardsOf, tidy, type ItemScore, type ScoredCard } from "./itemScores.ts";
import { mean, sum } from "./vector.ts";

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
    };

/**
 * One composite per scorecard: the weighted mean of its items, each freed of how high that item is
 * scored in general, so that a card that skipped the hard items is not flattered. Equals the plain
 * weighted mean when every item is scored.
 *
 * `weights[item]` ≥ 0, 1 where not given. In `items-not-comparable` no chain of shared cards links
 * all items, so their difficulties cannot be told from the cards' levels and are taken as 0.
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
  const effects = itemEffects(cards, items);
  const weightOf = (item: number): number => Math.max(0, finiteOr(weights[item], 1));
  const effectOf = (item: number): number => effects?.get(item) ?? 0;
  const total = sum(items.map(weightOf));
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
    state: effects === null ? "items-not-comparable" : "ok",
    difficulty: Array.from({ length }, (_, item) => effectOf(item)),
    cells,
  };
}

function finiteOr(value: number | undefined, otherwise: number): number {
  return value !== undefined && Number.isFinite(value) ? value : otherwise;
}

/**
 * Least squares of score = card + item with Σ item = 0, the cards eliminated by hand: only
 * contrasts within a card count, so neither severity nor candidate quality leaks in. `null` when
 * the items are not connected through cards.
 */
export function itemEffects(
  cards: readonly ScoredCard[],
  items: readonly number[],
): ReadonlyMap<number, number> | null {
  const n = items.length;
  const position = new Map(items.map((item, k) => [item, k]));
  // The constraint enters as 11ᵀ/I, which makes the singular system definite without moving β.
  const system = new Float64Array(n * n).fill(1 / n);
  const contrast = new Float64Array(n);
  const group = items.map((_, k) => k);
  for (const { scores } of cards) {
    const centre = mean(scores.map(({ score }) => score));
    const own = scores.map(({ item }) => position.get(item) ?? 0);
    for (const [k, i] of own.entries()) {
      system[i * n + i] = (system[i * n + i] ?? 0) + 1;
      contrast[i] = (contrast[i] ?? 0) + (scores[k]?.score ?? centre) - centre;
      for (const j of own) system[i * n + j] = (system[i * n + j] ?? 0) - 1 / own.length;
    }
    const into = group[own[0] ?? 0];
    const merged = new Set(own.map((i) => group[i]));
    if (merged.size > 1)
      for (const [k, label] of group.entries()) if (merged.has(label)) group[k] = into ?? label;
  }
  if (new Set(group).size > 1) return null;
  solve(system, n, contrast);
  return new Map(items.map((item, k) => [item, contrast[k] ?? 0]));
}
