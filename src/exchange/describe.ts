import { receiptOf } from "#domain/hash.ts";
import type { DraftFate } from "#domain/files/restore.ts";
import type { Arrival } from "#domain/records/arrival.ts";
import { resolverOf } from "#domain/records/links.ts";
import { aKind, type Rejected } from "#domain/records/merge.ts";
import {
  isLive,
  keyOf,
  liveOf,
  type ScorecardRecord,
  type SharedRecord,
} from "#domain/records/record.ts";
import type { Sameness } from "#domain/records/sameness.ts";
import { hashOf, type Draft } from "#domain/records/scorecard.ts";
import { candidateIn, nameIn, nameOf, openingIn, panelistIn, roundIn, type Rows } from "./names.ts";
import type {
  ArrivingCard,
  ConflictArrival,
  DraftFateTold,
  RejectedArrival,
  Renamed,
} from "./preview.ts";

/** What stands before and after an arrival, and whom this device scores for. */
export type ArrivalSetting = {
  /** What is here now, and what is here and in the files together: where names are found. */
  here: Rows;
  all: Rows;
  /** As it would be with nothing said yes to. */
  after: Rows;
  arriving: readonly SharedRecord[];
  arrival: Arrival;
  peopleHere: ReadonlySet<string>;
  drafts: readonly Draft[];
  /** Whether the person here may see what a record tells of a candidate. */
  mayShow: (record: SharedRecord) => boolean;
  /** Whether a link would make one of two who sit on one panel: then it means nothing. */
  mayJoin: (said: Sameness) => boolean;
};

/** A person can settle a few; a file made to hold thousands must not grow the preview by their square. */
const mostRivals = 10;

export function describeCards(setting: ArrivalSetting): ArrivingCard[] {
  const { here, after, all, arriving, arrival, peopleHere } = setting;
  const rootOf = resolverOf([...after.values()]);
  const placeOf = ({ author, body }: ScorecardRecord) =>
    [rootOf(author), rootOf(body.opening), rootOf(body.candidate), body.round, body.rev].join(" ");
  const atPlace = new Map<string, ScorecardRecord[]>();
  for (const card of liveOf([...after.values()], "scorecard")) {
    const there = atPlace.get(placeOf(card));
    if (there === undefined) atPlace.set(placeOf(card), [card]);
    else if (there.length < mostRivals) there.push(card);
  }
  const reasons = new Map(arrival.rejected.map(({ record, reason }) => [record, reason]));
  const sound = new Set(arriving);
  const forged = arrival.rejected
    .map(({ record }) => record)
    .filter((record) => !sound.has(record));
  const byId = new Map(
    liveOf([...forged, ...arriving], "scorecard").map((card) => [card.id, card]),
  );
  const asked = new Set(arrival.questions.map(({ record }) => record.id));
  const waits = new Set(arrival.waiting.map(({ id }) => id));
  const along = new Set(arrival.comeAlong.map(({ id }) => id));
  return [...byId.values()]
    .map((card): ArrivingCard => {
      const { opening, candidate, round, rev, startedAt, submittedAt } = card.body;
      const reason = reasons.get(card) ?? null;
      return {
        card: card.id,
        receipt: receiptOf(hashOf(card.id)),
        panelist: panelistIn(all, card.author),
        candidate: candidateIn(all, candidate),
        opening: openingIn(all, opening),
        round: roundIn(all, opening, round),
        rev,
        submittedAt,
        hasOddTimes: submittedAt < startedAt,
        sawOthers: card.body.sawOthers ?? false,
        status:
          reason !== null
            ? "rejected"
            : here.has(keyOf(card))
              ? "already here"
              : asked.has(card.id) || along.has(card.id)
                ? "asked"
                : waits.has(card.id)
                  ? "waits"
                  : "new",
        reason,
        isFromHere: [...peopleHere].some((id) => rootOf(id) === rootOf(card.author)),
        rivals: (atPlace.get(placeOf(card)) ?? [])
          .map(({ id }) => id)
          .filter((id) => id !== card.id),
      };
    })
    .toSorted(
      (a, b) => order(a.candidate, b.candidate) || order(a.panelist, b.panelist) || a.rev - b.rev,
    );
}

export function describeRejected(
  { record, kind, reason, id }: Rejected,
  { all }: ArrivalSetting,
  file: string,
): RejectedArrival {
  const name =
    nameOf(record) ??
    nameIn(all, kind, id) ??
    (isLive(record, "scorecard")
      ? `${panelistIn(all, record.author)} on ${candidateIn(all, record.body.candidate)}`
      : aKind[kind]);
  return { file, id, kind, name, reason };
}

export function describeConflicts({ arrival }: ArrivalSetting): ConflictArrival[] {
  return arrival.conflicts.map(({ lost, won }) => ({
    kind: won.kind,
    id: won.id,
    lost: nameOf(lost) ?? aKind[lost.kind],
    won: nameOf(won) ?? aKind[won.kind],
  }));
}

/** What would go by another name, or stand on another kit: nobody is asked, but everybody told. */
export function describeRenamed({ arrival, here, all }: ArrivalSetting): Renamed[] {
  return arrival.updates.flatMap((record) => {
    const held = here.get(keyOf(record));
    const [from, to] = [calledIn(held, all), calledIn(record, all)];
    return from === null || to === null || from === to ? [] : { from, to };
  });
}

function calledIn(record: SharedRecord | undefined, all: Rows): string | null {
  const name = nameOf(record);
  return record !== undefined && isLive(record, "opening")
    ? `${record.body.title}, on ${nameIn(all, "kit", record.body.kit) ?? "another kit"}`
    : name;
}

export function describeFates(fates: readonly DraftFate[], all: Rows): DraftFateTold[] {
  return fates.map(({ draft, lost, fate, why }) => ({
    draft,
    lost,
    fate,
    why,
    panelist: panelistIn(all, draft.panelist),
    candidate: candidateIn(all, draft.candidate),
    round: roundIn(all, draft.opening, draft.round),
  }));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
