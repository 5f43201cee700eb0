import { expect, test } from "vitest";
import { OpeningId } from "#domain/id.ts";
import { RoomId } from "#domain/room/address.ts";
import { enterRoom, findDoor, findRoom, leaveRoom, noteInRoom } from "#storage/rooms.ts";
import { invite } from "#storage/invitations.ts";
import { deviceWith } from "#test/devices.ts";
import { founded } from "#test/panelOfThree.ts";

const opening = OpeningId.parse("anywhere");
const own = { url: "wss://needle.example/room", room: RoomId.parse("a".repeat(26)), door: "a.b.c" };
const other = { ...own, url: "wss://elsewhere.example/room" };

test("an invitation that names another server moves nobody who is in", async () => {
  await deviceWith();
  await enterRoom(opening, own);
  await noteInRoom(opening, { pass: "x.y.z" });
  await enterRoom(opening, other);
  await enterRoom(opening, { ...other, room: RoomId.parse("b".repeat(26)) });
  expect(await findRoom(opening)).toMatchObject({ ...own, pass: "x.y.z" });
});

test("whoever was let in nowhere yet, or is let in no more, goes where the next one leads", async () => {
  await deviceWith();
  await enterRoom(opening, own);
  await enterRoom(opening, other);
  expect(await findRoom(opening)).toMatchObject(other);
  await noteInRoom(opening, { pass: "x.y.z" });
  await leaveRoom(opening);
  await enterRoom(opening, own);
  expect(await findRoom(opening)).toMatchObject({ ...own, pass: null });
});

test("nobody comes in by an invitation they made for somebody else", async () => {
  await deviceWith();
  const panel = await founded({ sealed: true });
  await invite(panel.opening, [panel.priya]);
  expect(await findDoor(panel.opening, panel.maya)).toBeNull();
  expect((await findDoor(panel.opening, panel.priya))?.panelist).toBe(panel.priya);
});
