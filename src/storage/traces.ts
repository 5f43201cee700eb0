import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLive, isTombstone, type LiveRecord, type SharedRecord } from "#domain/records/record.ts";
import { linesToFind, tracesHeld, type Traces } from "#domain/rights/traces.ts";
import { db } from "./database.ts";
import { listFeedback } from "./feedback.ts";
import { listForeignCards } from "./foreignCards.ts";
import { listPrivateNames } from "./privateNames.ts";
import { signPending } from "./signing.ts";

/** What to look for once these candidates are erased; to be asked before. */
export async function tracesOf(panel: Panel, candidates: readonly CandidateId[]): Promise<Traces> {
  const going = new Set<string>(candidates);
  const isTheirs = (id: unknown) =>
    typeof id === "string" && going.has(panel.resolve(id as CandidateId));
  const [rows, copies, cards, drafts, notes, names, feedback, foreign] = await Promise.all([
    db.registers.where("body.opening").anyOf(panel.ids).toArray(),
    db.copies.where("opening").anyOf(panel.ids).toArray(),
    db.cards.where("opening").anyOf(panel.ids).toArray(),
    db.drafts.toArray(),
    db.privateNotes.toArray(),
    listPrivateNames(),
    listFeedback(),
    listForeignCards(panel.ids),
  ]);
  const live = [...rows, ...copies].filter((row): row is LiveRecord => !isTombstone(row));
  const own = live.filter((row) => row.kind === "candidate" && isTheirs(row.id));
  const about = live.filter((row) => "candidate" in row.body && isTheirs(row.body.candidate));
  const writings = [
    ...about.map(({ body }) => body),
    ...cards.filter((card) => isTheirs(card.candidate)),
    ...drafts.filter((draft) => isTheirs(draft.candidate)),
    ...notes.filter((note) => isTheirs(note.candidate)),
    ...feedback.filter(({ id }) => isTheirs(id)),
    ...foreign.filter((row) => isTheirs(row.candidate)),
  ];
  const called = own.flatMap((row) => (isLive(row, "candidate") ? [row.body] : []));
  return {
    names: [
      ...new Set([
        // “Candidate 3” names nobody, and stands in many places.
        ...called.flatMap(({ name, number }) => (number === undefined ? name : [])),
        ...names.filter(({ id }) => isTheirs(id)).map(({ name }) => name),
      ]),
    ],
    ids: [...new Set([...own, ...about].map(({ id }) => id))],
    words: linesToFind(writings.flatMap((one) => freeTexts(one))),
  };
}

const freeText: ReadonlySet<string> = new Set([
  "evidence",
  "takeaways",
  "rationale",
  "reason",
  "note",
  "words",
  "text",
  "typing",
  "begins",
  "ends",
  "other",
  "answer",
  "because",
]);

function freeTexts(value: unknown, key = ""): string[] {
  if (typeof value === "string") return freeText.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => freeTexts(one, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => freeTexts(inside, name));
}

/** A row that holds something of somebody. */
export type RowFound = { table: string; row: unknown; holds: ReturnType<typeof tracesHeld> };

/**
 * Looks through every table of the database. The tombstones of the erased are no trace: a random id
 * and a time, and without them an older file would bring the person back.
 */
export async function lookThroughTables(
  traces: Traces,
): Promise<{ tables: number; rows: number; found: RowFound[] }> {
  await signPending();
  const erased = new Set(traces.ids);
  const found: RowFound[] = [];
  let rows = 0;
  await db.transaction("r", db.tables, async () => {
    for (const table of db.tables) {
      const inside: unknown[] = await table.toArray();
      rows += inside.length;
      for (const row of inside) {
        if (isErasedRecord(row, erased)) continue;
        const holds = tracesHeld(row, traces);
        if (holds.id || holds.name || holds.words) found.push({ table: table.name, row, holds });
      }
    }
  });
  return { tables: db.tables.length, rows, found };
}

function isErasedRecord(row: unknown, erased: ReadonlySet<string>): boolean {
  const record = row as Partial<SharedRecord> & { deleted?: unknown };
  return record.deleted === true && record.id !== undefined && erased.has(record.id);
}
