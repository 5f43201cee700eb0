import type { PanelistId } from "#domain/id.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { draftsOf } from "#domain/scoring/draft.ts";
import { db } from "./database.ts";
import { idsOf } from "./links.ts";

/** A panelist's drafts, also those begun under another id they go by. */
export async function listDrafts(panelist: PanelistId): Promise<Draft[]> {
  return listDraftsUnder(await idsOf(panelist));
}

/** For whoever knows the ids: reads nothing but drafts, as after every key press. */
export function listDraftsUnder(ids: readonly PanelistId[]): Promise<Draft[]> {
  return db.drafts.where("id").startsWithAnyOf(ids.map(draftsOf)).toArray();
}
