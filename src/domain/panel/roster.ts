import type { CandidateId, ItemId, PanelistId, RoundId } from "#domain/id.ts";
import type { Panel, PanelCandidate, PanelCard, PanelMember } from "./panel.ts";
import { isLevel } from "#domain/records/scorecard.ts";

/** Where a draft of the viewer's stands; other people's drafts are never known here. */
export type DraftPlace = { candidate: CandidateId; round: RoundId };

export type CellState =
  | { state: "in"; card: PanelCard }
  | { state: "draft" }
  | { state: "waived"; reason: string; by: string }
  | { state: "late"; hours: number }
  | { state: "due" }
  | { state: "upcoming"; at: string }
  | { state: "not expected" };

export type Viewer = { me: PanelistId | null; drafts: readonly DraftPlace[]; now: number };

const hour = 3_600_000;

/** One square of the roster: what is known of this panelist's card on this candidate. */
export function cellState(
  panel: Panel,
  viewer: Viewer,
  { candidate, member, round }: { candidate: PanelCandidate; member: PanelMember; round: RoundId },
): CellState {
  const place = { author: member.id, candidate: candidate.id, round };
  const card = panel.cardAt(place);
  if (card !== undefined) return { state: "in", card };
  const waiver = panel.waiverAt(place);
  if (waiver !== undefined) return { state: "waived", reason: waiver.reason, by: waiver.by };
  if (member.id === viewer.me && hasDraft(panel, viewer, candidate.id, round))
    return { state: "draft" };
  if (!member.rounds.includes(round)) return { state: "not expected" };
  const at = candidate.interviews[round];
  if (at === undefined) return { state: "due" };
  const since = viewer.now - Date.parse(at);
  if (since < 0) return { state: "upcoming", at };
  const over = since - panel.opening.dueHours * hour;
  return over > 0
    ? { state: "late", hours: Math.max(1, Math.floor(over / hour)) }
    : { state: "due" };
}

function hasDraft(panel: Panel, viewer: Viewer, candidate: CandidateId, round: RoundId): boolean {
  return viewer.drafts.some(
    (draft) => panel.resolve(draft.candidate) === candidate && draft.round === round,
  );
}

export type Owed = { member: PanelMember; round: RoundId };

/** Cards still expected on a candidate. A shadow's card is practice: never waited for. */
export function owedOn(panel: Panel, viewer: Viewer, candidate: PanelCandidate): Owed[] {
  return panel.members
    .filter((member) => member.role !== "shadow")
    .flatMap((member) => member.rounds.map((round) => ({ member, round })))
    .filter(({ member, round }) => {
      const { state } = cellState(panel, viewer, { candidate, member, round });
      return state !== "in" && state !== "waived";
    });
}

/** Rounds in which the viewer's own card on a candidate is not in yet. */
export function ownCardsMissing(
  panel: Panel,
  viewer: Viewer,
  candidate: PanelCandidate,
): RoundId[] {
  const member = panel.members.find(({ id }) => id === viewer.me);
  if (member === undefined) return [];
  const drafted = viewer.drafts
    .filter((draft) => panel.resolve(draft.candidate) === candidate.id)
    .map((draft) => draft.round);
  return [...new Set([...member.rounds, ...drafted])].filter((round) => {
    const { state } = cellState(panel, viewer, { candidate, member, round });
    return state !== "in" && state !== "waived";
  });
}

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

/** The cards that count, on one candidate or on all: a shadow's is for practice. */
export function countedCards(panel: Panel, candidate?: CandidateId): PanelCard[] {
  const shadows = new Set(
    panel.members.filter(({ role }) => role === "shadow").map(({ id }) => id),
  );
  const cards = candidate === undefined ? panel.cards : panel.cardsOn(candidate);
  return cards.filter((card) => !shadows.has(card.author));
}

/**
 * Cards that may not leave in a file yet: other people's, on candidates for whom somebody's
 * card is still out. A file can be read in any editor, so the screen's blindness is not enough.
 */
export function cardsHeldBack(panel: Panel, viewer: Viewer): PanelCard[] {
  const open = openIds(panel, viewer);
  return panel.cards.filter((card) => card.author !== viewer.me && !open.has(card.candidate));
}

/**
 * The ids that may not leave in a file yet: those cards in every revision, other people's
 * re-ratings of the same candidates, and decisions on them, whose composite would tell the scores;
 * an offer tells the decision.
 */
export function heldBack(panel: Panel, viewer: Viewer): string[] {
  const open = openIds(panel, viewer);
  const { reratings, decisions } = panel.meeting;
  return [
    ...cardsHeldBack(panel, viewer).flatMap((card) => card.revisions),
    ...reratings
      .filter(({ candidate, panelist }) => panelist !== viewer.me && !open.has(candidate))
      .map(({ id }) => id),
    ...decisions.filter(({ candidate }) => !open.has(candidate)).map(({ id }) => id),
    ...[...panel.planOn].filter(([, candidate]) => !open.has(candidate)).map(([id]) => id),
  ];
}

/** Candidates whose cards, decisions and offers the viewer may see. */
export function openIn(panel: Panel, viewer: Viewer): PanelCandidate[] {
  return panel.candidates.filter(
    (candidate) => revealOf(panel, viewer, candidate).state === "open",
  );
}

function openIds(panel: Panel, viewer: Viewer): ReadonlySet<CandidateId> {
  return new Set(openIn(panel, viewer).map(({ id }) => id));
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

/** Cards in and expected for one candidate: `3 of 4`. */
export function cardsIn(
  panel: Panel,
  viewer: Viewer,
  candidate: PanelCandidate,
): { in: number; of: number } {
  const here = countedCards(panel, candidate.id).length;
  return { in: here, of: here + owedOn(panel, viewer, candidate).length };
}
