import type { PanelCandidate } from "./candidates.ts";
import type { Panel } from "./panel.ts";
import { countedCards, countedMembers } from "./counted.ts";
import { formatChangedOn } from "./formats.ts";
import type { PanelCard } from "./panelCards.ts";

/** Minutes are those the opening gives the rounds. */
type Met = "panelists" | "rounds" | "interview minutes" | "kit versions";

export type Parity = { what: Met; fewest: number; most: number };

/**
 * Where candidates did not meet the same. Empty when all did. Whose format was changed is not held
 * against the others, and whoever recused themselves counts as met: neither is a slip.
 */
export function parityOf(panel: Panel): Parity[] {
  const met = panel.candidates
    .filter(({ id }) => formatChangedOn(panel, id) === "")
    .map(({ id }) => countedCards(panel, id))
    .filter((cards) => cards.length > 0);
  if (met.length < 2) return [];
  const kits = kitsOf(met.flat());
  return [
    ...measures.map(([what, count]) => ({
      what,
      ...spread(met.map((cards) => count(cards, panel) + recusedFor(what, cards, panel))),
    })),
    { what: "kit versions" as const, fewest: 1, most: kits },
  ].filter(({ fewest, most }) => fewest < most);
}

function recusedFor(what: Met, cards: readonly PanelCard[], panel: Panel): number {
  if (what !== "panelists") return 0;
  const scoring = new Set(countedMembers(panel).map(({ id }) => id));
  return panel.recusals.filter(
    ({ author, candidate }) => candidate === cards[0]?.candidate && scoring.has(author),
  ).length;
}

/** What one candidate met beside what the others met. */
export type ParityWith = {
  what: Met;
  here: number;
  /** `null` with nobody else to compare with. */
  others: { fewest: number; most: number } | null;
};

/** Whether a candidate met what the others met: the same number of people, rounds and minutes. */
export function parityWith(panel: Panel, candidate: PanelCandidate): ParityWith[] {
  const own = countedCards(panel, candidate.id);
  const others = panel.candidates
    .filter(({ id }) => id !== candidate.id)
    .map(({ id }) => countedCards(panel, id))
    .filter((cards) => cards.length > 0);
  return [...measures, ["kit versions", kitsOf] as const].map(([what, count]) => ({
    what,
    here: count(own, panel),
    others: others.length === 0 ? null : spread(others.map((cards) => count(cards, panel))),
  }));
}

type Count = (cards: readonly PanelCard[], panel: Panel) => number;

const measures: readonly (readonly [Met, Count])[] = [
  ["panelists", (cards) => new Set(cards.map(({ author }) => author)).size],
  ["rounds", (cards) => new Set(cards.map(({ round }) => round)).size],
  [
    "interview minutes",
    (cards, panel) =>
      panel.rounds
        .filter(({ id }) => cards.some(({ round }) => round === id))
        .reduce((total, { minutes }) => total + minutes, 0),
  ],
];

function kitsOf(cards: readonly PanelCard[]): number {
  return new Set(cards.map(({ body }) => body.kit)).size;
}

function spread(counts: readonly number[]): { fewest: number; most: number } {
  return { fewest: Math.min(...counts), most: Math.max(...counts) };
}
