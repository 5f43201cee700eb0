import { Dexie } from "dexie";
import { compareVersions } from "#domain/clock.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { signRecord } from "#sealing/signing.ts";
import { db } from "./database.ts";

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

async function signAll(): Promise<void> {
  const identities = new Map((await db.identities.toArray()).map((row) => [row.signKey, row]));
  for (const { kind, id, key } of await db.toSign.toArray()) {
    const place: [typeof kind, string, string] = [kind, id, key];
    const copy = await db.copies.get(place);
    const identity = identities.get(key);
    const signed =
      copy?.opening === undefined || identity === undefined
        ? null
        : await signRecord(copy, { opening: copy.opening, by: identity });
    await db.transaction("rw", [db.registers, db.copies, db.toSign], async () => {
      const meanwhile = await db.copies.get(place);
      if (meanwhile !== undefined && signed !== null) {
        if (compareVersions(meanwhile.version, signed.version) !== 0) return;
        await db.copies.put(signed);
        const row = await db.registers.get([kind, id]);
        if (row?.signature?.key === key && isPending(row))
          await db.registers.put({ ...row, signature: signed.signature });
      }
      await db.toSign.delete(place);
    });
  }
}

/** Stands where a signature will be. */
export const pending = "A".repeat(86);

export function isPending({ signature }: SharedRecord): boolean {
  return signature?.sig === pending;
}
