import type { Backup, DeviceData, PrivateName } from "./backup.ts";
import { canonical } from "#domain/hash.ts";
import type { PanelistId } from "#domain/id.ts";
import type { KitDraft } from "#domain/kit/kitForm.ts";
import { resolverOf, type Resolve } from "#domain/records/links.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";
import type { Feedback } from "#domain/records/feedback.ts";
import type { ForeignRow } from "#domain/records/foreignRow.ts";
import type { KeptScores } from "#domain/records/keptScores.ts";
import { emptyPad } from "#domain/records/notepad.ts";
import { joinPads } from "#domain/records/padLines.ts";
import { isTombstone, liveOf, type SharedRecord } from "#domain/records/record.ts";
import { cardId, type Draft } from "#domain/records/scorecard.ts";

type Note = DeviceData["privateNotes"][number];
type Card = NonNullable<DeviceData["cards"]>[number];
type Person = DeviceData["people"][number];

/**
 * What becomes of one draft when files come in, and why. `lost` is the text that is not kept, whole:
 * nothing typed disappears without being offered.
 */
export type DraftFate = { draft: Draft; lost: Draft | null } & (
  | { fate: "comes back"; why: null }
  | { fate: "replaces"; why: "later in the backup" }
  | { fate: "stays out"; why: "later here" | "submitted" | "its place is gone" }
  | { fate: "goes"; why: "erased" | "submitted" }
);

/** What a backup changes beside the records. `added` and `changed` are to be written. */
export type RestorePlan = {
  drafts: RowChanges<Draft>;
  fates: DraftFate[];
  notes: RowChanges<Note>;
  practice: PracticeCard[];
  kitDrafts: KitDraft[];
  /** Sealed cards that can be read again. */
  cards: Card[];
  /** Who is behind candidates’ numbers, of those who are here. */
  names: PrivateName[];
  /** What was written to candidates who are here, where it went on in the backup. */
  feedback: Feedback[];
  /** Scores of anonymised candidates, of openings that are here. */
  keptScores: KeptScores[];
  /** Of candidates who are here. */
  foreignCards: ForeignRow[];
  people: Person[];
  /** Who was scoring where the backup was made; taken only when somebody says it is them. */
  me: DeviceData["me"];
};
export type RowChanges<T> = { added: T[]; changed: T[]; unchanged: number };

/** Pure; `after` are the records as they will be once the backup's packet is in. */
export function planRestore(
  backups: readonly Backup[],
  here: DeviceData,
  after: Iterable<SharedRecord>,
): RestorePlan {
  const records = [...after];
  const places = placesIn(records);
  const plan: RestorePlan = {
    drafts: { added: [], changed: [], unchanged: 0 },
    fates: [],
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
    cards: laterOf(
      backups.flatMap((backup) => backup.cards ?? []).filter(isWhatItWasSealedAs),
      here.cards ?? [],
      () => "",
    ),
    names: laterOf(
      backups.flatMap((backup) => backup.names ?? []),
      here.names ?? [],
      () => "",
    ).filter(({ id, opening }) => !places.isGone({ opening, candidate: id })),
    feedback: laterOf(
      backups.flatMap((backup) => backup.feedback ?? []),
      here.feedback ?? [],
      ({ changedAt }) => changedAt,
    ).filter(({ id, opening }) => !places.isGone({ opening, candidate: id })),
    keptScores: laterOf(
      backups.flatMap((backup) => backup.keptScores ?? []),
      here.keptScores ?? [],
      () => "",
    ).filter(({ opening }) => places.hasOpening(opening)),
    foreignCards: laterOf(
      backups.flatMap((backup) => backup.foreignCards ?? []),
      here.foreignCards ?? [],
      ({ addedAt }) => addedAt,
    ).filter((row) => !places.isGone(row)),
    people: [],
    me: backups.find((backup) => backup.me !== null)?.me ?? null,
  };

  const drafts = new Map(here.drafts.map((draft) => [draft.id, draft]));
  for (const draft of backups.flatMap((backup) => backup.drafts)) {
    const held = drafts.get(draft.id);
    if (held !== undefined && canonical(held) === canonical(draft)) {
      plan.drafts.unchanged += 1;
      continue;
    }
    const fate = fateOf(draft, held, places);
    plan.fates.push(fate);
    if (fate.fate === "comes back" || fate.fate === "replaces") drafts.set(draft.id, draft);
  }
  sortInto(plan.drafts, drafts, new Map(here.drafts.map((draft) => [draft.id, draft])));

  const notes = new Map(here.privateNotes.map((note) => [note.id, note]));
  for (const note of backups.flatMap((backup) => backup.privateNotes)) {
    if (places.isGone(note)) continue;
    const held = notes.get(note.id);
    const both = held === undefined ? note : bothNotes(held, note);
    if (held !== undefined && canonical(both) === canonical(held)) plan.notes.unchanged += 1;
    else notes.set(note.id, both);
  }
  sortInto(plan.notes, notes, new Map(here.privateNotes.map((note) => [note.id, note])));

  const people = new Set(here.people.map((person) => person.panelist));
  for (const person of backups.flatMap((backup) => backup.people)) {
    if (!people.has(person.panelist)) plan.people.push(person);
    people.add(person.panelist);
  }
  return plan;
}

/** The drafts here that what comes in takes the ground from: their candidate or opening is erased. */
export function draftsWithoutGround(
  drafts: readonly Draft[],
  gone: ReadonlySet<string>,
): DraftFate[] {
  return drafts
    .filter((draft) => gone.has(draft.opening) || gone.has(draft.candidate))
    .map((draft) => ({ draft, lost: draft, fate: "goes", why: "erased" }));
}

type Places = {
  hasOpening: (opening: string) => boolean;
  isGone: (row: { opening: string; candidate: string }) => boolean;
  /** The latest revision that is in at a draft's place, 0 without any. */
  submitted: (draft: Draft) => number;
};

function placesIn(records: readonly SharedRecord[]): Places {
  const resolve = resolverOf(records);
  const there = new Set<string>();
  for (const record of records)
    if (!isTombstone(record) && (record.kind === "opening" || record.kind === "candidate"))
      there.add(record.id);
  const latest = new Map<string, number>();
  for (const { author, body } of liveOf(records, "scorecard")) {
    const place = placeOf(author, body, resolve);
    latest.set(place, Math.max(latest.get(place) ?? 0, body.rev));
  }
  return {
    hasOpening: (opening) => there.has(opening),
    isGone: ({ opening, candidate }) => !there.has(opening) || !there.has(candidate),
    submitted: (draft) => latest.get(placeOf(draft.panelist, draft, resolve)) ?? 0,
  };
}

function fateOf(draft: Draft, held: Draft | undefined, places: Places): DraftFate {
  if (places.isGone(draft))
    return { draft, lost: draft, fate: "stays out", why: "its place is gone" };
  if (places.submitted(draft) >= draft.rev)
    return { draft, lost: draft, fate: "stays out", why: "submitted" };
  if (held === undefined) return { draft, lost: null, fate: "comes back", why: null };
  if (isLater(draft, held))
    return { draft, lost: held, fate: "replaces", why: "later in the backup" };
  return { draft, lost: draft, fate: "stays out", why: "later here" };
}

/** A card's id is its hash: nothing else can be brought in under it. What was refused is tried anew. */
function isWhatItWasSealedAs({ id, body }: Card): boolean {
  return body?.by !== undefined && cardId(body.by, body) === id;
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

function placeOf(
  panelist: PanelistId,
  { candidate, round }: Pick<Draft, "candidate" | "round">,
  resolve: Resolve,
): string {
  return `${resolve(panelist)} ${resolve(candidate)} ${round}`;
}

/** The later change wins; at the same instant the spelling decides, alike on every device. */
function isLater(a: Draft, b: Draft): boolean {
  if (a.changedAt !== b.changedAt) return a.changedAt > b.changedAt;
  return canonical(a) > canonical(b);
}

/** Notes carry no time, so neither text may win: what is not yet contained is put below. */
function bothNotes(here: Note, restored: Note): Note {
  const text = bothTexts(here.text, restored.text);
  if (here.pad === undefined && restored.pad === undefined) return { ...here, text };
  return { ...here, text, pad: joinPads(here.pad ?? emptyPad, restored.pad ?? emptyPad) };
}

function bothTexts(here: string, restored: string): string {
  if (here.includes(restored)) return here;
  if (restored.includes(here)) return restored;
  return `${here}\n\n${restored}`;
}
