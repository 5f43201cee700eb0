import { expect, test } from "vitest";
import { ItemId } from "#domain/id.ts";
import { meanOf, meanOfCard } from "#domain/scoring/mean.ts";
import { aRating } from "#test/records.ts";

test("a mean is over scored items only, and says how many of how many", () => {
  expect(meanOf([2, 5, "not observed", "unrated"])).toEqual({ mean: 3.5, scored: 2, of: 4 });
});

test("not observed is neither 0 nor 3: it moves nothing", () => {
  expect(meanOf([4, 4]).mean).toBe(meanOf([4, 4, "not observed"]).mean);
});

test.each([[[]], [["not observed", "unrated"] as const]])(
  "with nothing to average the mean is absent, not 0: %j",
  (scores) => expect(meanOf(scores)).toEqual({ mean: null, scored: 0, of: scores.length }),
);

test("a card is averaged over the items asked about; an item it never touched counts as open", () => {
  const items = ["delivery", "judgement", "taste"].map((id) => ItemId.parse(id));
  const ratings = { delivery: aRating(1, "x"), other: aRating(5, "y") };
  expect(meanOfCard({ ratings }, items)).toEqual({ mean: 1, scored: 1, of: 3 });
});
