import { headId, stampOf } from "#domain/records/head.ts";
import type { OpeningId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { isTombstone, liveOf, type KitRecord, type SharedRecord } from "#domain/records/record.ts";
import { groundOf } from "#domain/records/references.ts";
import { mayLeave, seesNothing, type Sight } from "#domain/records/travel.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { headDue } from "#domain/seats/heads.ts";
import type { CopyKey } from "./changes.ts";
import { copiesOf } from "./copies.ts";
import { withoutWaiting } from "./heeded.ts";
import { sayIn } from "./sayIn.ts";
import { db } from "./database.ts";
import { findOwnSeat } from "./sealedOpening.ts";
import { findSight } from "./sight.ts";
import { isPending, signPending } from "./signing.ts";
import { recordTables } from "./writing.ts";

/** Something that may leave this device, named by its stamp. */
export type ToSend = { stamp: string } & (
  | {
      copy: SharedRecord;
      unread: null;
      /** Signed by this device, for whoever scores on it now. */
      isOwn: boolean;
    }
  /** Of a kind that this version cannot read: it is passed on as it is. */
  | { copy: null; unread: UnreadRecord; isOwn: false }
);

/** Some copies among those that this key just signed, as far as they may leave. */
export async function someToSend(
  opening: OpeningId,
  me: SignKey,
  keys: readonly CopyKey[],
): Promise<ToSend[]> {
  const own = keys.filter(([, , key]) => key === me);
  if (own.length === 0) return [];
  const copies = (await db.copies.bulkGet(own)).flatMap((copy) =>
    copy?.opening === opening && !isPending(copy) ? copy : [],
  );
  if (copies.length === 0) return [];
  // What goes whoever sees what needs no look at every panel that is here.
  const sight = copies.every((copy) => mayLeave(copy, seesNothing))
    ? seesNothing
    : await findSight();
  return copies
    .filter((copy) => mayLeave(copy, sight))
    .map((copy) => ({ stamp: stampOf(copy), copy, unread: null, isOwn: true as const }));
}

/** All that may leave of a signed opening, with every word of our own signed. */
export async function listToSend(opening: OpeningId, sight?: Sight): Promise<ToSend[]> {
  await signPending();
  return (await listLeaving(opening, sight ?? (await findSight()))).filter(
    ({ copy }) => copy === null || !isPending(copy),
  );
}

/** As it stands now: what is not signed yet goes as soon as it is. */
async function listLeaving(opening: OpeningId, sight: Sight): Promise<ToSend[]> {
  const [seat, identities, held, kept] = await Promise.all([
    findOwnSeat(opening),
    db.identities.toArray(),
    copiesOf(opening),
    db.unread.toArray(),
  ]);
  const own = new Set(identities.map(({ signKey }) => signKey));
  const copies = withoutWaiting(held, own).filter((copy) => mayLeave(copy, sight));
  const unread = kept.flatMap(({ record }) => (record["opening"] === opening ? [record] : []));
  const readable = [...(await kitsFor(copies)), ...copies].map((copy) => ({
    stamp: stampOf(copy),
    copy,
    unread: null,
    isOwn: copy.signature !== undefined && copy.signature.key === seat?.identity.signKey,
  }));
  return [
    ...readable,
    ...unread.map((one) => ({
      stamp: stampOf(one),
      copy: null,
      unread: one,
      isOwn: false as const,
    })),
  ];
}

/** The copies among them. */
export function copiesIn(sending: readonly ToSend[]): SharedRecord[] {
  return sending.flatMap(({ copy }) => copy ?? []);
}

/** Whoever joins may have another version of a kit than the one the cards are pinned to. */
async function kitsFor(copies: readonly SharedRecord[]): Promise<KitRecord[]> {
  const grounds = copies.flatMap((copy) => (isTombstone(copy) ? [] : groundOf(copy)));
  const ids = new Set(grounds.flatMap(({ kind, id }) => (kind === "kit" ? [id] : [])));
  return liveOf(await db.registers.bulkGet([...ids].map((id) => ["kit", id])), "kit");
}

/** What is to be sent, as people count it. */
export type Outbox = {
  /** Our own cards that are in no folder and no file yet, by the candidates they are on. */
  cards: string[];
  /** What else of our own: candidates, re-ratings, marks … */
  others: number;
  /** What came from others and has not been passed on from here. */
  toPassOn: number;
};

export async function findOutbox(opening: OpeningId): Promise<Outbox> {
  const sent = await sentStamps(opening);
  const left = (await listLeaving(opening, await findSight())).filter(
    ({ stamp, copy }) => !sent.has(stamp) && copy?.signature !== undefined && copy.kind !== "head",
  );
  const own = copiesIn(left.filter(({ isOwn }) => isOwn));
  const cards = [...liveOf(own, "sealed"), ...liveOf(own, "scorecard")];
  return {
    cards: cards.map(({ body }) => body.candidate),
    others: own.length - cards.length,
    toPassOn: left.length - own.length,
  };
}

async function sentStamps(opening: OpeningId): Promise<Set<string>> {
  const handed = await db.handedOut.where("opening").equals(opening).toArray();
  const inFolder = await db.folderFiles.where("opening").equals(opening).toArray();
  const inRoom = await db.roomEntries.where("opening").equals(opening).toArray();
  return new Set([
    ...handed.map(({ stamp }) => stamp),
    ...inFolder.flatMap(({ stamps }) => stamps),
    ...inRoom.flatMap(({ stamps }) => stamps),
  ]);
}

/** What is in no folder and has left in no file: for the next file. */
export async function listNew(opening: OpeningId): Promise<ToSend[]> {
  const sent = await sentStamps(opening);
  return (await listSaid(opening)).filter(({ stamp }) => !sent.has(stamp));
}

/** Somebody has the file now; what becomes of it is theirs. */
export async function noteHandedOut(opening: OpeningId, sent: readonly ToSend[]): Promise<void> {
  await db.handedOut.bulkPut(sent.map(({ stamp }) => ({ opening, stamp })));
}

export async function noteAllHandedOut(opening: OpeningId): Promise<void> {
  await noteHandedOut(opening, await listToSend(opening));
}

/**
 * All that may leave, with this device's word on what it has written as that is now: whoever sends says
 * it first.
 */
export async function listSaid(opening: OpeningId): Promise<ToSend[]> {
  const leaving = await listToSend(opening);
  return (await sayWritten(opening, leaving)) ? listToSend(opening) : leaving;
}

/** Whether there was anything new to say. */
async function sayWritten(opening: OpeningId, leaving: readonly ToSend[]): Promise<boolean> {
  const seat = await findOwnSeat(opening);
  if (seat === null) return false;
  const { signKey: key } = seat.identity;
  const due = headDue(opening, key, copiesIn(leaving));
  if (due === null) return false;
  const body = { ...due, at: new Date().toISOString() };
  await db.transaction("rw", recordTables, () =>
    sayIn(opening, [{ kind: "head", id: headId(key), body }], { author: seat.me, key }),
  );
  return true;
}

/** Whether anything may have changed since: cheap to ask for. */
export async function changeMark(opening: OpeningId): Promise<string> {
  const clock = await db.device.get("clock");
  const count = await db.copies.where("opening").equals(opening).count();
  const files = await db.folderFiles.where("opening").equals(opening).count();
  return `${JSON.stringify(clock?.value)} ${count} ${files} ${await db.toSign.count()}`;
}
