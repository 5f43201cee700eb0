import { draftId, type CardPlace } from "#domain/scoring/draft.ts";
import type { Notepad } from "#domain/records/notepad.ts";
import { db } from "./database.ts";

/**
 * What its author keeps beside a card: lines under no item, the one being typed, the timer. `null`
 * where there was never any of it.
 */
export async function findPad(place: Omit<CardPlace, "opening">): Promise<Notepad | null> {
  const row = await db.privateNotes.get(draftId(place));
  if (row === undefined) return null;
  if (row.text === "") return row.pad ?? null;
  return (await import("./padWrites.ts")).padIn(row);
}
