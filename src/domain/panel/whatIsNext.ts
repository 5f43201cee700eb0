import { hour } from "#domain/days.ts";
import type { CandidateId, RoundId } from "#domain/id.ts";
import type { Decision } from "#domain/records/decision.ts";
import type { PlanOf } from "#domain/records/plan.ts";
import type { PanelCandidate } from "./candidates.ts";
import { countedCards } from "./counted.ts";
import type { Panel } from "./panel.ts";
import { type Reveals, revealsOf, type Reveal } from "./reveal.ts";
import { mayLead, type Owed, owedOn, ownCardsMissing, type Viewer } from "./roster.ts";

/** What is to be done next about a candidate, as far as it is the viewer's to know and to do. */
export type NextStep =
  /** A card of the viewer's is begun. */
  | { what: "continue"; round: RoundId }
  /** A card of the viewer's is expected; `at`: its interview, `due`: when it is, in ms. */
  | { what: "score"; round: RoundId; at: string | null; due: number | null }
  /** The viewer's yes opens the cards. */
  | { what: "agree" }
  /** Cards that are late, or that nobody has set an interview for; the longest late first. */
  | { what: "ask"; owed: Owed[] }
  | { what: "calibrate"; cards: number }
  /** Others' interviews are still to come, the first of them then; or sealed cards are on their way. */
  | { what: "wait"; owed: Owed[]; at: string | null }
  | { what: "decided"; call: Decision["call"]; at: string; offer: OfferState | null }
  /** The viewer should not score them, by their own word. */
  | { what: "recused" }
  | { what: "nobody expected" };

export type OfferState = "out" | NonNullable<PlanOf<"answer">["answer"]>;
export type NextLine = { candidate: PanelCandidate; next: NextStep };

/** One's own first, what others owe before what the panel may do at once, what is done last. */
const ranks = {
  continue: 0,
  score: 1,
  agree: 2,
  ask: 3,
  calibrate: 4,
  wait: 5,
  "nobody expected": 6,
  recused: 7,
  decided: 8,
} satisfies Record<NextStep["what"], number>;

/** Every candidate with what is next for them, in the order of what is next. */
export function whatIsNext(
  panel: Panel,
  viewer: Viewer,
  reveals: Reveals = revealsOf(panel, viewer),
): NextLine[] {
  const lines = panel.candidates.map((candidate) => ({
    candidate,
    next: nextFor(panel, viewer, candidate, reveals.get(candidate.id) ?? { state: "nothing in" }),
  }));
  const urgency = new Map(
    lines.map(({ candidate, next }) => [candidate.id, urgencyOf(next, candidate)]),
  );
  const of = ({ candidate }: NextLine) => urgency.get(candidate.id) ?? 0;
  return lines.toSorted((a, b) => ranks[a.next.what] - ranks[b.next.what] || of(a) - of(b));
}

/** Whom the panel may calibrate next, besides the one it is at. */
export function nextToCalibrate(
  panel: Panel,
  viewer: Viewer,
  reveals: Reveals,
  besides: CandidateId,
): PanelCandidate | null {
  const found = whatIsNext(panel, viewer, reveals).find(
    ({ candidate, next }) => next.what === "calibrate" && candidate.id !== besides,
  );
  return found?.candidate ?? null;
}

function nextFor(
  panel: Panel,
  viewer: Viewer,
  candidate: PanelCandidate,
  reveal: Reveal,
): NextStep {
  const isOpen = reveal.state === "open";
  const [decision] = isOpen ? panel.meeting.decisionsOn(candidate.id) : [];
  if (decision !== undefined) {
    const { call, at } = decision;
    return { what: "decided", call, at, offer: offerTo(panel, candidate.id) };
  }
  const own = ownNext(panel, viewer, candidate);
  if (own !== null) return own;
  if (isOpen) return { what: "calibrate", cards: countedCards(panel, candidate.id).length };
  if (reveal.state === "recused") return { what: "recused" };
  if (reveal.state === "sealed")
    return reveal.toAgree ? { what: "agree" } : { what: "wait", owed: [], at: null };
  return othersNext(panel, viewer, candidate);
}

/** The viewer's own cards that are not in: what is begun, then what is due first. */
function ownNext(panel: Panel, viewer: Viewer, candidate: PanelCandidate): NextStep | null {
  const rounds = ownCardsMissing(panel, viewer, candidate);
  const begun = rounds.find((round) =>
    viewer.drafts.some(
      (draft) => draft.round === round && panel.resolve(draft.candidate) === candidate.id,
    ),
  );
  if (begun !== undefined) return { what: "continue", round: begun };
  const [first] = rounds
    .map((round) => ({ round, at: candidate.interviews[round] ?? null }))
    .toSorted((a, b) => timeOf(a.at) - timeOf(b.at));
  return first === undefined ? null : { what: "score", ...first, due: dueOf(panel, first.at) };
}

function othersNext(panel: Panel, viewer: Viewer, candidate: PanelCandidate): NextStep {
  const owed = owedOn(panel, viewer, candidate).filter(({ member }) => member.id !== viewer.me);
  if (owed.length === 0) return { what: "nobody expected" };
  const at = (one: Owed) => candidate.interviews[one.round] ?? null;
  const soonest = owed.toSorted((a, b) => timeOf(at(a)) - timeOf(at(b)));
  const askable = soonest.filter((one) => isAskable(panel, viewer, at(one)));
  if (askable.length > 0 && mayLead(panel, viewer)) return { what: "ask", owed: askable };
  const first = soonest.map(at).find((one) => timeOf(one) > viewer.now);
  return { what: "wait", owed: soonest, at: askable.length > 0 ? null : (first ?? null) };
}

/** Late, or of an interview nobody has written down. Before that to ask would be to push. */
function isAskable(panel: Panel, { now }: Viewer, at: string | null): boolean {
  const due = dueOf(panel, at);
  return due === null || due < now;
}

function dueOf({ opening }: Panel, at: string | null): number | null {
  return at === null ? null : Date.parse(at) + opening.dueHours * hour;
}

function timeOf(at: string | null): number {
  return at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at);
}

/** Among those of one kind: the smaller the sooner. */
function urgencyOf(next: NextStep, { interviews }: PanelCandidate): number {
  if (next.what === "score" || next.what === "wait") return timeOf(next.at);
  if (next.what === "decided") return -Date.parse(next.at);
  const [first] = next.what === "ask" ? next.owed : [];
  return first === undefined ? 0 : timeOf(interviews[first.round] ?? null);
}

function offerTo({ plan }: Panel, candidate: CandidateId): OfferState | null {
  const own = plan.filter((one) => "candidate" in one && one.candidate === candidate);
  const answer = own.find((one) => one.what === "answer")?.answer;
  if (answer !== undefined && answer !== null) return answer;
  return own.some((one) => one.what === "offer" && one.at !== null) ? "out" : null;
}
