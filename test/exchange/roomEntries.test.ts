import { expect, it } from "vitest";
import { liveOf } from "#domain/records/record.ts";
import { entrySubject, seatToken } from "#domain/room/subjects.ts";
import { type Delivered, takeEntries } from "#exchange/room/take.ts";
import { writeFolderFile } from "#sealing/folderFile.ts";
import { newIdentity } from "#sealing/identity.ts";
import { signRecord } from "#sealing/signing.ts";
import { copiesOf } from "#storage/copies.ts";
import { db } from "#storage/database.ts";
import { findFolderLocks } from "#storage/folderKeys.ts";
import { enterRoom, readRoomEntries } from "#storage/rooms.ts";
import { RoomId } from "#domain/room/address.ts";
import { founded } from "#test/panelOfThree.ts";

async function inARoom() {
  const { opening } = await founded({ sealed: true });
  const room = RoomId.parse("a".repeat(26));
  await enterRoom(opening, { url: "wss://needle.example", room, door: "a.b.c" });
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
  const { count } = await takeEntries(opening, [{ subject, seq: 1, bytes }], new Map(), me.signKey);
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
  const { count } = await takeEntries(opening, lot, new Map(), me.signKey);
  expect(count).toBeGreaterThan(100);
  expect(count).toBeLessThan(250);
  expect((await db.rooms.get(opening))?.revision).toBe(count);
  const rest = await takeEntries(opening, lot.slice(count), new Map(), me.signKey);
  expect(count + rest.count).toBe(300);
  expect((await db.rooms.get(opening))?.revision).toBe(300);
});
