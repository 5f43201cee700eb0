import { isObject } from "#domain/isObject.ts";
import { db } from "./database.ts";
import { listPrivateNames } from "./privateNames.ts";

/** The tables that hold what was written here about records. */
export const aboutTables = [
  db.drafts,
  db.privateNotes,
  db.conflicts,
  db.cards,
  db.choices,
  db.waiting,
  db.unread,
  db.opened,
  db.seats,
  db.folders,
  db.folderFiles,
  db.handedOut,
  db.foreignCards,
  db.arrivedLines,
  db.invitations,
  db.deviceLinks,
  db.rooms,
  db.roomEntries,
  db.keptScores,
];

/** The slot stays, so that nobody else gets the number. */
async function forgetNames(isGone: (id: string) => boolean): Promise<void> {
  const names = await listPrivateNames();
  const rest = names.filter(({ id, opening }) => !isGone(id) && !isGone(opening));
  if (rest.length < names.length) await db.device.put({ key: "candidateNames", value: rest });
  const row = await db.device.get("numbers");
  if (row?.key !== "numbers") return;
  const kept = Object.entries(row.value).filter(([opening]) => !isGone(opening));
  const value = Object.fromEntries(
    kept.map(([opening, ids]) => [
      opening,
      ids?.map((id) => (id === null || isGone(id) ? null : id)),
    ]),
  );
  await db.device.put({ key: "numbers", value });
}

/** Of openings that are gone. */
async function forgetLooks(isGone: (id: string) => boolean): Promise<void> {
  const row = await db.device.get("correctedLooks");
  if (row?.key !== "correctedLooks") return;
  const value = row.value.filter(({ opening }) => !isGone(opening));
  if (value.length < row.value.length) await db.device.put({ key: "correctedLooks", value });
}

/** Where somebody had handed cards in, as their invitation tells another device of theirs. */
async function forgetHandedIn(isGone: (id: string) => boolean): Promise<void> {
  for (const table of [db.invitations, db.deviceLinks]) {
    const rows = (await table.toArray()).flatMap((row) => {
      const rest = row.handedIn?.filter(({ candidate }) => !isGone(candidate));
      return rest === undefined || rest.length === row.handedIn?.length
        ? []
        : { ...row, handedIn: rest };
    });
    await table.bulkPut(rows);
  }
}

/**
 * Erase really erases: also what was written here about what is gone, by the ids of openings,
 * candidates and whatever else is. Inside a transaction on `aboutTables` and `db.device`.
 */
export async function forgetAbout(gone: ReadonlySet<string>): Promise<void> {
  if (gone.size === 0) return;
  const isOn = (value: unknown): boolean =>
    isObject(value) && ["opening", "candidate"].some((place) => gone.has(String(value[place])));
  const drafts = (await db.drafts.toArray()).filter(isOn);
  const notes = (await db.privateNotes.toArray()).filter(isOn);
  const opened = (await db.opened.toArray()).filter(isOn);
  const seats = (await db.seats.toArray()).filter(isOn);
  const waiting = (await db.waiting.toArray()).filter(
    ({ record }) => gone.has(record.id) || ("body" in record && isOn(record.body)),
  );
  const unread = (await db.unread.toArray()).filter(
    ({ record }) => isOn(record) || isOn(record["body"]),
  );
  const cards = (await db.cards.toArray()).filter(isOn);
  await db.cards.bulkDelete(cards.map(({ id }) => id));
  const choices = (await db.choices.toArray()).filter(isOn);
  await db.choices.bulkDelete(choices.map(({ commitment }) => commitment));
  await db.drafts.bulkDelete(drafts.map(({ id }) => id));
  await db.privateNotes.bulkDelete(notes.map(({ id }) => id));
  await db.opened.bulkDelete(opened.map(({ key }) => key));
  await db.seats.bulkDelete(seats.map(({ key }) => key));
  await db.waiting.bulkDelete(waiting.map(({ key }) => key));
  await db.unread.bulkDelete(unread.map(({ key }) => key));
  const foreign = (await db.foreignCards.toArray()).filter(isOn);
  await db.foreignCards.bulkDelete(foreign.map(({ id }) => id));
  const kept = (await db.keptScores.toArray()).filter(isOn);
  await db.keptScores.bulkDelete(kept.map(({ id }) => id));
  const lines = (await db.arrivedLines.toArray()).filter(isOn);
  await db.arrivedLines.bulkDelete(lines.flatMap(({ id }) => id ?? []));
  const ofOpenings = [
    db.folders,
    db.folderFiles,
    db.handedOut,
    db.invitations,
    db.deviceLinks,
    db.rooms,
    db.roomEntries,
  ];
  for (const table of ofOpenings)
    await table
      .where("opening")
      .anyOf([...gone])
      .delete();
  await forgetHandedIn((id) => gone.has(id));
  await forgetLooks((id) => gone.has(id));
  await forgetNames((id) => gone.has(id));
  await db.device.bulkDelete([...gone].map((id) => `feedback/${id}` as const));
  await db.conflicts
    .where("record")
    .anyOf([...gone])
    .delete();
}
