import { beforeEach, expect, it } from "vitest";
import { OpeningId } from "#domain/id.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { receive } from "#exchange/receiveSound.ts";
import { soundIn } from "#exchange/soundRecords.ts";
import { type Identity, newIdentity } from "#sealing/identity.ts";
import { signRecord } from "#sealing/signing.ts";
import { listArrived } from "#storage/arrivedLines.ts";
import { db } from "#storage/database.ts";
import { listToSend } from "#storage/outbox.ts";
import { roomForUnread } from "#storage/unread.ts";
import { deviceWith } from "#test/devices.ts";
import { founded } from "#test/panelOfThree.ts";
import { at, noon } from "#test/records.ts";

beforeEach(() => deviceWith());

type Signs = Pick<Identity, "signKey">;

/** So many records of a kind that comes with a later Needle. */
function later(opening: OpeningId, by: Signs, count: number, words = "") {
  return Array.from({ length: count }, (_, index) => ({
    v: 1,
    opening,
    id: `later-${by.signKey.slice(0, 6)}-${index}`,
    kind: "reference check",
    author: "somebody",
    version: at(noon + index),
    body: { opening, words },
    signature: { key: by.signKey, sig: String(index).padStart(86, "A") },
  })) as UnreadRecord[];
}

const arrive = (opening: OpeningId, unread: UnreadRecord[]) =>
  receive(opening, [{ valid: [], unread, rejected: [] }]);
const refusals = async (opening: OpeningId) =>
  (await listArrived(opening)).filter(({ what }) => what === "not taken");

it("keeps, of what it cannot read, no more than half the room by one signer, and says what it did not take", async () => {
  const { opening } = await founded({ sealed: true });
  const [eve, ann] = [await newIdentity(), await newIdentity()];
  const half = roomForUnread.records / 2;
  const flood = later(opening, eve, half + 10);
  await arrive(opening, flood);
  expect(await db.unread.count()).toBe(half);
  expect(await refusals(opening)).toMatchObject([
    { from: null, count: 10, why: expect.stringMatching(/of a later Needle/) as string },
  ]);
  // The others' go on coming in, and are passed on.
  await arrive(opening, later(opening, ann, 3));
  expect(await db.unread.count()).toBe(half + 3);
  const passed = (await listToSend(opening)).filter(({ unread }) => unread !== null);
  expect(passed).toHaveLength(half + 3);
  // What is here already takes no room a second time, and is no news.
  await arrive(opening, flood.slice(0, half));
  expect(await db.unread.count()).toBe(half + 3);
  expect(await refusals(opening)).toHaveLength(1);
});

it("keeps no more of one opening than there is room for, by however many keys, and none of it at the cost of another", async () => {
  const [one, other] = [await founded({ sealed: true }), await founded({ sealed: true })];
  const keys = await Promise.all(Array.from({ length: 5 }, () => newIdentity()));
  for (const key of keys) await arrive(one.opening, later(one.opening, key, 500));
  expect(await db.unread.count()).toBe(roomForUnread.records);
  expect(await refusals(one.opening)).toMatchObject([{ count: 500 }]);
  await arrive(other.opening, later(other.opening, await newIdentity(), 5));
  expect(await db.unread.count()).toBe(roomForUnread.records + 5);
  expect(await refusals(other.opening)).toEqual([]);
});

it("counts how long they are as well", async () => {
  const { opening } = await founded({ sealed: true });
  const long = "A".repeat(200_000);
  for (const key of await Promise.all([newIdentity(), newIdentity(), newIdentity()]))
    await arrive(opening, later(opening, key, 30, long));
  const rows = await db.unread.toArray();
  const size = rows.reduce((sum, { record }) => sum + JSON.stringify(record).length, 0);
  expect(size).toBeLessThanOrEqual(roomForUnread.characters);
  expect(rows.length).toBeGreaterThan(30);
});

it("keeps all that somebody opened of an opening that is not signed", async () => {
  const opening = OpeningId.parse("berlin");
  const some = later(opening, await newIdentity(), roomForUnread.records + 1);
  await arrive(opening, some);
  expect(await db.unread.count()).toBe(some.length);
});

it("takes nothing that is not signed as it says", async () => {
  const { opening } = await founded({ sealed: true });
  const eve = await newIdentity();
  const [forged] = later(opening, eve, 1);
  const { signature: _, ...bare } = forged as Record<string, unknown>;
  const sound = await signRecord(bare as never, { opening, by: eve });
  const { unread } = await soundIn([forged, sound], opening);
  expect(unread).toEqual([sound]);
});
