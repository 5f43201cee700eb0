import { groupBy } from "#domain/groupBy.ts";
import type { CandidateId, CardId, PanelistId, RoundId } from "#domain/id.ts";
import type { ScorecardRecord } from "#domain/records/record.ts";
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
  rivals: CardId[];
  /** Every revision there is of it: this one, its rivals and what they correct. */
  revisions: CardId[];
};

/** One square of the roster: whose card, on whom, in which round. */
export type RosterPlace = { author: PanelistId; candidate: CandidateId; round: RoundId };

export function placeKey({ author, candidate, round }: RosterPlace): string {
  return `${author}\n${candidate}\n${round}`;
}

/**
 * One card per panelist, candidate and round: the revision no other one there builds on. Where two
 * devices of one panelist each wrote one, the later submitted stands first and the others are
 * named as rivals; nothing is dropped. A card that says it corrects somebody else's does not.
 */
export function latestCards(
  records: readonly ScorecardRecord[],
  resolve: <Id extends string>(id: Id) => Id = (id) => id,
): PanelCard[] {
  const places = groupBy(records, ({ author, body }) =>
    placeKey({ author: resolve(author), candidate: resolve(body.candidate), round: body.round }),
  );
  return [...places.values()].flatMap((revisions) => {
    const corrected = new Set(revisions.map(({ body }) => body.prev));
    const standing = revisions.filter(({ id }) => !corrected.has(id));
    const [latest, ...rivals] = standing.toSorted(bySubmission);
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
      rivals: rivals.map(({ id }) => id),
      revisions: revisions.map(({ id }) => id),
    };
  });
}

function bySubmission(a: ScorecardRecord, b: ScorecardRecord): number {
  return (
    b.body.rev - a.body.rev ||
    b.body.submittedAt.localeCompare(a.body.submittedAt) ||
    (a.id < b.id ? -1 : 1)
  );
}
