import type { Arrival } from "#domain/records/arrival.ts";
import { receiptOf } from "#domain/hash.ts";
import { aKind, type Rejected } from "#domain/records/merge.ts";
import { roundOf } from "#domain/records/opening.ts";
import {
  isLive,
  isTombstone,
  liveOf,
  type ScorecardRecord,
  type SharedRecord,
} from "#domain/records/record.ts";
import { resolveSameness } from "#domain/records/sameness.ts";
import { hashOf } from "#domain/records/scorecard.ts";
import type { ArrivingCard, ConflictArrival, ErasedArrival, RejectedArrival } from "./preview.ts";

/** What stands before and after an arrival, and whom this device scores for. */
export type ArrivalSetting = {
  existing: ReadonlyMap<string, SharedRecord>;
  after: ReadonlyMap<string, SharedRecord>;
  arriving: readonly SharedRecord[];
  arrival: Arrival;
  peopleHere: ReadonlySet<string>;
  drafts: readonly { opening: string; candidate: string }[];
};

/** What a record is called among people. */
export function nameOf(record: SharedRecord | undefined): string | null {
  if (record === undefined || isTombstone(record)) return null;
  switch (record.kind) {
    case "kit":
    case "opening":
      return record.body.title;
    case "candidate":
    case "panelist":
      return record.body.name;
    case "scorecard":
    case "waiver":
    case "rerating":
    case "mark":
    case "decision":
    case "plan":
    case "practice":
    case "sameness":
      return null;
  }
}

/** A person can settle a few; a file made to hold thousands must not grow the preview by their square. */
const mostRivals = 10;

export function describeCards(setting: ArrivalSetting): ArrivingCard[] {
  const { existing, after, arriving, arrival, peopleHere } = setting;
  const rootOf = resolveSameness(liveOf([...after.values()], "sameness").map(({ body }) => body));
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
  const all = [...forged, ...arriving];
  const byId = new Map(liveOf(all, "scorecard").map((card) => [card.id, card]));
  return [...byId.values()]
    .map((card): ArrivingCard => {
      const { opening, candidate, round, rev, submittedAt } = card.body;
      const inOpening = after.get(opening) ?? arriving.find((record) => record.id === opening);
      const reason = reasons.get(card) ?? null;
      return {
        card: card.id,
        receipt: receiptOf(hashOf(card.id)),
        panelist: nameOf(after.get(card.author)) ?? "An unknown panelist",
        candidate: nameOf(after.get(candidate)) ?? "an unknown candidate",
        opening: nameOf(inOpening) ?? "an unknown opening",
        round:
          (inOpening !== undefined && isLive(inOpening, "opening")
            ? roundOf(inOpening.body, round)?.title
            : undefined) ?? round,
        rev,
        submittedAt,
        status: reason !== null ? "rejected" : existing.has(card.id) ? "already here" : "new",
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
  { record, id, kind, reason }: Rejected,
  { after }: ArrivalSetting,
  file: string,
): RejectedArrival {
  const name =
    nameOf(record) ??
    (isLive(record, "scorecard")
      ? `${nameOf(after.get(record.author)) ?? "An unknown panelist"} on ${nameOf(after.get(record.body.candidate)) ?? "an unknown candidate"}`
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

/** What people would miss: openings, candidates and panelists; the cards are counted with them. */
export function describeErased({ arrival, existing, drafts }: ArrivalSetting): ErasedArrival[] {
  const gone = [...arrival.updates, ...arrival.buried].filter(isTombstone);
  const goneIds = new Set(gone.map(({ id }) => id));
  const cards = liveOf([...existing.values()], "scorecard").filter(({ id }) => goneIds.has(id));
  return gone.flatMap(({ id, kind }) => {
    const name = nameOf(existing.get(id));
    if (name === null) return [];
    const hangsOn = (row: { opening: string; candidate: string }) =>
      row.opening === id || row.candidate === id;
    return {
      kind,
      id,
      name,
      cards: cards.filter(({ body, author }) => hangsOn(body) || author === id).length,
      drafts: drafts.filter(hangsOn).length,
    };
  });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
