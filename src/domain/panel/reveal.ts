import type { CandidateId, RoundId } from "#domain/id.ts";
import type { Panel, PanelCandidate, PanelCard } from "./panel.ts";
import { type Viewer, type Owed, owedOn, ownCardsMissing } from "./roster.ts";
import { countedCards } from "./counted.ts";

export type Reveal =
  | { state: "nothing in" }
  | { state: "own card first"; rounds: RoundId[] }
  | { state: "waiting"; owed: Owed[] }
  | { state: "open" };

/**
 * Rule 1, blind until you submit: a candidate's cards are shown when the viewer's own are in,
 * and every expected card is in or was waived by name.
 */
export function revealOf(panel: Panel, viewer: Viewer, candidate: PanelCandidate): Reveal {
  const own = ownCardsMissing(panel, viewer, candidate);
  if (own.length > 0) return { state: "own card first", rounds: own };
  if (countedCards(panel, candidate.id).length === 0) return { state: "nothing in" };
  const owed = owedOn(panel, viewer, candidate);
  return owed.length > 0 ? { state: "waiting", owed } : { state: "open" };
}

export type Reveals = ReadonlyMap<CandidateId, Reveal>;

/** Every candidate's, for a page that asks more than once. */
export function revealsOf(panel: Panel, viewer: Viewer): Reveals {
  return new Map(
    panel.candidates.map((candidate) => [candidate.id, revealOf(panel, viewer, candidate)]),
  );
}

/**
 * Cards that may not leave in a file yet: other people's, on candidates for whom somebody's
 * card is still out. A file can be read in any editor, so the screen's blindness is not enough.
 */
export function cardsStillBlind(panel: Panel, viewer: Viewer): PanelCard[] {
  return cardsOutside(openIds(panel, viewer), panel, viewer);
}

function cardsOutside(open: ReadonlySet<CandidateId>, panel: Panel, viewer: Viewer): PanelCard[] {
  return panel.cards.filter((card) => card.author !== viewer.me && !open.has(card.candidate));
}

/**
 * The ids that may not leave in a file yet: those cards in every revision, other people's
 * re-ratings of the same candidates, and decisions on them, whose composite would tell the scores;
 * an offer tells the decision.
 */
export function idsStillBlind(panel: Panel, viewer: Viewer): string[] {
  const open = openIds(panel, viewer);
  const { reratings, decisions } = panel.meeting;
  return [
    ...cardsOutside(open, panel, viewer).flatMap((card) => card.revisions),
    ...reratings
      .filter(({ candidate, panelist }) => panelist !== viewer.me && !open.has(candidate))
      .map(({ id }) => id),
    ...decisions.filter(({ candidate }) => !open.has(candidate)).map(({ id }) => id),
    ...[...panel.planOn].filter(([, candidate]) => !open.has(candidate)).map(([id]) => id),
  ];
}

/** Candidates whose cards, decisions and offers the viewer may see. */
export function openCandidates(panel: Panel, viewer: Viewer): PanelCandidate[] {
  return panel.candidates.filter(
    (candidate) => revealOf(panel, viewer, candidate).state === "open",
  );
}

function openIds(panel: Panel, viewer: Viewer): ReadonlySet<CandidateId> {
  return new Set(openCandidates(panel, viewer).map(({ id }) => id));
}
