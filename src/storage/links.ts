import type { PanelistId } from "#domain/id.ts";
import { resolveSameness, seatsIn } from "#domain/records/links.ts";
import { isLive, liveOf } from "#domain/records/record.ts";
import { samenessId, type Sameness } from "#domain/records/sameness.ts";
import { db } from "./database.ts";
import { findIdentity } from "./identities.ts";
import { eraseRecords, recordTables, writeRecord } from "./writing.ts";

/**
 * Writes links somebody agreed to. Candidates are linked only where their openings are. Inside a
 * transaction on `recordTables`.
 */
export async function link(accepted: readonly Sameness[]): Promise<number> {
  if (accepted.length === 0) return 0;
  const said = liveOf(await db.registers.where("kind").equals("sameness").toArray(), "sameness");
  const rows = await db.registers.bulkGet(
    accepted.flatMap(({ what, ids }) => ids.map((id): [typeof what, string] => [what, id])),
  );
  const byId = new Map(rows.filter((row) => row !== undefined).map((row) => [row.id, row]));
  const rootOf = resolveSameness([...said.map(({ body }) => body), ...accepted]);
  const openingOf = (id: string) => {
    const row = byId.get(id);
    return row !== undefined && isLive(row, "candidate") ? rootOf(row.body.opening) : null;
  };
  let linked = 0;
  for (const { what, ids } of accepted) {
    const bothHere = ids.every((id) => {
      const row = byId.get(id);
      return row !== undefined && isLive(row, what);
    });
    if (!bothHere || (what === "candidate" && openingOf(ids[0]) !== openingOf(ids[1]))) continue;
    const body = { what, ids: ids.toSorted() } as Sameness;
    const id = samenessId(body);
    const held = await db.registers.get(["sameness", id]);
    if (held !== undefined && isLive(held, "sameness")) continue;
    await writeRecord({ kind: "sameness", id, body });
    linked += 1;
  }
  return linked;
}

/** Says that two are the same; nothing where one is not here. */
export function makeLink(said: Sameness): Promise<number> {
  return db.transaction("rw", recordTables, () => link([said]));
}

/** Takes a link back: the two stand apart again, and files already sent keep it until they meet this. */
export function undoLink(id: string): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    const row = await db.registers.get(["sameness", id]);
    if (row !== undefined) await eraseRecords([row]);
  });
}

/** The ids somebody goes by here. Nearly everybody has one, and reads no more than that there is none. */
export async function idsOf(panelist: PanelistId): Promise<PanelistId[]> {
  const said = liveOf(await db.registers.where("kind").equals("sameness").toArray(), "sameness");
  const people = said.flatMap(({ body }) => (body.what === "panelist" ? [body] : []));
  const seats = await seatsOf(panelist);
  if (people.length === 0) return [...new Set([panelist, ...seats])];
  const apart = seatsIn(
    liveOf(await db.registers.where("kind").equals("opening").toArray(), "opening"),
    liveOf(await db.registers.where("kind").equals("scorecard").toArray(), "scorecard"),
  );
  const resolve = resolveSameness(people, apart);
  const all = new Set([panelist, ...people.flatMap(({ ids }) => ids)]);
  const same = [...all].filter((id) => resolve(id) === resolve(panelist));
  return [...new Set([...same, ...seats])];
}

/** As whom somebody sits on the panels of signed openings. */
async function seatsOf(panelist: PanelistId): Promise<PanelistId[]> {
  const identity = await findIdentity(panelist);
  if (identity === null) return [];
  const claims = liveOf(await db.registers.where("kind").equals("claim").toArray(), "claim");
  return claims.flatMap(({ body }) => (body.sign === identity.signKey ? [body.panelist] : []));
}

export function countLinks(): Promise<number> {
  return db.registers.where("kind").equals("sameness").count();
}
