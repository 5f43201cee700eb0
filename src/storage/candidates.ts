import type { Candidate } from "#domain/records/candidate.ts";
import { CandidateId, type OpeningId } from "#domain/id.ts";
import { db } from "./database.ts";
import { newIdIn } from "./newId.ts";
import { recordTables, writeRecord } from "./writing.ts";

export function addCandidates(
  opening: OpeningId,
  names: readonly string[],
): Promise<CandidateId[]> {
  return db.transaction("rw", recordTables, async () => {
    const ids: CandidateId[] = [];
    for (const name of names) {
      const id = CandidateId.parse(newIdIn(opening));
      await writeRecord({ kind: "candidate", id, body: { opening, name, interviews: {} } });
      ids.push(id);
    }
    return ids;
  });
}

export function saveCandidate(id: CandidateId, body: Candidate): Promise<void> {
  return db.transaction("rw", recordTables, () => writeRecord({ kind: "candidate", id, body }));
}
