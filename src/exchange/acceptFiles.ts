import { groupBy } from "#domain/groupBy.ts";
import { isSignedOpening, type OpeningId } from "#domain/id.ts";
import type { Rejected } from "#domain/records/merge.ts";
import { keyOf, type SharedRecord } from "#domain/records/record.ts";
import { belongsTo } from "#domain/records/references.ts";
import { takeIn, type Answers, type TakenIn } from "#storage/arrivals.ts";
import { openedAmong } from "#storage/arrivedLines.ts";
import { settleArrived, type Came } from "./arrivalNews.ts";
import { describeFates } from "./describe.ts";
import type { Outcome, Watching } from "./preview.ts";
import { closePreview, openingsIn, openPreviews } from "./previewFiles.ts";

/**
 * Takes in what a preview showed and what was said yes to, all or nothing; what came in between is
 * planned on as well.
 */
export async function acceptFiles(
  id: number,
  answers: Answers,
  { onProgress, signal }: Watching = {},
): Promise<Outcome> {
  const files = openPreviews.get(id);
  if (files === undefined) throw new Error("These files are no longer open; open them again.");
  const { valid: records, rejected, unread, backups } = files;
  const count = records.length;
  onProgress?.({ step: "saving", done: 0, of: count });
  try {
    const taken = await takeIn({ records, unread, backups, answers }, signal);
    const { arrival, before, after, linked, drafts, notes, fates } = taken;
    const openings = openingsIn(records, after);
    const heldBefore = groupBy([...before.values()], belongsTo);
    for (const [opening, came] of cameIn(records, taken, rejected))
      if (after.has(keyOf({ kind: "opening", id: opening })))
        await settleArrived(opening, came, openedAmong(heldBefore.get(opening) ?? []));
    onProgress?.({ step: "saving", done: count, of: count });
    closePreview(id);
    return {
      ok: true,
      openings,
      adds: arrival.adds.length,
      updates: arrival.updates.length,
      unchanged: arrival.unchanged.length,
      conflicts: arrival.conflicts.length,
      rejected: rejected.length + arrival.rejected.length,
      linked,
      drafts,
      notes,
      // By the names they had: what was erased has none any more.
      fates: describeFates(fates, new Map([...after, ...before])),
    };
  } catch (error) {
    if (signal?.aborted) return { ok: false, cancelled: true };
    throw error;
  }
}

/** What came of each signed opening, and what of it was not taken. */
function cameIn(
  records: readonly SharedRecord[],
  { arrival }: TakenIn,
  rejected: readonly Rejected[],
): Map<OpeningId, Came> {
  const unsound = [...rejected, ...arrival.rejected];
  const left = new Set([...arrival.unchanged, ...unsound.map(({ record }) => record)]);
  const taken = groupBy(records, belongsTo);
  const refused = groupBy(unsound, ({ record }) => belongsTo(record));
  const openings = new Set([...taken.keys(), ...refused.keys()]);
  return new Map(
    [...openings].flatMap((opening): [OpeningId, Came][] =>
      opening === null || !isSignedOpening(opening)
        ? []
        : [
            [
              opening,
              {
                taken: (taken.get(opening) ?? []).filter((record) => !left.has(record)),
                rejected: refused.get(opening) ?? [],
              },
            ],
          ],
    ),
  );
}
