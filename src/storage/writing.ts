import { Dexie } from "dexie";
import { isSignedOpening, OpeningId, type CardId, type PanelistId } from "#domain/id.ts";
import { belongsTo } from "#domain/records/references.ts";
import {
  isErasable,
  isLive,
  isTombstone,
  keyOf,
  lifeOf,
  type LiveRecord,
  type Author,
  type Kind,
  type SharedRecord,
  type Tombstone,
  UnsignedRecord,
} from "#domain/records/record.ts";
import { cardId, type Scorecard } from "#domain/records/scorecard.ts";
import { groundOf } from "#domain/records/references.ts";
import { db } from "./database.ts";
import type { Said, sayIn } from "./sayIn.ts";
import { historyOf, nextVersion } from "./versions.ts";
import { isOfSample, sampleOpening } from "./sample.ts";

/** The tables a command needs open when it writes shared records. */
export const recordTables = [
  db.registers,
  db.device,
  db.copies,
  db.cards,
  db.choices,
  db.toSign,
  db.identities,
];

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

/**
 * What signs, and tells whose word counts, is fetched with the first word in a signed opening: most
 * who open Needle write in none. Dexie holds the transaction open meanwhile.
 */
async function say(opening: OpeningId, said: readonly Said[]): Promise<void> {
  loaded ??= (await Dexie.waitFor(import("./sayIn.ts"))).sayIn;
  return loaded(opening, said);
}
/** Once it is here nothing waits for it any more: holding a transaction open takes as long as a write. */
let loaded: typeof sayIn | undefined;

type Written<R extends LiveRecord> = R extends LiveRecord ? Pick<R, "kind" | "id" | "body"> : never;

/** Writes one shared record as its author's latest word. Inside a transaction on `recordTables`. */
export async function writeRecord(record: Written<LiveRecord>): Promise<void> {
  const opening = "opening" in record.body ? record.body.opening : record.id;
  if (isSignedOpening(opening)) return say(OpeningId.parse(opening), [record]);
  const held = await db.registers.get([record.kind, record.id]);
  const version = await nextVersion();
  const author = await currentAuthor(placeOf(record));
  await putRecord({ ...record, author, version, ...historyOf(held, version) });
}

/** Writes several of one opening, in a signed one at once: whose word counts is worked out anew each time. */
export async function writeRecords(
  opening: OpeningId,
  records: readonly Written<LiveRecord>[],
): Promise<void> {
  if (isSignedOpening(opening)) return say(opening, records);
  for (const record of records) await writeRecord(record);
}

/** Freezes somebody's card; its id says what is in it. Inside a transaction on `recordTables`. */
export async function writeCard(author: PanelistId, body: Scorecard): Promise<CardId> {
  const id = cardId(author, body);
  if (isSignedOpening(body.opening)) await say(body.opening, [{ kind: "scorecard", id, body }]);
  else await putRecord({ id, kind: "scorecard", author, version: await nextVersion(), body });
  return id;
}

/** The one way a record of our own is stored: what no other device could read is not written here either. */
async function putRecord(record: unknown): Promise<void> {
  await db.registers.put(UnsignedRecord.parse(record));
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
    const { id, kind, signature } = record;
    // A kit is nobody's personal data, and others may be pinned to it.
    if (kind === "kit" || !isErasable(kind)) continue;
    if (groundOf(record).some((ground) => going.has(keyOf(ground)))) continue;
    const opening = belongsTo(record);
    if (signature !== undefined && opening !== null) {
      await say(opening, [{ kind, id, deleted: true }]);
      continue;
    }
    const life = lifeOf(record) + 1;
    const version = await nextVersion();
    tombstones.push({ id, kind, author, version, ...(life > 2 && { life }), deleted: true });
  }
  await db.registers.bulkDelete(
    live.flatMap(({ kind, id, signature }): [Kind, string][] =>
      // What is signed goes by what its tombstone says.
      kind === "kit" || signature !== undefined ? [] : [[kind, id]],
    ),
  );
  await db.registers.bulkPut(tombstones);
}
