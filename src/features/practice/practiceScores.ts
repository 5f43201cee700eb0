import type { ItemId } from "#domain/id.ts";
import type { Scores } from "#domain/practice/comparison.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";

/** The scores of one go at a case, as the comparison takes them. */
export function scoresOf({ card }: PracticeCard): Scores {
  return Object.fromEntries(
    Object.entries(card.ratings).map(([item, { score }]) => [item as ItemId, score]),
  );
}
