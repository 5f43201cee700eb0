import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonical } from "#domain/hash.ts";
import { planArrival, rowsAfter, type Stored } from "#domain/records/arrival.ts";
import { keyOf, type SharedRecord } from "#domain/records/record.ts";
import { aRecord } from "#test/arbitraries.ts";
import { planAgreed, toAll } from "#test/planMerge.ts";
import {
  aMember,
  aPanel,
  at,
  candidateRecord,
  correctedCard,
  decisionRecord,
  kitRecord,
  noon,
  openedRecord,
  openingRecord,
  panelistRecord,
  samenessRecord,
  scorecardRecord,
  tombstoneOf,
  waiverRecord,
} from "#test/records.ts";

const runs = { numRuns: 2_000 };
const fresh: Stored = { records: new Map(), waiting: [] };

function deliver(standing: Stored, records: readonly SharedRecord[]): Stored {
  const plan = planArrival(standing, { records, agreed: toAll }, noon);
  return { records: rowsAfter(standing.records, plan), waiting: plan.waiting };
}

/** Spelt out, so that two devices can be compared whole: what stands and what waits. */
function spelling({ records, waiting }: Stored): string {
  const sorted = (some: Iterable<SharedRecord>) =>
    [...new Set([...some].map((record) => canonical(record)))].toSorted().join("\n");
  return `${sorted(records.values())}\n\n${sorted(waiting)}`;
}

const standing = (records: readonly SharedRecord[]): Stored => ({
  records: new Map(records.map((record) => [keyOf(record), record])),
  waiting: [],
});

/** Any kinds under few ids, grounds present, missing or erased: collisions are the point. */
const heard = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: aRecord },
    {
      weight: 1,
      arbitrary: fc.constantFrom<SharedRecord>(
        candidateRecord("berlin", "Impostor", "berlin", at(3)),
        panelistRecord("berlin", "Impostor", at(3)),
        panelistRecord("sofia", "Impostor", at(3)),
        openingRecord("sofia", {}, at(3)),
        tombstoneOf(openingRecord("berlin"), at(1)),
        tombstoneOf(candidateRecord("sofia", "S", "berlin"), at(1)),
      ),
    },
  ),
  { maxLength: 14 },
);

test("delivered one by one or in any groups, in any order, it comes to the same", () => {
  const orders = heard.chain((records) =>
    fc.tuple(
      fc.constant(records),
      fc.shuffledSubarray(records, { minLength: records.length }),
      fc.array(fc.nat(5), { maxLength: 6 }),
    ),
  );
  fc.assert(
    fc.property(orders, ([records, shuffled, cuts]) => {
      const atOnce = deliver(fresh, records);
      const singly = shuffled.reduce((so, record) => deliver(so, [record]), fresh);
      let grouped = fresh;
      let from = 0;
      for (const length of [...cuts, shuffled.length]) {
        grouped = deliver(grouped, shuffled.slice(from, from + length));
        from += length;
      }
      expect(spelling(singly)).toBe(spelling(atOnce));
      expect(spelling(grouped)).toBe(spelling(atOnce));
      expect(spelling(deliver(atOnce, records))).toBe(spelling(atOnce));
    }),
    runs,
  );
}, 120_000);

test("a candidate erased together with their opening stays erased, in whatever groups it comes", () => {
  const panel = aPanel({ cards: [] });
  const erased = panel
    .filter(({ kind }) => kind === "opening" || kind === "candidate")
    .map((record) => tombstoneOf(record, at(noon + 9)));
  const atOnce = deliver(fresh, [...panel, ...erased]);
  expect(spelling(deliver(deliver(fresh, panel), erased))).toBe(spelling(atOnce));
});

test("four records delivered singly in reverse order are all there in the end", () => {
  const panel = aPanel({ cards: [["maya", "sofia"]] });
  const reversed = panel.toReversed();
  const end = reversed.reduce((so, record) => deliver(so, [record]), fresh);
  expect(end.records.size).toBe(panel.length);
  expect(end.waiting).toEqual([]);
});

test("the law can fail: refused instead of kept, what comes before its opening is lost", () => {
  const forgetting = (so: Stored, records: readonly SharedRecord[]): Stored => ({
    ...deliver(so, records),
    waiting: [],
  });
  const panel = aPanel({ cards: [["maya", "sofia"]] });
  const end = panel.toReversed().reduce((so, record) => forgetting(so, [record]), fresh);
  expect(end.records.size).toBeLessThan(panel.length);
});

test("a copy that would move a candidate to another opening is refused", () => {
  const moved = candidateRecord("sofia", "Sofia", "munich", at(noon + 9));
  const plan = planAgreed([...aPanel(), openingRecord("munich")], [moved], noon);
  expect(plan.updates).toEqual([]);
  expect(plan.rejected[0]?.reason).toMatch(/cannot move/);
});

const sofia = candidateRecord("sofia", "Sofia Lindqvist", "berlin");
const here = aPanel();
const mayas = here.find((record) => record.kind === "scorecard" && record.author === "maya");
if (mayas?.kind !== "scorecard" || "deleted" in mayas) throw new Error("Maya has a card.");
const shrunk = openingRecord("berlin", { panel: [aMember("maya", "lead")] }, at(noon + 9));
const expectant = standing([
  ...here.filter(({ kind }) => kind !== "opening" && kind !== "scorecard"),
  openingRecord("berlin", { panel: [aMember("maya", "lead"), aMember("priya")] }),
]);

test.each<[string, Stored, SharedRecord, string]>([
  ["erases a candidate", standing(here), tombstoneOf(sofia, at(1970)), "erase"],
  ["erases an opening", standing(here), tombstoneOf(openingRecord("berlin")), "erase"],
  ["links two people", standing(here), samenessRecord("panelist", "maya", "priya"), "link"],
  ["links two candidates", standing(here), samenessRecord("candidate", "sofia", "tom"), "link"],
  ["corrects a card that is here", standing(here), correctedCard(mayas), "revision"],
  [
    "puts another first version beside a card that is here",
    standing(here),
    scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate: mayas.body.candidate,
      scores: { delivery: 1 },
    }),
    "revision",
  ],
  ["drops somebody from the panel", expectant, shrunk, "expect less"],
  [
    "makes a shadow of somebody expected",
    expectant,
    openingRecord(
      "berlin",
      { panel: [aMember("maya", "lead"), aMember("priya", "shadow")] },
      at(noon + 9),
    ),
    "expect less",
  ],
  [
    "waives a card that is not in",
    expectant,
    waiverRecord("w", "berlin", "sofia", "priya"),
    "go on without",
  ],
  [
    "says that somebody had seen the others before their card",
    standing(here),
    openedRecord("maya", mayas.body.candidate, noon - 1),
    "saw others",
  ],
  [
    "rewrites a decision",
    standing([...here, decisionRecord("d1", "sofia")]),
    decisionRecord("d1", "sofia", { call: "no hire" }, at(noon + 9)),
    "replace",
  ],
  [
    "brings back what was erased here",
    standing([...aPanel({ cards: [] }).filter(({ id }) => id !== "sofia"), tombstoneOf(sofia)]),
    { ...sofia, life: 3 },
    "bring back",
  ],
])("a record that %s is asked for, and stays out until then", (_, before, record, ask) => {
  const plan = planArrival(before, { records: [record] }, noon);
  expect(plan.questions).toMatchObject([{ ask }]);
  expect(plan).toMatchObject({ adds: [], updates: [], fallen: [], waiting: [] });
  const key = plan.questions[0]?.key ?? "";
  const agreed = planArrival(before, { records: [record], agreed: new Set([key]) }, noon);
  expect([...agreed.adds, ...agreed.updates]).toEqual([record]);
});

test("whether somebody looked before their card is asked by what decides it, whatever time it names", () => {
  const lying = openedRecord("maya", mayas.body.candidate, noon + 99_999);
  const planted: SharedRecord = { ...lying, version: at(noon - 1, "maya") };
  expect(planArrival(standing(here), { records: [planted] }, noon).questions).toMatchObject([
    { ask: "saw others", cards: [{ id: mayas.id }] },
  ]);
});

test("a card cannot be made a later one by a copy with another cover", () => {
  const later: SharedRecord = { ...mayas, version: at(noon + 99_999, "maya") };
  expect(planAgreed(here, [later], noon)).toMatchObject({ updates: [], conflicts: [] });
  expect(planAgreed([], [later, ...here], noon).adds).toContainEqual(mayas);
});

test("a card's own tombstone does nothing: it goes only with its candidate or opening", () => {
  const stone = tombstoneOf(mayas, at(1970));
  const plan = planAgreed(here, [stone], noon);
  expect(plan).toMatchObject({ updates: [], fallen: [], questions: [] });
  expect(plan.rejected[0]?.reason).toMatch(/goes only with its candidate or opening/);
  // Nor does it lie in wait for a card that comes later.
  const empty = planAgreed([], [stone], noon);
  expect(empty).toMatchObject({ adds: [], rejected: [] });
});

test("a real opening does not become a sample by a file, nor the other way about", () => {
  const sample = openingRecord("berlin", { sample: true }, at(noon + 9));
  const plan = planAgreed(here, [sample], noon);
  expect(plan.updates).toEqual([]);
  expect(plan.rejected[0]?.reason).toMatch(/made-up sample/);
});

test("an erased candidate takes along all that hung on them, and leaves one tombstone", () => {
  const plan = planAgreed(here, [tombstoneOf(sofia)], noon);
  expect(plan.updates).toHaveLength(1);
  expect(plan.fallen.map(({ kind }) => kind)).toEqual(["scorecard", "scorecard"]);
});

test("only a backup may ask for what was erased here, and says what would come along", () => {
  const stone = tombstoneOf(openingRecord("berlin"), at(noon + 5));
  const before = standing([kitRecord(), stone]);
  const packet = planArrival(before, { records: here }, noon);
  expect(packet.questions).toEqual([]);
  expect(packet.rejected.find(({ kind }) => kind === "opening")?.reason).toMatch(/backup/);

  const coming = { records: here, restored: new Set<SharedRecord>(here) };
  const restore = planArrival(before, coming, noon);
  expect(restore.questions).toMatchObject([{ ask: "bring back", record: { life: 3 } }]);
  expect(restore.comeAlong).toHaveLength(6);
  expect(restore.rejected).toEqual([]);
  const agreed = new Set(restore.questions.map(({ key }) => key));
  const done = planArrival(before, { ...coming, agreed }, noon);
  expect(rowsAfter(before.records, done).size).toBe(here.length);
  // Erased again, it is gone again; and an older file does not bring it back.
  const revived = standing([...rowsAfter(before.records, done).values()]);
  const again = { ...stone, life: 4 };
  const gone = planArrival(revived, { records: [again], agreed: toAll }, noon);
  expect(gone.updates).toEqual([again]);
});

test("what is replaced in knowledge of it is no conflict; what is not, is", () => {
  const phone = openingRecord("berlin", { title: "On the phone" }, at(noon, "phone"));
  const laptop = openingRecord("berlin", { title: "On the laptop" }, at(noon + 5, "laptop"));
  const knowing = { ...laptop, seen: [phone.version] };
  expect(planAgreed([kitRecord(), laptop], [phone], noon).conflicts).toHaveLength(1);
  expect(planAgreed([kitRecord(), knowing], [phone], noon).conflicts).toEqual([]);
  expect(planAgreed([kitRecord(), phone], [knowing], noon).conflicts).toEqual([]);
});
