import { expect, it } from "vitest";
import type { OpeningId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { liveOf } from "#domain/records/record.ts";
import { entrySubject, seatToken } from "#domain/room/subjects.ts";
import { type Delivered, takeEntries } from "#exchange/room/take.ts";
import { writeFolderFile } from "#sealing/folderFile.ts";
import { newIdentity } from "#sealing/identity.ts";
import { signRecord } from "#sealing/signing.ts";
import { copiesOf } from "#storage/copies.ts";
import { db } from "#storage/database.ts";
import { findFolderLocks } from "#storage/folderKeys.ts";
import { holdLocks } from "#storage/heldLocks.ts";
import {
  beginEpoch,
  enterRoom,
  keepRoomEntries,
  noteTakenIn,
  readRoomEntries,
} from "#storage/rooms.ts";
import { RoomId } from "#domain/room/address.ts";
import { founded } from "#test/panelOfThree.ts";

const epoch = "2026-11-29T00:00:00Z";
const inside = (opening: OpeningId, me: SignKey) => ({
  opening,
  epoch,
  me,
  locks: holdLocks(opening),
});

async function inARoom() {
  const { opening } = await founded({ sealed: true });
  const room = RoomId.parse("a".repeat(26));
  await enterRoom(opening, { url: "wss://needle.example", room, door: "a.b.c" });
  await beginEpoch(opening, epoch);
  const locks = await findFolderLocks(opening);
  if (locks === null) throw new Error("No key.");
  return { opening, locks, eve: await newIdentity(), me: await newIdentity() };
}

it("passes over entries that are small and hold more than one may", async () => {
  const { opening, locks, eve, me } = await inARoom();
  const [founder] = liveOf(await copiesOf(opening), "opening");
  if (founder === undefined) throw new Error("No opening.");
  const unread = {
    ...founder,
    id: "later",
    kind: "later-kind",
    body: Array.from({ length: 200 }, () => "A".repeat(10_000)),
  };
  const record = await signRecord(unread as never, { opening, by: eve });
  const { bytes } = await writeFolderFile(JSON.stringify(record), locks.write);
  expect(bytes.length).toBeLessThan(64 * 1024);
  const subject = entrySubject(eve.signKey, "b".repeat(26));
  const { count } = await takeEntries(
    inside(opening, me.signKey),
    [{ subject, seq: 1, bytes }],
    new Map(),
  );
  expect(count).toBe(1);
  expect(await db.unread.count()).toBe(0);
  expect(await readRoomEntries(opening)).toMatchObject([{ subject, seq: 1, stamps: [] }]);
});

it("takes in part of a lot whose texts are long, and the rest with the next", async () => {
  const { opening, locks, eve, me } = await inARoom();
  const { bytes } = await writeFolderFile(`{"a":"${"b".repeat(250 * 1024)}"}`, locks.write);
  const lot = Array.from({ length: 300 }, (_, at): Delivered => {
    const entry = String(at)
      .replaceAll(/\d/g, (one) => "abcdefghij"[Number(one)] ?? "")
      .padStart(26, "z");
    return { subject: `r.${seatToken(eve.signKey)}.${entry}`, seq: at + 1, bytes };
  });
  const { count } = await takeEntries(inside(opening, me.signKey), lot, new Map());
  expect(count).toBeGreaterThan(100);
  expect(count).toBeLessThan(250);
  expect((await db.rooms.get(opening))?.revision).toBe(count);
  const rest = await takeEntries(inside(opening, me.signKey), lot.slice(count), new Map());
  expect(count + rest.count).toBe(300);
  expect((await db.rooms.get(opening))?.revision).toBe(300);
});

it("believes of two versions the one that is later in the stream, heard of first or last", async () => {
  const { opening, me } = await inARoom();
  const subject = entrySubject(me.signKey, "c".repeat(26));
  const row = (seq: number, stamp: string) => ({
    opening,
    subject,
    seq,
    stamps: [stamp],
    under: null,
    candidates: [],
  });
  await keepRoomEntries(opening, epoch, [row(11, "earlier version, published last")]);
  await keepRoomEntries(opening, epoch, [row(10, "later version")]);
  await noteTakenIn(opening, { epoch, revision: 10 }, [row(10, "later version")]);
  expect(await readRoomEntries(opening)).toEqual([row(11, "earlier version, published last")]);
});

it("notes nothing of a stream that is not the room's any more", async () => {
  const { opening, me } = await inARoom();
  const subject = entrySubject(me.signKey, "d".repeat(26));
  const row = { opening, subject, seq: 900, stamps: ["a"], under: null, candidates: [] };
  await beginEpoch(opening, "another");
  await keepRoomEntries(opening, epoch, [row]);
  await noteTakenIn(opening, { epoch, revision: 900 }, [row]);
  expect(await readRoomEntries(opening)).toEqual([]);
  expect((await db.rooms.get(opening))?.revision).toBe(0);
});

it("does not take for its own last words what else the server gives under their name", async () => {
  const { opening, locks, me } = await inARoom();
  const subject = entrySubject(me.signKey, "e".repeat(26));
  const row = { opening, subject, stamps: ["a"], under: locks.write.name, candidates: [] };
  const [early, late] = [
    await writeFolderFile("early", locks.write),
    await writeFolderFile("late", locks.write),
  ];
  const written = new Map([[subject, { name: late.name, row }]]);
  const here = inside(opening, me.signKey);
  await takeEntries(here, [{ subject, seq: 1, bytes: late.bytes }], written);
  expect(await readRoomEntries(opening)).toMatchObject([{ seq: 1, stamps: ["a"] }]);
  await takeEntries(here, [{ subject, seq: 2, bytes: early.bytes }], written);
  expect(await readRoomEntries(opening)).toMatchObject([{ seq: 2, stamps: [] }]);
});
