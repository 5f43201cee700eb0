import { draftId, type CardPlace } from "#domain/scoring/draft.ts";
import { emptyPad } from "#domain/records/pad.ts";
import type { Notepad } from "#domain/records/notepad.ts";
import { db } from "./database.ts";

/** What its author keeps beside a card: lines under no item, the one being typed, the timer. */
export async function findPad(place: Omit<CardPlace, "opening">): Promise<Notepad> {
  const row = await db.privateNotes.get(draftId(place));
  if (row === undefined) return emptyPad;
  if (row.text === "") return row.pad ?? emptyPad;
  return (await import("./padWrites.ts")).padIn(row);
}
