import type { CandidateId, OpeningId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLive, isTombstone } from "#domain/records/record.ts";
import { db } from "./database.ts";
import { samplePrefix } from "./sample.ts";
import { eraseRecords, recordTables } from "./writing.ts";

/**
 * Erases a candidate: their record, every card on them, what the
 * calibration said, waivers, drafts and notes on this device.
 * Tombstones keep an older file from bringing them back.
 */
export function eraseCandidate(panel: Panel, candidate: CandidateId): Promise<void> {
  return db.transaction(
    "rw",
    [...recordTables, db.drafts, db.privateNotes, db.conflicts],
    async () => {
      const inside = await db.records.where("body.opening").anyOf(panel.ids).toArray();
      const gone = inside.filter(
        (row) =>
          (isLive(row, "candidate") && panel.resolve(row.id) === candidate) ||
          (!isTombstone(row) &&
            "candidate" in row.body &&
            panel.resolve(row.body.candidate) === candidate),
      );
      await eraseRecords(gone);
      await dropDrafts((one) => panel.resolve(one.candidate) === candidate);
      await dropConflicts(new Set(gone.map(({ id }) => id)));
    },
  );
}

/** Removes an opening with all that is in it. A sample leaves no trace; a real one leaves tombstones. */
export function removeOpening(panel: Panel): Promise<void> {
  return db.transaction(
    "rw",
    [...recordTables, db.drafts, db.privateNotes, db.people, db.conflicts],
    async () => {
      const inside = await db.records.where("body.opening").anyOf(panel.ids).primaryKeys();
      const gone = [...panel.ids, ...inside];
      await dropDrafts((draft) => panel.ids.includes(draft.opening));
      await dropConflicts(new Set(gone));
      if (panel.opening.sample) await removeSampleRows(panel, gone);
      else await eraseRecords((await db.records.bulkGet(gone)).filter((row) => row !== undefined));
    },
  );
}

/**
 * With the tombstones and the people the sample brought. A real person who tried a card in it
 * scores here still.
 */
async function removeSampleRows(panel: Panel, gone: readonly string[]): Promise<void> {
  const brought = await db.records.where("id").startsWith(samplePrefix).primaryKeys();
  const here = new Set<string>(await db.people.toCollection().primaryKeys());
  const people = panel.members
    .map(({ id }) => id)
    .filter((id) => id.startsWith(samplePrefix) || !here.has(id));
  await db.records.bulkDelete([...gone, ...brought, ...people]);
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

async function dropDrafts(
  gone: (draft: { opening: OpeningId; candidate: CandidateId }) => boolean,
) {
  const ids = (await db.drafts.toArray()).filter(gone).map(({ id }) => id);
  await db.drafts.bulkDelete(ids);
  const notes = (await db.privateNotes.toArray()).filter((note) => gone(note)).map(({ id }) => id);
  await db.privateNotes.bulkDelete(notes);
}

async function dropConflicts(records: ReadonlySet<string>): Promise<void> {
  const ids = (await db.conflicts.toArray())
    .filter(({ record }) => records.has(record))
    .map(({ id }) => id);
  await db.conflicts.bulkDelete(ids);
}
