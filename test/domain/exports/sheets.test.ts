import { seesAll } from "#domain/records/travel.ts";
import { expect, test } from "vitest";
import { writeCsv } from "#domain/exports/csv.ts";
import { plainOf, writePlain } from "#domain/exports/plain.ts";
import { resolveCards } from "#domain/exports/resolvedCards.ts";
import { longColumns, longRows, wideRows } from "#domain/exports/sheets.ts";
import { ItemId, OpeningId } from "#domain/id.ts";
import { kitId } from "#domain/kit/kit.ts";
import {
  aKit,
  anItem,
  aPanel,
  aRating,
  candidateRecord,
  correctedCard,
  instant,
  kitRecord,
  noon,
  openingRecord,
  panelistRecord,
  samenessRecord,
  scorecardRecord,
} from "#test/records.ts";
import { readCsv } from "#test/readCsv.ts";
import { readPacket } from "#test/readPacket.ts";

const card = scorecardRecord({
  author: "maya",
  opening: "berlin",
  candidate: "sofia",
  body: {
    ratings: {
      [ItemId.parse("delivery")]: aRating(5, "=1+1 she said", ["owns"]),
      [ItemId.parse("judgement")]: aRating("not observed"),
    },
    takeaways: 'Strong,\nwith "quotes"',
  },
});
const panel = [...aPanel({ cards: [] }), card];

function table(rows: ReturnType<typeof longRows>): Record<string, string>[] {
  const [head = [], ...body] = readCsv(writeCsv(rows));
  return body.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""])));
}

test("the long sheet has one row per rating, and an item not observed has no score", () => {
  const rows = table(longRows(resolveCards(panel, {}, seesAll)));
  expect(rows).toHaveLength(2);
  expect(rows[0]).toEqual({
    opening: "Engineer, Berlin",
    candidate: "Sofia Lindqvist",
    panelist: "Maya Okafor",
    role: "lead",
    round: "Interview",
    item: "Delivery",
    score: "5",
    state: "scored",
    evidence: "=1+1 she said",
    signals: "Owns it",
    asked: "",
    must_haves: "TypeScript: shown",
    recommendation: "yes",
    takeaways: 'Strong,\nwith "quotes"',
    submitted_at: instant(),
    revision: "1",
    counts: "yes",
    kit: "Engineer",
    kit_version: "1",
    receipt: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/),
    format_changed: "",
  });
  expect(Object.keys(rows[0] ?? {})).toEqual([...longColumns]);
  expect(rows[1]).toMatchObject({ item: "Judgement", score: "", state: "not observed" });
});

test("the wide sheet has one row per card and a column an item", () => {
  expect(table(wideRows(resolveCards(panel, {}, seesAll)))).toEqual([
    expect.objectContaining({
      candidate: "Sofia Lindqvist",
      Delivery: "5",
      Judgement: "",
      not_observed: "Judgement",
      "must have: TypeScript": "shown",
      "evidence: Delivery": "=1+1 she said",
      recommendation: "yes",
    }),
  ]);
});

test("items of different kits that share a title keep their own columns", () => {
  const other = aKit({
    title: "Designer",
    family: "designer",
    items: [anItem("craft", "Delivery")],
    signals: [],
  });
  const records = [
    ...panel,
    kitRecord(other),
    openingRecord("rome", { title: "Designer, Rome", kit: kitId(other) }),
    candidateRecord("ugo", "Ugo", "rome"),
    scorecardRecord({
      author: "maya",
      opening: "rome",
      candidate: "ugo",
      scores: { craft: 2 },
      body: { kit: kitId(other) },
    }),
  ];
  expect(table(wideRows(resolveCards(records, {}, seesAll)))).toMatchObject([
    { opening: "Designer, Rome", "Delivery (delivery)": "", "Delivery (craft)": "2" },
    { opening: "Engineer, Berlin", "Delivery (delivery)": "5", "Delivery (craft)": "" },
  ]);
});

test("only the latest revision is exported, unless every one is asked for", () => {
  const second = correctedCard(card, { takeaways: "On reflection" });
  const records = [...panel, second];
  expect(resolveCards(records, {}, seesAll).map(({ card: { rev } }) => rev)).toEqual([2]);
  expect(
    resolveCards(records, { everyRevision: true }, seesAll).map(({ card: { rev } }) => rev),
  ).toEqual([1, 2]);
});

test("of two revisions written apart neither is dropped", () => {
  const apart = ["laptop", "phone"].map((takeaways) => correctedCard(card, { takeaways }));
  expect(resolveCards([...panel, ...apart], {}, seesAll)).toHaveLength(2);
});

test("cards started apart stand under one opening, one candidate and the lead's name for them", () => {
  const records = [
    ...panel,
    openingRecord("o2", { title: "My own" }),
    candidateRecord("sofia2", "sofia lindqvist", "o2"),
    panelistRecord("zz", "Priya R."),
    scorecardRecord({ author: "zz", opening: "o2", candidate: "sofia2" }),
    samenessRecord("opening", "berlin", "o2"),
    samenessRecord("candidate", "sofia", "sofia2"),
    samenessRecord("panelist", "priya", "zz"),
  ];
  for (const opening of ["berlin", "o2"])
    expect(
      resolveCards(records, { opening: OpeningId.parse(opening) }, seesAll).map((one) => [
        one.opening.title,
        one.candidate.name,
        one.panelist.name,
        one.role,
      ]),
    ).toEqual([
      ["Engineer, Berlin", "Sofia Lindqvist", "Maya Okafor", "lead"],
      ["Engineer, Berlin", "Sofia Lindqvist", "Priya Raman", "interviewer"],
    ]);
});

test("samples and cards that must stay blind are left out", () => {
  expect(resolveCards(aPanel({ sample: true }), {}, seesAll)).toEqual([]);
  const nothing = { isMe: () => false, isOpen: () => false };
  expect(resolveCards(panel, {}, nothing)).toEqual([]);
  const corrected = correctedCard(card, { takeaways: "On reflection" });
  for (const everyRevision of [true, false])
    expect(resolveCards([...panel, corrected], { everyRevision }, nothing)).toEqual([]);
});

test("the plain export says everything in words, the same every time, and names no internal id", () => {
  const text = writePlain(plainOf(resolveCards(panel, {}, seesAll)));
  expect(writePlain(plainOf(resolveCards(panel.toReversed(), {}, seesAll)))).toBe(text);
  expect(JSON.parse(text)).toMatchObject({
    format: "needle/scorecards",
    openings: [
      {
        title: "Engineer, Berlin",
        kits: [
          {
            items: [
              { title: "Delivery", anchors: { 1: "Not at all", 5: "Sets the standard" } },
              {},
            ],
          },
        ],
        candidates: [
          {
            name: "Sofia Lindqvist",
            cards: [
              {
                panelist: "Maya Okafor",
                recommendation: "yes",
                ratings: [
                  {
                    item: "Delivery",
                    score: 5,
                    level: "Exceptional",
                    state: "scored",
                    signals: ["Owns it"],
                  },
                  { item: "Judgement", score: null, level: null, state: "not observed" },
                ],
                mustHaves: [{ title: "TypeScript", mark: "shown" }],
              },
            ],
          },
        ],
      },
    ],
  });
  expect(text).not.toMatch(/"(berlin|sofia|maya)"/);
});

test("the plain export cannot be brought back in, and says what can", () => {
  const reading = readPacket(writePlain(plainOf(resolveCards(panel, {}, seesAll))));
  expect(!reading.ok && reading.problems[0]?.what).toMatch(/Ask for the packet instead/);
});

test("tables and files say which cards the panel does not count, and why", () => {
  const rival = scorecardRecord({
    author: "maya",
    opening: "berlin",
    candidate: "sofia",
    body: { submittedAt: instant(noon + 60_000), takeaways: "From the phone" },
  });
  const late = scorecardRecord({
    author: "zoe",
    opening: "berlin",
    candidate: "sofia",
    body: { sawOthers: true },
  });
  const shadow = scorecardRecord({
    author: "yan",
    opening: "berlin",
    candidate: "sofia",
    body: { role: "shadow" },
  });
  const next = kitRecord(aKit({ version: 2, title: "Engineer II" }));
  const other = scorecardRecord({
    author: "xi",
    opening: "berlin",
    candidate: "sofia",
    body: { kit: next.id },
  });
  const records = [...panel, rival, late, shadow, other, next];
  const cards = resolveCards(records, {}, seesAll);
  const counts = cards.map(({ id, counts: word }) => [id, word]);
  expect(Object.fromEntries(counts)).toMatchObject({
    [rival.id]: "no, another version counts",
    [late.id]: "no, after seeing the others",
    [shadow.id]: "no, practice",
    [other.id]: "no, other kit version",
  });
  expect(counts.filter(([, word]) => word === "yes")).toHaveLength(1);
  for (const rows of [longRows(cards), wideRows(cards)]) {
    const at = rows[0]?.indexOf("counts") ?? -1;
    expect(new Set(rows.slice(1).map((row) => row[at])).size).toBe(5);
  }
  // One card by itself is marked the same.
  expect(resolveCards(records, { card: rival.id }, seesAll)).toMatchObject([
    { counts: "no, another version counts" },
  ]);
});
