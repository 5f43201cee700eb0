import { agendaOf } from "#domain/meeting/agenda.ts";
import { describe, expect, test } from "vitest";
import { compareItems, comparisonInWords } from "#domain/meeting/itemComparison.ts";
import { CandidateId } from "#domain/id.ts";
import { kitId, type Level } from "#domain/kit/kit.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { panelOf } from "#test/panels.ts";
import {
  aKit,
  aMember,
  aPanel,
  anItem,
  kitRecord,
  openingRecord,
  scorecardRecord,
} from "#test/records.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
import { panelistMeans } from "#domain/panelStatistics/panelistMeans.ts";
import { scaleUse } from "#domain/panelStatistics/scaleUse.ts";

const sofia = CandidateId.parse("sofia");
const tom = CandidateId.parse("tom");
type Scores = Record<string, Level | "not observed" | "unrated">;

function scored(cards: [author: string, candidate: string, scores: Scores][]): SharedRecord[] {
  return [
    ...aPanel({ panelists: { maya: "Maya", priya: "Priya", wei: "Wei" }, cards: [] }),
    ...cards.map(([author, candidate, scores]) =>
      scorecardRecord({ author, opening: "berlin", candidate, scores }),
    ),
  ];
}

const rowsOf = (records: SharedRecord[]) => agendaOf(panelOf(records), sofia);

describe("the items of a candidate", () => {
  test("come widest range first; equal ranges keep the kit's order", () => {
    const wide = rowsOf(
      scored([
        ["maya", "sofia", { delivery: 3, judgement: 1 }],
        ["priya", "sofia", { delivery: 4, judgement: 5 }],
      ]),
    );
    expect(wide.map(({ item, range }) => [item.id, range])).toEqual([
      ["judgement", 4],
      ["delivery", 1],
    ]);
    const even = rowsOf(
      scored([
        ["maya", "sofia", { delivery: 3, judgement: 1 }],
        ["priya", "sofia", { delivery: 4, judgement: 2 }],
      ]),
    );
    expect(even.map(({ item }) => item.id)).toEqual(["delivery", "judgement"]);
  });

  test("have no range with one score, and come after those that have one, be it 0", () => {
    const rows = rowsOf(
      scored([
        ["maya", "sofia", { delivery: 3, judgement: 4 }],
        ["priya", "sofia", { delivery: "not observed", judgement: 4 }],
      ]),
    );
    expect(rows.map(({ item, range, panelists }) => [item.id, range, panelists])).toEqual([
      ["judgement", 0, 2],
      ["delivery", null, 1],
    ]);
    expect(rows[1]?.notObserved.map(({ name }) => name)).toEqual(["Priya"]);
  });

  test("an item left open is neither given nor not observed", () => {
    const [row] = rowsOf(scored([["maya", "sofia", { delivery: "unrated" }]]));
    expect(row).toMatchObject({ given: [], notObserved: [], range: null, panelists: 0 });
  });

  test.each([
    [[], "nobody scored it"],
    [["not observed", "not observed"], "nobody observed it"],
    [[4], "4, one panelist only"],
    [[4, "not observed"], "4, one panelist only, 1 not observed"],
    [[3, 3], "all gave 3"],
    [[3, 4], "3 to 4, close"],
    [[2, 4, "not observed"], "2 to 4, apart, 1 not observed"],
    [[5, 2, 3], "2 to 5, far apart"],
  ] as const)("%j reads “%s”", (scores, words) => {
    const records = scored(
      scores.map((score, at) => [["maya", "priya", "wei"][at] ?? "", "sofia", { delivery: score }]),
    );
    const row = rowsOf(records).find(({ item }) => item.id === "delivery");
    expect(row && comparisonInWords(row)).toBe(words);
  });

  test("a shadow's scores are not among them", () => {
    const records = scored([
      ["maya", "sofia", { delivery: 3 }],
      ["priya", "sofia", { delivery: 5 }],
    ]);
    const shadowed = records.map((record) =>
      record.kind === "opening"
        ? openingRecord("berlin", { panel: [aMember("maya"), aMember("priya", "shadow")] })
        : record,
    );
    expect(rowsOf(shadowed)[0]?.given.map(({ member }) => member.id)).toEqual(["maya"]);
  });
});

test("cards on another kit version are counted apart, never pooled", () => {
  const next = aKit({ version: 2, items: [anItem("delivery", "Delivery, again")] });
  const records = [
    ...scored([["maya", "sofia", { delivery: 1, judgement: 1 }]]),
    kitRecord(next),
    scorecardRecord({
      author: "priya",
      opening: "berlin",
      candidate: "sofia",
      scores: { delivery: 5 },
      body: { kit: kitId(next) },
    }),
  ];
  const panel = panelOf(records);
  expect(cardsOnOwnKit(panel, sofia)).toMatchObject({
    cards: [{ author: "maya" }],
    otherVersions: 1,
  });
  expect(compareItems(panel, sofia).map(({ range }) => range)).toEqual([null, null]);
  expect([...panelistMeans(panel, sofia).keys()]).toEqual(["maya"]);
  expect(scaleUse(panel, [sofia]).map(({ total }) => total)).toEqual([2, 0, 0]);
});

test("a row of the matrix is each panelist's mean with its coverage; who wrote no card is not in it", () => {
  const panel = panelOf(
    scored([
      ["maya", "sofia", { delivery: 2, judgement: 5 }],
      ["priya", "sofia", { delivery: 4, judgement: "not observed" }],
      ["wei", "tom", { delivery: 1 }],
    ]),
  );
  expect(Object.fromEntries(panelistMeans(panel, sofia))).toEqual({
    maya: { mean: 3.5, scored: 2, of: 2 },
    priya: { mean: 4, scored: 1, of: 2 },
  });
});

test("how often each level was given adds up, over the candidates asked about only", () => {
  const panel = panelOf(
    scored([
      ["maya", "sofia", { delivery: 2, judgement: 5 }],
      ["maya", "tom", { delivery: 2, judgement: "not observed" }],
      ["priya", "tom", { delivery: 4, judgement: 4 }],
    ]),
  );
  expect(
    scaleUse(panel, [sofia, tom]).map(({ counts, total }) => [Object.values(counts), total]),
  ).toEqual([
    [[0, 2, 0, 0, 1], 3],
    [[0, 0, 0, 2, 0], 2],
    [[0, 0, 0, 0, 0], 0],
  ]);
  expect(scaleUse(panel, [sofia]).map(({ total }) => total)).toEqual([2, 0, 0]);
});
