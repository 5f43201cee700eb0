import { leaveConnection } from "./connection.ts";
import { db } from "./database.ts";

export type StorageHealth = {
  /** Whether the browser promised not to evict the data; `null` where it cannot say. */
  persisted: boolean | null;
  /** Bytes. */
  used: number | null;
  quota: number | null;
  records: number;
  drafts: number;
};

export async function findStorageHealth(): Promise<StorageHealth> {
  const [records, drafts] = [await db.registers.count(), await db.drafts.count()];
  const estimate = await navigator.storage?.estimate?.();
  return {
    persisted: (await navigator.storage?.persisted?.()) ?? null,
    used: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    records,
    drafts,
  };
}

/** Asks the browser to keep the data. Browsers answer by habit and engagement, not at once. */
export async function askToPersist(): Promise<boolean> {
  if (await navigator.storage?.persisted?.()) return true;
  return (await navigator.storage?.persist?.()) ?? false;
}

/** Deletes the whole database of this app on this device. */
export async function deleteEverything(): Promise<void> {
  leaveConnection();
  await db.delete();
}
