import type { ForeignRow } from "#domain/records/foreignRow.ts";
import type { CandidateId, OpeningId } from "#domain/id.ts";
import { db } from "./database.ts";

/** Scorecards of other systems that were brought into an opening on this device, under any of its ids. */
export function listForeignCards(openings: readonly OpeningId[]): Promise<ForeignRow[]> {
  return db.foreignCards
    .where("opening")
    .anyOf([...openings])
    .toArray();
}

/** Keeps them, all or none; returns how many were not here yet. */
export function keepForeignCards(rows: readonly ForeignRow[]): Promise<number> {
  return db.transaction("rw", db.foreignCards, async () => {
    const held = await db.foreignCards.bulkGet(rows.map(({ id }) => id));
    await db.foreignCards.bulkPut([...rows]);
    return held.filter((row) => row === undefined).length;
  });
}

/** Takes those of one candidate away again. */
export async function dropForeignCards(candidates: readonly CandidateId[]): Promise<void> {
  await db.foreignCards
    .where("candidate")
    .anyOf([...candidates])
    .delete();
}
