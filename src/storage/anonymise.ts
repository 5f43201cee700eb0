import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { keptFor, scoresToKeep } from "#domain/panelStatistics/keptScores.ts";
import { KeptScores } from "#domain/records/keptScores.ts";
import { db } from "./database.ts";
import { eraseCandidates } from "./erase.ts";
import { aboutTables } from "./forget.ts";
import { newId } from "./newId.ts";
import { recordTables } from "./writing.ts";

/**
 * Erases candidates of one opening, and keeps of some who gave which score for what is said about the
 * panel. Here alone: on every other device they are erased. Of how many scores were kept.
 */
export function anonymiseOrErase(
  panel: Panel,
  candidates: readonly PanelCandidate[],
  isKept: (candidate: PanelCandidate) => boolean,
): Promise<number> {
  return db.transaction("rw", [...recordTables, ...aboutTables], async () => {
    const kept = keptFor(await db.keptScores.toArray(), panel.ids, panel.opening.kit);
    const scores = candidates
      .filter(isKept)
      .flatMap((candidate) => scoresToKeep(panel, candidate, { id: newId(), kept }) ?? []);
    await eraseCandidates(
      panel,
      candidates.map(({ id }) => id),
    );
    await db.keptScores.bulkPut(scores.map((one) => KeptScores.parse(one)));
    return scores.length;
  });
}
