import * as z from "zod/mini";
import { CandidateId, OpeningId, PanelistId, RoundId, type KitId } from "#domain/id.ts";
import { Draft } from "#domain/records/scorecard.ts";
import { startDraft } from "#domain/scoring/scoring.ts";
import { Instant } from "#domain/text.ts";

/**
 * One go at a written case: a card as any other, kept apart from all of them. It stays on the
 * device; what its panelist shares is a `PracticeResult`.
 */
export const PracticeCard = z.strictObject({
  id: z.string(),
  /** `null` for somebody who has not said their name yet. */
  panelist: z.nullable(PanelistId),
  case: z.string(),
  card: Draft,
  finishedAt: z.nullable(Instant),
});
export type PracticeCard = z.infer<typeof PracticeCard>;

export type PracticePlace = { panelist: PanelistId | null; kit: KitId; case: string };

const nobody = PanelistId.parse("nobody");

export function practiceCardId({ panelist, kit, case: name }: PracticePlace): string {
  return `${panelist ?? ""}.${kit}.${name}`;
}

export function startPractice(place: PracticePlace, now: Instant): PracticeCard {
  const where = {
    panelist: place.panelist ?? nobody,
    opening: OpeningId.parse("practice"),
    candidate: CandidateId.parse(place.case),
    round: RoundId.parse("practice"),
  };
  return {
    id: practiceCardId(place),
    panelist: place.panelist,
    case: place.case,
    card: startDraft(where, place.kit, now),
    finishedAt: null,
  };
}
