import { hour } from "#domain/days.ts";
import { isSignedOpening, type CandidateId, type PanelistId, type RoundId } from "#domain/id.ts";
import type { PanelMember } from "./members.ts";
import type { PanelRecusal } from "./recusals.ts";
import type { PanelCandidate } from "./candidates.ts";
import type { Panel } from "./panel.ts";
import { countedCards } from "./counted.ts";
import type { RosterPlace } from "./panelCards.ts";
import { isInElsewhere, ownPlaceKey } from "./elsewhere.ts";
import { isScoring } from "#domain/records/opening.ts";
import type { PanelCard } from "./panelCards.ts";

/** Where a draft of the viewer's stands; other people's drafts are never known here. */
export type DraftPlace = { candidate: CandidateId; round: RoundId };

export type CellState =
  | { state: "in"; card: PanelCard }
  | { state: "draft" }
  | { state: "recused"; recusal: PanelRecusal }
  | { state: "waived"; reason: string; by: string }
  | { state: "late"; hours: number }
  | { state: "due" }
  | { state: "upcoming"; at: string }
  /** Submitted, and read by nobody yet; `released` once its author let it go. */
  | { state: "sealed"; isReleased: boolean }
  /** What was let go is not the card its author had bound themselves to. */
  | { state: "refused"; reason: string }
  /** The viewer's own, handed in on another device of theirs; nothing of it is here yet. */
  | { state: "elsewhere" }
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
  /** Places (`ownPlaceKey`) where they had handed a card in when they added this device. */
  handedIn?: ReadonlySet<string>;
};

/** One square of the roster: what is known of this panelist's card on this candidate. */
export function cellState(
  panel: Panel,
  viewer: Viewer,
  { candidate, member, round }: { candidate: PanelCandidate; member: PanelMember; round: RoundId },
): CellState {
  const place = { author: member.id, candidate: candidate.id, round };
  const sealed = sealedState(panel, place);
  if (sealed !== null) return sealed;
  const card = panel.cardAt(place);
  if (card !== undefined) return { state: "in", card };
  const recusal = panel.recusalOf(place);
  if (recusal !== undefined) return { state: "recused", recusal };
  const waiver = panel.waiverAt(place);
  if (waiver !== undefined) return { state: "waived", reason: waiver.reason, by: waiver.by };
  if (member.id === viewer.me) {
    const own = { candidate: candidate.id, round };
    if (viewer.handedIn?.has(ownPlaceKey(own)) === true) return { state: "elsewhere" };
    if (hasDraft(panel, viewer, candidate.id, round)) return { state: "draft" };
  }
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

/** Of a sealed opening: what the others have of somebody's card; `null` once it can be read, or without one. */
function sealedState(panel: Panel, place: RosterPlace): CellState | null {
  const here = panel.sealedOn(place.candidate);
  const sealed = here?.places.find(
    ({ author, round }) => author === place.author && round === place.round,
  );
  const standing = sealed?.revisions.find(({ id }) => id === sealed.counts) ?? sealed?.revisions[0];
  if (standing === undefined) return null;
  if (standing.state.state === "refused") return { state: "refused", reason: standing.state.why };
  return here?.isOpened === true
    ? null
    : { state: "sealed", isReleased: standing.state.state === "released" };
}

function hasDraft(panel: Panel, viewer: Viewer, candidate: CandidateId, round: RoundId): boolean {
  return viewer.drafts.some(
    (draft) => panel.resolve(draft.candidate) === candidate && draft.round === round,
  );
}

export type Owed = { member: PanelMember; round: RoundId };

/** Cards still expected on a candidate. A shadow's card is practice: never waited for. */
export function owedOn(panel: Panel, viewer: Viewer, candidate: PanelCandidate): Owed[] {
  if (panel.sealing !== null) return missingOn(panel, candidate.id);
  return panel.members
    .filter((member) => isScoring(member.role) && !member.left)
    .flatMap((member) => member.rounds.map((round) => ({ member, round })))
    .filter(({ member, round }) => {
      const { state } = cellState(panel, viewer, { candidate, member, round });
      return state !== "in" && state !== "waived" && state !== "recused";
    });
}

/** Sealed cards wait for everybody any panel expected, whoever is on it now. */
function missingOn({ sealing, members, gone }: Panel, candidate: CandidateId): Owed[] {
  const all = [...members, ...gone];
  return (sealing?.on(candidate).missing ?? []).map(({ panelist, round }) => ({
    member: all.find(({ id }) => id === panelist) ?? stranger(panelist),
    round,
  }));
}

function stranger(id: PanelistId): PanelMember {
  return { id, name: "Somebody who left", role: "interviewer", rounds: [], left: true };
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
    if (panel.recusalOf({ author: viewer.me, candidate: candidate.id }) !== undefined) return false;
    const place = { author: viewer.me, candidate: candidate.id, round };
    if (isInElsewhere(panel, viewer, place)) return false;
    return panel.cardAt(place) === undefined && panel.waiverAt(place) === undefined;
  });
}

/** Cards in and expected for one candidate: `3 of 4`. */
export function cardsIn(
  panel: Panel,
  viewer: Viewer,
  candidate: PanelCandidate,
): { in: number; of: number } {
  const here = cardsHere(panel, candidate.id);
  return { in: here, of: here + owedOn(panel, viewer, candidate).length };
}

function cardsHere(panel: Panel, candidate: CandidateId): number {
  if (panel.sealing === null) return countedCards(panel, candidate).length;
  const { cards } = panel.sealing.on(candidate);
  return new Set(cards.map(({ record }) => `${record.author} ${record.body.round}`)).size;
}

/** Whether what a lead alone may say is theirs to say: in a signed opening others are not heeded. */
export function mayLead(panel: Panel, viewer: Viewer): boolean {
  return !isSignedOpening(panel.id) || isLead(panel, viewer);
}

export function isLead(panel: Panel, viewer: Viewer): boolean {
  return panel.members.some(({ id, role }) => id === viewer.me && role === "lead");
}
