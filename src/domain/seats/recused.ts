import type { RecusalRecord, WaiverRecord } from "#domain/records/record.ts";
import { lateOn } from "./late.ts";
import { lessRecused, lessWaived, type OnCandidate } from "./need.ts";
import type { NeededPlace } from "./roll.ts";

/**
 * Recusals that stand: not taken back, and by nobody who has a card in on the candidate. Such a card
 * says more than the recusal, whichever came first; but one written when others had opened theirs
 * for want of it is late, and undoes nothing.
 */
export function recusedOn(here: OnCandidate): RecusalRecord[] {
  const said = here.recusals.filter(({ body }) => body.why !== null);
  if (said.length === 0) return [];
  const late = lateOn(here);
  const scored = new Set(here.cards.filter(({ id }) => !late.has(id)).map(({ author }) => author));
  return said.filter(({ body }) => !scored.has(body.panelist));
}

/**
 * Places where a card must be before any is opened: whatever any panel asked, less the waived, and
 * those of people who said they should not score this candidate. That takes no other author’s word,
 * as a waiver can: whoever recuses gives their own say away, and for a glance any card would do.
 */
export function needOf(here: OnCandidate, waivers: readonly WaiverRecord[]): NeededPlace[] {
  const recused = new Set(recusedOn(here).map(({ body }) => body.panelist));
  return lessRecused(lessWaived(here.standing.places, waivers), recused);
}
