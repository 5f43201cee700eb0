import type { DeviceData } from "#domain/files/backup.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { db } from "./database.ts";

/** Every record, and what this device alone has: at one moment, as a backup or a preview needs it. */
export type AllData = {
  records: SharedRecord[];
  waiting: SharedRecord[];
  unread: UnreadRecord[];
  here: DeviceData;
};

export function readAllData(): Promise<AllData> {
  return db.transaction(
    "r",
    [
      db.registers,
      db.waiting,
      db.unread,
      db.drafts,
      db.privateNotes,
      db.practice,
      db.kitDrafts,
      db.people,
      db.device,
    ],
    async () => ({
      records: await db.registers.toArray(),
      waiting: (await db.waiting.toArray()).map(({ record }) => record),
      unread: (await db.unread.toArray()).map(({ record }) => record),
      here: await readDeviceData(),
    }),
  );
}

export function readAllRecords(): Promise<SharedRecord[]> {
  return db.registers.toArray();
}

/** Inside a transaction on the tables it reads. */
async function readDeviceData(): Promise<DeviceData> {
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
