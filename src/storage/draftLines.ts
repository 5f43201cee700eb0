import type { PanelistId } from "#domain/id.ts";
import { roundOf } from "#domain/records/opening.ts";
import { recusalId } from "#domain/records/recusal.ts";
import { isLive, type SharedRecord } from "#domain/records/record.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { progressOf } from "#domain/scoring/draft.ts";
import { db } from "./database.ts";
import { listDrafts } from "./ownDrafts.ts";

/** A draft as a list shows it: about whom, in which round, how far. */
export type DraftLine = {
  draft: Draft;
  candidate: string;
  round: string;
  scored: number;
  of: number;
};

/** A panelist's drafts, the latest touched first. */
export async function listDraftLines(panelist: PanelistId): Promise<DraftLine[]> {
  const drafts = await listDrafts(panelist);
  const openings = await db.registers.bulkGet(drafts.map(({ opening }) => ["opening", opening]));
  const candidates = await db.registers.bulkGet(
    drafts.map(({ candidate }) => ["candidate", candidate]),
  );
  const recusals = await db.registers.bulkGet(drafts.map((draft) => ["recusal", recusalId(draft)]));
  const isOut = (row: SharedRecord | undefined) =>
    row !== undefined && isLive(row, "recusal") && row.body.why !== null;
  return drafts
    .map((draft, index) => {
      const opening = openings[index];
      const candidate = candidates[index];
      const round =
        opening !== undefined && isLive(opening, "opening")
          ? roundOf(opening.body, draft.round)
          : undefined;
      const name =
        candidate !== undefined && isLive(candidate, "candidate")
          ? candidate.body.name
          : "Unknown candidate";
      const { scored, of } = progressOf(draft, round?.items ?? []);
      return { draft, candidate: name, round: round?.title ?? "a round", scored, of };
    })
    .filter((_, index) => !isOut(recusals[index]))
    .toSorted((a, b) => b.draft.changedAt.localeCompare(a.draft.changedAt));
}
