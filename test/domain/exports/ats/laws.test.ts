import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toAshby } from "#domain/exports/ats/ashby.ts";
import { fromAshby } from "#domain/exports/ats/ashbyIn.ts";
import type { CardInWords } from "#domain/exports/ats/cardInWords.ts";
import type { ForeignCard, ForeignRead } from "#domain/exports/ats/foreignCard.ts";
import {
  greenhouseParts,
  type GreenhouseRows,
  toGreenhouse,
} from "#domain/exports/ats/greenhouse.ts";
import { fromGreenhouse } from "#domain/exports/ats/greenhouseIn.ts";
import { readLabelled, writeLabelled } from "#domain/exports/ats/labelledText.ts";
import { type MiddleWish, toLever } from "#domain/exports/ats/lever.ts";
import { fromLever } from "#domain/exports/ats/leverIn.ts";
import type { NotCarried } from "#domain/exports/ats/manifest.ts";
import { fromWorkable, toWorkable } from "#domain/exports/ats/workable.ts";
import { recommendations } from "#domain/records/scorecard.ts";
import { aCardInWords } from "#test/wordedCards.ts";

/** As it is in a file. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function oursIn({ cards, problems }: ForeignRead): (CardInWords | null)[] {
  expect(problems).toEqual([]);
  return cards.map(({ ours }) => ours);
}

function greenhouseFile(cards: readonly CardInWords[]): GreenhouseRows {
  const add = toGreenhouse();
  const rows = cards.map((card) => add(card));
  return Object.fromEntries(
    greenhouseParts.map((part) => [part, rows.flatMap((row) => row[part])]),
  ) as GreenhouseRows;
}

describe("Greenhouse and Workable carry a card whole", () => {
  const someCards = fc.array(aCardInWords, { minLength: 1, maxLength: 4 });

  test("to Greenhouse and back, it is the same card", () => {
    fc.assert(
      fc.property(someCards, (cards) => {
        expect(oursIn(fromGreenhouse(sent(greenhouseFile(cards))))).toEqual(cards);
      }),
      { numRuns: 2000 },
    );
  });

  test("to Workable and back, it is the same card", () => {
    fc.assert(
      fc.property(someCards, (cards) => {
        expect(oursIn(fromWorkable(sent({ ratings: cards.map(toWorkable) })))).toEqual(cards);
      }),
      { numRuns: 2000 },
    );
  });

  test("two candidates of one name stay two people", () => {
    const [one] = fc.sample(aCardInWords, 1);
    if (one === undefined) throw new Error("No card.");
    const add = toGreenhouse();
    const keys = { opening: "o", panelist: "p" };
    const ids = ["a", "b"].flatMap((candidate) =>
      add(one, { ...keys, candidate }).candidates.map(({ id }) => id),
    );
    expect(ids).toEqual([1, 2]);
  });
});

/** What a manifest says of a score. */
function scoreFrom(words: string): number | string {
  return /^[1-5] of 5$/.test(words) ? Number(words[0]) : words;
}

/** The score and call a system of four gives back, and what its manifest adds. */
function patched(read: ForeignCard, cells: readonly NotCarried[]) {
  const left = [...cells];
  const scores = read.ratings.map(({ title, score }) => {
    const at = left.findIndex(({ item }) => item === title);
    if (at === -1) return score;
    const [cell] = left.splice(at, 1);
    const original = scoreFrom(cell?.what ?? "gone");
    // Nothing is listed that came through.
    expect(original).not.toBe(score);
    return original;
  });
  const calls = left.map(({ what }) => recommendations.find((each) => each === what));
  return {
    scores,
    recommendation: calls[0] ?? read.recommendation,
    unused: left.length - calls.length,
  };
}

/** Each item by a name of its own, none like another cell's. */
function toldApart(card: CardInWords): CardInWords {
  return {
    ...card,
    ratings: card.ratings.map((rating, at) => ({ ...rating, item: `Item ${at}` })),
  };
}

describe("Lever and Ashby lose what their manifest says, and nothing else", () => {
  const ways = [
    { name: "Lever", to: toLever, from: fromLever },
    { name: "Ashby", to: toAshby, from: fromAshby },
  ] as const;
  const wish: fc.Arbitrary<MiddleWish> = fc.record({ three: fc.constantFrom(2, 3) });

  test.each(ways)(
    "$name: what is written and the manifest together are the card",
    ({ to, from }) => {
      fc.assert(
        fc.property(aCardInWords.map(toldApart), wish, (card, wished) => {
          const { written, notCarried } = to(card, wished);
          const { cards, problems } = from(sent([written]));
          expect(problems).toEqual([]);
          const [read] = cards;
          if (read === undefined) throw new Error("Not read.");
          expect(patched(read, notCarried)).toEqual({
            scores: card.ratings.map(({ score }) => score),
            recommendation: card.recommendation,
            unused: 0,
          });
          expect(read.takeaways).toBe(card.takeaways);
          expect(read.submittedAt).toBe(card.submittedAt);
          const scored = card.ratings.map(({ score }) => typeof score === "number");
          const notes = (all: readonly string[]) => all.filter((_, at) => scored[at]);
          expect(notes(read.ratings.map(({ note }) => note))).toEqual(
            notes(card.ratings.map(({ evidence }) => evidence)),
          );
        }),
        { numRuns: 2000 },
      );
    },
  );

  test.each(ways)("$name: each 3 is listed, and says in its comment what it was", ({ to }) => {
    const [card] = fc.sample(aCardInWords, 1);
    if (card === undefined) throw new Error("No card.");
    const ratings = ([1, 3, 5] as const).map((score, at) => ({
      item: `Item ${at}`,
      score,
      evidence: "Seen.",
      signals: [],
      asked: [],
    }));
    const bare = { takeaways: "", mustHaves: [], formatChanged: "" };
    const { written, notCarried } = to(
      { ...card, ...bare, recommendation: "yes", ratings },
      { three: 2 },
    );
    expect(notCarried.map(({ item, what }) => [item, what])).toEqual([["Item 1", "3 of 5"]]);
    expect(JSON.stringify(written).match(/Original: 3 of 5/g)).toHaveLength(1);
  });
});

describe("details below a text", () => {
  const aValue = fc.string({ unit: "grapheme", maxLength: 8 });
  test("come back exactly, whatever the text looks like", () => {
    const fields = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom("Receipt", "Signals", "Must-haves"),
        fc.array(aValue, { minLength: 1, maxLength: 3 }),
      ),
      { selector: ([name]) => name },
    );
    fc.assert(
      fc.property(aCardInWords, fields, ({ takeaways }, details) => {
        const { text, details: read } = readLabelled(writeLabelled(takeaways, details));
        expect(text).toBe(takeaways);
        expect([...read]).toEqual(details);
      }),
      { numRuns: 5000 },
    );
  });

  test("are read by people too", () => {
    expect(
      writeLabelled("Told what broke.", [
        ["Signals", ["Owns it", "Asks first"]],
        ["Original", ["3 of 5"]],
      ]),
    ).toBe("Told what broke.\n\n[Needle]\nSignals:\n- Owns it\n- Asks first\nOriginal: 3 of 5");
  });
});
