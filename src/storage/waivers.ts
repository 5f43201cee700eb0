import { isSignedOpening, type OpeningId } from "#domain/id.ts";
import type { Waiver } from "#domain/records/waiver.ts";
import { newIdIn } from "./newId.ts";
import { isSealed } from "./panels.ts";
import { sayIn, type Said } from "./sayIn.ts";
import { findOwnSeat } from "./sealedOpening.ts";
import { letGo, openDue } from "./sealing.ts";
import { db } from "./database.ts";
import { recordTables, writeRecord } from "./writing.ts";

/** Places of one opening that the panel goes on without. */
export type GoingOn = {
  opening: OpeningId;
  places: readonly Pick<Waiver, "candidate" | "round" | "without">[];
  reason: Waiver["reason"];
};

/**
 * Logs that the panel goes on without these cards, and why: all of them or none. What was held for
 * them alone is let go. Throws, in words, where one is the card of whoever says so.
 */
export async function goOnWithout({ opening, places, reason }: GoingOn): Promise<void> {
  const sealed = await isSealed(opening);
  await db.transaction("rw", recordTables, async () => {
    const waivers = places.map((place) => ({
      kind: "waiver" as const,
      id: newIdIn(opening),
      body: { opening, ...place, reason },
    }));
    if (isSignedOpening(opening)) await sayAll(opening, waivers);
    else for (const waiver of waivers) await writeRecord(waiver);
    if (sealed) await letGo(opening);
  });
  if (sealed) await openDue(opening);
}

/** The others would not heed a lead who goes on without themselves. */
async function sayAll(
  opening: OpeningId,
  waivers: readonly Extract<Said, { kind: "waiver"; body: unknown }>[],
): Promise<void> {
  const me = (await findOwnSeat(opening))?.me;
  if (waivers.some(({ body }) => body.without === me))
    throw new Error("Nobody goes on without themselves: another lead can.");
  await sayIn(opening, waivers);
}
