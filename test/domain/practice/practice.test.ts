import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ItemId } from "#domain/id.ts";
import { levels, type Level } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { compare, tendenciesOf, type Scores } from "#domain/practice/comparison.ts";
import { caseInWords, differenceInWords, tendenciesInWords } from "#domain/practice/inWords.ts";
import { hasPractice } from "#domain/practice/hasPractice.ts";
import { loadPracticeCases } from "#domain/practice/practiceCases.ts";
import { aKit } from "#test/records.ts";
import { wholeBuiltIn } from "#test/builtInKits.ts";

const cases = await loadPracticeCases(mlEngineer);
const withCases = await Promise.all(
  wholeBuiltIn.map(async (kit) => ({ kit, written: await loadPracticeCases(kit) })),
);
/** Everything scored by a rule from the model answer. */
const scoredBy = (rule: (gold: Level, place: number) => number) =>
  cases.map((one) =>
    compare(
      mlEngineer,
      one,
      Object.fromEntries(
        one.evidence.map(({ item, gold }, place) => [
          ItemId.parse(item),
          Math.min(5, Math.max(1, rule(gold, place))) as Level,
        ]),
      ) as Scores,
    ),
  );
const whats = (rule: Parameters<typeof scoredBy>[0]) => {
  const told = tendenciesOf(scoredBy(rule));
  return told.state === "ok" ? told.found.map(({ what }) => what) : told.state;
};

test("the model answers themselves show no tendency", () => {
  expect(tendenciesOf(scoredBy((gold) => gold))).toMatchObject({ exact: 12, found: [] });
  expect(tendenciesInWords(tendenciesOf(scoredBy((gold) => gold))).join(" ")).toMatch(
    /12 of 12 scores are the same.*No tendency shows/,
  );
});

test("a level up, a level down, one impression for all, threes throughout: each is told as itself", () => {
  expect(whats((gold) => gold + 1)).toContain("lenient");
  expect(whats((gold) => gold - 1)).toContain("strict");
  // The first item's level for every item of the candidate.
  const halo = tendenciesOf(
    cases.map((one) => {
      const first = one.evidence[0]?.gold ?? 3;
      return compare(
        mlEngineer,
        one,
        Object.fromEntries(one.evidence.map(({ item }) => [ItemId.parse(item), first])),
      );
    }),
  );
  expect(halo).toMatchObject({
    found: expect.arrayContaining([{ what: "halo" }].map((part) => expect.objectContaining(part))),
  });
  expect(whats(() => 3)).toEqual(expect.arrayContaining(["middle", "halo"]));
});

test("one case, or scores on fewer than two, is too little to say anything", () => {
  expect(tendenciesOf(scoredBy((gold) => gold + 1).slice(0, 1))).toEqual({
    state: "too few",
    scores: 4,
    needed: 8,
  });
  expect(tendenciesOf([])).toMatchObject({ state: "too few" });
});

test("whatever was scored, every number is finite and the sentence agrees with it", () => {
  const anyScore = fc.constantFrom<Scores[ItemId]>(...levels, "not observed", "unrated");
  fc.assert(
    fc.property(
      fc.constantFrom(...withCases),
      fc.array(fc.array(anyScore, { minLength: 4, maxLength: 4 }), { maxLength: 3 }),
      ({ kit, written }, given) => {
        const told = given.map((scores, place) => {
          const one = written[place];
          if (one === undefined) throw new Error("There are three cases.");
          const own = one.evidence.map(({ item }, k) => [ItemId.parse(item), scores[k]] as const);
          return compare(kit, one, Object.fromEntries(own));
        });
        for (const compared of told) {
          const same = compared.filter(({ difference }) => difference === 0).length;
          const count = compared.filter(({ difference }) => difference !== null).length;
          expect(caseInWords(compared)).toContain(
            count === 0 ? "You scored no item" : `${same} of your ${count} scores`,
          );
          for (const one of compared) expect(differenceInWords(one)).not.toMatch(/NaN|undefined/);
        }
        expect(tendenciesInWords(tendenciesOf(told)).join(" ")).not.toMatch(/NaN|Infinity/);
      },
    ),
    { numRuns: 500 },
  );
});

test("each built-in kit has three cases that score each of its items once, and offers them", () => {
  for (const { kit, written } of withCases) {
    expect(hasPractice(kit)).toBe(true);
    const ids = kit.items.map(({ id }) => id);
    expect(written).toHaveLength(3);
    for (const { evidence } of written) expect(evidence.map(({ item }) => item)).toEqual(ids);
  }
});

test("a version that dropped an item, and a kit of one's own, offer none", async () => {
  const shorter = { ...mlEngineer, version: 2, items: mlEngineer.items.slice(1) };
  for (const kit of [shorter, aKit()]) {
    expect(hasPractice(kit)).toBe(false);
    expect(await loadPracticeCases(kit)).toEqual([]);
  }
});
