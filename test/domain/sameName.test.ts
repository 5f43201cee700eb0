import { expect, test } from "vitest";
import { sameName } from "#domain/sameName.ts";

test.each([
  ["Sofia Lindqvist", " sofia  LINDQVIST "],
  ["José Álvarez", "Jose Alvarez"],
  ["José", "Jose\u0301"],
  ["ＰＲＩＹＡ", "Priya"],
  ["Groß", "GROSS"],
  ["Νίκος", "ΝΙΚΟΣ"],
  ["陳　大文", "陳 大文"],
])("%s and %s are one name", (a, b) => expect(sameName(a, b)).toBe(true));

test.each([
  ["Sofia", "Sophia"],
  ["Anna Lee", "Annalee"],
  ["राम", "रमा"],
  ["かき", "がき"],
  ["", "x"],
])("%s and %s are two", (a, b) => expect(sameName(a, b)).toBe(false));
