import type { CandidateId, OpeningId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { liveOf, isTombstone } from "#domain/records/record.ts";
import { seatToken } from "#domain/room/subjects.ts";
import { findFolderLocks, keepUpFolderKeys, type NamedLock } from "#storage/folderKeys.ts";
import { copiesIn, listSaid, type ToSend } from "#storage/outbox.ts";
import { readRoomEntries, tellsOf } from "#storage/rooms.ts";
import { stampOf } from "#domain/records/head.ts";

/** What is to be written into a room, under which key; and which entries are to be taken back. */
export type Due = {
  write: { one: ToSend; lock: NamedLock }[];
  /** Own entries that tell of somebody who was erased. */
  blank: string[];
  /** Entries of anybody that do: a lead has them removed. */
  purge: string[];
  /** When to look again at what others are waited for, in milliseconds; `null`: nothing is. */
  againIn: number | null;
};

/**
 * What of all that may leave is not in the room. One's own goes at once; what others wrote is theirs to
 * send, and only sent from here when they have not for a while: they may be away, and the server may
 * have lost it.
 */
export async function findDue(
  opening: OpeningId,
  me: SignKey,
  waiting: Map<string, number>,
  { patienceMs, keepsMs }: { patienceMs: number; keepsMs: number },
): Promise<Due> {
  await keepUpFolderKeys(opening);
  const leaving = await listSaid(opening);
  // After these were listed: what is said once somebody is out goes under no key they have.
  const locks = await findFolderLocks(opening);
  if (locks === null) return { write: [], blank: [], purge: [], againIn: null };
  const rows = await readRoomEntries(opening);
  const under = (name: string) =>
    new Set(rows.flatMap((row) => (row.under === name ? row.stamps : [])));
  const here = under(locks.write.name);
  const missing = leaving.filter((one) => !here.has(one.stamp) && !isOver(one, keepsMs));
  const others = locks.isLeftOut ? [] : missing.filter(({ isOwn }) => !isOwn);
  const { due, againIn } = waitedFor(others, waiting, patienceMs);
  const write = [...missing.filter(({ isOwn }) => isOwn), ...due].map((one) => ({
    one,
    lock: locks.write,
  }));
  for (const lock of locks.isLeftOut ? [] : locks.counted)
    write.push(...announcing(leaving, locks.write, under(lock.name)).map((one) => ({ one, lock })));
  const erased = erasedIn(leaving);
  const telling = rows.filter((row) => tellsOf(row, erased)).map(({ subject }) => subject);
  const own = `r.${seatToken(me)}.`;
  return { write, blank: telling.filter((one) => one.startsWith(own)), purge: telling, againIn };
}

/** What is older than the room keeps anything has gone from it for good. */
function isOver({ copy }: ToSend, keepsMs: number): boolean {
  return keepsMs > 0 && copy !== null && Date.now() - copy.version[0] > keepsMs;
}

function waitedFor(
  others: readonly ToSend[],
  waiting: Map<string, number>,
  patienceMs: number,
): { due: ToSend[]; againIn: number | null } {
  const now = Date.now();
  const stamps = new Set(others.map(({ stamp }) => stamp));
  for (const stamp of waiting.keys()) if (!stamps.has(stamp)) waiting.delete(stamp);
  for (const stamp of stamps) if (!waiting.has(stamp)) waiting.set(stamp, now);
  const since = ({ stamp }: ToSend) => now - (waiting.get(stamp) ?? now);
  const due = others.filter((one) => since(one) >= patienceMs);
  const left = others
    .filter((one) => since(one) < patienceMs)
    .map((one) => patienceMs - since(one));
  return { due, againIn: left.length === 0 ? null : Math.min(...left) };
}

/** What gives the key that is written under goes under each of the others: a device that was away has only these. */
function announcing(
  leaving: readonly ToSend[],
  { name }: NamedLock,
  there: ReadonlySet<string>,
): ToSend[] {
  const given = new Set(
    liveOf(copiesIn(leaving), "folderKey")
      .filter(({ body }) => body.key === name)
      .map(stampOf),
  );
  return leaving.filter(({ stamp }) => given.has(stamp) && !there.has(stamp));
}

function erasedIn(leaving: readonly ToSend[]): ReadonlySet<CandidateId> {
  const erased = copiesIn(leaving).flatMap((one) =>
    isTombstone(one) && one.kind === "candidate" ? [one.id] : [],
  );
  return new Set(erased as CandidateId[]);
}
