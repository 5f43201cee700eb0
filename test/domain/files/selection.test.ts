import { expect, test } from "vitest";
import { planAgreed } from "#test/planMerge.ts";
import { OpeningId } from "#domain/id.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { seesAll, type Sight } from "#domain/records/travel.ts";
import { select } from "#domain/files/selection.ts";
import {
  aKit,
  aPanel,
  candidateRecord,
  cardIdsIn,
  kitRecord,
  noon,
  openingRecord,
  panelistRecord,
  samenessRecord,
  scorecardRecord,
  tombstoneOf,
  waiverRecord,
} from "#test/records.ts";

const berlin = aPanel();
const rome = [
  openingRecord("rome", { title: "Rome" }),
  candidateRecord("ugo", "Ugo", "rome"),
  panelistRecord("zoe", "Zoe"),
  scorecardRecord({ author: "zoe", opening: "rome", candidate: "ugo" }),
];
const sample = aPanel({
  opening: "sample",
  sample: true,
  panelists: { ada: "Ada" },
  candidates: { max: "Max" },
});
const erased = tombstoneOf(candidateRecord("gone", "Gone", "berlin"));
const everything = [
  ...berlin,
  waiverRecord("w", "berlin", "tom", "priya"),
  ...rome,
  ...sample.slice(1),
  erased,
];
const opening = OpeningId.parse("berlin");

const ids = (records: readonly SharedRecord[]) => records.map(({ id }) => id).toSorted();
const kinds = (records: readonly SharedRecord[]) =>
  [...new Set(records.map(({ kind }) => kind))].toSorted();

test("an invitation brings the opening, its kit, candidates and panel, and nobody's card", () => {
  const { records, stillBlind: left } = select(
    everything,
    { what: "invitation", opening },
    seesAll,
  );
  expect(ids(records)).toEqual(ids(berlin.filter(({ kind }) => kind !== "scorecard")));
  expect(left).toBe(0);
});

test("an opening's file brings all of it, with every tombstone and nothing of another opening", () => {
  const { records } = select(everything, { what: "opening", opening }, seesAll);
  expect(ids(records)).toEqual(
    ids([...berlin, waiverRecord("w", "berlin", "tom", "priya"), erased]),
  );
});

test("cards that must stay blind do not travel, and are counted", () => {
  const sight: Sight = {
    isMe: (author) => author === "maya" || author === "zoe",
    isOpen: () => false,
  };
  for (const scope of [{ what: "opening", opening } as const, { what: "everything" } as const]) {
    const { records, stillBlind: left } = select(everything, scope, sight);
    expect(left).toBe(2);
    expect(records.some(({ kind, author }) => kind === "scorecard" && author === "priya")).toBe(
      false,
    );
  }
});

test("one card's file makes sense on a device that knows nothing", () => {
  const [card] = cardIdsIn(berlin);
  if (card === undefined) throw new Error("no card");
  const { records } = select(everything, { what: "cards", cards: [card] }, seesAll);
  expect(kinds(records)).toEqual(["candidate", "kit", "opening", "panelist", "scorecard"]);
  expect(cardIdsIn(records)).toEqual([card]);
  expect(records.filter(({ kind }) => kind === "candidate")).toHaveLength(1);
  const { adds, rejected } = planAgreed([], records, noon);
  expect(rejected).toEqual([]);
  expect(adds).toHaveLength(records.length);
});

test("everything means everything but the sample", () => {
  const { records } = select(everything, { what: "everything" }, seesAll);
  expect(ids(records)).toEqual(
    ids(everything).filter(
      (id) => !["sample", "max", "ada"].includes(id) && !id.startsWith("ada."),
    ),
  );
});

test("a kit nobody uses yet, and a name no opening has, are part of everything", () => {
  const fresh = kitRecord(aKit({ version: 2 }));
  const newcomer = panelistRecord("newcomer", "Newcomer");
  const { records } = select([...sample, fresh, newcomer], { what: "everything" }, seesAll);
  expect(records).toEqual([sample[0], fresh, newcomer]);
});

test("an opening that was started twice travels whole, with what ties it together", () => {
  const apart = [
    openingRecord("b2", { title: "Mine" }),
    candidateRecord("sofia2", "Sofia", "b2"),
    panelistRecord("priya2", "Priya"),
    scorecardRecord({ author: "priya2", opening: "b2", candidate: "sofia2" }),
  ];
  const ties = [
    samenessRecord("opening", "b2", "berlin"),
    samenessRecord("candidate", "sofia", "sofia2"),
    samenessRecord("panelist", "priya", "priya2"),
  ];
  const elsewhere = samenessRecord("opening", "rome", "milan");
  const { records } = select(
    [...everything, ...apart, ...ties, elsewhere],
    {
      what: "opening",
      opening,
    },
    seesAll,
  );
  const picked = ids(records);
  for (const { id } of [...apart, ...ties]) expect(picked).toContain(id);
  expect(picked).not.toContain(elsewhere.id);
});
