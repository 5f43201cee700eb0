import type { FeedbackWords } from "#domain/exports/feedbackLetter.ts";
import type { CandidateId } from "#domain/id.ts";
import type { Feedback } from "#domain/records/feedback.ts";
import { wellFormed } from "#domain/text.ts";
import { db, type DeviceRow } from "./database.ts";

/** What is being written to candidates: a row each among what only this device has. */
export async function listFeedback(): Promise<Feedback[]> {
  const rows = await db.device.where("key").startsWith("feedback/").toArray();
  return rows.flatMap((row) => (isFeedback(row) ? row.value : []));
}

/** The latest for a candidate, by any id they go by; `null` where there is none. */
export async function findFeedback(
  isTheirs: (id: CandidateId) => boolean,
): Promise<Feedback | null> {
  const theirs = (await listFeedback()).filter(({ id }) => isTheirs(id));
  return theirs.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))[0] ?? null;
}

/** Resolves to what stood there. */
export function changeFeedback(
  id: CandidateId,
  change: (before: Feedback | null) => FeedbackWords | null,
): Promise<Feedback | null> {
  const key = `feedback/${id}` as const;
  return db.transaction("rw", db.device, async () => {
    const row = await db.device.get(key);
    const before = row !== undefined && isFeedback(row) ? row.value : null;
    const words = change(before);
    if (words === null) await db.device.delete(key);
    else if (words !== before)
      await keepFeedback([
        {
          ...words,
          begins: wellFormed(words.begins),
          items: words.items.map((one) => ({ ...one, text: wellFormed(one.text) })),
          ends: wellFormed(words.ends),
          changedAt: new Date().toISOString(),
        },
      ]);
    return before;
  });
}

/** Inside a transaction on `db.device`. */
export async function keepFeedback(rows: readonly Feedback[]): Promise<void> {
  await db.device.bulkPut(rows.map((value) => ({ key: `feedback/${value.id}` as const, value })));
}

function isFeedback(row: DeviceRow): row is Extract<DeviceRow, { value: Feedback }> {
  return row.key.startsWith("feedback/");
}
