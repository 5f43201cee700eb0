import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLive, isTombstone, type Kind, type SharedRecord } from "#domain/records/record.ts";
import { copiesOf } from "./copies.ts";
import { db } from "./database.ts";
import { aboutTables, forgetAbout } from "./forget.ts";
import { findHolds } from "./holds.ts";
import { samplePrefix } from "./sample.ts";
import { eraseRecords, recordTables } from "./writing.ts";

/** What is under a legal hold is not erased: whoever asks is told before. */
export class UnderHold extends Error {}

async function refuseUnderHold(panel: Panel, among?: readonly CandidateId[]): Promise<void> {
  const [hold] = await findHolds(panel, among);
  if (hold !== undefined) throw new UnderHold(`Under a legal hold: ${hold.reason}`);
}

/**
 * Erases candidates of one opening: their records, every card on them, what the calibration said,
 * waivers, drafts and notes on this device. All of them or, where a hold bars one, none: each by
 * itself would read the whole opening once more. Tombstones keep an older file from bringing them back.
 */
export function eraseCandidates(panel: Panel, candidates: readonly CandidateId[]): Promise<void> {
  // Async itself: of any other function Dexie does not follow what it awaits.
  return db.transaction("rw", [...recordTables, ...aboutTables], async () => {
    await refuseUnderHold(panel, candidates);
    const going = new Set<string>(candidates);
    const inside = await db.registers.where("body.opening").anyOf(panel.ids).toArray();
    const gone = inside.filter(
      (row) =>
        (isLive(row, "candidate") && going.has(panel.resolve(row.id))) ||
        (!isTombstone(row) &&
          "candidate" in row.body &&
          going.has(panel.resolve(row.body.candidate))),
    );
    await eraseRecords(gone);
    await forgetAbout(new Set(gone.map(({ id }) => id)));
  });
}

/** Removes an opening with all that is in it. A sample leaves no trace; a real one leaves tombstones. */
export function removeOpening(panel: Panel): Promise<void> {
  return db.transaction("rw", [...recordTables, ...aboutTables, db.people], async () => {
    const inside = await db.registers.where("body.opening").anyOf(panel.ids).toArray();
    if (!panel.opening.sample) await refuseUnderHold(panel);
    const openings = await db.registers.bulkGet(panel.ids.map((id) => ["opening", id]));
    const gone = [...openings, ...inside].filter((row) => row !== undefined);
    await forgetAbout(new Set([...panel.ids, ...gone.map(({ id }) => id)]));
    if (panel.opening.sample) await removeSampleRows(panel, gone);
    else await eraseRecords(gone);
  });
}

/**
 * Lets go of a signed opening that others lead: from this device alone, with what it holds unsent and
 * whose seat it had.
 */
export function leaveOpening(panel: Panel): Promise<void> {
  const { id } = panel;
  return db.transaction("rw", [...recordTables, ...aboutTables], async () => {
    await refuseUnderHold(panel);
    const copies = await copiesOf(id);
    const ids = new Set<string>([id, ...copies.map((copy) => copy.id)]);
    await forgetAbout(ids);
    await db.copies.where("opening").equals(id).delete();
    await db.registers.bulkDelete(
      copies.flatMap(({ kind, id: one }): [Kind, string][] => [
        [kind, one],
        ["scorecard", one],
      ]),
    );
    await db.toSign.bulkDelete(
      copies.map(({ kind, id: one, signature }) => [kind, one, signature?.key ?? ""]),
    );
  });
}

/**
 * With the tombstones and the people the sample brought. A real person who tried a card in it
 * scores here still.
 */
async function removeSampleRows(panel: Panel, gone: readonly SharedRecord[]): Promise<void> {
  const here = new Set<string>(await db.people.toCollection().primaryKeys());
  const people = panel.members
    .map(({ id }) => id)
    .filter((id) => id.startsWith(samplePrefix) || !here.has(id));
  const taken = new Set<string>([...gone.map(({ id }) => id), ...people]);
  const keys = await db.registers.toCollection().primaryKeys();
  await db.registers.bulkDelete(
    keys.filter(([, id]) => taken.has(id) || id.startsWith(samplePrefix)),
  );
  await db.people.bulkDelete(people);
  await db.device.delete("meInSample");
  const me = await db.device.get("me");
  if (me?.key === "me" && people.includes(me.value)) await nextPerson();
}

async function nextPerson(): Promise<void> {
  const next = (await db.people.toArray()).toSorted((a, b) =>
    a.addedAt.localeCompare(b.addedAt),
  )[0];
  if (next === undefined) await db.device.delete("me");
  else await db.device.put({ key: "me", value: next.panelist });
}
