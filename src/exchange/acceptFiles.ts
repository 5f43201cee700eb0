import { planArrival } from "#domain/records/arrival.ts";
import { driftWorthMentioningMs, witness, type Version } from "#domain/clock.ts";
import { contentHash } from "#domain/hash.ts";
import { DeviceId } from "#domain/id.ts";
import { isLive, liveOf, type SharedRecord } from "#domain/records/record.ts";
import { planRestore } from "#domain/files/restore.ts";
import { resolveSameness, type Sameness } from "#domain/records/sameness.ts";
import { samenessId, type Suggestion } from "#domain/records/samenessSuggestions.ts";
import { db, type Conflict } from "#storage/database.ts";
import { newId } from "#storage/newId.ts";
import { writeRecord } from "#storage/writing.ts";
import { deviceData } from "./deviceData.ts";
import type { Outcome, Watching } from "./preview.ts";
import {
  describeLost,
  erasedIds,
  hasErased,
  openPreviews,
  closePreview,
  rowsTouchedBy,
  type OpenedFiles,
} from "./previewFiles.ts";

/**
 * Takes in what a preview showed: one transaction, all or nothing, planned again on the rows as
 * they are by then. Cancelled by the signal until it is committed.
 */
export async function acceptFiles(
  id: number,
  accepted: readonly Suggestion[],
  { onProgress, signal }: Watching = {},
): Promise<Outcome> {
  const files = openPreviews.get(id);
  if (files === undefined) throw new Error("These files are no longer open; open them again.");
  try {
    const outcome = await db.transaction("rw", db.tables, async () => {
      signal?.throwIfAborted();
      const count = files.valid.length;
      onProgress?.({ step: "saving", done: 0, of: count });
      const written = await write(files, accepted, signal);
      onProgress?.({ step: "saving", done: count, of: count });
      signal?.throwIfAborted();
      return written;
    });
    closePreview(id);
    return outcome;
  } catch (error) {
    if (signal?.aborted) return { ok: false, cancelled: true };
    throw error;
  }
}

/** Inside the transaction: awaits nothing but Dexie, and no row by itself. */
async function write(
  files: OpenedFiles,
  accepted: readonly Suggestion[],
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const now = Date.now();
  const existing = await rowsTouchedBy(files);
  const arrival = planArrival(existing, files.valid, now);
  const records = [...arrival.adds, ...arrival.updates, ...arrival.buried];
  await db.records.bulkPut(records);
  signal?.throwIfAborted();
  await keepConflicts(arrival.conflicts, now);
  await forgetErased(erasedIds(records));
  await advanceClock(files.valid);
  const { drift } = arrival;
  if (drift !== null && drift.aheadMs > driftWorthMentioningMs)
    await db.device.put({ key: "driftSeen", value: drift });

  const after = new Map(existing);
  for (const record of records) after.set(record.id, record);
  const linked = await link(accepted);
  const restored = await restore(files, after);
  return {
    ok: true,
    adds: arrival.adds.length,
    updates: arrival.updates.length,
    unchanged: arrival.unchanged.length,
    conflicts: arrival.conflicts.length,
    rejected: files.rejected.length + arrival.rejected.length,
    linked,
    ...restored,
  };
}

/** One loss is one row, however often its file is opened. */
async function keepConflicts(lost: readonly Pick<Conflict, "lost" | "won">[], now: number) {
  if (lost.length === 0) return;
  const at = new Date(now).toISOString();
  const rows = lost.map((pair) => ({ id: contentHash(pair), record: pair.won.id, at, ...pair }));
  const known = await db.conflicts.bulkGet(rows.map(({ id }) => id));
  await db.conflicts.bulkPut(rows.filter((_, index) => known[index] === undefined));
}

/** Erase really erases: also what was written here about what is gone. */
async function forgetErased(gone: ReadonlySet<string>) {
  if (gone.size === 0) return;
  const drafts = (await db.drafts.toArray()).filter(hasErased(gone));
  const notes = (await db.privateNotes.toArray()).filter(hasErased(gone));
  await db.drafts.bulkDelete(drafts.map(({ id }) => id));
  await db.privateNotes.bulkDelete(notes.map(({ id }) => id));
  await db.conflicts
    .where("record")
    .anyOf([...gone])
    .delete();
}

/** Whatever is written here next is later than all that came in, were its clock years ahead. */
async function advanceClock(records: readonly SharedRecord[]) {
  const row = await db.device.get("clock");
  const latest: Version = row?.key === "clock" ? row.value : [0, 0, DeviceId.parse(newId())];
  const seen = records.reduce((clock, { version }) => witness(clock, version), latest);
  if (seen !== latest) await db.device.put({ key: "clock", value: seen });
}

/** Writes the accepted links. Candidates are linked only where their openings are. */
async function link(accepted: readonly Suggestion[]): Promise<number> {
  if (accepted.length === 0) return 0;
  const said = liveOf(await db.records.where("kind").equals("sameness").toArray(), "sameness");
  const rows = await db.records.bulkGet(accepted.flatMap(({ ids }) => [...ids]));
  const byId = new Map(rows.filter((row) => row !== undefined).map((row) => [row.id, row]));
  const known = said.map(({ body }) => body);
  const rootOf = resolveSameness([...known, ...accepted]);
  const openingOf = (id: string) => {
    const row = byId.get(id);
    return row !== undefined && isLive(row, "candidate") ? rootOf(row.body.opening) : null;
  };
  let linked = 0;
  for (const { what, ids } of accepted) {
    const bothHere = ids.every((id) => {
      const row = byId.get(id);
      return row !== undefined && isLive(row, what);
    });
    if (!bothHere || (what === "candidate" && openingOf(ids[0]) !== openingOf(ids[1]))) continue;
    const body = { what, ids: ids.toSorted() } as Sameness;
    const id = samenessId(body);
    // oxlint-disable-next-line no-await-in-loop -- a handful, and each takes the clock's next tick
    if ((await db.records.get(id)) !== undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await writeRecord({ kind: "sameness", id, body });
    linked += 1;
  }
  return linked;
}

async function restore({ backups }: OpenedFiles, after: ReadonlyMap<string, SharedRecord>) {
  if (backups.length === 0) return { draftsRestored: 0, draftsLost: [] };
  const here = await deviceData();
  const plan = planRestore(backups, here, after);
  const drafts = [...plan.drafts.added, ...plan.drafts.changed];
  await db.drafts.bulkPut(drafts);
  await db.privateNotes.bulkPut([...plan.notes.added, ...plan.notes.changed]);
  await db.practice.bulkPut(plan.practice);
  await db.kitDrafts.bulkPut(plan.kitDrafts);
  await db.people.bulkPut(plan.people);
  if (here.me === null && plan.me !== null) await db.device.put({ key: "me", value: plan.me });
  return { draftsRestored: drafts.length, draftsLost: describeLost(plan.draftsLost, after) };
}
