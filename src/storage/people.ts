import { PanelistId } from "#domain/id.ts";
import { isLive } from "#domain/records/record.ts";
import { draftsOf } from "#domain/scoring/scoring.ts";
import { db } from "./database.ts";
import { newId } from "./newId.ts";
import { recordTables, writeRecord } from "./writing.ts";

export type Person = { id: PanelistId; name: string };

/** The people who score on this device, and who is scoring now. */
export type PeopleHere = { people: Person[]; me: Person | null };

export async function findPeopleHere(): Promise<PeopleHere> {
  const rows = await db.people.orderBy("panelist").toArray();
  const names = await db.registers.bulkGet(rows.map(({ panelist }) => ["panelist", panelist]));
  const people = rows
    .toSorted((a, b) => a.addedAt.localeCompare(b.addedAt))
    .map(({ panelist }) => {
      const record = names.find((found) => found?.id === panelist);
      const name =
        record !== undefined && isLive(record, "panelist") ? record.body.name : "Unnamed";
      return { id: panelist, name };
    });
  const row = await db.device.get("me");
  const me = people.find(({ id }) => row?.key === "me" && row.value === id) ?? null;
  return { people, me };
}

/** Adds a person to this device and lets them score. */
export function addPerson(name: string): Promise<PanelistId> {
  return db.transaction("rw", [...recordTables, db.people], async () => {
    const id = PanelistId.parse(newId());
    await becomePerson(id);
    await writeRecord({ kind: "panelist", id, body: { name } });
    return id;
  });
}

/** Lets a known panelist score on this device: "that's me", on an opening someone sent. */
export function becomePerson(id: PanelistId): Promise<void> {
  return db.transaction("rw", [db.people, db.device], async () => {
    const known = await db.people.get(id);
    if (known === undefined)
      await db.people.put({ panelist: id, addedAt: new Date().toISOString() });
    await db.device.put({ key: "me", value: id });
  });
}

export function renamePerson(id: PanelistId, name: string): Promise<void> {
  return db.transaction("rw", recordTables, () =>
    writeRecord({ kind: "panelist", id, body: { name } }),
  );
}

/** Takes a person off this device's list. Their records stay; their drafts must be gone first. */
export function forgetPerson(id: PanelistId): Promise<boolean> {
  return db.transaction("rw", [db.people, db.device, db.drafts], async () => {
    if ((await db.drafts.where("id").startsWith(draftsOf(id)).count()) > 0) return false;
    await db.people.delete(id);
    const me = await db.device.get("me");
    if (me?.key === "me" && me.value === id) await db.device.delete("me");
    return true;
  });
}
