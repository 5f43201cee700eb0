import type { CandidateId, PanelistId } from "#domain/id.ts";
import { meanOf, type CoveredMean } from "#domain/scoring/mean.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { type Rating, scoresOn } from "#domain/records/scorecard.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";

/** One candidate's row of the matrix: per panelist the mean of the items they scored, with coverage. */
export function panelistMeans(
  panel: Panel,
  candidate: CandidateId,
): ReadonlyMap<PanelistId, CoveredMean> {
  const scores = new Map<PanelistId, Rating["score"][]>();
  for (const { author, body } of cardsOnOwnKit(panel, candidate).cards)
    scores.set(author, [...(scores.get(author) ?? []), ...scoresOn(body.ratings)]);
  return new Map([...scores].map(([author, own]) => [author, meanOf(own)]));
}
