import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Hold } from "#domain/records/keeping.ts";
import { liveOf, type CandidateRecord } from "#domain/records/record.ts";
import { db } from "./database.ts";

/** The records of one candidate, whichever ids they go by. */
export function recordsOf(
  panel: Panel,
  candidate: CandidateId,
  rows: readonly CandidateRecord[],
): CandidateRecord[] {
  return rows.filter(({ id }) => panel.resolve(id) === candidate);
}

/** What bars erasing: on the opening, or on this candidate; without one, on anybody in it. */
export async function findHolds(panel: Panel, candidate?: CandidateId): Promise<Hold[]> {
  const openings = await db.registers.bulkGet(panel.ids.map((id) => ["opening", id]));
  const inside = await db.registers.where("body.opening").anyOf(panel.ids).toArray();
  const candidates = liveOf(inside, "candidate");
  const theirs = candidate === undefined ? candidates : recordsOf(panel, candidate, candidates);
  return [...liveOf(openings, "opening"), ...theirs].flatMap(({ body }) => body.hold ?? []);
}
