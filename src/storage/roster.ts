import { candidateCalled } from "#domain/panel/candidates.ts";
import type { Candidate } from "#domain/records/candidate.ts";
import { CandidateId, type OpeningId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import { addCandidates } from "./candidates.ts";
import { db } from "./database.ts";
import { newIdIn } from "./newId.ts";
import { keepPrivateNames, nextNumber } from "./privateNames.ts";
import { recordTables, writeRecord, writeRecords } from "./writing.ts";

/** Puts candidates on a roster; where they go by number, their names stay on this device. */
export async function addToRoster(opening: OpeningId, names: readonly string[]): Promise<void> {
  const row = await db.registers.get(["opening", opening]);
  if (liveOf([row], "opening")[0]?.body.byNumber === true) await addByNumber(opening, names);
  else await addCandidates(opening, names);
}

function addByNumber(opening: OpeningId, names: readonly string[]): Promise<void> {
  const people = names.map((name) => ({ id: CandidateId.parse(newIdIn(opening)), opening, name }));
  return db.transaction("rw", recordTables, async () => {
    const first = await nextNumber(opening);
    await keepPrivateNames(people);
    await writeRecords(
      opening,
      people.map(({ id }, at) => {
        const number = first + at;
        const body = { opening, name: candidateCalled(number), number, interviews: {} };
        return { kind: "candidate" as const, id, body };
      }),
    );
  });
}

/** Where they go by number the record keeps that, and the name stays here. */
export function saveCandidate(
  id: CandidateId,
  typed: Pick<Candidate, "opening" | "name" | "interviews">,
): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    const row = await db.registers.get(["candidate", id]);
    const held = liveOf([row], "candidate")[0]?.body;
    const body = { ...held, ...typed };
    if (held?.number === undefined) return writeRecord({ kind: "candidate", id, body });
    await keepPrivateNames([{ id, opening: held.opening, name: typed.name }]);
    return writeRecord({ kind: "candidate", id, body: { ...body, name: held.name } });
  });
}
