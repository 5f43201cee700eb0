import type { Waiver } from "#domain/records/waiver.ts";
import { db } from "./database.ts";
import { newIdIn } from "./newId.ts";
import { recordTables, writeRecord } from "./writing.ts";

/** Logs that the panel goes on without these cards, and why. */
export function goOnWithout(waivers: readonly Waiver[]): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    for (const body of waivers)
      await writeRecord({ kind: "waiver", id: newIdIn(body.opening), body });
  });
}
