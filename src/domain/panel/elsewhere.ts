import type { CandidateId, PanelistId, RoundId } from "#domain/id.ts";
import type { Panel } from "./panel.ts";
import type { Viewer } from "./roster.ts";

/** One's own card on a candidate in a round. */
export type OwnPlace = { candidate: CandidateId; round: RoundId };

export function ownPlaceKey({ candidate, round }: OwnPlace): string {
  return `${candidate} ${round}`;
}

/**
 * Whether the viewer handed a card in on another device of theirs, and it cannot be read on this one:
 * it came sealed, or the link that added this device said so.
 */
export function isInElsewhere(panel: Panel, { me, handedIn }: Viewer, place: OwnPlace): boolean {
  if (me === null || panel.cardAt({ ...place, author: me }) !== undefined) return false;
  return handedIn?.has(ownPlaceKey(place)) === true || isSealedBy(panel, me, place);
}

/** Whether a card of theirs is in there, whoever can read it. */
export function isSealedBy(
  { sealing }: Panel,
  me: PanelistId,
  { candidate, round }: OwnPlace,
): boolean {
  const cards = sealing?.on(candidate).cards ?? [];
  return cards.some(({ record }) => record.author === me && record.body.round === round);
}
