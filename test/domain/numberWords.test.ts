import { expect, test } from "vitest";
import { inPoints, signed, signedEnd } from "#domain/numberWords.ts";

test.each([
  [3.75, "3.8"],
  [3.7499999999999996, "3.8"],
  [0.15 + 0.1, "0.3"],
  [1.005 * 10 - 7.3, "2.8"],
  [3.74, "3.7"],
  [4, "4.0"],
  [-0.25, "-0.3"],
  [-0.04, "0.0"],
])("%d points read %s, however they were summed", (points, words) =>
  expect(inPoints(points)).toBe(words),
);

test("a half goes the same way on both sides of an average", () => {
  expect([signed(0.25), signed(-0.25), signed(-0.04)]).toEqual(["+0.3", "−0.3", "0.0"]);
});

test.each([
  [0.04, "just above 0"],
  [-0.04, "just below 0"],
  [0, "0.0"],
  [0.05, "+0.1"],
  [-0.3, "−0.3"],
])("an interval that ends at %d says so: %s", (points, words) =>
  expect(signedEnd(points)).toBe(words),
);
