import { planArrival } from "#domain/records/arrival.ts";
import type { Backup } from "#domain/files/backup.ts";
import type { Rejected } from "#domain/records/merge.ts";
import { isTombstone, liveOf, type SharedRecord } from "#domain/records/record.ts";
import { planRestore, type RowChanges, type RestorePlan } from "#domain/files/restore.ts";
import { resolveSameness } from "#domain/records/sameness.ts";
import { suggestSameness } from "#domain/records/samenessSuggestions.ts";
import type { OpeningId } from "#domain/id.ts";
import { readAllData } from "#storage/deviceData.ts";
import {
  describeCards,
  describeConflicts,
  describeErased,
  describeRejected,
  nameOf,
  type ArrivalSetting,
} from "./describe.ts";
import type { LostDraft, Preview, RestorePreview, Source, Watching } from "./preview.ts";
import { readSource, type Read } from "./readSource.ts";
import { openingOf } from "#domain/records/references.ts";

/** What was read from the files and passed every check that needs no database. */
export type OpenedFiles = { valid: SharedRecord[]; rejected: Rejected[]; backups: Backup[] };

/** Read files wait here, on whichever side of the worker this runs, until accepted or dismissed. */
export const openPreviews = new Map<number, OpenedFiles>();
let lastId = 0;

/** Reads the sources and says what accepting them would do. Writes nothing. */
export async function previewFiles(
  sources: readonly Source[],
  { onProgress, signal }: Watching = {},
): Promise<Preview> {
  const reads: SavedRead[] = [];
  for (const source of sources) {
    signal?.throwIfAborted();
    onProgress?.({ step: "reading", done: reads.length, of: sources.length });
    // oxlint-disable-next-line no-await-in-loop -- one file in memory at a time
    reads.push({ ...(await readSource(source, signal)), savedAt: savedAtOf(source) });
  }
  onProgress?.({ step: "comparing", done: 0, of: 1 });
  const good = reads.flatMap(({ reading }) => (reading.ok ? reading : []));
  const files: OpenedFiles = {
    valid: good.flatMap(({ packet }) => packet.records),
    rejected: good.flatMap(({ rejected }) => rejected),
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
  const { records: rows, here } = await readAllData();
  const existing = new Map(rows.map((row) => [row.id, row]));
  const arrival = planArrival(existing, files.valid, Date.now());
  arrival.rejected.unshift(...files.rejected);
  const after = new Map(existing);
  for (const row of [...arrival.adds, ...arrival.updates, ...arrival.buried])
    after.set(row.id, row);
  const peopleHere = new Set<string>(here.people.map(({ panelist }) => panelist));
  const setting: ArrivalSetting = {
    existing,
    after,
    arriving: files.valid,
    arrival,
    peopleHere,
    drafts: here.drafts,
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
          }
        : { name, ok: false, problems: reading.problems },
    ),
    openings: openingsIn(files.valid, after),
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
    erased: describeErased(setting),
    drift: arrival.drift,
    suggestions: suggestSameness([...after.values()], (id) => !existing.has(id)),
    restore:
      files.backups.length === 0
        ? null
        : describeRestore(planRestore(files.backups, here, after), files.backups, after),
  };
}

/** The openings that arrive, each once: what is said to be the same is one. */
function openingsIn(
  arriving: readonly SharedRecord[],
  after: ReadonlyMap<string, SharedRecord>,
): OpeningId[] {
  const resolve = resolveSameness(liveOf([...after.values()], "sameness").map(({ body }) => body));
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
  { drafts, draftsLost, notes, people }: RestorePlan,
  backups: readonly Backup[],
  after: ReadonlyMap<string, SharedRecord>,
): RestorePreview {
  const isNew = new Set(people.map(({ panelist }) => panelist));
  const ids = new Set(backups.flatMap((backup) => backup.people.map(({ panelist }) => panelist)));
  return {
    drafts: counts(drafts),
    draftsLost: describeLost(draftsLost, after),
    notes: counts(notes),
    people: [...ids].map((id) => ({
      id,
      name: nameOf(after.get(id)) ?? "Unnamed",
      isNew: isNew.has(id),
    })),
  };
}

function counts({ added, changed, unchanged }: RowChanges<unknown>) {
  return { adds: added.length, updates: changed.length, unchanged };
}

export function describeLost(
  lost: RestorePlan["draftsLost"],
  after: ReadonlyMap<string, SharedRecord>,
): LostDraft[] {
  return lost.map(({ draft, why }) => ({
    draft,
    why,
    candidate: nameOf(after.get(draft.candidate)) ?? "an unknown candidate",
    panelist: nameOf(after.get(draft.panelist)) ?? "an unknown panelist",
  }));
}
