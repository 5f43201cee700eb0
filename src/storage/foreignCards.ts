import type { ForeignRow } from "#domain/records/foreignRow.ts";
import type { CandidateId, OpeningId } from "#domain/id.ts";
import { db } from "./database.ts";

/** Scorecards of other systems that were brought into an opening on this device, under any of its ids. */
export async function listForeignCards(openings: readonly OpeningId[]): Promise<ForeignRow[]> {
  return (await db.foreignCards.toArray()).filter(({ opening }) => openings.includes(opening));
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
export function dropForeignCards(candidates: readonly CandidateId[]): Promise<void> {
  return db.transaction("rw", db.foreignCards, async () => {
    const rows = await db.foreignCards.toArray();
    const gone = rows.filter(({ candidate }) => candidates.includes(candidate));
    await db.foreignCards.bulkDelete(gone.map(({ id }) => id));
  });
}
