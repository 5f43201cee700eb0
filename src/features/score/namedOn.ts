import type { PanelistId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { NameToHide } from "#domain/practice/namePatterns.ts";

/** Everybody a card may name. Where two share a name, the candidate's comes first. */
export function namedOn(panel: Panel, candidate: PanelCandidate): NameToHide[] {
  return [
    { name: candidate.name, as: "the candidate" },
    ...[...panel.members, ...panel.gone].map(({ name }): NameToHide => ({
      name,
      as: "a colleague",
    })),
    ...panel.candidates
      .filter(({ id }) => id !== candidate.id)
      .map(({ name }): NameToHide => ({ name, as: "another candidate" })),
    { name: panel.opening.title, as: "the role" },
  ];
}

/** After the decision only, and of one's own card: till then its words belong to the meeting. */
export function mayBecomeCase(
  panel: Panel,
  card: { author: PanelistId; candidate: PanelCandidate["id"] },
  me: PanelistId | null,
): boolean {
  const [latest] = panel.meeting.decisionsOn(card.candidate);
  return card.author === me && latest !== undefined && latest.call !== "hold";
}
