import type { CandidateId, CardId, PanelistId, RoundId } from "#domain/id.ts";
import {
  liveOf,
  type RecusalRecord,
  type SharedRecord,
  type WaiverRecord,
} from "#domain/records/record.ts";
import type { ReleaseRecord, SealedRecord, ShareRecord } from "#domain/records/signedRecords.ts";
import type { NeededPlace } from "./roll.ts";
import type { Standing } from "./standing.ts";

/** What of an opening's standing tells which cards are needed. */
export type PanelsKnown = Pick<Standing, "revisions" | "arrived" | "places" | "sealed">;

/** What a view shows of one candidate's cards. */
export type OnCandidate = {
  candidate: CandidateId;
  standing: PanelsKnown;
  /** Cards handed in: sealed ones, or plain ones where the opening's cards travel open. */
  cards: CardIn[];
  sealed: SealedRecord[];
  releases: ReleaseRecord[];
  /** Parts of cards, published by whoever was given them. */
  shares: ShareRecord[];
  waivers: WaiverRecord[];
  /** Also those taken back. */
  recusals: RecusalRecord[];
};
export type CardIn = { id: CardId; author: PanelistId; round: RoundId };

/** `rows` as a view shows them: authorised, one a kind and id. */
export function onCandidate(
  standing: PanelsKnown,
  rows: readonly SharedRecord[],
  candidate: CandidateId,
): OnCandidate {
  const isOn = (record: { body: { candidate: CandidateId } }) =>
    record.body.candidate === candidate;
  const sealed = liveOf(rows, "sealed").filter(isOn);
  const cards = standing.sealed ? sealed : [...sealed, ...liveOf(rows, "scorecard").filter(isOn)];
  return {
    candidate,
    standing,
    cards: cards.map(({ id, author, body }) => ({ id, author, round: body.round })),
    sealed,
    releases: liveOf(rows, "release").filter(isOn),
    shares: liveOf(rows, "share").filter(isOn),
    waivers: liveOf(rows, "waiver").filter(isOn),
    recusals: liveOf(rows, "recusal").filter(isOn),
  };
}

/**
 * Whether a waiver opens nothing by itself: whoever does not score, or has not handed in a card on
 * the candidate, has only something to see by it. Then each author is asked to agree.
 */
export function needsTap({ standing, cards }: OnCandidate, { author }: WaiverRecord): boolean {
  const isScoring = standing.places.some(({ panelist }) => panelist === author);
  return !isScoring || cards.every((card) => card.author !== author);
}

/** Waivers that count for an author: those that need no tap, and those they `agreed` to (ids). */
export function waiversFor(here: OnCandidate, agreed: ReadonlySet<string>): WaiverRecord[] {
  return here.waivers.filter((waiver) => agreed.has(waiver.id) || !needsTap(here, waiver));
}

export function lessWaived(
  places: readonly NeededPlace[],
  waivers: readonly WaiverRecord[],
): NeededPlace[] {
  const waived = new Set(waivers.map(({ body }) => nameOf(body.without, body.round)));
  return places.filter(({ panelist, round }) => !waived.has(nameOf(panelist, round)));
}

export function lessRecused(
  places: readonly NeededPlace[],
  recused: ReadonlySet<PanelistId>,
): NeededPlace[] {
  return places.filter(({ panelist }) => !recused.has(panelist));
}

/** Of these places those where no card is. */
export function withoutCard(
  places: readonly NeededPlace[],
  cards: readonly CardIn[],
): NeededPlace[] {
  const taken = new Set(cards.map(({ author, round }) => nameOf(author, round)));
  return places.filter(({ panelist, round }) => !taken.has(nameOf(panelist, round)));
}

function nameOf(panelist: PanelistId, round: RoundId): string {
  return `${panelist} ${round}`;
}
