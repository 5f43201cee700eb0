import { OpeningId } from "#domain/id.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import { db } from "./database.ts";

/** What the ids of everything in the sample begin with. */
export const samplePrefix = "sample-";
export const sampleOpening = OpeningId.parse(`${samplePrefix}opening`);

export function isOfSample(id: string): boolean {
  return id.startsWith(samplePrefix);
}

/**
 * Stores a made-up panel. Its people score in it, and nowhere else: who scores on this device stays
 * who it is. Removing the opening takes all of it away again.
 */
export async function addSample(records: readonly SharedRecord[]): Promise<OpeningId> {
  const [opening] = liveOf(records, "opening");
  if (opening?.id !== sampleOpening) throw new Error("The sample has no opening.");
  await db.registers.bulkPut(records);
  return opening.id;
}
