import { db, type Conflict } from "./database.ts";
import { recordTables, writeRecord } from "./writing.ts";

export function listConflicts(): Promise<Conflict[]> {
  return db.conflicts.toArray();
}

/** Leaves the later value as it is. */
export async function settleConflict(id: string): Promise<void> {
  await db.conflicts.delete(id);
}

/** Makes the value that gave way the latest word again. */
export function bringBack({ id, lost }: Conflict): Promise<void> {
  return db.transaction("rw", [...recordTables, db.conflicts], async () => {
    await writeRecord(lost);
    await db.conflicts.delete(id);
  });
}
