import { driftWorthMentioningMs, witness, type Version } from "#domain/clock.ts";
import type { Backup } from "#domain/files/backup.ts";
import { planRestore, type RestorePlan } from "#domain/files/restore.ts";
import { contentHash } from "#domain/hash.ts";
import { DeviceId } from "#domain/id.ts";
import { planArrival, type Arrival } from "#domain/records/arrival.ts";
import { isLive, isTombstone, liveOf, type SharedRecord } from "#domain/records/record.ts";
import { resolveSameness, type Sameness } from "#domain/records/sameness.ts";
import { samenessId } from "#domain/records/samenessSuggestions.ts";
import { db, type Conflict } from "./database.ts";
import { readAllData } from "./deviceData.ts";
import { newId } from "./newId.ts";
import { writeRecord } from "./writing.ts";

/** Sound records and backups, and the links a person agreed to. */
export type Arriving = {
  records: readonly SharedRecord[];
  backups: readonly Backup[];
  links: readonly Sameness[];
};

/** What taking them in did; `after` are the records as they are now. */
export type TakenIn = {
  arrival: Arrival;
  after: ReadonlyMap<string, SharedRecord>;
  linked: number;
  restored: { drafts: number; lost: RestorePlan["draftsLost"] };
};

/**
 * Takes records, backups and links in: one transaction, all or nothing, planned on the rows as they
 * are in it. Awaits nothing but Dexie, and no row by itself. Cancelled by the signal until it is
 * committed; throws then, and when the device cannot store it.
 */
export function takeIn(arriving: Arriving, signal?: AbortSignal): Promise<TakenIn> {
  return db.transaction("rw", db.tables, async () => {
    signal?.throwIfAborted();
    const now = Date.now();
    const { records: rows, here } = await readAllData();
    const after = new Map(rows.map((row) => [row.id, row]));
    const arrival = planArrival(after, arriving.records, now);
    const records = [...arrival.adds, ...arrival.updates, ...arrival.buried];
    for (const record of records) after.set(record.id, record);
    await db.records.bulkPut(records);
    signal?.throwIfAborted();
    await keepConflicts(arrival.conflicts, now);
    await forgetErased(new Set(records.filter(isTombstone).map(({ id }) => id)));
    await advanceClock(arriving.records);
    const { drift } = arrival;
    if (drift !== null && drift.aheadMs > driftWorthMentioningMs)
      await db.device.put({ key: "driftSeen", value: drift });
    const linked = await link(arriving.links);
    const restored =
      arriving.backups.length === 0
        ? { drafts: 0, lost: [] }
        : await restore(planRestore(arriving.backups, here, after));
    signal?.throwIfAborted();
    return { arrival, after, linked, restored };
  });
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
  const isOn = (row: { opening: string; candidate: string }) =>
    gone.has(row.opening) || gone.has(row.candidate);
  const drafts = (await db.drafts.toArray()).filter(isOn);
  const notes = (await db.privateNotes.toArray()).filter(isOn);
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
async function link(accepted: readonly Sameness[]): Promise<number> {
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
    if ((await db.records.get(id)) !== undefined) continue;
    await writeRecord({ kind: "sameness", id, body });
    linked += 1;
  }
  return linked;
}

async function restore(plan: RestorePlan): Promise<TakenIn["restored"]> {
  const drafts = [...plan.drafts.added, ...plan.drafts.changed];
  await db.drafts.bulkPut(drafts);
  await db.privateNotes.bulkPut([...plan.notes.added, ...plan.notes.changed]);
  await db.practice.bulkPut(plan.practice);
  await db.kitDrafts.bulkPut(plan.kitDrafts);
  await db.people.bulkPut(plan.people);
  if (plan.me !== null) await db.device.put({ key: "me", value: plan.me });
  return { drafts: drafts.length, lost: plan.draftsLost };
}
