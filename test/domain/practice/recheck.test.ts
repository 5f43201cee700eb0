import { expect, test } from "vitest";
import { recheckDue } from "#domain/practice/recheck.ts";

const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString();
const on = (at: number) => Date.parse(day(at));
const cards = (count: number, at: number) => Array.from({ length: count }, () => day(at));

test("ten cards since the last practice, or without any, are the time for a case", () => {
  expect(recheckDue(day(0), cards(9, 1), on(2))).toBeNull();
  expect(recheckDue(day(0), cards(10, 1), on(2))).toEqual({ why: "cards", cards: 10 });
  expect(recheckDue(null, cards(9, 1), on(400))).toBeNull();
  expect(recheckDue(null, cards(10, 1), on(2))).toEqual({ why: "cards", cards: 10 });
  expect(recheckDue(day(2), cards(40, 1), on(400))).toBeNull();
});

test("sixty days are as well, for whoever has scored somebody since", () => {
  expect(recheckDue(day(0), cards(1, 1), on(59))).toBeNull();
  expect(recheckDue(day(0), cards(1, 1), on(60))).toEqual({ why: "days", days: 60 });
  expect(recheckDue(day(0), [], on(90))).toBeNull();
});
