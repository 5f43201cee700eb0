import type { Candidate } from "#domain/records/candidate.ts";
import { CandidateId, type OpeningId } from "#domain/id.ts";
import { db } from "./database.ts";
import { newIdIn } from "./newId.ts";
import { recordTables, writeRecord, writeRecords } from "./writing.ts";

export function addCandidates(
  opening: OpeningId,
  names: readonly string[],
): Promise<CandidateId[]> {
  const ids = names.map(() => CandidateId.parse(newIdIn(opening)));
  return db.transaction("rw", recordTables, async () => {
    await writeRecords(
      opening,
      names.flatMap((name, at) => {
        const id = ids[at];
        const body = { opening, name, interviews: {} };
        return id === undefined ? [] : [{ kind: "candidate" as const, id, body }];
      }),
    );
    return ids;
  });
}

export function saveCandidate(id: CandidateId, body: Candidate): Promise<void> {
  return db.transaction("rw", recordTables, () => writeRecord({ kind: "candidate", id, body }));
}
