import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  compareVersions,
  driftWorthMentioningMs,
  latestWallMs,
  mostTicks,
  tick,
  witness,
} from "#domain/clock.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { canonical, contentHash } from "#domain/hash.ts";
import { merge, sift } from "#domain/records/merge.ts";
import { keyOf, type SharedRecord } from "#domain/records/record.ts";
import { aRecord, someRecords } from "#test/arbitraries.ts";
import {
  aPanel,
  at,
  candidateRecord,
  cardIdsIn,
  kitRecord,
  noon,
  openingRecord,
  panelistRecord,
  scorecardRecord,
  tombstoneOf,
} from "#test/records.ts";
import { planMerge } from "#test/planMerge.ts";
import { readPacket } from "#test/readPacket.ts";

const runs = { numRuns: 20_000 };
type Join = (a: readonly SharedRecord[], b: readonly SharedRecord[]) => SharedRecord[];

/** Equal spelling, record by record; the spelling itself only where two objects differ. */
function areEqual(a: readonly SharedRecord[], b: readonly SharedRecord[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => one === b[index] || canonical(one) === canonical(b[index]))
  );
}

const isCommutative = (join: Join) =>
  fc.property(someRecords, someRecords, (a, b) => areEqual(join(a, b), join(b, a)));
const isAssociative = (join: Join) =>
  fc.property(someRecords, someRecords, someRecords, (a, b, c) =>
    areEqual(join(join(a, b), c), join(a, join(b, c))),
  );
const isIdempotent = (join: Join) =>
  fc.property(someRecords, someRecords, (a, b) => {
    const once = join(a, b);
    return areEqual(join(once, b), once) && areEqual(join(once, once), once);
  });

test("whose file is opened first does not matter", () => {
  fc.assert(isCommutative(merge), runs);
}, 120_000);

test("in which groups files are brought together does not matter", () => {
  fc.assert(isAssociative(merge), runs);
}, 120_000);

test("opening a file again changes nothing", () => {
  fc.assert(isIdempotent(merge), runs);
}, 120_000);

test("the laws can fail: where the last one seen wins a tie, the order of files shows", () => {
  const lastSeenWins: Join = (a, b) => {
    const joined = new Map<string, SharedRecord>();
    for (const record of [...a, ...b]) {
      const held = joined.get(record.id);
      if (held === undefined || compareVersions(record.version, held.version) >= 0)
        joined.set(record.id, record);
    }
    return [...joined.values()].toSorted((one, two) => (one.id < two.id ? -1 : 1));
  };
  expect(fc.check(isCommutative(lastSeenWins), runs).failed).toBe(true);
});

/** A device as storage keeps it: one row for each kind and id, changed only through the plan. */
function receive(rows: Map<string, SharedRecord>, packet: readonly SharedRecord[]): void {
  const plan = planMerge(rows.values(), packet, noon);
  for (const record of [...plan.adds, ...plan.updates]) rows.set(keyOf(record), record);
}

const stateOf = (rows: ReadonlyMap<string, SharedRecord>) =>
  contentHash(merge([...rows.values()], []));

test("three devices that each heard everything, in whatever pieces and order, agree", () => {
  const split = fc.array(aRecord, { maxLength: 12 }).chain((records) =>
    fc.tuple(
      fc.constant(records),
      ...[0, 1, 2].map(() =>
        fc.array(fc.shuffledSubarray(records, { minLength: 0 }), { maxLength: 5 }).chain((parts) =>
          // Whatever the parts missed comes at last, in one more shuffled file.
          fc
            .shuffledSubarray(records, { minLength: records.length })
            .map((rest) => [...parts, rest]),
        ),
      ),
    ),
  );
  fc.assert(
    fc.property(split, ([, ...heard]) => {
      const states = heard.map((packets) => {
        const rows = new Map<string, SharedRecord>();
        for (const packet of packets) receive(rows, packet);
        return stateOf(rows);
      });
      return new Set(states).size === 1;
    }),
    { numRuns: 5_000 },
  );
}, 120_000);

test("a plan comes to the same state as the join, and its parts add up", () => {
  fc.assert(
    fc.property(someRecords, someRecords, (here, file) => {
      const rows = new Map(merge(here, []).map((record) => [keyOf(record), record]));
      const plan = planMerge(rows.values(), file, noon);
      const ids = new Set(file.map(keyOf));
      expect(plan.adds.length + plan.updates.length + plan.unchanged.length).toBe(ids.size);
      const joined = contentHash(merge([...rows.values()], file));
      receive(rows, file);
      return stateOf(rows) === joined;
    }),
    { numRuns: 5_000 },
  );
}, 60_000);

test("an erased candidate does not come back from an older file, nor from a later one", () => {
  const sofia = candidateRecord("sofia", "Sofia", "berlin", at(noon));
  const erased = tombstoneOf(sofia, at(noon + 1));
  const later = candidateRecord("sofia", "Sofia", "berlin", at(noon + 99_999));
  for (const file of [[sofia], [later], [sofia, later]]) {
    expect(merge([erased], file)).toEqual([erased]);
    expect(merge(file, [erased])).toEqual([erased]);
    const plan = planMerge([erased], file, noon);
    expect(plan).toMatchObject({ adds: [], updates: [], conflicts: [] });
  }
});

test("what two people changed apart is told, with both values", () => {
  const berlin = openingRecord("berlin", { title: "Berlin" }, at(noon, "laptop"));
  const munich = openingRecord("berlin", { title: "Munich" }, at(noon + 5, "phone"));
  const conflict = [{ lost: berlin, won: munich }];
  expect(planMerge([berlin], [munich], noon).conflicts).toEqual(conflict);
  expect(planMerge([munich], [berlin], noon).conflicts).toEqual(conflict);
  expect(planMerge([], [munich, berlin], noon)).toMatchObject({
    adds: [munich],
    conflicts: conflict,
  });
});

test("a later edit from the same device is no conflict, nor is an equal value from another", () => {
  const before = panelistRecord("maya", "Maya", at(noon, "laptop"));
  const after = panelistRecord("maya", "Maya Okafor", at(noon + 1, "laptop"));
  const elsewhere = panelistRecord("maya", "Maya", at(noon + 2, "phone"));
  expect(planMerge([before], [after], noon)).toMatchObject({
    updates: [after],
    conflicts: [],
  });
  expect(planMerge([before], [elsewhere], noon).conflicts).toEqual([]);
});

test("what was erased is not kept as the loser of a conflict", () => {
  const sofia = candidateRecord("sofia", "Sofia", "berlin", at(noon, "laptop"));
  const erased = tombstoneOf(sofia, at(noon + 1, "phone"));
  expect(planMerge([sofia], [erased], noon)).toMatchObject({
    updates: [erased],
    conflicts: [],
  });
});

test("a card that Priya wrote under Maya's id is refused, and so is an altered one", () => {
  const [genuine] = [scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" })];
  const priyas = scorecardRecord({ author: "priya", opening: "berlin", candidate: "sofia" });
  const forged: SharedRecord = { ...priyas, id: genuine.id };
  const altered: SharedRecord = {
    ...genuine,
    version: at(noon + 9_999),
    body: { ...genuine.body, recommendation: "strong no" },
  };
  const plan = planMerge([genuine], [forged, altered], noon);
  expect(plan).toMatchObject({ adds: [], updates: [] });
  expect(plan.rejected.map(({ reason }) => reason)).toEqual([
    "the scorecard stands under another panelist's id",
    "the scorecard does not match its receipt; it was changed after it was submitted",
  ]);
});

test("one id under two kinds is two records, whichever came first", () => {
  const opening = openingRecord("berlin");
  const impostor = candidateRecord("berlin", "Impostor", "berlin", at(noon + 99));
  for (const file of [
    [opening, impostor],
    [impostor, opening],
  ])
    expect(planMerge([], file, noon).adds).toHaveLength(2);
  expect(planMerge([opening], [impostor], noon)).toMatchObject({ adds: [impostor], updates: [] });
  const erased = planMerge([opening], [tombstoneOf(impostor)], noon);
  expect(erased).toMatchObject({ updates: [], adds: [{ kind: "candidate" }] });
});

test("a clock ten years ahead is let in and told, and what is written afterwards is later still", () => {
  const tenYears = 10 * 365 * 24 * 3_600_000;
  const ahead = openingRecord("berlin", { title: "From the future" }, at(noon + tenYears, "phone"));
  const plan = planMerge([], [ahead, ...aPanel()], noon);
  expect(plan.adds).toContain(ahead);
  expect(plan.drift).toEqual({ device: "phone", aheadMs: tenYears });
  expect(plan.drift?.aheadMs).toBeGreaterThan(driftWorthMentioningMs);

  const next = tick(witness(at(noon, "laptop"), ahead.version), noon + 1_000);
  const edit = openingRecord("berlin", { title: "Berlin again" }, next);
  expect(merge([ahead], [edit])).toEqual([edit]);
});

test("a time that no clock can show is refused, for it would leave no later one to write", () => {
  const wild = openingRecord(
    "berlin",
    {},
    at(Number.MAX_SAFE_INTEGER, "phone", Number.MAX_SAFE_INTEGER),
  );
  expect(planMerge([], [wild], noon)).toMatchObject({
    adds: [],
    drift: null,
    rejected: [{ id: "berlin" }],
  });
});

test("whatever clock is let in, all that is written afterwards can be sent and read again", () => {
  const anEdge = fc.constantFrom(0, 1, -1).chain((by) =>
    fc.tuple(
      fc.constantFrom(noon, latestWallMs, latestWallMs - 1, 253_402_300_799_999).map((w) => w + by),
      fc.constantFrom(0, mostTicks, 2 ** 40).map((c) => Math.max(0, c + by)),
    ),
  );
  fc.assert(
    fc.property(fc.array(anEdge, { minLength: 1, maxLength: 4 }), fc.nat(6), (seen, writes) => {
      const arriving = seen.map(([wall, counter], k) =>
        openingRecord(`opening-${k}`, {}, at(wall, "phone", counter)),
      );
      const { valid } = sift([kitRecord(), ...arriving]);
      let clock = valid.reduce((latest, { version }) => witness(latest, version), at(noon));
      const own: SharedRecord[] = [];
      for (let k = 0; k <= writes; k += 1) {
        clock = tick(clock, noon + k);
        own.push(openingRecord(`own-${k}`, {}, clock));
      }
      const reading = readPacket(writePacket(packetOf([...valid, ...own])));
      expect(reading).toMatchObject({ ok: true, rejected: [] });
      const inOrder = own.toSorted((a, b) => compareVersions(a.version, b.version));
      expect(own).toEqual(inOrder);
    }),
  );
});

test("ticks that run out go on in the next millisecond", () => {
  expect(tick(at(noon, "laptop", mostTicks), noon)).toEqual(at(noon + 1, "laptop", 0));
});

test("two revisions that two devices of one panelist wrote are both kept", () => {
  const panel = aPanel({ cards: [["maya", "sofia"]] });
  const other = scorecardRecord({
    author: "maya",
    opening: "berlin",
    candidate: "sofia",
    scores: { delivery: 1 },
  });
  expect(cardIdsIn(merge(panel, [other]))).toHaveLength(2);
});
