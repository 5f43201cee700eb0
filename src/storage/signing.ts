import { Dexie } from "dexie";
import { compareVersions } from "#domain/clock.ts";
import type { Kind, SharedRecord } from "#domain/records/record.ts";
import { signRecord } from "#sealing/signing.ts";
import { db, type ToSign } from "./database.ts";

let underWay: Promise<void> = Promise.resolve();

/** Signs what the transaction under way has written, as soon as it is through. */
export function signSoon(): void {
  Dexie.currentTransaction?.on("complete", () => void signPending());
}

/**
 * Signs all own copies that are not signed yet. Whoever sends copies waits for it; after a crash the
 * next one catches up. A copy changed meanwhile is signed in its turn.
 */
export function signPending(): Promise<void> {
  underWay = underWay.then(signAll, signAll);
  return underWay;
}

/**
 * So many at a time, in one transaction each: every one waits for the disk, and after every one all that
 * is shown is read anew.
 */
const mostAtOnce = 1_000;

async function signAll(): Promise<void> {
  for (;;) {
    const due = await db.toSign.limit(mostAtOnce).toArray();
    if (due.length === 0 || !(await signSome(due))) return;
  }
}

/** Whether all of them are done with: of what changes meanwhile the next lot has the later version. */
async function signSome(due: readonly ToSign[]): Promise<boolean> {
  const places = due.map(({ kind, id, key }): [Kind, string, string] => [kind, id, key]);
  const [rows, copies] = await Promise.all([db.identities.toArray(), db.copies.bulkGet(places)]);
  const identities = new Map(rows.map((row) => [row.signKey, row]));
  const signed = await Promise.all(
    due.map(async ({ key }, at) => {
      const copy = copies[at];
      const by = identities.get(key);
      return copy?.opening === undefined || by === undefined
        ? null
        : signRecord(copy, { opening: copy.opening, by });
    }),
  );
  return db.transaction("rw", [db.registers, db.copies, db.toSign], async () => {
    const [meanwhile, shown] = await Promise.all([
      db.copies.bulkGet(places),
      db.registers.bulkGet(due.map(({ kind, id }) => [kind, id])),
    ]);
    const isDone = due.map((_, at) => {
      const [now, one] = [meanwhile[at], signed[at]];
      return now === undefined || one == null || compareVersions(now.version, one.version) === 0;
    });
    // What was erased meanwhile does not come back by being signed.
    const fresh = signed.map((one, at) =>
      isDone[at] === true && meanwhile[at] !== undefined ? one : null,
    );
    const inShown = shown.flatMap((row, at) => {
      const signature = fresh[at]?.signature;
      const isOurs = row?.signature?.key === due[at]?.key && row !== undefined && isPending(row);
      return signature !== undefined && isOurs ? [{ ...row, signature }] : [];
    });
    await Promise.all([
      db.copies.bulkPut(fresh.filter((one) => one !== null)),
      db.registers.bulkPut(inShown),
      settled(places, isDone),
    ]);
    return isDone.some(Boolean);
  });
}

/** As one stretch where nothing came in between: whoever watches is told of every key by itself else. */
async function settled(
  places: readonly [Kind, string, string][],
  isDone: readonly boolean[],
): Promise<void> {
  const [first, last] = [places[0], places.at(-1)];
  if (isDone.every(Boolean) && first !== undefined && last !== undefined) {
    const stretch = db.toSign.where(":id").between(first, last, true, true);
    if ((await stretch.count()) === places.length) {
      await stretch.delete();
      return;
    }
  }
  await db.toSign.bulkDelete(places.filter((_, at) => isDone[at]));
}

/** Stands where a signature will be. */
export const pending = "A".repeat(86);

export function isPending({ signature }: SharedRecord): boolean {
  return signature?.sig === pending;
}
