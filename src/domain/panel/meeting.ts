import { compareVersions } from "#domain/clock.ts";
import type { Decision } from "#domain/records/decision.ts";
import type { CandidateId, CardId, ItemId } from "#domain/id.ts";
import type { MeetingMark } from "#domain/records/mark.ts";
import type { DecisionRecord, MarkRecord, ReratingRecord } from "#domain/records/record.ts";
import type { SealedChoices } from "#domain/seats/choices.ts";
import type { Rerating } from "#domain/records/rerating.ts";

export type PanelRerating = Omit<Rerating, "opening" | "sealed"> & {
  id: string;
  /** In a signed opening: whose device says so, where it is not the panelist's own. */
  enteredBy: string | null;
};
/** What somebody chose last for a card, as far as it cannot be read; see `SealedChoices`. */
export type UnreadChoice = NonNullable<ReturnType<SealedChoices["unreadOf"]>>;
export type PanelDecision = Omit<Decision, "opening"> & { id: string; by: string };
export type MarkPlace = Omit<MeetingMark, "opening" | "on">;

/** What a panel said and did in its calibration, as far as it is known here. */
export type Meeting = {
  /** All that count, the earliest first; also those whose card is not here. */
  reratings: PanelRerating[];
  /** Where re-ratings travel sealed: those that came after the new scores were shown. */
  tooLate: PanelRerating[];
  /** Where re-ratings travel sealed: what was chosen, and shown. */
  choices: SealedChoices | null;
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
  choices: SealedChoices | null,
): Meeting {
  const asPanel = ({ id, author, body, signature }: ReratingRecord): PanelRerating => ({
    ...body,
    id,
    candidate: resolve(body.candidate),
    panelist: resolve(body.panelist),
    enteredBy: signature === undefined || author === body.panelist ? null : nameOf(author),
  });
  const counts = (record: ReratingRecord) => choices === null || choices.counts(record);
  const inOrder = records.reratings.toSorted(choices === null ? asWritten : asChosen);
  const reratings = inOrder.filter(counts).map(asPanel);
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
    choices,
    reratings,
    tooLate: inOrder.filter((record) => !counts(record)).map(asPanel),
    reratingOf: (card, item) => latest.get(`${card} ${item}`) ?? null,
    // A mark without a version was made before an opening could leave one.
    isMarked: ({ kit, ...place }) =>
      (place.what === "shown" &&
        kit !== undefined &&
        choices !== null &&
        choices.roundOf({ ...place, kit }) > 1) ||
      (marks.get(keyOf({ ...place, kit })) ?? marks.get(keyOf(place)) ?? false),
    decisions,
    decisionsOn: (candidate) =>
      decisions.filter((decision) => decision.candidate === candidate).toReversed(),
  };
}

/** By round; in one, somebody's own word about their card comes last, and stands. */
function asChosen(a: ReratingRecord, b: ReratingRecord): number {
  const isOwn = ({ author, body }: ReratingRecord) => Number(author === body.panelist);
  const round = ({ body }: ReratingRecord) => body.sealed?.round ?? 0;
  return round(a) - round(b) || isOwn(a) - isOwn(b) || asWritten(a, b);
}

function keyOf({ candidate, item, kit, what, panelist }: MarkPlace): string {
  return `${candidate} ${item} ${kit ?? ""} ${what} ${panelist ?? ""}`;
}

type Row = Pick<DecisionRecord, "id" | "version">;

/** By version, then id: total, so that devices agree whatever came first. */
function asWritten(a: Row, b: Row): number {
  return compareVersions(a.version, b.version) || (a.id < b.id ? -1 : 1);
}
