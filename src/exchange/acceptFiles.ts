import type { Suggestion } from "#domain/records/samenessSuggestions.ts";
import { takeIn } from "#storage/arrivals.ts";
import type { Outcome, Watching } from "./preview.ts";
import { closePreview, describeLost, openPreviews } from "./previewFiles.ts";

/** Takes in what a preview showed, all or nothing; what came in between is planned on as well. */
export async function acceptFiles(
  id: number,
  accepted: readonly Suggestion[],
  { onProgress, signal }: Watching = {},
): Promise<Outcome> {
  const files = openPreviews.get(id);
  if (files === undefined) throw new Error("These files are no longer open; open them again.");
  const count = files.valid.length;
  onProgress?.({ step: "saving", done: 0, of: count });
  try {
    const { arrival, after, linked, restored } = await takeIn(
      { records: files.valid, backups: files.backups, links: accepted },
      signal,
    );
    onProgress?.({ step: "saving", done: count, of: count });
    closePreview(id);
    return {
      ok: true,
      adds: arrival.adds.length,
      updates: arrival.updates.length,
      unchanged: arrival.unchanged.length,
      conflicts: arrival.conflicts.length,
      rejected: files.rejected.length + arrival.rejected.length,
      linked,
      draftsRestored: restored.drafts,
      draftsLost: describeLost(restored.lost, after),
    };
  } catch (error) {
    if (signal?.aborted) return { ok: false, cancelled: true };
    throw error;
  }
}
