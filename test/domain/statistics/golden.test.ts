import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { kinds } from "./goldenAnswers.ts";
import { differences, type GoldenCase } from "./goldenCase.ts";

const folder = process.env["GOLDEN_DIR"] ?? join(import.meta.dirname, "../../golden");
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));

test("there are golden cases to meet", () => {
  expect(files).not.toHaveLength(0);
});

describe("the statistics give the numbers that R gives", () => {
  test.each(files)(
    "%s",
    (file) => {
      const golden = JSON.parse(readFileSync(join(folder, file), "utf8")) as GoldenCase;
      const kind = kinds[golden.kind];
      expect(kind, `unknown kind "${golden.kind}"`).toBeDefined();
      if (kind === undefined) return;
      expect(differences(golden, kind.answer(golden), kind.tolerance)).toEqual([]);
    },
    60_000,
  );
});

describe("a golden case can fail", () => {
  const golden = { expected: { a: [1, { b: 2 }], c: null }, tolerance: { abs: 0.01 } };
  const answer = { a: [1.001, { b: 2 }], c: null };
  const compare = (wanted: typeof golden.expected, given: unknown): string[] =>
    differences({ ...golden, expected: wanted }, given, () => "abs");

  test("a number off by more than its tolerance", () => {
    expect(compare(golden.expected, answer)).toEqual([]);
    expect(compare(golden.expected, { ...answer, a: [1.02, { b: 2 }] })).toEqual([
      "a.0: 1.02, expected 1 ± 0.01",
    ]);
  });

  test("a field that nothing answers, at any depth", () => {
    expect(compare(golden.expected, { ...answer, a: [1, {}] })).toEqual(["a.1.b: not checked"]);
  });

  test("a number where there should be none, and none where there should be one", () => {
    expect(compare(golden.expected, { ...answer, c: 0 })).toEqual(["c: 0, expected null"]);
    expect(compare(golden.expected, { ...answer, a: [Number.NaN, { b: 2 }] })).toHaveLength(1);
    expect(compare(golden.expected, { ...answer, a: [1] })).toHaveLength(1);
  });
});
