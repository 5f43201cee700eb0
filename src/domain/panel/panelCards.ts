import { groupBy } from "#domain/groupBy.ts";
import { isWrittenAfter } from "#domain/records/opened.ts";
import type { CandidateId, CardId, PanelistId, RoundId } from "#domain/id.ts";
import type { Resolve } from "#domain/records/links.ts";
import type { OpenedRecord, ScorecardRecord } from "#domain/records/record.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";

/** The latest revision of one panelist's card on one candidate in one round. */
export type PanelCard = {
  id: CardId;
  author: PanelistId;
  /** The id its author wrote it under, whatever else they go by. */
  writtenAs: PanelistId;
  candidate: CandidateId;
  round: RoundId;
  body: Scorecard;
  /** When it was first handed in, whatever was corrected since. */
  firstIn: Scorecard["submittedAt"];
  /** Other latest revisions, written on another device of the same panelist. Kept; theirs to settle. */
  rivals: { id: CardId; body: Scorecard }[];
  /** Written when its author had seen the others: kept, and counted nowhere. */
  sawOthers: boolean;
  /** Every revision there is of it: this one, its rivals and what they correct. */
  revisions: CardId[];
};

/** One square of the roster: whose card, on whom, in which round. */
export type RosterPlace = { author: PanelistId; candidate: CandidateId; round: RoundId };

export function placeKey({ author, candidate, round }: RosterPlace): string {
  return `${author}\n${candidate}\n${round}`;
}

type Around = {
  resolve?: Resolve;
  opened?: readonly OpenedRecord[];
  /** Sealed cards that others had opened theirs without. */
  late?: ReadonlySet<CardId>;
};

/**
 * One card per panelist, candidate and round: the revision no other one there builds on, and of
 * those written before their author saw the others, if there is one. Where two devices of one
 * panelist each wrote one, `firstCounts` says which stands, and the others are named as rivals;
 * nothing is dropped. A card that says it corrects somebody else's does not.
 */
export function latestCards(
  records: readonly ScorecardRecord[],
  { resolve = (id) => id, opened = [], late = new Set() }: Around = {},
): PanelCard[] {
  const looks = groupBy(
    // Only one's own word says that one has looked.
    opened.filter(
      ({ author, body }) => author !== "needle" && resolve(author) === resolve(body.panelist),
    ),
    ({ author, body }) => `${resolve(author)}\n${resolve(body.candidate)}`,
  );
  const isAfterwards = (card: ScorecardRecord) =>
    card.body.sawOthers === true ||
    late.has(card.id) ||
    (looks.get(`${resolve(card.author)}\n${resolve(card.body.candidate)}`) ?? []).some((looked) =>
      isWrittenAfter(card, looked),
    );
  const places = groupBy(records, ({ author, body }) =>
    placeKey({ author: resolve(author), candidate: resolve(body.candidate), round: body.round }),
  );
  return [...places.values()].flatMap((revisions) => {
    const before = revisions.filter((one) => !isAfterwards(one));
    const eligible = before.length > 0 ? before : revisions;
    const corrected = new Set(eligible.flatMap(({ body }) => [body.prev, ...(body.settles ?? [])]));
    const standing = eligible.filter(({ id }) => !corrected.has(id));
    const [latest, ...rivals] = standing.toSorted(firstCounts);
    if (latest === undefined) return [];
    return {
      id: latest.id,
      author: resolve(latest.author),
      writtenAs: latest.author,
      candidate: resolve(latest.body.candidate),
      round: latest.body.round,
      body: latest.body,
      firstIn: revisions.reduce(
        (first, { body }) => (body.submittedAt < first ? body.submittedAt : first),
        latest.body.submittedAt,
      ),
      rivals: rivals.map(({ id, body }) => ({ id, body })),
      sawOthers: before.length === 0,
      revisions: revisions.map(({ id }) => id),
    };
  });
}

/**
 * Of rival cards the one submitted first counts until their author says otherwise: what came first
 * can have been influenced least, and a version that turns up later replaces nothing that was shown.
 * At the same instant the name decides, alike on every device.
 */
function firstCounts(a: ScorecardRecord, b: ScorecardRecord): number {
  // In a signed opening what was said last before anything was shown.
  if (a.body.by !== undefined && a.body.rev !== b.body.rev) return b.body.rev - a.body.rev;
  if (a.body.by !== undefined) return a.id < b.id ? -1 : 1;
  return a.body.submittedAt.localeCompare(b.body.submittedAt) || (a.id < b.id ? -1 : 1);
}
