import { PanelistId } from "#domain/id.ts";
import { isLive, type Author } from "#domain/records/record.ts";
import { sameName } from "#domain/sameName.ts";
import { draftsOf } from "#domain/scoring/draft.ts";
import { db } from "./database.ts";
import { newId } from "./newId.ts";
import { isOfSample, sampleOpening } from "./sample.ts";
import { currentAuthor, recordTables, writeRecord } from "./writing.ts";

export type Person = { id: PanelistId; name: string };

/** The people who score on this device, and who is scoring now. */
export type PeopleHere = { people: Person[]; me: Person | null };

/** Somebody is themselves on this device, and one of the sample's people inside the sample. */
export type Everybody = { here: PeopleHere; inSample: PeopleHere };

export async function findEverybody(): Promise<Everybody> {
  return { here: await findPeopleHere(), inSample: await findPeopleInSample() };
}

export async function findPeopleHere(): Promise<PeopleHere> {
  const rows = (await db.people.toArray())
    .filter(({ panelist }) => !isOfSample(panelist))
    .toSorted((a, b) => a.addedAt.localeCompare(b.addedAt));
  return peopleOf(
    rows.map(({ panelist }) => panelist),
    await currentAuthor("here"),
  );
}

async function findPeopleInSample(): Promise<PeopleHere> {
  const opening = await db.registers.get(["opening", sampleOpening]);
  if (opening === undefined || !isLive(opening, "opening")) return { people: [], me: null };
  return peopleOf(
    opening.body.panel.map(({ panelist }) => panelist),
    await currentAuthor("in the sample"),
  );
}

async function peopleOf(ids: readonly PanelistId[], author: Author): Promise<PeopleHere> {
  const records = await db.registers.bulkGet(ids.map((id) => ["panelist", id]));
  const people = ids.map((id, at) => {
    const record = records[at];
    const name = record !== undefined && isLive(record, "panelist") ? record.body.name : "Unnamed";
    return { id, name };
  });
  return { people, me: people.find(({ id }) => id === author) ?? null };
}

/** Adds a person to this device, or with the sample's prefix to the sample, and lets them score. */
export function addPerson(name: string, prefix = ""): Promise<PanelistId> {
  return db.transaction("rw", [...recordTables, db.people], async () => {
    const id = PanelistId.parse(`${prefix}${newId()}`);
    await becomePerson(id);
    await writeRecord({ kind: "panelist", id, body: { name } });
    return id;
  });
}

/** Lets whoever has this name score on this device: known here, or somebody new. */
export async function becomeNamed(name: string): Promise<PanelistId> {
  const { people } = await findPeopleHere();
  const known = people.find((person) => sameName(person.name, name));
  if (known === undefined) return addPerson(name);
  await becomePerson(known.id);
  return known.id;
}

/** Lets a known panelist score on this device: "that's me", on an opening someone sent. */
export function becomePerson(id: PanelistId): Promise<void> {
  return db.transaction("rw", [db.people, db.device], async () => {
    if (isOfSample(id)) {
      await db.device.put({ key: "meInSample", value: id });
      return;
    }
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
