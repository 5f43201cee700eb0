import { openedId } from "#domain/records/opened.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Memory } from "#domain/panel/looks.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { lessExpected } from "#domain/records/opening.ts";
import { isLive, keyOf, type SharedRecord } from "#domain/records/record.ts";
import type { CandidateId } from "#domain/id.ts";
import { db } from "./database.ts";
import { recordTables, writeRecord } from "./writing.ts";

export async function readMemory(): Promise<Memory> {
  const invitations = await db.invitations.toArray();
  return {
    opened: await db.opened.toArray(),
    seats: await db.seats.toArray(),
    handedIn: invitations.flatMap(({ opening, panelist, handedIn: places }) =>
      places === undefined ? [] : [{ opening, panelist, places }],
    ),
  };
}

/**
 * Remembers that these candidates' cards were shown here, and to whom; for somebody named it also
 * goes with what they send, so that their other devices know. Once said it is not said again. A
 * sample is nobody's word.
 */
export function noteOpened(
  panel: Panel,
  { me }: Pick<Viewer, "me">,
  candidates: readonly CandidateId[],
): Promise<void> {
  if (panel.opening.sample) return Promise.resolve();
  return db.transaction("rw", [...recordTables, db.opened], async () => {
    const at = new Date().toISOString();
    const rows = candidates.map((candidate) => ({
      key: `${candidate} ${me ?? ""}`,
      candidate,
      panelist: me,
      at,
    }));
    const known = await db.opened.bulkGet(rows.map(({ key }) => key));
    const fresh = rows.filter((_, index) => known[index] === undefined);
    await db.opened.bulkPut(fresh);
    if (me === null) return;
    for (const { candidate } of fresh) {
      const row = await db.registers.get(["candidate", candidate]);
      if (row === undefined || !isLive(row, "candidate")) continue;
      const body = { opening: row.body.opening, candidate, panelist: me, at };
      await writeRecord({ kind: "opened", id: openedId(body), body });
    }
  });
}

/**
 * Somebody who is not expected any more stays unable to look where they could not yet: leaving a
 * panel opens nothing. Inside a transaction on `db.seats`.
 */
export async function keepSeats(
  updates: readonly SharedRecord[],
  before: ReadonlyMap<string, SharedRecord>,
): Promise<void> {
  const rows = updates.flatMap((record) => {
    const held = before.get(keyOf(record));
    if (held === undefined || !isLive(record, "opening") || !isLive(held, "opening")) return [];
    return lessExpected(held.body, record.body).map(({ panelist, rounds }) => ({
      key: `${record.id} ${panelist}`,
      opening: record.id,
      panelist,
      rounds,
    }));
  });
  const known = await db.seats.bulkGet(rows.map(({ key }) => key));
  await db.seats.bulkPut(
    rows.map((row, index) => ({
      ...row,
      rounds: [...new Set([...(known[index]?.rounds ?? []), ...row.rounds])],
    })),
  );
}
