import { CandidateId, OpeningId, PanelistId, RoundId, type KitId } from "#domain/id.ts";
import { startDraft } from "#domain/scoring/scoring.ts";
import type { Instant } from "#domain/text.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";

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
