import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ItemId } from "#domain/id.ts";
import { longestLine } from "#domain/records/noteLine.ts";
import {
  addLines,
  joinPads,
  linesIn,
  withText,
  type LineChange,
  type NewLine,
} from "#domain/records/padLines.ts";
import { allLines, type PlacedLine } from "#domain/records/noteLine.ts";
import { emptyPad } from "#domain/records/notepad.ts";
import { mostPadLines, mostPadText, Notepad } from "#domain/records/notepad.ts";
import { Draft, Scorecard } from "#domain/records/scorecard.ts";
import { changeFiled, fileLine, takeOff } from "#domain/scoring/filing.ts";
import { aDraft } from "#test/records.ts";

const items = ["delivery", "judgement", "craft"].map((id) => ItemId.parse(id));
const [delivery = ItemId.parse("delivery"), judgement = delivery] = items;

function padWith(lines: readonly NewLine[], taken: readonly number[] = []): Notepad {
  const pad = addLines(emptyPad, lines, taken);
  if (typeof pad === "string") throw new Error(`The pad is full: ${pad}.`);
  return pad;
}

function line(no: number, text = `line ${no}`): PlacedLine {
  return { no, at: no, text, item: null };
}

function filed(draft: Draft, one: PlacedLine, to: ItemId): Draft {
  const after = fileLine(draft, one, to);
  if (after === null) throw new Error("The item is full.");
  return after;
}

describe("lines of a text that was pasted", () => {
  test.each([
    ["12:34 Asked for a threshold", { at: 754, text: "Asked for a threshold" }],
    ["[01:02:03] Said no", { at: 3723, text: "Said no" }],
    ["(7:05) - What broke?", { at: 425, text: "What broke?" }],
    ["75:00 over time", { at: 4500, text: "over time" }],
    ["- a bullet", { at: null, text: "a bullet" }],
    ["3. numbered", { at: null, text: "numbered" }],
    ["3.5 times faster", { at: null, text: "3.5 times faster" }],
    ["10:99 is no minute", { at: null, text: "10:99 is no minute" }],
    ["99:00:00 is no hour of an interview", { at: null, text: "is no hour of an interview" }],
    ["cells\tof a\ttable", { at: null, text: "cells\tof a\ttable" }],
  ])("%j", (text, expected) => {
    expect(linesIn(text)).toEqual([expected]);
  });

  test("are as many as there are lines with something in them, whatever ends a line", () => {
    expect(linesIn("one\r\ntwo\rthree\n\n \n\u2028four").map(({ text }) => text)).toEqual([
      "one",
      "two",
      "three",
      "four",
    ]);
  });

  test("lose no word, and none is too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 4000 }), (text) => {
        const lines = linesIn(`x ${text}`);
        for (const { text: one } of lines) {
          expect(one.length).toBeLessThanOrEqual(longestLine);
          expect(one.trim()).not.toBe("");
        }
        const letters = (some: string) => (some.match(/\p{L}/gu) ?? []).join("");
        expect(letters(lines.map((one) => one.text).join(""))).toBe(letters(`x ${text}`));
      }),
    );
  });

  test("parts a word of 100,000 characters between characters", () => {
    const lines = linesIn("🦊".repeat(50_000));
    expect(lines.map(({ text }) => text).join("")).toBe("🦊".repeat(50_000));
    expect(lines.every(({ text }) => text === text.toWellFormed())).toBe(true);
  });
});

describe("a pad", () => {
  test("numbers its lines one after the other, and gives no number twice", () => {
    const first = padWith([line(0, "one"), line(0, "two")]);
    const none = { ...first, lines: [] };
    const second = addLines(none, [line(0, "three")], []);
    expect(second).toMatchObject({ lines: [{ no: 3, text: "three" }], last: 3 });
    expect(addLines(emptyPad, [line(0)], [7, 4])).toMatchObject({ lines: [{ no: 8 }] });
  });

  test("takes 100,000 characters and 2,000 lines, and says what is too much", () => {
    const long = Array.from({ length: 100 }, () => ({ at: null, text: "x".repeat(1000) }));
    const full = padWith(long);
    expect(full.lines.reduce((sum, { text }) => sum + text.length, 0)).toBe(mostPadText);
    expect(Notepad.safeParse(full).success).toBe(true);
    expect(addLines(full, [{ at: null, text: "x" }], [])).toBe("too long");
    const short = Array.from({ length: mostPadLines + 1 }, () => ({ at: null, text: "x" }));
    expect(addLines(emptyPad, short, [])).toBe("too many");
  });

  test("makes lines of the text it held before", () => {
    const pad = withText(emptyPad, "Reminds me of me\n12:01 asked twice");
    expect(pad.lines.map(({ at, text }) => [at, text])).toEqual([
      [null, "Reminds me of me"],
      [null, "12:01 asked twice"],
    ]);
    expect(withText(emptyPad, "")).toEqual(emptyPad);
  });

  test("restored over another loses nothing, says nothing twice, and again changes nothing", () => {
    const lines = fc.array(
      fc.record({ at: fc.option(fc.nat(5000)), text: fc.string({ minLength: 1, maxLength: 9 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, lines, fc.string({ maxLength: 5 }), (one, other, typing) => {
        const here = { ...padWith(one), typing };
        const there = { ...padWith(other), typing: "typed there" };
        const both = joinPads(here, there);
        const said = new Set(both.lines.map(({ at, text }) => `${at} ${text}`));
        for (const { at, text } of [...here.lines, ...there.lines])
          expect(said).toContain(`${at} ${text}`);
        expect(new Set(both.lines.map(({ no }) => no)).size).toBe(both.lines.length);
        expect(both.typing === "" ? "typed there" : both.typing).not.toBe("");
        const texts = both.lines.map(({ text }) => text);
        expect(typing === "" || texts.includes("typed there")).toBe(true);
        expect(joinPads(both, there)).toEqual(both);
        expect(Notepad.safeParse(both).success).toBe(true);
      }),
    );
  });
});

describe("filing", () => {
  const moves = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...items, null)),
    { maxLength: 30 },
  );

  test("keeps every line exactly once, wherever it went, in the order it was written", () => {
    fc.assert(
      fc.property(moves, (all) => {
        let pad = padWith([1, 2, 3, 4, 5, 6].map((no) => line(no)));
        let draft = aDraft("maya", "munich", "sofia");
        for (const [no, to] of all) {
          const one = allLines(pad, draft.ratings).find((candidate) => candidate.no === no);
          if (one === undefined) throw new Error(`Line ${no} is lost.`);
          if (to === null) {
            draft = takeOff(draft, no);
            const { item: _item, ...own } = one;
            const others = pad.lines.filter((other) => other.no !== no);
            pad = { clock: null, typing: "", last: 6, lines: others.concat(own) };
          } else {
            draft = filed(draft, one, to);
            // As in a crash: it is still on the pad too.
          }
        }
        const lines = allLines(pad, draft.ratings);
        expect(lines.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6]);
        const last = new Map(all);
        for (const { no, item } of lines) expect(item).toBe(last.get(no) ?? null);
        expect(Draft.safeParse(draft).success).toBe(true);
      }),
    );
  });

  test("leaves an item as it was once its line is taken off again", () => {
    const before = aDraft("maya", "munich", "sofia");
    expect(takeOff(filed(before, line(1), delivery), 1)).toEqual(before);
  });

  test("refuses what an item cannot carry, and moves nothing then", () => {
    let draft = aDraft("maya", "munich", "sofia");
    for (let no = 1; no <= 10; no += 1) draft = filed(draft, line(no, "x".repeat(1000)), delivery);
    draft = filed(draft, line(11, "short"), judgement);
    expect(fileLine(draft, { ...line(11, "short"), item: judgement }, delivery)).toBeNull();
    expect(Draft.safeParse(draft).success).toBe(true);
  });

  test("changes a filed line where it stands, and not past what its item can carry", () => {
    let draft = filed(aDraft("maya", "munich", "sofia"), line(1), delivery);
    const changed = (change: LineChange) => {
      const after = changeFiled(draft, 1, change);
      if (after === null) throw new Error("The item is full.");
      return after;
    };
    draft = changed({ source: "transcript" });
    expect(draft.ratings[delivery]?.lines).toEqual([
      { no: 1, at: 1, text: "line 1", source: "transcript" },
    ]);
    draft = changed({ source: null });
    expect(draft.ratings[delivery]?.lines).toEqual([{ no: 1, at: 1, text: "line 1" }]);
    for (let no = 2; no <= 10; no += 1) draft = filed(draft, line(no, "x".repeat(1000)), delivery);
    draft = changed({ text: "y".repeat(5000) });
    expect(draft.ratings[delivery]?.lines?.[0]?.text).toHaveLength(1000);
    const almost = filed(aDraft("maya", "munich", "sofia"), line(1, "x"), delivery);
    const full = [2, 3, 4, 5, 6, 7, 8, 9, 10].reduce(
      (all, no) => filed(all, line(no, "x".repeat(1000)), delivery),
      filed(almost, line(11, "x".repeat(999)), delivery),
    );
    expect(changeFiled(full, 1, { text: "xx" })).toBeNull();
    expect(filed(draft, line(1, "gone"), judgement).ratings[judgement]?.lines).toHaveLength(1);
  });
});

test("a forged card with more lines than an item can carry is refused", () => {
  const rating = (lines: unknown) => ({
    score: 3,
    evidence: "",
    signals: [],
    notedAt: null,
    lines,
  });
  const isTaken = (lines: unknown) =>
    Scorecard.shape.ratings.safeParse?.({ delivery: rating(lines) }).success;
  expect(isTaken([{ no: 1, at: null, text: "fine" }])).toBe(true);
  expect(isTaken(Array.from({ length: 201 }, (_, no) => ({ no: no + 1, at: 0, text: "" })))).toBe(
    false,
  );
  expect(
    isTaken(Array.from({ length: 11 }, (_, no) => ({ no: no + 1, at: 0, text: "x".repeat(1000) }))),
  ).toBe(false);
  for (const bad of [
    { no: 0, at: null, text: "" },
    { no: 1, at: -1, text: "" },
    { no: 1, at: 1.5, text: "" },
    { no: 1, at: 90_000, text: "" },
    { no: 1, at: null, text: "x".repeat(1001) },
    { no: 1, at: null, text: "", source: "mine" },
    { no: 1, at: null, text: "", score: 5 },
  ])
    expect(isTaken([bad])).toBe(false);
});
