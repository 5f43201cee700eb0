import { JetStreamApiError, type JetStreamClient } from "@nats-io/jetstream";
import { expect, it } from "vitest";
import { OpeningId } from "#domain/id.ts";
import { RoomId } from "#domain/room/address.ts";
import { senderOver } from "#exchange/room/sender.ts";
import { newIdentity } from "#sealing/identity.ts";
import { beginEpoch, enterRoom, readRoomEntries } from "#storage/rooms.ts";
import { deviceWith } from "#test/devices.ts";

const opening = OpeningId.parse("anywhere");
const subject = `r.${"a".repeat(52)}.${"b".repeat(26)}`;

/** A sender whose server refuses so often before it takes an entry. */
async function refusedFirst(times: number, code: number, description: string) {
  await deviceWith();
  const room = RoomId.parse("a".repeat(26));
  await enterRoom(opening, { url: "wss://needle.example/room", room, door: "a.b.c" });
  await beginEpoch(opening, "one");
  let asked = 0;
  const publish = () => {
    asked += 1;
    return asked <= times
      ? Promise.reject(new JetStreamApiError({ code: 503, err_code: code, description }))
      : Promise.resolve({ seq: asked });
  };
  const { signKey: key } = await newIdentity();
  const client = { publish } as unknown as JetStreamClient;
  const sender = senderOver(client, { opening, epoch: "one", writer: { key, salt: "" } });
  return { sender, asked: () => asked };
}

it("asks again where the server could not write just now, as while its leader changes", async () => {
  const { sender } = await refusedFirst(2, 10_077, "raft: not leader");
  expect(await sender.blank([subject])).toBe("sent");
  expect(await readRoomEntries(opening)).toMatchObject([{ subject, seq: 3 }]);
});

it.each([
  [10_077, "maximum bytes exceeded"],
  [10_077, "maximum messages exceeded"],
  [10_002, "resource limits exceeded for account"],
])("says that a room is full, and does not ask again (%i, %s)", async (code, description) => {
  const { sender, asked } = await refusedFirst(1, code, description);
  expect(await sender.blank([subject])).toBe("full");
  expect(asked()).toBe(1);
  expect(await readRoomEntries(opening)).toEqual([]);
});
