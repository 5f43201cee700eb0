import { compareVersions, tick, type Version } from "#domain/clock.ts";
import { DeviceId } from "#domain/id.ts";
import {
  isEditable,
  isErasable,
  isLive,
  isTombstone,
  keyOf,
  lifeOf,
  LiveRecord,
  mostSeen,
  type Author,
  type Kind,
  type SharedRecord,
  type Tombstone,
} from "#domain/records/record.ts";
import { groundOf } from "#domain/records/references.ts";
import { db } from "./database.ts";
import { newId } from "./newId.ts";
import { isOfSample, sampleOpening } from "./sample.ts";

/** The tables a command needs open when it writes shared records. */
export const recordTables = [db.registers, db.device];

/**
 * The version for the next record; call inside a transaction on `recordTables`. The device's id
 * is born with its first write.
 */
export async function nextVersion(): Promise<Version> {
  const row = await db.device.get("clock");
  const latest: Version = row?.key === "clock" ? row.value : [0, 0, DeviceId.parse(newId())];
  const version = tick(latest, Date.now());
  await db.device.put({ key: "clock", value: version });
  return version;
}

/**
 * Who writes shared records here: the person scoring now, or Needle before anybody is named; in the
 * sample the one of its people somebody chose to be, or its lead.
 */
export async function currentAuthor(place: "here" | "in the sample"): Promise<Author> {
  if (place === "in the sample") {
    const chosen = await db.device.get("meInSample");
    if (chosen?.key === "meInSample") return chosen.value;
    const opening = await db.registers.get(["opening", sampleOpening]);
    const lead = opening !== undefined && isLive(opening, "opening") ? opening.body.panel[0] : null;
    return lead?.panelist ?? "needle";
  }
  const row = await db.device.get("me");
  // Whoever opened the sample with an earlier Needle became one of its people everywhere.
  return row?.key === "me" && !isOfSample(row.value) ? row.value : "needle";
}

function placeOf({ id, body }: Pick<LiveRecord, "id" | "body">) {
  const isSample = isOfSample(id) || ("opening" in body && isOfSample(body.opening));
  return isSample ? "in the sample" : "here";
}

type Written<R extends LiveRecord> = R extends LiveRecord ? Pick<R, "kind" | "id" | "body"> : never;

/** Writes one shared record as its author's latest word. Inside a transaction on `recordTables`. */
export async function writeRecord(record: Written<LiveRecord>): Promise<void> {
  const held = await db.registers.get([record.kind, record.id]);
  const version = await nextVersion();
  const author = await currentAuthor(placeOf(record));
  await putRecord({ ...record, author, version, ...historyOf(held, version) });
}

/** The one way a record of our own is stored: what no other device could read is not written here either. */
export async function putRecord(record: unknown): Promise<void> {
  await db.registers.put(LiveRecord.parse(record));
}

/** Of what stood there before: whether it comes back from being erased, and what it replaces knowingly. */
function historyOf(
  held: SharedRecord | undefined,
  [, , device]: Version,
): Pick<LiveRecord, "life" | "seen"> {
  if (held === undefined) return {};
  const life = lifeOf(held) + (isTombstone(held) ? 1 : 0);
  const seen = isTombstone(held) ? [] : replacing(held, device);
  return { ...(life > 1 && { life }), ...(seen.length > 0 && { seen }) };
}

function replacing(held: LiveRecord, device: string): Version[] {
  if (!isEditable(held)) return [];
  const latest = new Map<string, Version>();
  for (const one of [held.version, ...(held.seen ?? [])]) {
    const other = latest.get(one[2]);
    if (other === undefined || compareVersions(one, other) > 0) latest.set(one[2], one);
  }
  // What this device wrote before is known by its own, later version.
  latest.delete(device);
  return [...latest.values()].slice(0, mostSeen);
}

/**
 * Replaces records by tombstones, which outlive any older copy of them. What hangs on them goes
 * without one: it falls with them on every device.
 */
export async function eraseRecords(gone: readonly SharedRecord[]) {
  const isSample = gone.some(({ id }) => isOfSample(id));
  const author = await currentAuthor(isSample ? "in the sample" : "here");
  const live = gone.filter((record): record is LiveRecord => !isTombstone(record));
  const going = new Set(live.flatMap((record) => (record.kind === "kit" ? [] : keyOf(record))));
  const tombstones: Tombstone[] = [];
  for (const record of live) {
    const { id, kind } = record;
    // A kit is nobody's personal data, and others may be pinned to it.
    if (kind === "kit" || !isErasable(kind)) continue;
    if (groundOf(record).some((ground) => going.has(keyOf(ground)))) continue;
    const life = lifeOf(record) + 1;
    const version = await nextVersion();
    tombstones.push({ id, kind, author, version, ...(life > 2 && { life }), deleted: true });
  }
  await db.registers.bulkDelete(
    live.flatMap(({ kind, id }): [Kind, string][] => (kind === "kit" ? [] : [[kind, id]])),
  );
  await db.registers.bulkPut(tombstones);
}
