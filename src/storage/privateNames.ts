import type { PrivateName } from "#domain/files/backup.ts";
import { idPrefixIn, isSignedOpening, type OpeningId } from "#domain/id.ts";
import { isLive, isTombstone, type SharedRecord } from "#domain/records/record.ts";
import { db } from "./database.ts";

/**
 * Who is behind "Candidate 3", where candidates go by number: on the device that typed it, in its own
 * backup, and nowhere else.
 */
export async function listPrivateNames(): Promise<PrivateName[]> {
  const row = await db.device.get("candidateNames");
  return row?.key === "candidateNames" ? row.value : [];
}

/** Inside a transaction on `db.device`. An empty name takes it away. */
export async function keepPrivateNames(names: readonly PrivateName[]): Promise<void> {
  const kept = new Map((await listPrivateNames()).map((one) => [one.id, one]));
  for (const one of names) {
    if (one.name === "") kept.delete(one.id);
    else kept.set(one.id, one);
  }
  await db.device.put({ key: "candidateNames", value: [...kept.values()] });
}

/**
 * The next number of an opening: past every one that is there, and past as many as were ever added, so
 * that an erased one is not given again.
 */
export async function nextNumber(opening: OpeningId): Promise<number> {
  const rows = await db.registers.where("kind").equals("candidate").toArray();
  // Of an opening that is not signed nothing is left that says to which one the erased belonged.
  const wasIn = (row: SharedRecord) =>
    isTombstone(row) &&
    (isSignedOpening(opening)
      ? row.id.startsWith(idPrefixIn(opening))
      : row.signature === undefined);
  const here = rows.flatMap((row) =>
    isLive(row, "candidate") && row.body.opening === opening ? row : [],
  );
  const ever = here.length + rows.filter(wasIn).length;
  return Math.max(ever, ...here.map(({ body }) => body.number ?? 0)) + 1;
}
