import type { SharedRecord } from "#domain/records/record.ts";
import { type MergePlan, sift, planValid } from "#domain/records/merge.ts";

/** What bringing `incoming` into `existing` (by id) would do. Changes nothing. `now` in ms. */
export function planMerge(
  existing: ReadonlyMap<string, SharedRecord>,
  incoming: readonly SharedRecord[],
  now: number,
): MergePlan {
  const { valid, rejected } = sift(incoming);
  const plan = planValid(existing, valid, now);
  return { ...plan, rejected: [...rejected, ...plan.rejected] };
}
