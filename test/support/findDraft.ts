import type { Draft } from "#domain/records/scorecard.ts";
import { draftId, type CardPlace } from "#domain/scoring/draft.ts";
import { db } from "#storage/database.ts";

export async function findDraft(place: Omit<CardPlace, "opening">): Promise<Draft | null> {
  return (await db.drafts.get(draftId(place))) ?? null;
}
