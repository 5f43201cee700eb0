import type { DeviceData } from "#domain/files/backup.ts";
import { isSignedOpening, type CardId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { belongsTo } from "#domain/records/references.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { readIn } from "./cards.ts";
import { db } from "./database.ts";
import { isPending, signPending } from "./signing.ts";

/** Every record, and what this device alone has: at one moment, as a backup or a preview needs it. */
export type AllData = {
  records: SharedRecord[];
  waiting: SharedRecord[];
  /** Every signer's copy of what is in signed openings. */
  copies: SharedRecord[];
  /** What could be read of sealed cards. */
  read: Map<CardId, Scorecard>;
  /** Keys by which this device signs. */
  own: Set<SignKey>;
  unread: UnreadRecord[];
  here: DeviceData;
};

export function readAllData(): Promise<AllData> {
  return db.transaction(
    "r",
    [
      db.registers,
      db.waiting,
      db.copies,
      db.cards,
      db.identities,
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
      copies: await db.copies.toArray(),
      read: readIn(await db.cards.toArray()),
      own: new Set((await db.identities.toArray()).map(({ signKey }) => signKey)),
      unread: (await db.unread.toArray()).map(({ record }) => record),
      here: await readDeviceData(),
    }),
  );
}

/** What may leave this device, and what only it has: with every word of its own signed. */
export async function readAllToSend(): Promise<Omit<AllData, "copies" | "read">> {
  await signPending();
  const { copies, records, read: _, ...rest } = await readAllData();
  return {
    ...rest,
    records: [
      // What is shown of signed openings follows from the copies, and goes as these.
      ...records.filter((record) => !isSignedOpening(belongsTo(record) ?? "")),
      ...copies.filter((copy) => !isPending(copy)),
    ],
  };
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
    cards: await db.cards.toArray(),
    people: await db.people.toArray(),
    me: me?.key === "me" ? me.value : null,
  };
}
