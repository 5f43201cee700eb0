import { OpeningId, PanelistId, type RoundId } from "#domain/id.ts";
import type { Opening } from "#domain/opening.ts";
import type { Panel } from "#domain/panel.ts";
import { db } from "./database.ts";
import { newId } from "./newId.ts";
import { recordTables, writeRecord } from "./writing.ts";

/** Makes or changes an opening. */
export function saveOpening(id: OpeningId | null, body: Opening): Promise<OpeningId> {
  return db.transaction("rw", recordTables, async () => {
    const opening = id ?? OpeningId.parse(newId());
    await writeRecord({ kind: "opening", id: opening, body });
    return opening;
  });
}

/** Adds panelists who are not on this device, by name; they become who they say when they open it. */
export function addPanelists(names: readonly string[]): Promise<PanelistId[]> {
  return db.transaction("rw", recordTables, async () => {
    const ids: PanelistId[] = [];
    for (const name of names) {
      const id = PanelistId.parse(newId());
      await writeRecord({ kind: "panelist", id, body: { name } });
      ids.push(id);
    }
    return ids;
  });
}

/** Puts somebody on an opening's panel, as an interviewer expected in these rounds. */
export function joinPanel(
  panel: Panel,
  panelist: PanelistId,
  rounds: readonly RoundId[],
): Promise<OpeningId> {
  const member = { panelist, role: "interviewer" as const, rounds: [...rounds] };
  return saveOpening(panel.id, { ...panel.opening, panel: [...panel.opening.panel, member] });
}
