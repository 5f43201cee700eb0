import type { KitId, PanelistId } from "#domain/id.ts";
import type { PracticeCase } from "#domain/practice/practiceCase.ts";
import { loadPracticeCases } from "#domain/practice/practiceCases.ts";
import { recheckDue, type Recheck } from "#domain/practice/recheck.ts";
import { liveOf } from "#domain/records/record.ts";
import { db } from "./database.ts";
import { findKitAt } from "./kitAt.ts";

/** A case somebody has not seen, on the kit of their latest card, when it is time for one. */
export async function findPracticeDue(
  me: PanelistId,
  now: number,
): Promise<{ kit: KitId; one: PracticeCase; due: NonNullable<Recheck> } | null> {
  const rows = await db.registers.where("kind").equals("scorecard").toArray();
  const cards = liveOf(rows, "scorecard")
    .filter(({ author, body }) => author === me && body.rev === 1)
    .map(({ body }) => body)
    .toSorted((a, b) => b.submittedAt.localeCompare(a.submittedAt));
  const runs = (await db.practice.toArray()).filter(({ panelist }) => panelist === me);
  const practised =
    runs
      .flatMap(({ finishedAt }) => finishedAt ?? [])
      .toSorted()
      .at(-1) ?? null;
  const due = recheckDue(
    practised,
    cards.map(({ submittedAt }) => submittedAt),
    now,
  );
  const [latest] = cards;
  if (due === null || latest === undefined) return null;
  const found = await findKitAt(latest.kit);
  if (found === null) return null;
  // A case keeps its name from version to version, and families use the same ones.
  const seen = new Set<string>();
  for (const run of runs)
    if ((await findKitAt(run.card.kit))?.kit.family === found.kit.family) seen.add(run.case);
  const one = (await loadPracticeCases(found.kit)).find(({ name }) => !seen.has(name));
  return one === undefined ? null : { kit: found.id, one, due };
}
