import { expect, it, onTestFinished, vi } from "vitest";
import type { JetStreamClient, JsMsg } from "@nats-io/jetstream";
import { RoomId } from "#domain/room/address.ts";
import { entrySubject } from "#domain/room/subjects.ts";
import { takerOver } from "#exchange/room/taker.ts";
import { newIdentity } from "#sealing/identity.ts";
import { db } from "#storage/database.ts";
import { holdLocks } from "#storage/heldLocks.ts";
import { beginEpoch, enterRoom } from "#storage/rooms.ts";
import { founded } from "#test/panelOfThree.ts";

const epoch = "2026-11-30T00:00:00Z";
const eve = await newIdentity();

/** A room where `upTo` entries are, of which those come that are let come. */
async function taking(upTo: number) {
  const { opening } = await founded({ sealed: true });
  const room = RoomId.parse("a".repeat(26));
  await enterRoom(opening, { url: "wss://needle.example", room, door: "a.b.c" });
  await beginEpoch(opening, epoch);
  let hear: (message: JsMsg) => void = () => undefined;
  let come = 0;
  const consumer = {
    consume: (wish: { callback: typeof hear }) => {
      hear = wish.callback;
      return Promise.resolve({ status: async function* none() {} });
    },
    info: () => Promise.resolve({ num_pending: upTo - come }),
  };
  const client = { consumers: { get: () => Promise.resolve(consumer) } };
  const lost = vi.fn();
  const start = { epoch, from: 1, upTo, read: 0, known: new Map<number, string>() };
  const locks = holdLocks(opening);
  const me = (await newIdentity()).signKey;
  const taker = await takerOver(
    client as unknown as JetStreamClient,
    { opening, me, locks, ...start },
    new Map(),
    { failed: lost, again: lost, another: lost, lost: () => undefined },
  );
  onTestFinished(async () => {
    await taker.stop();
    locks.letGo();
    expect(lost).not.toHaveBeenCalled();
  });
  const revisions: number[] = [];
  db.rooms.hook("updating", noteRevision);
  onTestFinished(() => db.rooms.hook("updating").unsubscribe(noteRevision));
  function noteRevision(change: object) {
    if ("revision" in change) revisions.push(Number(change.revision));
  }
  return {
    taker,
    revisions,
    let: (count: number) => {
      for (let left = count; left > 0; left -= 1) {
        come += 1;
        const entry = String.fromCharCode(96 + come).repeat(26);
        const subject = entrySubject(eve.signKey, entry);
        const data = new Uint8Array([1]);
        hear({ subject, seq: come, data, info: { pending: upTo - come } } as unknown as JsMsg);
      }
    },
  };
}

it("takes in at once what a room holds, however it comes, as long as it comes soon", async () => {
  const { taker, revisions, let: come } = await taking(5);
  come(1);
  await new Promise((done) => setTimeout(done, 10));
  come(2);
  await new Promise((done) => setTimeout(done, 10));
  come(2);
  await taker.caughtUp;
  expect(revisions).toEqual([5]);
});

it("does not wait long for what does not come", async () => {
  const { taker, revisions, let: come } = await taking(5);
  come(3);
  await vi.waitFor(() => expect(revisions).toEqual([3]), { timeout: 10_000 });
  come(2);
  await taker.caughtUp;
  expect(revisions.at(-1)).toBe(5);
});

it("takes in what comes later one by one, as it comes", async () => {
  const { taker, revisions, let: come } = await taking(2);
  come(2);
  await taker.caughtUp;
  for (const revision of [3, 4]) {
    come(1);
    await vi.waitFor(() => expect(revisions.at(-1)).toBe(revision), { timeout: 10_000 });
  }
  expect(revisions).toEqual([2, 3, 4]);
});
