import { questionParity } from "#domain/panel/questionParity.ts";
import { evidenceOf, sharesOf } from "#domain/records/evidence.ts";
import { consensusOf, type TalkChanges } from "./consensus.ts";
import { receiptOf } from "#domain/hash.ts";
import type { ItemId, KitId } from "#domain/id.ts";
import { kitHashOf, type Item, type Kit, type Signal, hasEqualWeights } from "#domain/kit/kit.ts";
import type { PanelDecision } from "#domain/panel/meeting.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { formatChangedOn } from "#domain/panel/formats.ts";
import { recusalInWords } from "#domain/panel/recusals.ts";
import { parityWith } from "#domain/panel/parity.ts";
import { hashOf, type Rating } from "#domain/records/scorecard.ts";
import { countedCards, whyNotCounted } from "#domain/panel/counted.ts";
import { beforeAndAfter } from "./beforeAndAfter.ts";
import { isReviewed, isShown, itemsToReview } from "./reviewed.ts";
import { compositeOf } from "./composite.ts";
import { gateCounts } from "./gateCounts.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";
import type {
  RecordedItem,
  RecordedDecision,
  WholePicture,
  RecordedCard,
  RecordedChange,
  MeetingRecord,
} from "./recordShape.ts";

/** The record of a candidate who is open to the viewer; what the panel has not shown stays out. */
export function meetingRecordOf(panel: Panel, candidate: PanelCandidate): MeetingRecord {
  const { kit, opening } = panel;
  const left = itemsToReview(panel, candidate.id).length;
  const of = kit?.items.length ?? 0;
  const isWhole = kit !== null && left === 0;
  const [decision = null, ...earlierDecisions] = panel.meeting
    .decisionsOn(candidate.id)
    .map((one) => decided(panel, one, isWhole));
  const here = new Set<string>(panel.cardsOn(candidate.id).flatMap(({ revisions }) => revisions));
  return {
    opening: { title: opening.title, startedOn: opening.startedOn },
    candidate: candidate.name,
    kit: kit === null ? null : coverOf(opening.kit, kit),
    reviewed: { items: of - left, of },
    decision,
    earlierDecisions,
    picture: isWhole ? wholePicture(panel, candidate, kit) : null,
    items: (kit?.items ?? []).map((item) => recordedItem(panel, candidate, item)),
    change: changeOf(consensusOf(panel, [candidate]).changes),
    formatChanged: formatChangedOn(panel, candidate.id),
    parity: parityWith(panel, candidate),
    questions: questionParity(
      panel,
      candidate.id,
      panel.candidates.map(({ id }) => id),
    ),
    recusals: panel.recusals
      .filter((recusal) => recusal.candidate === candidate.id)
      .map((recusal) => ({
        panelist: nameIn(panel, recusal.author),
        words: recusalInWords(recusal),
        at: new Date(recusal.at).toISOString(),
      })),
    waivers: panel.waivers
      .filter((waiver) => waiver.candidate === candidate.id)
      .map(({ author, round, reason, by }) => ({
        panelist: nameIn(panel, author),
        round: roundIn(panel, round),
        reason,
        by,
      })),
    cards: panel.cardsOn(candidate.id).map((card) => recordedCard(panel, card)),
    unplaced: panel.meeting.reratings.filter(
      (one) => one.candidate === candidate.id && !here.has(one.card),
    ).length,
  };
}

function changeOf(changes: TalkChanges | null): RecordedChange | null {
  if (changes === null) return null;
  const { matched, shareChanged, meanChange, cells, disagreement, wideGaps } = changes;
  return {
    scores: matched,
    changed: Math.round(shareChanged * matched),
    meanChange,
    distance:
      disagreement === null ? null : { before: disagreement.before, after: disagreement.after },
    wideGaps: wideGaps === null ? null : { items: cells, ...wideGaps },
  };
}

function coverOf(id: KitId, { title, version }: Kit) {
  return { title, version, receipt: receiptOf(kitHashOf(id)) };
}

function recordedItem(panel: Panel, candidate: PanelCandidate, item: Item): RecordedItem {
  const shown = isShown(panel, candidate.id, item.id);
  return {
    id: item.id,
    title: item.title,
    weight: item.weight,
    reviewed: isReviewed(panel, candidate.id, item.id),
    scores: beforeAndAfter(panel, candidate.id, item.id).map(
      ({ member, card, from, to, rerating, former }) => {
        const rating = card.body.ratings[item.id];
        return {
          panelist: member.name,
          role: member.role,
          round: roundIn(panel, card.round),
          before: from,
          after: shown ? to : from,
          rerated:
            shown && rerating !== null
              ? { reason: rerating.reason, at: rerating.at, enteredBy: rerating.enteredBy }
              : null,
          former:
            shown && former !== null
              ? { from: former.from, to: former.to, reason: former.reason, at: former.at }
              : null,
          evidence: rating === undefined ? "" : evidenceOf(rating),
          signals: (rating?.signals ?? []).flatMap(
            (id) => panel.kit?.signals.filter((signal) => signal.id === id).map(asTag) ?? [],
          ),
          receipt: receiptOf(hashOf(card.id)),
        };
      },
    ),
  };
}

function asTag({ title, tone }: Signal): Pick<Signal, "title" | "tone"> {
  return { title, tone };
}

function wholePicture(panel: Panel, { id }: PanelCandidate, kit: Kit): WholePicture {
  const cards = countedCards(panel, id);
  return {
    composite: { before: compositeOf(panel, id, "before"), after: compositeOf(panel, id, "after") },
    weights: hasEqualWeights(kit.items) ? "equal" : "as the kit says",
    weightsReason: kit.weightsReason,
    recommendations: panel.members.flatMap((member) =>
      cards
        .filter(({ author }) => author === member.id)
        .map((card) => ({
          panelist: member.name,
          round: roundIn(panel, card.round),
          recommendation: card.body.recommendation,
          leftOut: whyNotCounted(panel, card),
        })),
    ),
    mustHaves: gateCounts(panel, id).map(({ gate, shown, notShown }) => ({
      title: gate.title,
      shown: shown.map(({ name }) => name),
      notShown: notShown.map(({ name }) => name),
    })),
  };
}

function decided(panel: Panel, decision: PanelDecision, isWhole: boolean): RecordedDecision {
  const { call, at, by, rationale, composite, against, dissent } = decision;
  return {
    call,
    at,
    writtenBy: by,
    rationale,
    composite: isWhole ? composite : null,
    against,
    dissent: dissent.map(({ panelist, note }) => ({ panelist: nameIn(panel, panelist), note })),
  };
}

function recordedCard(panel: Panel, card: PanelCard): RecordedCard {
  const member = panel.members.find(({ id }) => id === card.author);
  const kit = panel.kits.get(card.body.kit);
  const leftOut = whyNotCounted(panel, card);
  return {
    panelist: member?.name ?? "Unnamed panelist",
    role: card.body.role ?? member?.role ?? "interviewer",
    round: roundIn(panel, card.round),
    submittedAt: card.body.submittedAt,
    revision: card.body.rev,
    kit: kit === undefined ? "a kit that is not here" : `${kit.title}, version ${kit.version}`,
    receipt: receiptOf(hashOf(card.id)),
    leftOut,
    sources: sharesOf(Object.values(card.body.ratings)),
    apart: leftOut === null || leftOut === "practice" ? [] : saidApart(card, kit),
  };
}

function saidApart({ body }: PanelCard, kit: Kit | undefined): RecordedCard["apart"] {
  const titles = new Map(kit?.items.map(({ id, title }) => [id, title]));
  return Object.entries<Rating>(body.ratings)
    .filter(([, { score }]) => score !== "unrated")
    .map(([id, rating]) => ({
      item: titles.get(id as ItemId) ?? id,
      score: rating.score,
      evidence: evidenceOf(rating),
    }));
}

function nameIn(panel: Panel, panelist: PanelMember["id"]): string {
  return panel.members.find(({ id }) => id === panelist)?.name ?? "Unnamed panelist";
}

function roundIn(panel: Panel, round: PanelCard["round"]): string {
  return panel.rounds.find(({ id }) => id === round)?.title ?? round;
}
