import { planArrival, type Arrival } from "#domain/records/arrival.ts";
import {
  driftOf,
  planValid,
  sift,
  type Drift,
  type MergePlan,
  type Rejected,
} from "#domain/records/merge.ts";
import { keyOf, type SharedRecord } from "#domain/records/record.ts";

/** What the join of `incoming` with these rows would do. Changes nothing. `now` in ms. */
export function planMerge(
  rows: Iterable<SharedRecord>,
  incoming: readonly SharedRecord[],
  now: number,
): MergePlan & { rejected: Rejected[]; drift: Drift | null } {
  const { valid, rejected } = sift(incoming);
  return { ...planValid(byKey(rows), valid), rejected, drift: driftOf(valid, now) };
}

/** A yes to every question. */
export const toAll = { has: () => true };

/** What bringing `incoming` to a device with these rows would do, every question said yes to. */
export function planAgreed(
  rows: Iterable<SharedRecord>,
  incoming: readonly SharedRecord[],
  now: number,
  waiting: readonly SharedRecord[] = [],
): Arrival {
  const { valid, rejected } = sift(incoming);
  const plan = planArrival(
    { records: byKey(rows), waiting },
    { records: valid, agreed: toAll },
    now,
  );
  return { ...plan, rejected: [...rejected, ...plan.rejected] };
}

function byKey(rows: Iterable<SharedRecord>): Map<string, SharedRecord> {
  return new Map([...rows].map((record) => [keyOf(record), record]));
}
