import { tick, type Version } from "#domain/clock.ts";
import { DeviceId } from "#domain/id.ts";
import {
  isLive,
  LiveRecord,
  type Author,
  type SharedRecord,
  type Tombstone,
} from "#domain/records/record.ts";
import { db } from "./database.ts";
import { newId } from "./newId.ts";
import { isOfSample, sampleOpening } from "./sample.ts";

/** The tables a command needs open when it writes shared records. */
export const recordTables = [db.records, db.device];

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
    const opening = await db.records.get(sampleOpening);
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
  const version = await nextVersion();
  const author = await currentAuthor(placeOf(record));
  await putRecord({ ...record, author, version });
}

/** The one way a record of our own is stored: what no other device could read is not written here either. */
export async function putRecord(record: unknown): Promise<void> {
  await db.records.put(LiveRecord.parse(record));
}

/** Replaces records by tombstones, which outlive any older copy of them. */
export async function eraseRecords(gone: readonly Pick<SharedRecord, "id" | "kind">[]) {
  const isSample = gone.some(({ id }) => isOfSample(id));
  const author = await currentAuthor(isSample ? "in the sample" : "here");
  const tombstones: Tombstone[] = [];
  for (const { id, kind } of gone) {
    // A kit is nobody's personal data, and others may be pinned to it.
    if (kind === "kit") continue;
    tombstones.push({ id, kind, author, version: await nextVersion(), deleted: true });
  }
  await db.records.bulkPut(tombstones);
}
