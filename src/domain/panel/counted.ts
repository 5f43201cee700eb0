import type { CandidateId, ItemId } from "#domain/id.ts";
import type { PanelMember } from "./members.ts";
import type { Panel } from "./panel.ts";
import { isScoring, onlyCoordinates, type Role } from "#domain/records/opening.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import type { PanelCard } from "./panelCards.ts";

export type NotCounted =
  | "practice"
  | "by the coordinator"
  | "after seeing the others"
  | "other kit version";

/**
 * The cards that count, on one candidate or on all: a shadow's is for practice, who coordinates writes
 * none, and one written after its author saw the others is no independent word.
 */
export function countedCards(panel: Panel, candidate?: CandidateId): PanelCard[] {
  const cards = candidate === undefined ? panel.cards : panel.cardsOn(candidate);
  if (cards.length === 0) return [];
  const roles = rolesIn(panel);
  return cards.filter((card) => isScoring(roleOn(panel, card, roles)) && !card.sawOthers);
}

/** Why a card counts nowhere, or `null`. */
export function whyNotCounted(panel: Panel, card: PanelCard): NotCounted | null {
  const role = roleOn(panel, card, rolesIn(panel));
  if (!isScoring(role)) return role === "coordinator" ? "by the coordinator" : "practice";
  if (card.sawOthers) return "after seeing the others";
  return card.body.kit === panel.opening.kit ? null : "other kit version";
}

function rolesIn({ members }: Panel): ReadonlyMap<string, Role> {
  return new Map(members.map(({ id, role }) => [id, role]));
}

/**
 * Its author's part when they submitted; of older cards what the panel says of them. Who coordinates
 * does so whatever their card says.
 */
function roleOn(
  { opening }: Panel,
  { author, body }: PanelCard,
  roles: ReadonlyMap<string, Role>,
): Role {
  if (onlyCoordinates(opening, author)) return "coordinator";
  return body.role ?? roles.get(author) ?? "interviewer";
}

/** The members whose cards count. */
export function countedMembers(panel: Panel): PanelMember[] {
  return panel.members.filter(({ role }) => isScoring(role));
}

export type ItemCoverage = { item: ItemId; panelists: number };

/** How many panelists scored each item of the opening's kit for one candidate. */
export function coverageOf(panel: Panel, candidate: CandidateId): ItemCoverage[] {
  const cards = countedCards(panel, candidate);
  return (panel.kit?.items ?? []).map(({ id }) => ({
    item: id,
    panelists: new Set(
      cards
        .filter(({ body }) => isLevel(body.ratings[id]?.score ?? "unrated"))
        .map(({ author }) => author),
    ).size,
  }));
}

/** The cards a view may pool: those on the opening's own kit version (rule 7). */
export function cardsOnOwnKit(
  panel: Panel,
  candidate?: CandidateId,
): { cards: PanelCard[]; otherVersions: number } {
  const counted = countedCards(panel, candidate);
  const cards = counted.filter(({ body }) => body.kit === panel.opening.kit);
  return { cards, otherVersions: counted.length - cards.length };
}
