import { isSignedOpening } from "#domain/id.ts";
import { takeIn, type Answers } from "#storage/arrivals.ts";
import { openDue } from "#storage/sealing.ts";
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
    await Promise.all(openings.filter(isSignedOpening).map(openDue));
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
