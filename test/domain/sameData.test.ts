import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameData, steady } from "#domain/sameData.ts";

describe("data that is alike", () => {
  it("is what has the same JSON, whatever the order of names", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(isSameData(a, structuredClone(a))).toBe(true);
        expect(isSameData({ a, b }, { b, a })).toBe(true);
        const isAlike = inOrder(a) === inOrder(b);
        expect(isSameData(a, b)).toBe(isAlike);
        expect(isSameData([a, b], [b, a])).toBe(isAlike);
      }),
    );
  });

  it("is told from what has one name more, fewer or another in its place", () => {
    expect(isSameData({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(isSameData({ a: undefined }, { b: undefined })).toBe(false);
    expect(isSameData([], {})).toBe(false);
    expect(isSameData([undefined], [])).toBe(false);
  });
});

describe("a steady reading", () => {
  it("hands out the former answer until a new one differs", async () => {
    const answers = [{ a: [1] }, { a: [1] }, { a: [2] }, undefined, undefined];
    let at = 0;
    const read = steady(() => Promise.resolve(answers[at++]));
    const [first, second] = [await read(), await read()];
    expect(second).toBe(first);
    expect(await read()).toEqual({ a: [2] });
    expect(await read()).toBeUndefined();
  });
});

/** As text, with the names of every object sorted. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : Object.is(inner, -0)
        ? "-0"
        : inner,
  );
}
