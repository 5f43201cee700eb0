import type { CandidateId, ItemId } from "#domain/id.ts";
import type { Panel, PanelMember } from "./panel.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import type { PanelCard } from "./panelCards.ts";

/** The cards that count, on one candidate or on all: a shadow's is for practice. */
export function countedCards(panel: Panel, candidate?: CandidateId): PanelCard[] {
  const shadows = new Set(
    panel.members.filter(({ role }) => role === "shadow").map(({ id }) => id),
  );
  const cards = candidate === undefined ? panel.cards : panel.cardsOn(candidate);
  return cards.filter((card) => !shadows.has(card.author));
}

/** The members whose cards count. */
export function countedMembers(panel: Panel): PanelMember[] {
  return panel.members.filter(({ role }) => role !== "shadow");
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
