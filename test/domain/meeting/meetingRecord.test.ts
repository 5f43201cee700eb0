import { describe, expect, test } from "vitest";
import { writeCsv } from "#domain/exports/csv.ts";
import { recordFileOf, recordRows, writeRecordFile } from "#domain/exports/recordSheet.ts";
import { meetingRecordOf } from "#domain/meeting/meetingRecord.ts";
import type { KitId } from "#domain/id.ts";
import { kitId } from "#domain/kit/kit.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { candidateIn, panelOf } from "#test/panels.ts";
import {
  aPanel,
  aKit,
  aMember,
  at,
  candidateRecord,
  decisionRecord,
  kitRecord,
  markRecord,
  noon,
  openingRecord,
  reratingRecord,
  scorecardRecord,
  waiverRecord,
} from "#test/records.ts";
import { readCsv } from "#test/readCsv.ts";
import { readPacket } from "#test/readPacket.ts";

const card = (author: string, score: 1 | 2 | 5 | "not observed", candidate = "sofia") =>
  scorecardRecord({
    author,
    opening: "berlin",
    candidate,
    scores: { delivery: score, judgement: 3 },
  });
const mayas = card("maya", 5);
const priyas = card("priya", 2);
const base = [...aPanel({ cards: [] }), mayas, priyas];
const reviewed = ["delivery", "judgement"].map((item) => markRecord("sofia", "reviewed", { item }));
const recordOf = (records: readonly SharedRecord[], candidate = "sofia") => {
  const panel = panelOf(records);
  return meetingRecordOf(panel, candidateIn(panel, candidate));
};

describe("the record of a meeting", () => {
  test("holds each score before and after, with who moved and why", () => {
    const record = recordOf([...base, reratingRecord("r1", priyas, 4), ...reviewed]);
    expect(record.items[0]).toMatchObject({
      title: "Delivery",
      reviewed: true,
      scores: [
        { panelist: "Maya Okafor", before: 5, after: 5, rerated: null },
        { panelist: "Priya Raman", before: 2, after: 4, rerated: { reason: "Heard more" } },
      ],
    });
    // |4 − 2| over four scores; two items, the first 3 points apart and then 1.
    expect(record.change).toEqual({
      scores: 4,
      changed: 1,
      meanChange: 0.5,
      distance: { before: 0.75, after: 0.25 },
      wideGaps: { items: 2, before: 0.5, after: 0 },
    });
    expect(record.picture?.composite.before.mean).toBe(3.25);
    expect(record.picture?.composite.after.mean).toBe(3.75);
  });

  test("keeps what the panel has not opened yet: new scores, composite, recommendations", () => {
    const record = recordOf([
      ...base,
      reratingRecord("r1", priyas, 4),
      decisionRecord("d1", "sofia"),
    ]);
    expect(record.picture).toBeNull();
    expect(record.change).toBeNull();
    expect(record.decision).toMatchObject({ composite: null });
    expect(record.items[0]?.scores[1]).toMatchObject({ before: 2, after: 2, rerated: null });
    const text = writeRecordFile(recordFileOf([record]));
    expect(text).not.toContain("Heard more");
    expect(text).not.toContain("strong yes");
    expect(text).not.toContain('"recommendation"');
  });

  test("says which cards it could not count, and why", () => {
    const other = kitRecord(aKit({ version: 2 }));
    const record = recordOf([
      ...base.filter(({ kind }) => kind !== "opening"),
      openingRecord("berlin", { panel: [aMember("maya", "lead"), aMember("tom", "shadow")] }),
      other,
      card("tom", 1),
      scorecardRecord({
        author: "jonas",
        opening: "berlin",
        candidate: "sofia",
        scores: { delivery: 1 },
        body: { kit: other.id },
      }),
    ]);
    const why = record.cards.map(({ role, leftOut }) => [role, leftOut]);
    expect(why).toContainEqual(["shadow", "practice"]);
    expect(why).toContainEqual(["interviewer", "other kit version"]);
    expect(why.filter(([, leftOut]) => leftOut === null)).toHaveLength(2);
    expect(record.items[0]?.scores.map(({ before }) => before)).toEqual([5, 2]);
  });

  test("counts a new score for a card that is not here, in nobody's row", () => {
    const early = [...base.slice(0, -1), reratingRecord("r1", priyas, 4), ...reviewed];
    expect(recordOf(early)).toMatchObject({ unplaced: 1, change: { changed: 0 } });
    expect(recordOf([...early, priyas])).toMatchObject({ unplaced: 0, change: { changed: 1 } });
  });

  test("sets a candidate beside the others: people, rounds, minutes, kit versions", () => {
    expect(recordOf(base).parity.every(({ others }) => others === null)).toBe(true);
    const records = [...base, candidateRecord("tom", "Tom", "berlin"), card("maya", 1, "tom")];
    const panelists = (candidate: string) =>
      recordOf(records, candidate).parity.find(({ what }) => what === "panelists");
    expect(panelists("sofia")).toEqual({
      what: "panelists",
      here: 2,
      others: { fewest: 1, most: 1 },
    });
    expect(panelists("tom")).toMatchObject({ here: 1, others: { fewest: 2, most: 2 } });
  });

  test("keeps waivers, earlier decisions and dissent by name", () => {
    const record = recordOf([
      ...base,
      ...reviewed,
      waiverRecord("w1", "berlin", "sofia", "tom"),
      decisionRecord("d1", "sofia", { call: "hold" }, at(noon + 1)),
      decisionRecord("d2", "sofia", { call: "hire" }, at(noon + 2)),
    ]);
    expect(record.decision?.call).toBe("hire");
    expect(record.earlierDecisions.map(({ call }) => call)).toEqual(["hold"]);
    expect(record.waivers).toHaveLength(1);
  });
});

describe("the record as a file", () => {
  const records = [
    recordOf([
      ...base,
      reratingRecord("r1", priyas, 4),
      ...reviewed,
      decisionRecord("d1", "sofia", { rationale: '=1+1, "well"' }),
    ]),
  ];

  test("has a row a score in CSV, safe to open in a sheet, an unscored one empty", () => {
    const text = writeCsv(recordRows(records));
    const [head = [], ...rows] = readCsv(text);
    expect(rows).toHaveLength(4);
    const row = rows.find((one) => one.includes("Priya Raman") && one.includes("Delivery")) ?? [];
    const told = Object.fromEntries(head.map((name, place) => [name, row[place]]));
    expect(told).toMatchObject({
      score_before: "2",
      score_after: "4",
      rerating_reason: "Heard more",
      reviewed: "yes",
      rationale: '=1+1, "well"',
    });
    expect(text).toContain(`"'=1+1, ""well"""`);
    const unseen = recordOf([...aPanel({ cards: [] }), card("maya", "not observed")]);
    const [, first] = recordRows([unseen]);
    expect(first?.slice(7, 10)).toEqual([null, null, "not observed"]);
  });

  test("is the same whatever order the records came in, and cannot pass for a packet", () => {
    const text = writeRecordFile(recordFileOf(records));
    const reading = readPacket(text);
    expect(!reading.ok && reading.problems[0]?.what).toMatch(/plain export.*packet/);
    const shuffled = recordOf([...base, ...reviewed].toReversed());
    expect(shuffled).toEqual(recordOf([...base, ...reviewed]));
  });
});

describe("an opening that moved to another kit version", () => {
  const next = aKit({ version: 2, title: "Engineer II" });
  const moved = openingRecord(
    "berlin",
    { kit: kitId(next), panel: [aMember("maya", "lead"), aMember("priya")] },
    at(noon + 9),
  );
  const onNext = scorecardRecord({
    author: "maya",
    opening: "berlin",
    candidate: "sofia",
    scores: { delivery: 5, judgement: 3 },
    body: { kit: kitId(next) },
  });
  const records = [
    ...aPanel({ cards: [] }).filter(({ kind }) => kind !== "opening"),
    kitRecord(next),
    moved,
    onNext,
    priyas,
  ];
  const marks = (kit: KitId) =>
    ["delivery", "judgement"].map((item) => markRecord("sofia", "reviewed", { item, kit }));

  test("has reviewed nothing of it by having reviewed the one before", () => {
    expect(recordOf([...records, ...marks(priyas.body.kit)]).reviewed).toEqual({ items: 0, of: 2 });
    expect(recordOf([...records, ...marks(kitId(next))]).reviewed).toEqual({ items: 2, of: 2 });
  });

  test("marks a recommendation whose scores are not in the composite, and counts no must-have of it", () => {
    const { picture } = recordOf([...records, ...marks(kitId(next))]);
    expect(picture?.recommendations).toMatchObject([
      { panelist: "Maya Okafor", leftOut: null },
      { panelist: "Priya Raman", leftOut: "other kit version" },
    ]);
    expect(picture?.composite.before.scores).toBe(2);
    expect(picture?.mustHaves).toMatchObject([{ shown: ["Maya Okafor"] }]);
  });

  test("keeps in its record, and in its table, what the cards on the other version say", () => {
    const record = recordOf(records);
    expect(record.cards.find(({ panelist }) => panelist === "Priya Raman")).toMatchObject({
      leftOut: "other kit version",
      apart: [
        { item: "Delivery", score: 2, evidence: "Seen in delivery." },
        { item: "Judgement", score: 3 },
      ],
    });
    const rows = readCsv(writeCsv(recordRows([record])));
    const place = rows[0]?.indexOf("counts") ?? -1;
    expect(rows.slice(1).map((row) => row[place])).toEqual([
      "yes",
      "yes",
      "no, other kit version",
      "no, other kit version",
    ]);
  });
});
