import type { CandidateId, ItemId } from "#domain/id.ts";
import type { Item } from "#domain/kit/kit.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";

/** New scores are private until the panel shows them; an item it is done with hides nothing. */
export function isShown(panel: Panel, candidate: CandidateId, item: ItemId): boolean {
  return isMarked(panel, candidate, item, "shown") || isReviewed(panel, candidate, item);
}

export function isReviewed(panel: Panel, candidate: CandidateId, item: ItemId): boolean {
  return isMarked(panel, candidate, item, "reviewed");
}

/** On the kit version the opening stands on now: a new one is new to the panel. */
function isMarked(
  { meeting, opening: { kit } }: Panel,
  candidate: CandidateId,
  item: ItemId,
  what: "shown" | "reviewed",
): boolean {
  return meeting.isMarked({ candidate, item, kit, what, panelist: null });
}

/** Items the panel has yet to review, in the kit's order. Empty opens the whole picture (rule 5). */
export function itemsToReview(panel: Panel, candidate: CandidateId): Item[] {
  return (panel.kit?.items ?? []).filter(({ id }) => !isReviewed(panel, candidate, id));
}

/** A candidate whose totals show nowhere yet, and how many items the panel has yet to review. */
export type HeldBack = { candidate: PanelCandidate; items: number };

/** Of these candidates, whom no total may be shown of: whatever one page holds back, all do (rule 5). */
export function heldBackOf(panel: Panel, candidates: readonly PanelCandidate[]): HeldBack[] {
  return candidates
    .map((candidate) => ({ candidate, items: itemsToReview(panel, candidate.id).length }))
    .filter(({ items }) => items > 0);
}
