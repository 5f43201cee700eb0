import { factorise, solveLower } from "./cholesky.ts";
import type { ScoredCard } from "./itemScores.ts";
import { mean, sum } from "./vector.ts";

/** Two sets of items link where they share so many, or half of the smaller one. */
const enoughSharedItems = 2;

/**
 * The normal equations of score = card + item with Σ item = 0, the cards eliminated by hand: only
 * contrasts within a card enter. The constraint comes as 11ᵀ/I, which makes the singular system
 * definite without moving the item effects. `blocks` are the items that chains of cards link.
 */
export function itemSystem(
  cards: readonly ScoredCard[],
  items: readonly number[],
): { system: Float64Array; contrast: Float64Array; blocks: number[][] } {
  const n = items.length;
  const position = new Map(items.map((item, k) => [item, k]));
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
  const blocks = [...new Set(group)].map((label) => items.filter((_, k) => group[k] === label));
  return { system, contrast, blocks };
}

/**
 * Of the items that chains of cards link, those that most scores of `whole` cards fall on; the
 * lowest first where equal.
 */
export function mainItems(
  cards: readonly ScoredCard[],
  whole: readonly ScoredCard[],
  items: readonly number[],
): number[] {
  const { blocks } = itemSystem(cards, items);
  const scoresOn = (block: readonly number[]) =>
    sum(whole.map(({ scores }) => (block.includes(scores[0]?.item ?? -1) ? scores.length : 0)));
  const [main] = blocks
    .map((block) => ({ block, size: scoresOn(block) }))
    .toSorted((a, b) => b.size - a.size || (a.block[0] ?? 0) - (b.block[0] ?? 0));
  return main?.block ?? [];
}

/**
 * Whether cards with these items can stand beside one another: within the items that chains of
 * cards link, through sets that share two items, or half of the smaller set.
 */
export function areItemsComparable(
  cards: readonly ScoredCard[],
  linked: readonly number[],
): boolean {
  const sets = distinctSets(cards);
  return sets.length < 2 || (sets.flat().every((item) => linked.includes(item)) && doLink(sets));
}

/**
 * How far a card’s composite may be off for the items it lacks: aᵀS⁻¹a, a = the card’s share of
 * each item less that of a whole card, in units of the variance of one item’s score. The largest
 * over `cards`; 0 where each scored every item. `within` are the cards the item effects come from.
 */
export function doubtOver(
  cards: readonly ScoredCard[],
  within: readonly ScoredCard[],
  items: readonly number[],
  weightOf: (item: number) => number,
): number {
  const { system } = itemSystem(within, items);
  factorise(system, items.length);
  const share = (own: readonly number[]) => {
    const total = sum(own.map(weightOf));
    return (item: number) => (own.includes(item) ? weightOf(item) / total : 0);
  };
  const ofWhole = share(items);
  const doubts = distinctSets(cards).map((set) => {
    const ofCard = share(set);
    const apart = Float64Array.from(items, (item) => ofCard(item) - ofWhole(item));
    solveLower(system, items.length, apart);
    return sum(Array.from(apart, (value) => value * value));
  });
  return Math.max(0, ...doubts);
}

function distinctSets(cards: readonly ScoredCard[]): number[][] {
  const sets = cards.map(({ scores }) => scores.map(({ item }) => item).toSorted((a, b) => a - b));
  return [...new Map(sets.map((set) => [set.join(" "), set])).values()];
}

function doLink(sets: readonly (readonly number[])[]): boolean {
  const links = (a: ReadonlySet<number>, b: readonly number[]) =>
    b.filter((item) => a.has(item)).length >=
    Math.min(enoughSharedItems, Math.min(a.size, b.length) / 2);
  // The largest first: it links most others at once.
  let [first, ...left] = sets.toSorted((a, b) => b.length - a.length);
  const queue = [first ?? []];
  for (const set of queue) {
    const own = new Set(set);
    queue.push(...left.filter((other) => links(own, other)));
    left = left.filter((other) => !links(own, other));
  }
  return left.length === 0;
}
