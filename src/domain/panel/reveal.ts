import type { Sight } from "#domain/records/travel.ts";
import type { CandidateId, RoundId } from "#domain/id.ts";
import type { PanelCandidate } from "./candidates.ts";
import type { Panel } from "./panel.ts";
import { type Viewer, type Owed, owedOn, ownCardsMissing } from "./roster.ts";
import { countedCards } from "./counted.ts";
import type { PanelCard } from "./panelCards.ts";

export type Reveal =
  | { state: "nothing in" }
  | { state: "own card first"; rounds: RoundId[] }
  /** The viewer should not score them, by their own word: they see nothing before it is decided. */
  | { state: "recused" }
  | { state: "waiting"; owed: Owed[] }
  /** All that is needed is in, and not all of it is open: somebody has not let theirs go yet. */
  | { state: "sealed"; toAgree: boolean }
  | { state: "open" };

/**
 * Rule 1, blind until you submit: a candidate's cards are shown when the viewer's own are in,
 * and every expected card is in or was waived by name. What was opened for somebody stays open:
 * closing it again would only let them correct what they have seen.
 */
export function revealOf(panel: Panel, viewer: Viewer, candidate: PanelCandidate): Reveal {
  if (viewer.opened?.has(candidate.id) === true && panel.cardsOn(candidate.id).length > 0)
    return { state: "open" };
  if (isOutOf(panel, viewer, candidate.id)) return { state: "recused" };
  const own = ownCardsMissing(panel, viewer, candidate);
  if (own.length > 0) return { state: "own card first", rounds: own };
  if (panel.sealing === null && countedCards(panel, candidate.id).length === 0)
    return { state: "nothing in" };
  const owed = owedOn(panel, viewer, candidate);
  if (owed.length > 0) return { state: "waiting", owed };
  if (panel.sealing?.on(candidate.id).cards.length === 0) return { state: "nothing in" };
  return sealedOn(panel, viewer, candidate.id) ?? { state: "open" };
}

function sealedOn(panel: Panel, { me }: Viewer, candidate: CandidateId): Reveal | null {
  if (panel.sealing === null || panel.sealedOn(candidate)?.isOpened === true) return null;
  const { step } = panel.sealing.on(candidate);
  // Asked on the device that wrote their card: no other can let it go.
  const isHere = panel.cardsOn(candidate).some(({ author }) => author === me);
  return {
    state: "sealed",
    toAgree: me !== null && isHere && step(me).step === "ask",
  };
}

/** To recuse oneself must be no way to read the others: there is nothing one needs to see. */
function isOutOf(panel: Panel, { me }: Viewer, candidate: CandidateId): boolean {
  return (
    me !== null &&
    panel.recusalOf({ author: me, candidate }) !== undefined &&
    panel.meeting.decisionsOn(candidate).length === 0
  );
}

export type Reveals = ReadonlyMap<CandidateId, Reveal>;

const worked = new WeakMap<Panel, WeakMap<Viewer, Reveals>>();

/** Every candidate's; worked out once, since every part of a page asks. */
export function revealsOf(panel: Panel, viewer: Viewer): Reveals {
  const ofPanel = worked.get(panel) ?? new WeakMap<Viewer, Reveals>();
  const reveals =
    ofPanel.get(viewer) ??
    new Map(panel.candidates.map((one) => [one.id, revealOf(panel, viewer, one)]));
  worked.set(panel, ofPanel.set(viewer, reveals));
  return reveals;
}

/** Candidates whose cards, decisions and offers the viewer may see. */
export function openCandidates(panel: Panel, viewer: Viewer): PanelCandidate[] {
  const reveals = revealsOf(panel, viewer);
  return panel.candidates.filter(({ id }) => reveals.get(id)?.state === "open");
}

/**
 * What the viewer may see, for the files they make: a file can be read in any editor, so the
 * screen's blindness is not enough.
 */
export function sightOf(panel: Panel, viewer: Viewer): Sight {
  const open = new Set(openCandidates(panel, viewer).map(({ id }) => id));
  return {
    isMe: (author) => author !== "needle" && panel.resolve(author) === viewer.me,
    isOpen: (candidate) => open.has(panel.resolve(candidate)),
  };
}

/** Other people's cards on candidates for whom somebody's card is still out: they stay here. */
export function cardsStillBlind(panel: Panel, viewer: Viewer): PanelCard[] {
  const { isOpen } = sightOf(panel, viewer);
  return panel.cards.filter((card) => card.author !== viewer.me && !isOpen(card.candidate));
}
