import type { ItemId } from "#domain/id.ts";
import { isLevel, type Rating } from "#domain/records/scorecard.ts";

/**
 * A mean over scored items only, with what it rests on. `mean` is in score points (1–5) and
 * `null`, never 0, where nothing was scored: not observed is neither 0 nor 3.
 */
export type CoveredMean = { mean: number | null; scored: number; of: number };

export function meanOf(scores: readonly Rating["score"][]): CoveredMean {
  const levels = scores.filter(isLevel);
  const sum = levels.reduce<number>((total, level) => total + level, 0);
  return {
    mean: levels.length === 0 ? null : sum / levels.length,
    scored: levels.length,
    of: scores.length,
  };
}

export function meanOfCard(
  card: { ratings: Readonly<Record<string, Rating>> },
  items: readonly ItemId[],
): CoveredMean {
  return meanOf(items.map((item) => card.ratings[item]?.score ?? "unrated"));
}
