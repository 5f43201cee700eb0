import type { CandidateId, ItemId } from "#domain/id.ts";
import type { Call, Contrary } from "#domain/records/decision.ts";
import { pooledCards } from "./calibration.ts";
import type { Gate, Item } from "#domain/kit/kit.ts";
import type { PanelRerating } from "#domain/panel/meeting.ts";
import type { Panel, PanelCandidate, PanelCard, PanelMember } from "#domain/panel/panel.ts";
import { countedCards } from "#domain/panel/roster.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import type { Stand } from "#domain/records/rerating.ts";

/** One panelist's score of one item: as submitted, and after the talk. */
export type BeforeAfter = {
  member: PanelMember;
  card: PanelCard;
  from: Stand;
  /** As `from` where nobody re-rated. */
  to: Stand;
  rerating: PanelRerating | null;
  /** Made on a revision the panelist has corrected since: kept, told, and not counted. */
  former: PanelRerating | null;
};

/** Who answered an item, in the order of the panel: what they submitted and what they say now. */
export function beforeAndAfter(panel: Panel, candidate: CandidateId, item: ItemId): BeforeAfter[] {
  const { cards } = pooledCards(panel, candidate);
  return panel.members.flatMap((member) =>
    cards
      .filter((card) => card.author === member.id)
      .flatMap((card): BeforeAfter[] => {
        const from = card.body.ratings[item]?.score ?? "unrated";
        if (from === "unrated") return [];
        const rerating = panel.meeting.reratingOf(card.id, item);
        const former =
          rerating === null
            ? panel.meeting.reratings.findLast(
                (one) => one.item === item && card.revisions.includes(one.card),
              )
            : undefined;
        return [{ member, card, from, to: rerating?.to ?? from, rerating, former: former ?? null }];
      }),
  );
}

/** How many cards that are not here yet have been re-rated on an item: they count when they come. */
export function reratedElsewhere(panel: Panel, candidate: CandidateId, item: ItemId): number {
  const here = new Set(panel.cardsOn(candidate).flatMap(({ revisions }) => revisions));
  return new Set(
    panel.meeting.reratings
      .filter((one) => one.candidate === candidate && one.item === item && !here.has(one.card))
      .map(({ card }) => card),
  ).size;
}

/** New scores are private until the panel shows them; an item it is done with hides nothing. */
export function isShown(panel: Panel, candidate: CandidateId, item: ItemId): boolean {
  const { isMarked } = panel.meeting;
  return (
    isMarked({ candidate, item, what: "shown", panelist: null }) ||
    isReviewed(panel, candidate, item)
  );
}

export function isReviewed(panel: Panel, candidate: CandidateId, item: ItemId): boolean {
  return panel.meeting.isMarked({ candidate, item, what: "reviewed", panelist: null });
}

/** Items the panel has yet to review, in the kit's order. Empty opens the whole picture (rule 5). */
export function itemsToReview(panel: Panel, candidate: CandidateId): Item[] {
  return (panel.kit?.items ?? []).filter(({ id }) => !isReviewed(panel, candidate, id));
}

export type Composite = {
  /** In score points; `null`, never 0, with nothing scored. */
  mean: number | null;
  /** Items somebody scored, of all the kit has. */
  items: number;
  of: number;
  /** Scores it rests on. */
  scores: number;
};

/**
 * The kit's items weighed equally, or as the kit says; an item's score is the mean over panelists,
 * a panelist's with two cards the mean of both. As submitted, or after what the talk changed and
 * the panel has shown. It stands beside the panel's call and decides nothing (rule 6).
 */
export function compositeOf(
  panel: Panel,
  candidate: CandidateId,
  when: "before" | "after",
): Composite {
  const items = panel.kit?.items ?? [];
  let [sum, weight, scores, scored] = [0, 0, 0, 0];
  for (const item of items) {
    const counts = when === "after" && isShown(panel, candidate, item.id);
    const byPanelist = new Map<string, number[]>();
    for (const { member, from, to } of beforeAndAfter(panel, candidate, item.id)) {
      const score = counts ? to : from;
      if (isLevel(score)) byPanelist.set(member.id, [...(byPanelist.get(member.id) ?? []), score]);
    }
    if (byPanelist.size === 0) continue;
    sum += item.weight * meanOf([...byPanelist.values()].map(meanOf));
    weight += item.weight;
    scores += [...byPanelist.values()].flat().length;
    scored += 1;
  }
  return { mean: weight === 0 ? null : sum / weight, items: scored, of: items.length, scores };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

export type GateCount = { gate: Gate; shown: PanelMember[]; notShown: PanelMember[] };

/** Who marked each must-have shown or not; one panelist counts once, their last round's mark. */
export function gateCounts(panel: Panel, candidate: CandidateId): GateCount[] {
  const cards = countedCards(panel, candidate);
  const rounds = panel.rounds.map(({ id }) => id);
  const inOrder = cards.toSorted((a, b) => rounds.indexOf(a.round) - rounds.indexOf(b.round));
  return (panel.kit?.gates ?? []).map((gate) => {
    const markOf = (member: PanelMember) =>
      inOrder.findLast(
        ({ author, body }) => author === member.id && body.gates[gate.id] !== undefined,
      )?.body.gates[gate.id];
    return {
      gate,
      shown: panel.members.filter((member) => markOf(member) === "shown"),
      notShown: panel.members.filter((member) => markOf(member) === "not shown"),
    };
  });
}

export type Objection =
  | { what: Extract<Contrary, "composite">; mean: number }
  | { what: Extract<Contrary, "gate">; gates: Gate[] };

/**
 * Where a call goes against the composite so far that one asks why: taking somebody below "meets",
 * or turning down somebody half-way to "above". Product judgement: the two lines are apart, so that
 * nobody between them has to justify either call.
 */
export const lines = { take: 3, turnDown: 3.5 } as const;

/** What a call goes against. It may; it is asked for the reason, and the reason is kept. */
export function objectionsTo(panel: Panel, candidate: CandidateId, call: Call): Objection[] {
  const { mean } = compositeOf(panel, candidate, "after");
  const takes = call === "hire" || call === "advance";
  const objections: Objection[] = [];
  if (
    mean !== null &&
    ((takes && mean < lines.take) || (call === "no hire" && mean >= lines.turnDown))
  )
    objections.push({ what: "composite", mean });
  const missing = gateCounts(panel, candidate)
    .filter(({ shown, notShown }) => notShown.length > shown.length)
    .map(({ gate }) => gate);
  if (takes && missing.length > 0) objections.push({ what: "gate", gates: missing });
  return objections;
}

const hour = 3_600_000;
/** The playbook: the panel decides within two days of the last interview. */
export const hoursToDecide = 48;

/** When the last interview was and when its decision is due, in ms; `null` with no interview yet. */
export function decisionDue(
  candidate: PanelCandidate,
  now: number,
): { last: number; due: number } | null {
  const times = Object.values<string>(candidate.interviews).map((at) => Date.parse(at));
  const last = Math.max(...times);
  return times.length === 0 || last > now ? null : { last, due: last + hoursToDecide * hour };
}
