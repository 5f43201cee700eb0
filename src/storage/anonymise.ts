import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { keptFor, scoresToKeep } from "#domain/panelStatistics/keptScores.ts";
import { KeptScores } from "#domain/records/keptScores.ts";
import { db } from "./database.ts";
import { eraseOne } from "./erase.ts";
import { aboutTables } from "./forget.ts";
import { newId } from "./newId.ts";
import { recordTables } from "./writing.ts";

/**
 * Erases a candidate, and keeps who gave which score for what is said about the panel. Here alone: on
 * every other device they are erased. Whether scores were kept.
 */
export function anonymiseCandidate(panel: Panel, candidate: PanelCandidate): Promise<boolean> {
  return db.transaction("rw", [...recordTables, ...aboutTables], async () => {
    const kept = keptFor(await db.keptScores.toArray(), panel.ids, panel.opening.kit);
    const scores = scoresToKeep(panel, candidate, { id: newId(), kept });
    await eraseOne(panel, candidate.id);
    if (scores !== null) await db.keptScores.put(KeptScores.parse(scores));
    return scores !== null;
  });
}
