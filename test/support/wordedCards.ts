import * as fc from "fast-check";
import type { CardInWords, RatingInWords } from "#domain/exports/ats/cardInWords.ts";
import { levels } from "#domain/kit/kit.ts";
import { roles } from "#domain/records/opening.ts";
import { recommendations } from "#domain/records/scorecard.ts";
import { aText } from "./arbitraries.ts";

/** Text that could be taken for how we write beside it, again and again. */
const aCollision = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "[Needle]",
        "\\[Needle]",
        "Receipt: X",
        "Signals:",
        "Score: unrated",
        "Score:",
        "- x",
        "  y",
        "",
        "\n",
        "<p>a</p>",
        "&amp;",
        "shown: x",
        "Original: 3 of 5",
      ),
      aText,
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.join("\n"));
const aWord = fc.oneof(
  fc.string({ minLength: 1, maxLength: 9 }),
  fc.constantFrom("A  B ", " ", "x: y", "- z"),
);
const oneLine = aWord.map((word) => word.replaceAll(/[\n\r]/g, " "));
const anInstant = fc
  .integer({ min: 0, max: Date.UTC(2030, 0) })
  .map((time) => new Date(time).toISOString());

const aRatingInWords: fc.Arbitrary<RatingInWords> = fc.record({
  item: oneLine,
  score: fc.constantFrom(...levels, "not observed" as const, "unrated" as const),
  evidence: aCollision,
  signals: fc.array(aCollision, { maxLength: 3 }),
  asked: fc.array(oneLine, { maxLength: 2 }),
});

export const aCardInWords: fc.Arbitrary<CardInWords> = fc.record({
  opening: oneLine,
  startedOn: fc.constant("2026-11-16"),
  candidate: oneLine,
  panelist: oneLine,
  role: fc.constantFrom(null, ...roles),
  round: oneLine,
  kit: oneLine,
  kitVersion: fc.integer({ min: 1, max: 99 }),
  revision: fc.integer({ min: 1, max: 9 }),
  counts: fc.constantFrom("yes", "no, practice", "no, another version counts"),
  startedAt: anInstant,
  submittedAt: anInstant,
  receipt: fc.integer({ min: 0 }).map((number) => `R${number}`),
  recommendation: fc.constantFrom(...recommendations),
  ratings: fc.array(aRatingInWords, { maxLength: 5 }),
  mustHaves: fc.array(
    fc.record({ title: oneLine, mark: fc.constantFrom("shown", "not shown", "unknown") }),
    { maxLength: 3 },
  ),
  takeaways: aCollision,
  formatChanged: fc.oneof(fc.constant(""), oneLine),
});
