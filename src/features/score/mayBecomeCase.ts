import type { PanelistId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isSettled } from "#domain/panel/settled.ts";

/** After the decision only, and of one's own card. */
export function mayBecomeCase(
  panel: Panel,
  card: { author: PanelistId; candidate: PanelCandidate["id"] },
  me: PanelistId | null,
): boolean {
  return card.author === me && isSettled(panel, card.candidate);
}
