import { groupBy } from "#domain/groupBy.ts";
import { compareVersions, latestWallMs, mostTicks } from "#domain/clock.ts";
import { canonical, contentHash } from "#domain/hash.ts";
import {
  copyKeyOf,
  isEditable,
  isTombstone,
  keyOf,
  lifeOf,
  type Kind,
  type LiveRecord,
  type SharedRecord,
} from "./record.ts";
import { faultOf } from "./fault.ts";

/** A live value that lost to a later one from another device. Shown, never silently dropped. */
export type Lost = { lost: LiveRecord; won: LiveRecord };

/** A record that may not come in, and why, in words. */
export type Rejected = { id: string; kind: Kind; reason: string; record: SharedRecord };

/** How far the most advanced of the arriving clocks is ahead of ours. */
export type Drift = { device: string; aheadMs: number };

export type MergePlan = {
  adds: SharedRecord[];
  updates: SharedRecord[];
  unchanged: SharedRecord[];
  conflicts: Lost[];
};

/**
 * The order that decides between two copies of one record: the longer life (a tombstone over what it
 * erased: an old packet cannot bring a candidate back), then the version, then the hash of the
 * content. Total over different records; without the last step two records of one version
 * would be settled by who came last, and devices would differ for ever.
 */
export function compareRecords(a: SharedRecord, b: SharedRecord): number {
  const byLife = lifeOf(a) - lifeOf(b);
  if (byLife !== 0) return byLife;
  const byVersion = compareVersions(a.version, b.version);
  if (byVersion !== 0) return isWrittenOnce(a) ? -byVersion : byVersion;
  const [whole, other] = [canonical(a), canonical(b)];
  if (whole === other) return 0;
  // The body first, as the format says; then the rest (author, signature), to be total.
  const [body, otherBody] = [bodyHash(a), bodyHash(b)];
  if (body !== otherBody) return body < otherBody ? -1 : 1;
  return whole < other ? -1 : 1;
}

/** Named by its content, so that copies differ in their cover alone, or said once: the first stands. */
function isWrittenOnce({ kind, signature }: SharedRecord): boolean {
  // What somebody signed as said once, such as a waiver, they cannot make say something else.
  if (signature !== undefined && (kind === "waiver" || kind === "rerating" || kind === "decision"))
    return true;
  return (
    kind === "scorecard" ||
    kind === "opened" ||
    kind === "panel" ||
    kind === "claim" ||
    kind === "sealed" ||
    kind === "release" ||
    kind === "share" ||
    kind === "shown" ||
    kind === "folderKey"
  );
}

/**
 * Two copies of the same data become one: the join of a semilattice (commutative, associative,
 * idempotent), sorted by id. Different kinds under one id are different records, and so are copies
 * signed by different keys.
 */
export function merge(a: readonly SharedRecord[], b: readonly SharedRecord[]): SharedRecord[] {
  const joined = new Map<string, SharedRecord>();
  for (const record of [...a, ...b]) {
    const key = copyKeyOf(record);
    const held = joined.get(key);
    if (held === undefined || compareRecords(record, held) > 0) joined.set(key, record);
  }
  return [...joined.values()].toSorted(byId);
}

function byId(a: SharedRecord, b: SharedRecord): number {
  return a.id < b.id || (a.id === b.id && copyKeyOf(a) < copyKeyOf(b)) ? -1 : 1;
}

/**
 * Validity before the join: a forged copy with a higher version must not shadow the true one.
 * Hashes every kit and card, so do it before a transaction, not inside.
 */
export function sift(incoming: readonly SharedRecord[]): {
  valid: SharedRecord[];
  rejected: Rejected[];
} {
  const valid: SharedRecord[] = [];
  const rejected: Rejected[] = [];
  for (const record of incoming) {
    const reason = faultOf(record) ?? clockFaultOf(record);
    if (reason === null) valid.push(record);
    else rejected.push({ id: record.id, kind: record.kind, reason, record });
  }
  return { valid, rejected };
}

/** What the join of `existing` (by `keyOf`) with sound records would do. Changes nothing. */
export function planValid(
  existing: ReadonlyMap<string, SharedRecord>,
  valid: readonly SharedRecord[],
): MergePlan {
  const plan: MergePlan = { adds: [], updates: [], unchanged: [], conflicts: [] };
  for (const [key, copies] of groupBy(valid, keyOf)) {
    const held = existing.get(key);
    const [first, ...others] = held === undefined ? copies : [held, ...copies];
    if (first === undefined) continue;
    const won = others.reduce(
      (best, copy) => (compareRecords(copy, best) > 0 ? copy : best),
      first,
    );
    plan.conflicts.push(...lostTo(won, [first, ...others]));
    if (held === undefined) plan.adds.push(won);
    else if (won !== held) plan.updates.push(won);
    else plan.unchanged.push(held);
  }
  return plan;
}

/** The kinds with their article, for sentences. */
export const aKind = {
  kit: "a kit",
  opening: "an opening",
  candidate: "a candidate",
  panelist: "a panelist",
  scorecard: "a scorecard",
  waiver: "a waiver",
  recusal: "a recusal",
  rerating: "a re-rating",
  mark: "a mark of the meeting",
  decision: "a decision",
  plan: "a note on how the opening is run",
  practice: "a practice result",
  sameness: "a link between two records",
  opened: "a note of who opened a candidate",
  panel: "a panel",
  claim: "a seat taken",
  sealed: "a sealed card",
  release: "a card opened",
  share: "a part of a card",
  head: "a note of what somebody has written",
  choice: "a new score chosen",
  shown: "a note of which new scores were shown",
  folderKey: "a note of who can read the shared folder",
} as const satisfies Record<Kind, string>;

/**
 * Clocks that are wrong are welcome; a number no clock can show is not. Following one would leave
 * this device no later number to write, and everything it writes from then on would be refused.
 */
function clockFaultOf({ version: [wall, counter] }: SharedRecord): string | null {
  return wall > latestWallMs || counter > mostTicks
    ? "it is dated after the year 2200, so its clock was wrong"
    : null;
}

function bodyHash(record: SharedRecord): string {
  return isTombstone(record) ? "" : contentHash(record.body);
}

/**
 * Only what several people may edit can lose, and only to somebody who had not seen it; an erased
 * value is gone, not lost.
 */
function lostTo(won: SharedRecord, copies: readonly SharedRecord[]): Lost[] {
  if (isTombstone(won) || !isEditable(won)) return [];
  const told = new Set([canonical(won.body)]);
  const lost: Lost[] = [];
  for (const copy of copies.toSorted((a, b) => compareRecords(b, a))) {
    if (isTombstone(copy) || knew(won, copy)) continue;
    const body = canonical(copy.body);
    if (told.has(body)) continue;
    told.add(body);
    lost.push({ lost: copy, won });
  }
  return lost;
}

/** Whether a value was written in knowledge of another: replaced on purpose, nothing was lost. */
function knew({ version, seen = [] }: LiveRecord, other: LiveRecord): boolean {
  return [version, ...seen].some(
    (known) => known[2] === other.version[2] && compareVersions(other.version, known) <= 0,
  );
}

/** `now` in milliseconds. */
export function driftOf(records: readonly SharedRecord[], now: number): Drift | null {
  let drift: Drift | null = null;
  for (const { version } of records) {
    const aheadMs = version[0] - now;
    if (aheadMs > (drift?.aheadMs ?? 0)) drift = { device: version[2], aheadMs };
  }
  return drift;
}
