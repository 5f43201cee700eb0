import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveSameness, resolverOf } from "#domain/records/links.ts";
import { CandidateId, PanelistId } from "#domain/id.ts";
import type { Sameness } from "#domain/records/sameness.ts";
import { panelOf } from "#test/panels.ts";
import { aMember, aPanel, openingRecord, samenessRecord } from "#test/records.ts";

const ids = ["a", "b", "c", "d", "e", "f"] as const;
const link = (a: string, b: string): Sameness => ({
  what: "candidate",
  ids: [CandidateId.parse(a), CandidateId.parse(b)],
});
const someLinks = fc.array(
  fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).map(([a, b]) => link(a, b)),
  { maxLength: 8 },
);
const roots = (resolve: (id: string) => string) => ids.map((id) => resolve(id));

test("whatever order links come in, an id goes by the smallest it was said to be the same as", () => {
  fc.assert(
    fc.property(
      someLinks.chain((said) =>
        fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length })),
      ),
      ([said, shuffled]) => {
        const resolve = resolveSameness(said);
        expect(roots(resolveSameness(shuffled))).toEqual(roots(resolve));
        for (const { ids: pair } of said)
          expect(resolve<string>(pair[0])).toBe(resolve<string>(pair[1]));
        for (const id of ids) expect(resolve<string>(id) <= id).toBe(true);
      },
    ),
  );
});

test("a chain of 30,000 links is followed to its end", () => {
  const id = (index: number) => `c${String(index).padStart(6, "0")}`;
  const said = Array.from({ length: 30_000 }, (_, index) => link(id(index), id(index + 1)));
  expect(resolveSameness(said.toReversed())<string>(id(30_000))).toBe(id(0));
});

describe("two who sit on one panel", () => {
  test("are never made one, whoever says so, directly or by way of a third", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom("maya", "priya", "other", "third"),
            fc.constantFrom("maya", "priya", "other", "third"),
          ),
          { maxLength: 6 },
        ),
        (pairs) => {
          const links = pairs
            .filter(([a, b]) => a !== b)
            .map(([a, b]) => samenessRecord("panelist", a, b));
          const panel = openingRecord("berlin", { panel: [aMember("maya"), aMember("priya")] });
          const resolve = resolverOf([panel, ...links]);
          expect(resolve("maya")).not.toBe(resolve("priya"));
        },
      ),
    );
  });

  test("keep their cards apart: mine does not become theirs", () => {
    const panel = panelOf([...aPanel(), samenessRecord("panelist", "maya", "priya")]);
    expect(panel.resolve(PanelistId.parse("priya"))).toBe("priya");
    expect(new Set(panel.cards.map(({ author }) => author))).toEqual(new Set(["maya", "priya"]));
  });

  test("stay two also where only their cards say that they sit on it", () => {
    const records = aPanel().map((one) => (one.id === "berlin" ? openingRecord("berlin") : one));
    const panel = panelOf([...records, samenessRecord("panelist", "maya", "priya")]);
    expect(new Set(panel.cards.map(({ author }) => author)).size).toBe(2);
  });
});
