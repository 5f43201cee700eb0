import type { Backup, DeviceData } from "./backup.ts";
import { canonical } from "#domain/hash.ts";
import { isTombstone, liveOf, type SharedRecord } from "#domain/records/record.ts";
import type { KitDraft } from "#domain/kit/kitForm.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";

type Note = DeviceData["privateNotes"][number];
type Person = DeviceData["people"][number];

/** What a backup changes beside the records. `added` and `changed` are to be written. */
export type RestorePlan = {
  drafts: RowChanges<Draft>;
  /** Drafts that are not kept, whole, with the reason: nothing typed disappears without a word. */
  draftsLost: { draft: Draft; why: string }[];
  notes: RowChanges<Note>;
  practice: PracticeCard[];
  kitDrafts: KitDraft[];
  people: Person[];
  /** Who is scoring, on a device that has nobody yet. */
  me: DeviceData["me"];
};
export type RowChanges<T> = { added: T[]; changed: T[]; unchanged: number };

/** Pure; `after` are the records as they will be once the backup's packet is in. */
export function planRestore(
  backups: readonly Backup[],
  here: DeviceData,
  after: ReadonlyMap<string, SharedRecord>,
): RestorePlan {
  const plan: RestorePlan = {
    drafts: { added: [], changed: [], unchanged: 0 },
    draftsLost: [],
    notes: { added: [], changed: [], unchanged: 0 },
    practice: laterOf(
      backups.flatMap((backup) => backup.practice ?? []),
      here.practice ?? [],
      ({ card }) => card.changedAt,
    ),
    kitDrafts: laterOf(
      backups.flatMap((backup) => backup.kitDrafts ?? []),
      here.kitDrafts ?? [],
      ({ changedAt }) => changedAt,
    ),
    people: [],
    me: here.me ?? backups.find((backup) => backup.me !== null)?.me ?? null,
  };
  const submitted = submittedRevisions(after);
  const isGone = (row: { opening: string; candidate: string }) =>
    [row.opening, row.candidate].some((id) => {
      const ground = after.get(id);
      return ground === undefined || isTombstone(ground);
    });

  const drafts = new Map(here.drafts.map((draft) => [draft.id, draft]));
  for (const draft of backups.flatMap((backup) => backup.drafts)) {
    const held = drafts.get(draft.id);
    if (held !== undefined && canonical(held) === canonical(draft)) plan.drafts.unchanged += 1;
    else if (isGone(draft))
      plan.draftsLost.push({ draft, why: "its candidate or opening is no longer there" });
    else if ((submitted.get(placeOf(draft.panelist, draft)) ?? 0) >= draft.rev)
      plan.draftsLost.push({ draft, why: "the card was submitted since" });
    else if (held === undefined || isLater(draft, held)) {
      if (held !== undefined)
        plan.draftsLost.push({ draft: held, why: "the backup holds a later version of it" });
      drafts.set(draft.id, draft);
    } else plan.draftsLost.push({ draft, why: "this device holds a later version of it" });
  }
  sortInto(plan.drafts, drafts, new Map(here.drafts.map((draft) => [draft.id, draft])));

  const notes = new Map(here.privateNotes.map((note) => [note.id, note]));
  for (const note of backups.flatMap((backup) => backup.privateNotes)) {
    if (isGone(note)) continue;
    const held = notes.get(note.id);
    const text = bothTexts(held?.text ?? "", note.text);
    if (text === held?.text) plan.notes.unchanged += 1;
    else notes.set(note.id, { ...note, text });
  }
  sortInto(plan.notes, notes, new Map(here.privateNotes.map((note) => [note.id, note])));

  const people = new Set(here.people.map((person) => person.panelist));
  for (const person of backups.flatMap((backup) => backup.people)) {
    if (!people.has(person.panelist)) plan.people.push(person);
    people.add(person.panelist);
  }
  return plan;
}

/** Rows that are not here, or went on in the backup; at the same instant the one here stays. */
function laterOf<T extends { id: string }>(
  restored: readonly T[],
  here: readonly T[],
  changedAt: (row: T) => string,
): T[] {
  const held = new Map(here.map((row) => [row.id, row]));
  const later = new Map<string, T>();
  for (const row of restored) {
    const known = later.get(row.id) ?? held.get(row.id);
    if (known === undefined || changedAt(row) > changedAt(known)) later.set(row.id, row);
  }
  return [...later.values()];
}

function sortInto<T extends { id: string }>(
  changes: RowChanges<T>,
  wanted: ReadonlyMap<string, T>,
  here: ReadonlyMap<string, T>,
): void {
  for (const [id, row] of wanted) {
    const held = here.get(id);
    if (held === undefined) changes.added.push(row);
    else if (held !== row) changes.changed.push(row);
  }
}

function submittedRevisions(after: ReadonlyMap<string, SharedRecord>): Map<string, number> {
  const latest = new Map<string, number>();
  for (const { author, body } of liveOf([...after.values()], "scorecard")) {
    const place = placeOf(author, body);
    latest.set(place, Math.max(latest.get(place) ?? 0, body.rev));
  }
  return latest;
}

function placeOf(
  panelist: string,
  { candidate, round }: { candidate: string; round: string },
): string {
  return `${panelist} ${candidate} ${round}`;
}

/** The later change wins; at the same instant the spelling decides, alike on every device. */
function isLater(a: Draft, b: Draft): boolean {
  if (a.changedAt !== b.changedAt) return a.changedAt > b.changedAt;
  return canonical(a) > canonical(b);
}

/** Notes carry no time, so neither text may win: what is not yet contained is put below. */
function bothTexts(here: string, restored: string): string {
  if (here.includes(restored)) return here;
  if (restored.includes(here)) return restored;
  return `${here}\n\n${restored}`;
}
