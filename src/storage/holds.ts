import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Hold } from "#domain/records/keeping.ts";
import { liveOf } from "#domain/records/record.ts";
import { db } from "./database.ts";

/** What bars erasing: on the opening, or on one of these candidates; without any named, on anybody in it. */
export async function findHolds(panel: Panel, among?: readonly CandidateId[]): Promise<Hold[]> {
  const openings = await db.registers.bulkGet(panel.ids.map((id) => ["opening", id]));
  const inside = await db.registers.where("body.opening").anyOf(panel.ids).toArray();
  const candidates = liveOf(inside, "candidate");
  const theirs = candidates.filter(({ id }) => among?.includes(panel.resolve(id)) ?? true);
  return [...liveOf(openings, "opening"), ...theirs].flatMap(({ body }) => body.hold ?? []);
}
