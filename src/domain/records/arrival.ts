import { aKind, planValid, type MergePlan, type Rejected } from "./merge.ts";
import {
  isTombstone,
  type Kind,
  type LiveRecord,
  type SharedRecord,
  type Tombstone,
} from "./record.ts";
import { openingOf, recordsUnder } from "./references.ts";

/** What taking records in would do to a device, beyond the join itself. */
export type Arrival = MergePlan & {
  /** What hangs on something that is erased by this: erased with it. */
  buried: Tombstone[];
};

/**
 * The join of what is here (`existing`, every row) with what comes, and two rules that take more than
 * one record. What belongs to something that is neither here nor in the files stays out: nobody could
 * find it, or erase it. What belongs to something erased is erased with it, also where only this
 * device had it.
 */
export function planArrival(
  existing: ReadonlyMap<string, SharedRecord>,
  valid: readonly SharedRecord[],
  now: number,
): Arrival {
  const plan = planValid(existing, valid, now);
  const after = new Map(existing);
  for (const record of [...plan.adds, ...plan.updates]) after.set(record.id, record);
  const orphans = orphansAmong([...plan.adds, ...plan.updates], after, existing);
  const stays = (record: SharedRecord) => !orphans.has(record);
  return {
    ...plan,
    adds: plan.adds.filter(stays),
    updates: plan.updates.filter(stays),
    conflicts: plan.conflicts.filter(({ lost, won }) => stays(lost) && stays(won)),
    rejected: [...plan.rejected, ...orphans.values()],
    buried: [...after.values()].flatMap((record) => burialOf(record, after) ?? []),
  };
}

const groundFirst: readonly Kind[] = ["kit", "panelist", "sameness", "opening", "candidate"];
/** What hangs on others comes after all of them. */
const placeOf = ({ kind }: SharedRecord) => (groundFirst.indexOf(kind) + 99) % 99;

function orphansAmong(
  arriving: readonly SharedRecord[],
  after: Map<string, SharedRecord>,
  existing: ReadonlyMap<string, SharedRecord>,
): Map<SharedRecord, Rejected> {
  const orphans = new Map<SharedRecord, Rejected>();
  const inOrder = arriving.toSorted((a, b) => placeOf(a) - placeOf(b));
  for (const record of inOrder) {
    if (isTombstone(record)) continue;
    const reason = missingUnder(record, after);
    if (reason === null) continue;
    orphans.set(record, { id: record.id, kind: record.kind, reason, record });
    const held = existing.get(record.id);
    if (held === undefined) after.delete(record.id);
    else after.set(record.id, held);
  }
  return orphans;
}

function missingUnder(record: LiveRecord, after: ReadonlyMap<string, SharedRecord>): string | null {
  for (const id of recordsUnder(record)) {
    const ground = after.get(id);
    const what = kindNeeded(record, id);
    if (ground === undefined)
      return `the ${what} it belongs to is neither here nor in the file; ask for a file of the whole opening`;
    if (isTombstone(ground)) return `the ${what} it belongs to was erased`;
    if (ground.kind !== what) return `what it names as its ${what} is ${aKind[ground.kind]}`;
  }
  return null;
}

function kindNeeded(record: LiveRecord, id: string): "kit" | "opening" | "candidate" {
  if (openingOf(record) === id) return "opening";
  return id.startsWith("kit.") ? "kit" : "candidate";
}

/**
 * The tombstone of what hung on something erased: made from the one above it, so that all devices
 * that bury the same record write the same tombstone.
 */
function burialOf(
  record: SharedRecord,
  after: ReadonlyMap<string, SharedRecord>,
): Tombstone | null {
  if (isTombstone(record)) return null;
  if (record.kind === "kit" || record.kind === "opening") return null;
  for (const id of recordsUnder(record)) {
    const above = after.get(id);
    if (above === undefined || !isTombstone(above)) continue;
    const { author, version } = above;
    return { id: record.id, kind: record.kind, author, version, deleted: true };
  }
  return null;
}
