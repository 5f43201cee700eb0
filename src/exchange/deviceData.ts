import type { DeviceData } from "#domain/files/backup.ts";
import { db } from "#storage/database.ts";

/** What this device alone has. Inside a transaction on the tables it reads. */
export async function deviceData(): Promise<DeviceData> {
  const me = await db.device.get("me");
  return {
    drafts: await db.drafts.toArray(),
    privateNotes: await db.privateNotes.toArray(),
    kitDrafts: await db.kitDrafts.toArray(),
    practice: await db.practice.toArray(),
    people: await db.people.toArray(),
    me: me?.key === "me" ? me.value : null,
  };
}
