import { hour } from "#domain/days.ts";
import type { CandidateId, PanelistId, RoundId } from "#domain/id.ts";
import type { PanelMember } from "./members.ts";
import type { Panel, PanelCandidate } from "./panel.ts";
import { countedCards } from "./counted.ts";
import type { PanelCard } from "./panelCards.ts";

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

export type Viewer = {
  me: PanelistId | null;
  drafts: readonly DraftPlace[];
  now: number;
  /** In a signed opening: this device can speak for them. */
  hasSeat?: boolean;
  /** Candidates whose cards this device has shown to them; once open, always. */
  opened?: ReadonlySet<CandidateId>;
  /** Candidates on whom a card of theirs would be written after seeing the others. */
  seen?: ReadonlySet<CandidateId>;
  /** Rounds they were expected in here until a file said otherwise. */
  seats?: readonly RoundId[];
};

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
  if (member.left || !member.rounds.includes(round)) return { state: "not expected" };
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
    .filter((member) => member.role !== "shadow" && !member.left)
    .flatMap((member) => member.rounds.map((round) => ({ member, round })))
    .filter(({ member, round }) => {
      const { state } = cellState(panel, viewer, { candidate, member, round });
      return state !== "in" && state !== "waived";
    });
}

/**
 * Rounds in which the viewer's own card on a candidate is not in yet. Leaving the panel opens
 * nothing: what was closed to them stays so, until the panel goes on without that card by name.
 */
export function ownCardsMissing(
  panel: Panel,
  viewer: Viewer,
  candidate: PanelCandidate,
): RoundId[] {
  const listed = [...panel.members, ...panel.gone].find(({ id }) => id === viewer.me);
  if (listed === undefined && (viewer.me === null || viewer.seats === undefined)) return [];
  const rounds = [...(listed?.rounds ?? []), ...(viewer.seats ?? [])];
  const drafted = viewer.drafts
    .filter((draft) => panel.resolve(draft.candidate) === candidate.id)
    .map((draft) => draft.round);
  return [...new Set([...rounds, ...drafted])].filter((round) => {
    if (viewer.me === null) return false;
    const place = { author: viewer.me, candidate: candidate.id, round };
    return panel.cardAt(place) === undefined && panel.waiverAt(place) === undefined;
  });
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

export function isLead(panel: Panel, viewer: Viewer): boolean {
  return panel.members.some(({ id, role }) => id === viewer.me && role === "lead");
}
