import { Dexie } from "dexie";
import { candidateCalled } from "#domain/panel/candidates.ts";
import type { Candidate } from "#domain/records/candidate.ts";
import { CandidateId, type OpeningId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import { db } from "./database.ts";
import { newIdIn } from "./newId.ts";
import { recordTables, writeRecord, writeRecords } from "./writing.ts";

export function addCandidates(
  opening: OpeningId,
  names: readonly string[],
): Promise<CandidateId[]> {
  const ids = names.map(() => CandidateId.parse(newIdIn(opening)));
  return db.transaction("rw", recordTables, async () => {
    const row = await db.registers.get(["opening", opening]);
    const isByNumber = liveOf([row], "opening")[0]?.body.byNumber === true;
    const bodies = isByNumber ? await keptByNumber(opening, names, ids) : names.map(named);
    await writeRecords(
      opening,
      bodies.flatMap((said, at) => {
        const id = ids[at];
        const body = { opening, ...said, interviews: {} };
        return id === undefined ? [] : [{ kind: "candidate" as const, id, body }];
      }),
    );
    return ids;
  });
}

function named(name: string) {
  return { name };
}

/** Where they go by number, names stay on this device, and what travels says which number. */
async function keptByNumber(
  opening: OpeningId,
  names: readonly string[],
  ids: readonly CandidateId[],
) {
  const { keepPrivateNames, nextNumber } = await Dexie.waitFor(import("./privateNames.ts"));
  const first = await nextNumber(opening);
  await keepPrivateNames(ids.map((id, at) => ({ id, opening, name: names[at] ?? "" })));
  return names.map((_, at) => ({ name: candidateCalled(first + at), number: first + at }));
}

/** Where they go by number the record keeps that, and the name stays here. */
export function saveCandidate(id: CandidateId, typed: Omit<Candidate, "number">): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    const row = await db.registers.get(["candidate", id]);
    const held = liveOf([row], "candidate")[0]?.body;
    if (held?.number === undefined) return writeRecord({ kind: "candidate", id, body: typed });
    const { keepPrivateNames } = await Dexie.waitFor(import("./privateNames.ts"));
    await keepPrivateNames([{ id, opening: held.opening, name: typed.name }]);
    const body = { ...typed, name: held.name, number: held.number };
    return writeRecord({ kind: "candidate", id, body });
  });
}
