import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CandidateId } from "#domain/id.ts";
import { compositeOf } from "#domain/meeting/composite.ts";
import { itemStandings, movesInWords } from "#domain/meeting/itemStanding.ts";
import { splitInWords } from "#domain/meeting/splitInWords.ts";
import { recommendations } from "#domain/records/scorecard.ts";
import { panelOf, somePanelRecords } from "#test/panels.ts";
import { aPanel, markRecord, reratingRecord, scorecardRecord } from "#test/records.ts";

const sofia = CandidateId.parse("sofia");

describe("where the panel stands on an item", () => {
  const card = (author: string, delivery: 2 | 4 | "not observed") =>
    scorecardRecord({
      author,
      opening: "berlin",
      candidate: "sofia",
      scores: { delivery, judgement: 3 },
    });
  const cards = [card("maya", 2), card("priya", 4), card("wei", "not observed")] as const;
  const records = [
    ...aPanel({ panelists: { maya: "Maya", priya: "Priya", wei: "Wei" }, cards: [] }),
    ...cards,
    reratingRecord("r1", cards[0], 3),
  ];
  const standing = (shown: boolean, when: "before" | "after" = "after") => {
    const mark = markRecord("sofia", "shown");
    const [first] = itemStandings(panelOf(shown ? [...records, mark] : records), sofia, when);
    if (first === undefined) throw new Error("The kit has items.");
    return first;
  };

  test("nobody has moved until the new scores are shown", () => {
    expect(standing(false)).toMatchObject({ mean: 3, scored: 2, answered: 3 });
    expect(movesInWords(standing(false))).toBe("nobody moved; Wei not observed");
  });

  test("says who moved by how much, and the mean after it", () => {
    expect(standing(true).mean).toBe(3.5);
    expect(movesInWords(standing(true))).toBe("Maya up 1; Wei not observed");
    expect(standing(true, "before").mean).toBe(3);
  });

  test("law: the composite is the weighed mean of the items' means", () => {
    fc.assert(
      fc.property(somePanelRecords, fc.constantFrom("before", "after"), (all, when) => {
        const panel = panelOf(all);
        const scored = itemStandings(panel, sofia, when).filter(({ mean }) => mean !== null);
        const weight = scored.reduce((sum, { item }) => sum + item.weight, 0);
        const sum = scored.reduce((total, { item, mean }) => total + item.weight * (mean ?? 0), 0);
        const { mean } = compositeOf(panel, sofia, when);
        if (weight === 0) return mean === null;
        return Math.abs((mean ?? Number.NaN) - sum / weight) < 1e-9;
      }),
    );
  });
});

describe("the split in words", () => {
  test.each([
    [[], "Nobody has recommended anything."],
    [["yes"], "The one card says yes."],
    [["no", "no", "no"], "All 3 say no."],
    [["yes", "no", "yes", "no"], "The panel is split: 2 yes, 2 no."],
    [["strong yes", "yes"], "No split: 1 strong yes, 1 yes."],
    [
      ["no decision", "strong no", "strong yes"],
      "The panel is split: 1 strong yes, 1 strong no, 1 no decision.",
    ],
  ] as const)("%j: %s", (given, words) => {
    expect(splitInWords(given)).toBe(words);
  });

  test("law: it counts everybody, and calls split only those who want opposite things", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...recommendations), { minLength: 2 }), (given) => {
        const words = splitInWords(given);
        const told = [...words.matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0);
        const wants = (yes: boolean) =>
          given.some((one) => /yes/.test(one) === yes && one !== "no decision");
        return (
          told === given.length && words.includes("is split") === (wants(true) && wants(false))
        );
      }),
    );
  });
});
