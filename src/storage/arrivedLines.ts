import { isLive, type SharedRecord } from "#domain/records/record.ts";
import type { CandidateId, OpeningId } from "#domain/id.ts";
import { db, type ArrivedLine } from "./database.ts";

const mostLines = 50;

type Untimed<L> = L extends ArrivedLine ? Omit<L, "id" | "opening" | "at"> : never;
export type ArrivedNews = Untimed<ArrivedLine>;

/** For the list of what arrived: the last fifty of each opening. */
export function noteArrived(opening: OpeningId, news: readonly ArrivedNews[]): Promise<void> {
  if (news.length === 0) return Promise.resolve();
  const at = new Date().toISOString();
  return db.transaction("rw", db.arrivedLines, async () => {
    await db.arrivedLines.bulkAdd(news.map((one) => ({ ...one, opening, at })));
    const ids = await db.arrivedLines.where("opening").equals(opening).primaryKeys();
    await db.arrivedLines.bulkDelete(ids.toSorted((a, b) => a - b).slice(0, -mostLines));
  });
}

/** The latest first. */
export async function listArrived(opening: OpeningId): Promise<ArrivedLine[]> {
  const lines = await db.arrivedLines.where("opening").equals(opening).toArray();
  return lines.toSorted((a, b) => (b.id ?? 0) - (a.id ?? 0));
}

/** On whom all cards here can be read. */
export async function listOpened(opening: OpeningId): Promise<Set<CandidateId>> {
  return openedAmong(await db.registers.where("body.opening").equals(opening).toArray());
}

/** The same, among the rows of one opening. */
export function openedAmong(rows: readonly SharedRecord[]): Set<CandidateId> {
  const here = new Set(rows.filter(({ kind }) => kind === "scorecard").map(({ id }) => id));
  const closed = new Set<string>();
  const found = new Set<CandidateId>();
  for (const row of rows) {
    if (!isLive(row, "sealed")) continue;
    found.add(row.body.candidate);
    if (!here.has(row.id)) closed.add(row.body.candidate);
  }
  return new Set([...found].filter((candidate) => !closed.has(candidate)));
}
