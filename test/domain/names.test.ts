import { describe, expect, test } from "vitest";
import { initialsOf } from "#domain/records/panelist.ts";
import { Name, wellFormed } from "#domain/text.ts";

test.each([
  ["Maya Okafor", "MO"],
  ["maya okafor", "MO"],
  ["Jean-Luc Picard", "JP"],
  ["Ana María de la Cruz", "AC"],
  ["Madonna", "MA"],
  ["X", "X"],
  ["陳大文", "陳大"],
  ["محمد علي", "مع"],
  ["नेहा शर्मा", "नेश"],
  ["Åsa Öberg", "ÅÖ"],
  ["👩🏽‍💻 Dev", "👩🏽‍💻D"],
  ["🦊", "🦊"],
  ["  Maya   Okafor  ", "MO"],
  ["Sam (Samuel) Reed", "SR"],
  ["ßeta Ünal", "SS"],
  ["...", ".."],
])("%s is marked %s on charts", (name, mark) => expect(initialsOf(name)).toBe(mark));

describe("a name", () => {
  const problem = (name: string) => Name.safeParse(name).error?.issues[0]?.message;

  test.each([
    "Sofia",
    "陳大文",
    "🦊",
    "नेहा\u200d",
    "...",
    "<b>Sofia</b>",
    "O’Brien, Conor",
    "محمد علي",
    "x".repeat(200),
  ])("may be %s", (name) => expect(problem(name)).toBeUndefined());

  test.each([
    ["", "cannot be blank"],
    ["   ", "cannot be blank"],
    ["\u200b\u200d", "cannot be blank"],
    ["\u3164\u115f", "cannot be blank"],
    ["\u2800 \u00ad", "cannot be blank"],
    ["two\nlines", "must be on one line"],
    ["x".repeat(201), "can be up to 200 characters, this is longer"],
    ["Sofia \ud83d", "holds half a character; type it again"],
    ["\udc00", "holds half a character; type it again"],
  ])("%j is refused in words", (name, words) => expect(problem(name)).toBe(words));
});

test("half characters become a replacement mark, whole ones stay", () => {
  expect(wellFormed("a\ud83db\udc00 🧭 é")).toBe("a\ufffdb\ufffd 🧭 é");
  expect(wellFormed("")).toBe("");
});
