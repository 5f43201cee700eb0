import type { CandidateId, OpeningId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Hold, Retention } from "#domain/records/keeping.ts";
import { isTombstone, liveOf } from "#domain/records/record.ts";
import type { Candidate } from "#domain/records/candidate.ts";
import type { KeepingRecords } from "#domain/rights/keeping.ts";
import { db } from "./database.ts";
import { saveOpening } from "./openings.ts";
import { findPanel } from "./panels.ts";
import { recordTables, writeRecords } from "./writing.ts";

/** The records that say how long what is in an opening is kept. */
export async function readKeeping(openings: readonly OpeningId[]): Promise<KeepingRecords> {
  const [rows, inside] = await Promise.all([
    db.registers.bulkGet(openings.map((id) => ["opening", id])),
    Promise.all(openings.map((id) => db.registers.where("body.opening").equals(id).toArray())),
  ]);
  return { openings: liveOf(rows, "opening"), candidates: liveOf(inside.flat(), "candidate") };
}

/** `null` takes either away. The others of the panel get it with the opening. */
export async function saveKeeping(
  panel: Panel,
  change: { retention?: Retention | null; hold?: Hold | null },
): Promise<void> {
  const now = (await findPanel(panel.id)) ?? panel;
  const { retention, hold, ...opening } = now.opening;
  const { retention: period = retention, hold: held = hold } = change;
  await saveOpening(
    panel.id,
    {
      ...opening,
      ...(period != null && { retention: period }),
      ...(held != null && { hold: held }),
    },
    now,
  );
}

/** Sets or lifts a hold on one candidate, whichever ids they go by. */
export function holdCandidate(
  panel: Panel,
  candidate: CandidateId,
  hold: Hold | null,
): Promise<void> {
  return changeCandidates(panel, [candidate], (body) => {
    const { hold: _, ...rest } = body;
    return hold === null ? rest : { ...rest, hold };
  });
}

/** Until this day, whatever the opening says. */
export function keepLonger(
  panel: Panel,
  candidates: readonly CandidateId[],
  until: string,
): Promise<void> {
  return changeCandidates(panel, candidates, (body) => ({ ...body, keptUntil: until }));
}

/** All at once: each by itself would have every page put the whole opening together anew. */
function changeCandidates(
  panel: Panel,
  candidates: readonly CandidateId[],
  change: (body: Candidate) => Candidate,
): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    const rows = await db.registers.where("body.opening").anyOf(panel.ids).toArray();
    const going = new Set<string>(candidates);
    const theirs = liveOf(rows, "candidate").filter(({ id }) => going.has(panel.resolve(id)));
    const changed = theirs.map(({ id, body }) => ({
      kind: "candidate" as const,
      id,
      body: change(body),
    }));
    for (const opening of new Set(changed.map(({ body }) => body.opening)))
      await writeRecords(
        opening,
        changed.filter(({ body }) => body.opening === opening),
      );
  });
}

/** When anything was last written here by anybody, in ms: what today is held against. */
export async function lastWritten(): Promise<number> {
  const rows = await db.registers.toArray();
  const written = rows.filter((row) => !isTombstone(row)).map(({ version }) => version[0]);
  return written.reduce((latest, at) => Math.max(latest, at), 0);
}
