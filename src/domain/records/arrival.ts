import { groupBy } from "#domain/groupBy.ts";
import {
  compareRecords,
  driftOf,
  planValid,
  type Drift,
  type MergePlan,
  type Rejected,
} from "./merge.ts";
import { rulingsOn, type Asked } from "./questions.ts";
import { isTombstone, keyOf, type Kind, type LiveRecord, type SharedRecord } from "./record.ts";
import { groundOf } from "./references.ts";

/** What stands on a device, by `keyOf`, and what waits for something it hangs on. */
export type Stored = {
  records: ReadonlyMap<string, SharedRecord>;
  waiting: readonly SharedRecord[];
};

/** What arrives: sound records, those of a backup among them, and to what a person said yes. */
export type Coming = {
  records: readonly SharedRecord[];
  /** Of a backup somebody restores: only they may ask for what was erased here. */
  restored?: ReadonlySet<SharedRecord>;
  agreed?: Pick<ReadonlySet<string>, "has">;
};

/** What taking records in would do to a device, beyond the join itself. */
export type Arrival = MergePlan & {
  rejected: Rejected[];
  drift: Drift | null;
  /** What stood here and falls with something erased by this. */
  fallen: SharedRecord[];
  /** All that waits afterwards, whether it came now or waited before. */
  waiting: SharedRecord[];
  /** What stays out until somebody says yes to it, and what they said yes to. */
  questions: Asked[];
  /** Arriving records that hang on something erased here which a question would bring back. */
  comeAlong: LiveRecord[];
};

/**
 * The join of what is here with what comes, and three rules that take more than one record. What
 * takes away, or shows what was closed, is asked for. What hangs on something that is not here waits
 * for it, so that neither order nor grouping of files matters. What hangs on something erased falls
 * with it, also where only this device had it: a consequence every device draws for itself.
 */
export function planArrival(standing: Stored, coming: Coming, now: number): Arrival {
  const plan: Arrival = {
    adds: [],
    updates: [],
    unchanged: [],
    conflicts: [],
    rejected: [],
    drift: driftOf(coming.records, now),
    fallen: [],
    waiting: [],
    questions: [],
    comeAlong: [],
  };
  const after = new Map(standing.records);
  const welcome = ask(standing, coming, plan);
  const backIf = new Set(
    plan.questions.flatMap((one) => (one.ask === "bring back" ? keyOf(one.record) : [])),
  );
  for (const [, copies] of [...groupBy([...welcome.keys()], placeOf)].toSorted(
    ([a], [b]) => a - b,
  )) {
    const stands: SharedRecord[] = [];
    for (const copy of copies) {
      const footing = footingOf(copy, after);
      if (footing === "stands") stands.push(copy);
      else if (footing === "waits") plan.waiting.push(copy);
      else if (welcome.get(copy) === "waited" || isTombstone(copy)) continue;
      else if (groundOf(copy).some((ground) => backIf.has(keyOf(ground))))
        plan.comeAlong.push(copy);
      else plan.rejected.push({ id: copy.id, kind: copy.kind, reason: footing, record: copy });
    }
    const part = planValid(after, stands);
    for (const record of [...part.adds, ...part.updates]) after.set(keyOf(record), record);
    plan.adds.push(...part.adds);
    plan.updates.push(...part.updates);
    plan.conflicts.push(...part.conflicts);
    plan.unchanged.push(...part.unchanged);
  }
  // What was erased by a word of its own at the same time stays erased by that.
  plan.fallen = [...standing.records.values()].filter(
    (one) => after.get(keyOf(one)) === one && erasedUnder(one, after) !== null,
  );
  plan.waiting = plan.waiting.filter((record) => !isOvertaken(record, after));
  // What falls with its candidate has gone the right way, whatever the file says of it besides.
  const falls = new Set(plan.fallen.map(keyOf));
  plan.rejected = plan.rejected.filter((one) => !isTombstone(one.record) || !falls.has(keyOf(one)));
  return plan;
}

/** The rows as they are once a plan is carried out. */
export function rowsAfter(
  rows: ReadonlyMap<string, SharedRecord>,
  { adds, updates, fallen }: Arrival,
): Map<string, SharedRecord> {
  const after = new Map(rows);
  for (const record of [...adds, ...updates]) after.set(keyOf(record), record);
  for (const record of fallen) after.delete(keyOf(record));
  return after;
}

/** Asks for what must be asked for; what may come in, and whether it comes now or has waited. */
function ask(
  { records, waiting }: Stored,
  { records: arriving, restored, agreed = new Set() }: Coming,
  plan: Arrival,
): Map<SharedRecord, "comes" | "waited"> {
  const welcome = new Map<SharedRecord, "comes" | "waited">();
  const rulingOn = rulingsOn(records, arriving, restored);
  const asked = new Set<string>();
  for (const record of arriving) {
    const ruling = rulingOn(record);
    if (ruling === "comes in") welcome.set(record, "comes");
    else if (ruling.ask === "nothing") {
      const { id, kind } = record;
      if (ruling.reason !== null) plan.rejected.push({ id, kind, reason: ruling.reason, record });
    } else if (!asked.has(ruling.key)) {
      asked.add(ruling.key);
      plan.questions.push(ruling);
      if (agreed.has(ruling.key)) welcome.set(ruling.record, "comes");
    }
  }
  for (const record of waiting) {
    const ruling = rulingOn(record);
    if (ruling === "comes in") welcome.set(record, "waited");
    else if (ruling.ask !== "nothing") {
      plan.questions.push(ruling);
      if (agreed.has(ruling.key)) welcome.set(ruling.record, "waited");
      else plan.waiting.push(record);
    }
  }
  return welcome;
}

const groundFirst: readonly Kind[] = ["kit", "panelist", "sameness", "opening", "candidate"];
/** What hangs on others comes after all of them. */
const placeOf = ({ kind }: SharedRecord) => (groundFirst.indexOf(kind) + 99) % 99;

/** Whether a record has all it hangs on; otherwise that it waits, or why it cannot come in. */
function footingOf(record: SharedRecord, after: ReadonlyMap<string, SharedRecord>): string {
  if (isTombstone(record)) return "stands";
  const gone = erasedUnder(record, after);
  if (gone !== null) return `the ${gone} it belongs to was erased`;
  const held = after.get(keyOf(record));
  if (held !== undefined && !isTombstone(held) && movesAway(held, record))
    return "it belongs to another opening or candidate here, and cannot move";
  return groundOf(record).every((ground) => after.has(keyOf(ground))) ? "stands" : "waits";
}

function erasedUnder(record: SharedRecord, after: ReadonlyMap<string, SharedRecord>): Kind | null {
  if (isTombstone(record)) return null;
  const gone = groundOf(record).find((ground) => {
    const above = after.get(keyOf(ground));
    return above !== undefined && isTombstone(above);
  });
  return gone?.kind ?? null;
}

/** An opening may go on to another kit; nothing else goes from one place to another. */
function movesAway(held: LiveRecord, copy: LiveRecord): boolean {
  const places = (record: LiveRecord) =>
    groundOf(record).flatMap((ground) => (ground.kind === "kit" ? [] : keyOf(ground)));
  return places(held).join("\n") !== places(copy).join("\n");
}

/** A copy that is behind what stands need not wait any more. */
function isOvertaken(record: SharedRecord, after: ReadonlyMap<string, SharedRecord>): boolean {
  const held = after.get(keyOf(record));
  return held !== undefined && compareRecords(record, held) <= 0;
}
