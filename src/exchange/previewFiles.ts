import type { Backup, DeviceData } from "#domain/files/backup.ts";
import { planRestore, type RowChanges } from "#domain/files/restore.ts";
import type { OpeningId } from "#domain/id.ts";
import { rowsAfter, type Arrival } from "#domain/records/arrival.ts";
import { joinable, resolverOf } from "#domain/records/links.ts";
import type { Rejected } from "#domain/records/merge.ts";
import { isTombstone, keyOf, type SharedRecord } from "#domain/records/record.ts";
import { openingOf } from "#domain/records/references.ts";
import { suggestSameness } from "#domain/records/samenessSuggestions.ts";
import { mayLeave } from "#domain/records/travel.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { planIntake } from "#domain/seats/intake.ts";
import { siftSigned } from "#sealing/signing.ts";
import { readAllData } from "#storage/deviceData.ts";
import { findSight } from "#storage/sight.ts";
import {
  describeCards,
  describeConflicts,
  describeFates,
  describeRejected,
  describeRenamed,
  type ArrivalSetting,
} from "./describe.ts";
import { describeQuestions, describeSuggestions, mostQuestions } from "./describeQuestions.ts";
import { holdsOf } from "./holds.ts";
import { panelistIn, rowsOf, type Rows } from "./names.ts";
import type { Preview, RestorePreview, Source, Watching } from "./preview.ts";
import { readSource, type Read } from "./readSource.ts";

/** What was read from the files and passed every check that needs no database. */
export type OpenedFiles = {
  valid: SharedRecord[];
  unread: UnreadRecord[];
  rejected: Rejected[];
  backups: Backup[];
};

/** Read files wait here, on whichever side of the worker this runs, until accepted or dismissed. */
export const openPreviews = new Map<number, OpenedFiles>();
let lastId = 0;

/**
 * Reads the sources and says what accepting them would do. Writes nothing. `passphrases` open those
 * that are under it.
 */
export async function previewFiles(
  sources: readonly Source[],
  { onProgress, signal }: Watching = {},
  passphrases: readonly string[] = [],
): Promise<Preview> {
  const reads: SavedRead[] = [];
  for (const source of sources) {
    signal?.throwIfAborted();
    onProgress?.({ step: "reading", done: reads.length, of: sources.length });
    // oxlint-disable-next-line no-await-in-loop -- one file in memory at a time
    reads.push({ ...(await readSource(source, passphrases, signal)), savedAt: savedAtOf(source) });
  }
  onProgress?.({ step: "comparing", done: 0, of: 1 });
  const good = reads.flatMap(({ reading }) => (reading.ok ? reading : []));
  const proved = await siftSigned(good.flatMap(({ packet }) => packet.records));
  const files: OpenedFiles = {
    valid: proved.valid,
    unread: good.flatMap(({ packet }) => packet.unread),
    rejected: [...good.flatMap(({ rejected }) => rejected), ...proved.rejected],
    backups: good.flatMap(({ backup }) => backup ?? []),
  };
  const preview = await previewOf(files, reads);
  signal?.throwIfAborted();
  openPreviews.set(preview.id, files);
  return preview;
}

/** Lets go of what a preview held in memory. */
export function closePreview(id: number): void {
  openPreviews.delete(id);
}

type SavedRead = Read & { savedAt: string | null };

function savedAtOf(source: Source): string | null {
  const at = source instanceof File ? source.lastModified : 0;
  return at > 0 ? new Date(at).toISOString() : null;
}

async function previewOf(files: OpenedFiles, reads: readonly SavedRead[]): Promise<Preview> {
  const { records, waiting, copies, read, own, here } = await readAllData();
  const before = rowsOf(records);
  const { arrival } = planIntake(
    { records: before, waiting, copies, read, own },
    { records: files.valid, restored: new Set(files.backups.flatMap((one) => one.packet.records)) },
    Date.now(),
  );
  arrival.rejected.unshift(...files.rejected);
  // Every panel is put together for it: only where something is shown that may be closed.
  const sight = arrival.questions.some(({ ask }) => ask === "revision" || ask === "replace")
    ? await findSight()
    : null;
  const after = rowsAfter(before, arrival);
  const live = files.valid.filter((record) => !isTombstone(record));
  const setting: ArrivalSetting = {
    here: before,
    all: new Map([...rowsOf(live), ...after]),
    after,
    arriving: files.valid,
    arrival,
    peopleHere: new Set(here.people.map(({ panelist }) => panelist)),
    drafts: here.drafts,
    mayShow: (record) => sight !== null && mayLeave(record, sight),
    mayJoin: joinable([...after.values(), ...live]),
  };
  lastId += 1;
  return {
    id: lastId,
    files: reads.map(({ name, reading, savedAt }) =>
      reading.ok
        ? {
            name,
            ok: true,
            what: reading.backup === null ? "packet" : "backup",
            exportedAt: (reading.backup ?? reading.packet).exportedAt,
            savedAt,
            records: reading.packet.records.length,
            rejected: reading.rejected.length,
            holds: holdsOf(reading.packet.records, setting.all),
          }
        : { name, ok: false, problems: reading.problems, isLocked: reading.locked !== undefined },
    ),
    totals: {
      adds: arrival.adds.length,
      updates: arrival.updates.length,
      unchanged: arrival.unchanged.length,
      conflicts: arrival.conflicts.length,
      rejected: arrival.rejected.length,
    },
    cards: describeCards(setting),
    rejected: arrival.rejected.map((one) =>
      describeRejected(one, setting, fileHolding(one, reads)),
    ),
    conflicts: describeConflicts(setting),
    renamed: describeRenamed(setting),
    questions: describeQuestions(setting),
    moreQuestions: Math.max(0, arrival.questions.length - mostQuestions),
    waiting: arrival.waiting.length,
    unread: files.unread.length,
    drift: arrival.drift,
    suggestions: describeSuggestions(
      // What the file itself says to be the same is asked, not suggested as well.
      suggestSameness([...after.values(), ...linksAsked(arrival)], (id) => !isHere(before, id)),
      setting,
    ),
    restore: files.backups.length === 0 ? null : describeRestore(files.backups, here, setting),
  };
}

function linksAsked({ questions }: Arrival): SharedRecord[] {
  return questions.flatMap((one) => (one.ask === "link" ? [one.record] : []));
}

function isHere(rows: Rows, id: string): boolean {
  return (["opening", "candidate", "panelist"] as const).some((kind) =>
    rows.has(keyOf({ kind, id })),
  );
}

/** The openings that arrive, each once: what is said to be the same is one. */
export function openingsIn(arriving: readonly SharedRecord[], after: Rows): OpeningId[] {
  const resolve = resolverOf([...after.values()]);
  const ids = arriving.flatMap((row) => (isTombstone(row) ? [] : (openingOf(row) ?? [])));
  return [...new Set(ids.map((id) => resolve(id)))];
}

function fileHolding({ record }: Rejected, reads: readonly Read[]): string {
  const read = reads.find(
    ({ reading }) =>
      reading.ok &&
      (reading.packet.records.includes(record) ||
        reading.rejected.some((one) => one.record === record)),
  );
  return read?.name ?? "";
}

function describeRestore(
  backups: readonly Backup[],
  here: DeviceData,
  { after, all }: ArrivalSetting,
): RestorePreview {
  const { drafts, fates, notes, people, me } = planRestore(backups, here, after.values());
  const isNew = new Set(people.map(({ panelist }) => panelist));
  const ids = new Set(backups.flatMap((backup) => backup.people.map(({ panelist }) => panelist)));
  const resolve = resolverOf([...after.values()]);
  const isMe = me === null || (here.me !== null && resolve(here.me) === resolve(me));
  return {
    drafts: counts(drafts),
    fates: describeFates(fates, all),
    notes: counts(notes),
    people: [...ids].map((id) => ({ id, name: panelistIn(all, id), isNew: isNew.has(id) })),
    whose: isMe
      ? null
      : {
          id: me,
          name: panelistIn(all, me),
          joins: here.me === null ? null : panelistIn(all, here.me),
        },
  };
}

function counts({ added, changed, unchanged }: RowChanges<unknown>) {
  return { adds: added.length, updates: changed.length, unchanged };
}
