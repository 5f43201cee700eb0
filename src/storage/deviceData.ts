import type { Version } from "#domain/clock.ts";
import type { DeviceData } from "#domain/files/backup.ts";
import { isSignedOpening, type CardId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { belongsTo } from "#domain/records/references.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { readIn } from "./cards.ts";
import { db } from "./database.ts";
import { listFeedback } from "./feedback.ts";
import { listPrivateNames } from "./privateNames.ts";
import { isPending, signPending } from "./signing.ts";

/** All that whose word counts follows from. */
type Standing = {
  records: SharedRecord[];
  waiting: SharedRecord[];
  /** Every signer's copy of what is in signed openings. */
  copies: SharedRecord[];
  /** What could be read of sealed cards. */
  read: Map<CardId, Scorecard>;
  /** Keys by which this device signs. */
  own: Set<SignKey>;
};

/** Every record, and what this device alone has: at one moment, as a backup or a preview needs it. */
export type AllData = Standing & {
  unread: UnreadRecord[];
  here: DeviceData;
  /** The latest this device had seen or written then; `null` before it wrote anything. */
  upTo: Version | null;
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
      db.keptScores,
      db.foreignCards,
      db.device,
    ],
    async () => {
      // All asked for at once: each answer by itself takes as long as all of them.
      const [standing, unread, here, clock] = await Promise.all([
        readStanding(),
        db.unread.toArray(),
        readDeviceData(),
        db.device.get("clock"),
      ]);
      const upTo = clock?.key === "clock" ? clock.value : null;
      return { ...standing, unread: unread.map(({ record }) => record), here, upTo };
    },
  );
}

/** Inside a transaction on the tables it reads, as the next one. */
export async function readStanding(): Promise<Standing> {
  const [records, waiting, copies, cards, identities] = await Promise.all([
    db.registers.toArray(),
    db.waiting.toArray(),
    db.copies.toArray(),
    db.cards.toArray(),
    db.identities.toArray(),
  ]);
  return {
    records,
    waiting: waiting.map(({ record }) => record),
    copies,
    read: readIn(cards),
    own: new Set(identities.map(({ signKey }) => signKey)),
  };
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

export async function readDeviceData(): Promise<DeviceData> {
  const [
    me,
    drafts,
    privateNotes,
    kitDrafts,
    practice,
    cards,
    people,
    names,
    feedback,
    keptScores,
    foreignCards,
  ] = await Promise.all([
    db.device.get("me"),
    db.drafts.toArray(),
    db.privateNotes.toArray(),
    db.kitDrafts.toArray(),
    db.practice.toArray(),
    db.cards.toArray(),
    db.people.toArray(),
    listPrivateNames(),
    listFeedback(),
    db.keptScores.toArray(),
    db.foreignCards.toArray(),
  ]);
  const own = me?.key === "me" ? me.value : null;
  return {
    drafts,
    privateNotes,
    kitDrafts,
    practice,
    cards,
    people,
    names,
    feedback,
    keptScores,
    foreignCards,
    me: own,
  };
}
