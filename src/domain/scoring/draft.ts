import type { CandidateId, ItemId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import { hasEvidence } from "#domain/records/evidence.ts";
import type { Draft, Rating } from "#domain/records/scorecard.ts";

/** Where a card belongs: whose it is, about whom, in which round. */
export type CardPlace = {
  panelist: PanelistId;
  opening: OpeningId;
  candidate: CandidateId;
  round: RoundId;
};

export function draftId({ panelist, candidate, round }: Omit<CardPlace, "opening">): string {
  return `${draftsOf(panelist)}${candidate}.${round}`;
}

/** How the ids of one panelist's drafts begin. */
export function draftsOf(panelist: PanelistId): string {
  return `${panelist}.`;
}

export const blankRating: Rating = { score: "unrated", evidence: "", signals: [], notedAt: null };

export function ratingOf(card: Pick<Draft, "ratings">, item: ItemId): Rating {
  return card.ratings[item] ?? blankRating;
}

export type CardProgress = { scored: number; withEvidence: number; of: number };

/** How far a card is, over the items its round looks at. Not observed counts as answered. */
export function progressOf(
  card: Pick<Draft, "ratings">,
  expected: readonly ItemId[],
): CardProgress {
  const ratings = expected.map((item) => ratingOf(card, item));
  return {
    scored: ratings.filter(({ score }) => score !== "unrated").length,
    withEvidence: ratings.filter(hasEvidence).length,
    of: expected.length,
  };
}
