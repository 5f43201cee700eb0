import type { OpeningId } from "#domain/id.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import { db } from "./database.ts";

/** What the ids of everything in the sample begin with. */
export const samplePrefix = "sample-";

/**
 * Stores a made-up panel and lets its people score here, its lead first. Removing the opening
 * takes all of it away again.
 */
export function addSample(records: readonly SharedRecord[]): Promise<OpeningId> {
  const [opening] = liveOf(records, "opening");
  if (opening === undefined) throw new Error("The sample has no opening.");
  return db.transaction("rw", [db.registers, db.people, db.device], async () => {
    await db.registers.bulkPut(records);
    const addedAt = new Date().toISOString();
    const members = opening.body.panel.map(({ panelist }) => ({ panelist, addedAt }));
    await db.people.bulkPut(members);
    const [lead] = members;
    if (lead !== undefined) await db.device.put({ key: "me", value: lead.panelist });
    return opening.id;
  });
}
