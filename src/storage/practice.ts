import type { Kind } from "#domain/records/record.ts";
import type { ItemId, KitId, OpeningId, PanelistId } from "#domain/id.ts";
import {
  practiceCardId,
  startPractice,
  type PracticePlace,
} from "#domain/practice/startPractice.ts";
import { PracticeResult, practiceId } from "#domain/records/practiceResult.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { db } from "./database.ts";
import { eraseRecords, recordTables, writeRecord } from "./writing.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";

/** One panelist's practice with one kit; `null` is whoever has not said their name. */
export function listPractice(panelist: PanelistId | null, kit: KitId): Promise<PracticeCard[]> {
  const start = practiceCardId({ panelist, kit, case: "" });
  return db.practice.where("id").startsWith(start).toArray();
}

/** Changes a practice card as `changeDraft` does a real one; the first change starts it. */
export function changePractice(
  place: PracticePlace,
  change: (card: Draft, now: string) => Draft,
): Promise<void> {
  return db.transaction("rw", db.practice, async () => {
    const now = new Date().toISOString();
    const held = (await db.practice.get(practiceCardId(place))) ?? startPractice(place, now);
    // A finished one has seen the answers: scoring it again starts anew.
    if (held.finishedAt !== null) return;
    await db.practice.put({ ...held, card: { ...change(held.card, now), changedAt: now } });
  });
}

/** `false`, and nothing changed, while one of these items has no stored answer. */
export function finishPractice(place: PracticePlace, items: readonly ItemId[]): Promise<boolean> {
  return db.transaction("rw", db.practice, async () => {
    const held = await db.practice.get(practiceCardId(place));
    if (held === undefined) return false;
    if (items.some((item) => ratingOf(held.card, item).score === "unrated")) return false;
    await db.practice.put({ ...held, finishedAt: new Date().toISOString() });
    return true;
  });
}

export function practiseAgain(place: PracticePlace): Promise<void> {
  return db.practice.delete(practiceCardId(place));
}

/** Puts the scores of finished cases before an opening's panel; its own later ones replace them. */
export function sharePractice(
  opening: OpeningId,
  panelist: PanelistId,
  finished: readonly PracticeCard[],
): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    for (const body of finished.map((one) => resultOf(opening, panelist, one)))
      await writeRecord({ kind: "practice", id: practiceId(body), body });
  });
}

/** Takes shared practice back; files already sent keep it until they meet this. */
export function takeBackPractice(results: readonly PracticeResult[]): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    const keys = results.map((body): [Kind, string] => ["practice", practiceId(body)]);
    const rows = await db.registers.bulkGet(keys);
    await eraseRecords(rows.filter((row) => row !== undefined));
  });
}

function resultOf(opening: OpeningId, panelist: PanelistId, one: PracticeCard): PracticeResult {
  const scores = Object.entries(one.card.ratings).flatMap(([item, { score }]) =>
    score === "unrated" ? [] : [[item, score]],
  );
  return PracticeResult.parse({
    opening,
    panelist,
    kit: one.card.kit,
    case: one.case,
    scores: Object.fromEntries(scores),
    at: one.finishedAt ?? one.card.changedAt,
  });
}
