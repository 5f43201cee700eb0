import type { KeptScores } from "#domain/records/keptScores.ts";
import { db } from "./database.ts";

/** What was kept of anonymised candidates, whichever opening they were in. */
export function listKeptScores(): Promise<KeptScores[]> {
  return db.keptScores.toArray();
}
