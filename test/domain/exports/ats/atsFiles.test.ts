import { describe, expect, test } from "vitest";
import { fromAshby } from "#domain/exports/ats/ashbyIn.ts";
import { atsForms, writeAtsFile } from "#domain/exports/ats/atsFiles.ts";
import { cardInWords } from "#domain/exports/ats/cardInWords.ts";
import { fromGreenhouse } from "#domain/exports/ats/greenhouseIn.ts";
import { fromLever } from "#domain/exports/ats/leverIn.ts";
import { fromWorkable } from "#domain/exports/ats/workable.ts";
import { fitted, leftOutOfWide, longestCell, lostRows } from "#domain/exports/leftOutOfSheets.ts";
import { resolveCards } from "#domain/exports/resolvedCards.ts";
import { ItemId } from "#domain/id.ts";
import { seesAll } from "#domain/records/travel.ts";
import { aPanel, aRating, scorecardRecord } from "#test/records.ts";

const card = scorecardRecord({
  author: "maya",
  opening: "berlin",
  candidate: "sofia",
  body: {
    ratings: {
      [ItemId.parse("delivery")]: {
        ...aRating(3, "Shipped it", ["owns"]),
        asked: [{ question: 0, how: "own words", probes: [] }],
      },
      [ItemId.parse("judgement")]: aRating("not observed"),
    },
    format: { changes: ["more time"], other: "Camera off" },
  },
});
const cards = resolveCards([...aPanel({ cards: [] }), card], {}, seesAll);
const words = cards.map(cardInWords);

type Manifest = { said: string; cells: { item: string }[] };
function fileOf(form: (typeof atsForms)[number], some = cards) {
  const { parts, notCarried } = writeAtsFile(form, some, { three: 2 });
  const file = JSON.parse(parts.join("")) as { notCarried: Manifest } & Record<string, unknown>;
  return { file, notCarried };
}

describe.each(atsForms)("the file for %s", (form) => {
  test("says what it follows and ends with what it could not carry", () => {
    const { file, notCarried } = fileOf(form);
    expect(Object.keys(file).at(-1)).toBe("notCarried");
    expect(file.notCarried.cells).toEqual(notCarried);
    expect(file["shape"]).not.toBe("");
    expect(file["checked"]).toMatch(/Never sent to a live account/);
  });

  test("is whole without cards, and says then too that nothing was lost", () => {
    const { file } = fileOf(form, []);
    expect(file.notCarried).toEqual({ said: "Nothing was lost.", cells: [] });
  });
});

test("whole files are read back: Greenhouse and Workable word for word", () => {
  for (const read of [
    fromGreenhouse(fileOf("greenhouse").file),
    fromWorkable(fileOf("workable").file),
  ]) {
    expect(read.problems).toEqual([]);
    expect(read.cards.map(({ ours }) => ours)).toEqual(words);
  }
  expect(words[0]?.ratings[0]?.asked).toEqual(["own words: Tell me about Delivery."]);
  expect(words[0]?.formatChanged).toBe("more time, Camera off");
});

test("whole files are read back: Lever and Ashby but for what they list", () => {
  expect(fileOf("lever").file.notCarried.cells).toMatchObject([{ item: "Delivery" }]);
  expect(fileOf("ashby").file.notCarried.cells).toMatchObject([
    { item: "Judgement" },
    { item: "Delivery" },
  ]);
  for (const read of [fromLever(fileOf("lever").file), fromAshby(fileOf("ashby").file)]) {
    expect(read.problems).toEqual([]);
    expect(read.cards[0]).toMatchObject({ candidate: "Sofia Lindqvist", panelist: "Maya Okafor" });
  }
});

test("a sheet says what it had no room for", () => {
  expect(leftOutOfWide(cards)).toMatchObject([
    { item: "Delivery", what: "how its questions were asked: own words: Tell me about Delivery." },
  ]);
  const long = "é".repeat(longestCell + 1);
  const { rows, cut } = fitted(
    [
      ["candidate", "item", "evidence"],
      ["Sofia", "Delivery", long],
    ],
    "Ratings",
  );
  expect(String(rows[1]?.[2])).toHaveLength(longestCell);
  expect(cut).toMatchObject([
    { candidate: "Sofia", item: "Delivery", what: "32768 characters of evidence" },
  ]);
  expect(lostRows(cut)[0]).toContain("written");
  expect(lostRows([])).toEqual([["Nothing was lost."]]);
});
