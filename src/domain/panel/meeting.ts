import { compareVersions } from "#domain/clock.ts";
import type { Decision } from "#domain/records/decision.ts";
import type { CandidateId, CardId, ItemId } from "#domain/id.ts";
import type { MeetingMark } from "#domain/records/mark.ts";
import type { DecisionRecord, MarkRecord, ReratingRecord } from "#domain/records/record.ts";
import type { Rerating } from "#domain/records/rerating.ts";

export type PanelRerating = Omit<Rerating, "opening"> & { id: string };
export type PanelDecision = Omit<Decision, "opening"> & { id: string; by: string };
export type MarkPlace = Omit<MeetingMark, "opening" | "on">;

/** What a panel said and did in its calibration, as far as it is known here. */
export type Meeting = {
  /** All of them, the earliest first; also those whose card is not here. */
  reratings: PanelRerating[];
  /** The one that counts for an item of a card. */
  reratingOf: (card: CardId, item: ItemId) => PanelRerating | null;
  isMarked: (place: MarkPlace) => boolean;
  /** All of them, the earliest first. */
  decisions: PanelDecision[];
  /** The latest first. */
  decisionsOn: (candidate: CandidateId) => PanelDecision[];
};

/** Puts a meeting together; the order the records came in shows nowhere. */
export function assembleMeeting(
  records: {
    reratings: readonly ReratingRecord[];
    marks: readonly MarkRecord[];
    decisions: readonly DecisionRecord[];
  },
  resolve: <Id extends string>(id: Id) => Id,
  nameOf: (author: DecisionRecord["author"]) => string,
): Meeting {
  const reratings = records.reratings.toSorted(asWritten).map(({ id, body }) => ({
    ...body,
    id,
    candidate: resolve(body.candidate),
    panelist: resolve(body.panelist),
  }));
  const latest = new Map(reratings.map((one) => [`${one.card} ${one.item}`, one]));
  const marks = new Map(
    records.marks.toSorted(asWritten).map(({ body }) => [
      keyOf({
        ...body,
        candidate: resolve(body.candidate),
        panelist: body.panelist === null ? null : resolve(body.panelist),
      }),
      body.on,
    ]),
  );
  const decisions = records.decisions.toSorted(asWritten).map(({ id, author, body }) => ({
    ...body,
    id,
    by: nameOf(author),
    candidate: resolve(body.candidate),
    dissent: body.dissent.map((one) => ({ ...one, panelist: resolve(one.panelist) })),
  }));
  return {
    reratings,
    reratingOf: (card, item) => latest.get(`${card} ${item}`) ?? null,
    // A mark without a version was made before an opening could leave one.
    isMarked: ({ kit, ...place }) =>
      marks.get(keyOf({ ...place, kit })) ?? marks.get(keyOf(place)) ?? false,
    decisions,
    decisionsOn: (candidate) =>
      decisions.filter((decision) => decision.candidate === candidate).toReversed(),
  };
}

function keyOf({ candidate, item, kit, what, panelist }: MarkPlace): string {
  return `${candidate} ${item} ${kit ?? ""} ${what} ${panelist ?? ""}`;
}

type Row = Pick<DecisionRecord, "id" | "version">;

/** By version, then id: total, so that devices agree whatever came first. */
function asWritten(a: Row, b: Row): number {
  return compareVersions(a.version, b.version) || (a.id < b.id ? -1 : 1);
}
