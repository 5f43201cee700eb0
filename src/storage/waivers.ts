import type { OpeningId } from "#domain/id.ts";
import type { Waiver } from "#domain/records/waiver.ts";
import { db } from "./database.ts";
import { newIdIn } from "./newId.ts";
import { isSealed } from "./panels.ts";
import { letGo, openDue } from "./sealing.ts";
import { recordTables, writeRecord } from "./writing.ts";

/** Logs that the panel goes on without these cards, and why; what was held for them alone is let go. */
export async function goOnWithout(waivers: readonly Waiver[]): Promise<void> {
  const sealed = new Set<OpeningId>();
  for (const { opening } of waivers) if (await isSealed(opening)) sealed.add(opening);
  await db.transaction("rw", recordTables, async () => {
    for (const body of waivers)
      await writeRecord({ kind: "waiver", id: newIdIn(body.opening), body });
    for (const opening of sealed) await letGo(opening);
  });
  await Promise.all([...sealed].map(openDue));
}
