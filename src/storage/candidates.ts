import { CandidateId, type OpeningId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import { db } from "./database.ts";
import { newIdIn } from "./newId.ts";
import { recordTables, writeRecords } from "./writing.ts";

/** By name: never where candidates go by number; see `addByNumber`. */
export function addCandidates(
  opening: OpeningId,
  names: readonly string[],
): Promise<CandidateId[]> {
  const ids = names.map(() => CandidateId.parse(newIdIn(opening)));
  return db.transaction("rw", recordTables, async () => {
    const row = await db.registers.get(["opening", opening]);
    if (liveOf([row], "opening")[0]?.body.byNumber === true) throw new Error("By number.");
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
