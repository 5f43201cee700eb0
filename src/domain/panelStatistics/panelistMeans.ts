import type { CandidateId, PanelistId } from "#domain/id.ts";
import { meanOf, type CoveredMean } from "#domain/scoring/mean.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLevel, type Rating } from "#domain/records/scorecard.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
import { weightedMean } from "#domain/statistics/vector.ts";

type Scored = { score: Rating["score"]; weight: number };

/**
 * One candidate's row of the matrix: per panelist the mean of the items they scored, weighed as the
 * kit says (as the composite is), with coverage.
 */
export function panelistMeans(
  panel: Panel,
  candidate: CandidateId,
): ReadonlyMap<PanelistId, CoveredMean> {
  const weights = new Map<string, number>(panel.kit?.items.map(({ id, weight }) => [id, weight]));
  const scores = new Map<PanelistId, Scored[]>();
  for (const { author, body } of cardsOnOwnKit(panel, candidate).cards)
    scores.set(author, [
      ...(scores.get(author) ?? []),
      ...Object.entries<Rating>(body.ratings).map(([item, { score }]) => ({
        score,
        weight: weights.get(item) ?? 1,
      })),
    ]);
  return new Map([...scores].map(([author, own]) => [author, coveredMeanOf(own)]));
}

function coveredMeanOf(own: readonly Scored[]): CoveredMean {
  const plain = meanOf(own.map(({ score }) => score));
  const levels = own.flatMap(({ score, weight }) => (isLevel(score) ? [{ score, weight }] : []));
  return plain.mean === null ? plain : { ...plain, mean: weightedMean(levels) };
}
