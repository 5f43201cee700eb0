import type { Panel, PanelCandidate, PanelCard } from "./panel.ts";
import { countedCards } from "./roster.ts";

export type Parity = {
  what: "panelists" | "rounds" | "kit versions";
  fewest: number;
  most: number;
};

/** Where candidates did not meet the same: panelists, rounds, kit versions. Empty when all did. */
export function parityOf(panel: Panel): Parity[] {
  const met = panel.candidates
    .map(({ id }) => countedCards(panel, id))
    .filter((cards) => cards.length > 0);
  if (met.length < 2) return [];
  const spread = (what: Parity["what"], key: (card: PanelCard) => string): Parity => {
    const counts = met.map((cards) => new Set(cards.map(key)).size);
    return { what, fewest: Math.min(...counts), most: Math.max(...counts) };
  };
  const kits = new Set(met.flat().map(({ body }) => body.kit)).size;
  return [
    spread("panelists", (card) => card.author),
    spread("rounds", (card) => card.round),
    { what: "kit versions" as const, fewest: 1, most: kits },
  ].filter(({ fewest, most }) => fewest < most);
}

/** What one candidate met beside what the others met; minutes are those the kit gives the rounds. */
export type ParityWith = {
  what: "panelists" | "rounds" | "interview minutes" | "kit versions";
  here: number;
  /** `null` with nobody else to compare with. */
  others: { fewest: number; most: number } | null;
};

/** Whether a candidate met what the others met: the same number of people, rounds and minutes. */
export function parityWith(panel: Panel, candidate: PanelCandidate): ParityWith[] {
  const others = panel.candidates.filter(
    ({ id }) => id !== candidate.id && countedCards(panel, id).length > 0,
  );
  const row = (what: ParityWith["what"], count: (cards: readonly PanelCard[]) => number) => {
    const counts = others.map(({ id }) => count(countedCards(panel, id)));
    return {
      what,
      here: count(countedCards(panel, candidate.id)),
      others:
        counts.length === 0 ? null : { fewest: Math.min(...counts), most: Math.max(...counts) },
    };
  };
  const distinct = (keyOf: (card: PanelCard) => string) => (cards: readonly PanelCard[]) =>
    new Set(cards.map(keyOf)).size;
  const minutes = (cards: readonly PanelCard[]) =>
    panel.rounds
      .filter(({ id }) => cards.some(({ round }) => round === id))
      .reduce((total, round) => total + round.minutes, 0);
  return [
    row(
      "panelists",
      distinct(({ author }) => author),
    ),
    row(
      "rounds",
      distinct(({ round }) => round),
    ),
    row("interview minutes", minutes),
    row(
      "kit versions",
      distinct(({ body }) => body.kit),
    ),
  ];
}
