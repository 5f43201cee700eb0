import { groupBy } from "#domain/groupBy.ts";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { compareVersions } from "#domain/clock.ts";
import { canonical } from "#domain/hash.ts";
import { shortStamp, stampOf, type Head } from "#domain/records/head.ts";
import { isTombstone, liveOf, type SharedRecord } from "#domain/records/record.ts";
import type { HeadRecord } from "#domain/records/signedRecords.ts";
import { candidateOf } from "#domain/records/travel.ts";

/**
 * So many are named, the latest: what is lost, held back or undone is seldom older, and each on a
 * candidate of its own they are still no more than a room takes of one record.
 */
export const mostNamed = 2_000;

/**
 * What a device is to say of what it has written, out of all copies that may leave it; `null` where
 * its last word says so already.
 */
export function headDue(
  opening: OpeningId,
  key: SignKey,
  leaving: readonly SharedRecord[],
): Omit<Head, "at"> | null {
  const own = leaving.filter(({ signature }) => signature?.key === key);
  const all = own.filter(({ kind }) => kind !== "head");
  const [last] = liveOf(own, "head");
  // Where all it had written is erased, its last word still names on whom that was.
  if (all.length === 0 && last === undefined) return null;
  const written =
    all.length <= mostNamed
      ? all
      : all.toSorted((a, b) => compareVersions(b.version, a.version)).slice(0, mostNamed);
  const groups = groupBy(written, (copy) => (isTombstone(copy) ? null : candidateOf(copy)));
  const records = [...groups]
    .map(([candidate, copies]) => ({
      candidate,
      stamps: copies.map((copy) => shortStamp(stampOf(copy))).toSorted(),
    }))
    .toSorted((a, b) => ((a.candidate ?? "") < (b.candidate ?? "") ? -1 : 1));
  return last !== undefined && canonical(last.body.records) === canonical(records)
    ? null
    : { opening, records };
}

/** Somebody's last word on what they have written, from whichever of their devices. */
export type HeardFrom = {
  panelist: PanelistId;
  at: string;
  /** So many of their records are not here, at least. */
  missing: number;
};

/** `heads`: those shown, one a device. `copies`: all that is here of the opening. */
export function heardFrom(
  heads: readonly HeadRecord[],
  copies: readonly SharedRecord[],
): HeardFrom[] {
  const byKey = groupBy(copies, ({ signature }) => signature?.key ?? null);
  const erased = new Set<string>(
    copies.filter((copy) => isTombstone(copy) && copy.kind === "candidate").map(({ id }) => id),
  );
  const bySeat = groupBy(heads, ({ author }) => author);
  return [...bySeat].map(([panelist, theirs]) => ({
    panelist,
    at: theirs.map(({ body }) => body.at).reduce((a, b) => (a > b ? a : b)),
    missing: theirs.reduce(
      (sum, head) => sum + missingOf(head, byKey.get(head.signature?.key ?? null) ?? [], erased),
      0,
    ),
  }));
}

/** A copy that is here and later than the head may stand for one that the head names. */
function missingOf(
  { body, version }: HeadRecord,
  copies: readonly SharedRecord[],
  erased: ReadonlySet<string>,
): number {
  const here = new Set(copies.map((copy) => shortStamp(stampOf(copy))));
  const named = body.records
    .filter(({ candidate }) => candidate === null || !erased.has(candidate))
    .flatMap(({ stamps }) => stamps);
  const later = copies.filter((copy) => compareVersions(copy.version, version) > 0).length;
  return Math.max(0, named.filter((stamp) => !here.has(stamp)).length - later);
}
