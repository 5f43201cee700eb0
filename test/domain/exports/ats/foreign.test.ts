import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { fromAshby } from "#domain/exports/ats/ashbyIn.ts";
import { callFrom, type ForeignRead, scoreOfFour } from "#domain/exports/ats/foreignCard.ts";
import { fromGreenhouse } from "#domain/exports/ats/greenhouseIn.ts";
import { fromLever } from "#domain/exports/ats/leverIn.ts";
import { MergeScorecard } from "#domain/exports/ats/merge.ts";
import { fromWorkable } from "#domain/exports/ats/workable.ts";

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`test/fixtures/ats/${name}.json`, "utf8"));
}

function brief({ cards, problems }: ForeignRead) {
  expect(problems).toEqual([]);
  return cards.map(({ candidate, panelist, round, recommendation, ratings, ours }) => ({
    who: [candidate, panelist, round],
    recommendation,
    scores: ratings.map(({ title, score, note }) => [title, score, note]),
    ours,
  }));
}

describe("the vendors' examples are read", () => {
  test("Greenhouse, Harvest v1: HTML becomes text", () => {
    const read = fromGreenhouse(fixture("greenhouse-v1"));
    expect(brief(read)).toEqual([
      {
        who: [null, "Omar Said", "Systems interview"],
        recommendation: "strong yes",
        scores: [
          ["Debugging", 5, "Found it in two steps & said why"],
          ["Writing", 3, ""],
          ["Planning", "not observed", ""],
          ["Teaching", 1, ""],
        ],
        ours: null,
      },
    ]);
    expect(read.cards[0]).toMatchObject({
      submittedAt: "2026-03-02T10:12:00.000Z",
      takeaways: "- Calm\n- Exact",
      answers: [
        { question: "Private Notes", answer: "" },
        { question: "Would you pair with them?", answer: "Yes" },
      ],
      raw: (fixture("greenhouse-v1") as unknown[])[0],
    });
  });

  test("Greenhouse, Harvest v3: the resources are brought together", () => {
    const read = fromGreenhouse(fixture("greenhouse-v3"));
    expect(brief(read)).toEqual([
      {
        who: ["Lea Moreau", "Omar Said", "Systems interview"],
        recommendation: "yes",
        scores: [
          ["Debugging", 5, "Found it in two steps"],
          ["Writing", 3, ""],
          ["Planning", "not observed", ""],
        ],
        ours: null,
      },
    ]);
    expect(read.cards[0]).toMatchObject({
      opening: "Storage engineer",
      takeaways: "Calm, exact.",
      answers: [
        { question: "Would you pair with them?", answer: "Yes" },
        { question: "Which team?", answer: "Storage" },
        { question: "Anything else?", answer: "Starts in May" },
      ],
    });
  });

  test("Lever: four points leave 3 free, 0 is not observed, and both names of the overall field count", () => {
    const read = fromLever(fixture("lever-feedback"));
    expect(brief(read)).toEqual([
      {
        who: [null, null, "On-site interview"],
        recommendation: "no",
        scores: [
          ["Debugging", 5, "Two steps"],
          ["Writing", 4, ""],
          ["Planning", "not observed", ""],
          ["Teaching", "unrated", ""],
        ],
        ours: null,
      },
      { who: [null, null, "Phone"], recommendation: "yes", scores: [], ours: null },
    ]);
    expect(read.cards[0]).toMatchObject({
      submittedAt: "2026-03-02T10:12:00.000Z",
      answers: [
        { question: "Notes", answer: "Calm.\nExact." },
        { question: "Would you pair with them?", answer: "yes" },
        { question: "Teams", answer: "Storage, Search" },
      ],
    });
  });

  test("Ashby: scores in both spellings, options by what they say", () => {
    const read = fromAshby(fixture("ashby-feedback"));
    expect(brief(read)).toEqual([
      {
        who: [null, "Omar Said", null],
        recommendation: "strong yes",
        scores: [
          ["Debugging", 5, ""],
          ["Writing", 4, "Short and clear"],
          ["Planning", "unrated", ""],
        ],
        ours: null,
      },
    ]);
    expect(read.cards[0]?.answers).toEqual([{ question: "Feedback", answer: "Calm.\n\nExact." }]);
  });

  test("Workable: a rating alone, and ratings among activities", () => {
    expect(brief(fromWorkable(fixture("workable-rating")))).toEqual([
      {
        who: [null, null, null],
        recommendation: "yes",
        scores: [
          ["Debugging", 5, "Two steps"],
          ["Writing", 2, ""],
          ["Planning", "not observed", ""],
        ],
        ours: null,
      },
    ]);
    expect(brief(fromWorkable(fixture("workable-activities")))).toEqual([
      {
        who: ["Lea Moreau", "Omar Said", "Interview"],
        recommendation: "strong yes",
        scores: [["Debugging", 4, ""]],
        ours: null,
      },
    ]);
  });

  test("Merge", () => {
    const { results } = fixture("merge-scorecard") as { results: unknown[] };
    for (const one of results) expect(z.safeParse(MergeScorecard, one).success).toBe(true);
  });
});

const readers = { fromGreenhouse, fromLever, fromAshby, fromWorkable };

describe("what is wrong with a file is told, where it stands and what to do", () => {
  test.each([
    [
      "fromGreenhouse",
      [{ attributes: [{ name: "A", rating: "great" }] }],
      "[0].attributes[0].rating",
    ],
    [
      "fromLever",
      {
        data: [{ fields: [{ type: "scorecard", scores: [{ text: "A" }], value: [{ score: 7 }] }] }],
      },
      "data[0].fields, A",
    ],
    ["fromAshby", [{ formDefinition: { sections: [] } }], "[0].submittedValues"],
    [
      "fromWorkable",
      { ratings: [{ score_card: { sections: [{ traits: [{ name: "A", score: 9 }] }] } }] },
      "ratings[0].score_card, A",
    ],
  ] as const)("%s", (name, value, where) => {
    const { cards, problems } = readers[name](value);
    expect(cards).toEqual([]);
    expect(problems.map((one) => one.where)).toContain(where);
    for (const { what } of problems) expect(what.length).toBeGreaterThan(8);
  });

  test("one bad card does not keep the others out", () => {
    const good = { attributes: [{ name: "A", rating: "yes" }] };
    const { cards, problems } = fromGreenhouse([good, { attributes: "none" }, good]);
    expect(cards).toHaveLength(2);
    expect(problems.map(({ where }) => where)).toEqual(["[1].attributes"]);
  });

  test.each(Object.entries(readers))(
    "%s refuses names that attack programs, and endless depth",
    (_, read) => {
      const evil: unknown = JSON.parse('[{"fields":[],"attributes":[],"x":{"__proto__":{"a":1}}}]');
      expect(read(evil).problems[0]?.where).toBe("[0].x.__proto__");
      let deep: unknown = [];
      for (let level = 0; level < 5000; level += 1) deep = [deep];
      expect(read(deep).problems[0]?.what).toMatch(/nested/);
      expect(({} as { a?: number }).a).toBeUndefined();
    },
  );

  test.each(Object.entries(readers))("%s takes anything at all without falling over", (_, read) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { cards, problems } = read(value);
        expect(Array.isArray(cards) && Array.isArray(problems)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("a draft is no submitted scorecard", () => {
    const { problems } = fromGreenhouse({ scorecards: [{ id: 1, status: "draft" }] });
    expect(problems[0]).toMatchObject({ where: "scorecards[0].status" });
  });
});

test.each([
  ["Strong Hire", "strong yes"],
  ["4 - Strong Hire", "strong yes"],
  ["Definitely Not", "strong no"],
  ["1 - Strong No Hire", "strong no"],
  ["No Hire", "no"],
  ["Not a fit", "no"],
  ["Hire", "yes"],
  ["No Decision", "no decision"],
  ["Maybe", null],
])("an option “%s” is %s", (label, call) => {
  expect(callFrom(label)).toBe(call);
});

test.each([
  ["4", 5],
  [4, 5],
  [{ score: 3 }, 4],
  [{ score: "2" }, 2],
  ["1 - Poor", 1],
  [0, "not observed"],
  [null, "unrated"],
  [5, null],
  ["44", null],
  [{ score: {} }, null],
] as const)("a score of four %j is %j", (value, score) => {
  expect(scoreOfFour(value)).toBe(score);
});
