import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marked, searchable, wordsOf } from "#domain/finding/marks.ts";
import { byLikelihood, fitOf, isTooShort, type Likely } from "#domain/finding/order.ts";

function thing(text: string, changes: Partial<Likely> = {}): Likely & { text: string } {
  const called = searchable(text);
  return { text, called, searched: called, rank: 0, isHere: false, chosenAgo: null, ...changes };
}
const asked = (question: string, ...things: Likely[]) =>
  byLikelihood(things, wordsOf(question)).map((one) => (one as { text?: string }).text);

describe("what is meant by a few letters", () => {
  test("is what they begin before what they stand in, whatever is likely in itself", () => {
    const late = thing("Amara Osei", { rank: 4 });
    expect(asked("ama", thing("Hamam", { rank: 0 }), late)).toEqual(["Amara Osei", "Hamam"]);
  });

  test("is what is called so before what has it beside", () => {
    const beside = thing("Wei Lindqvist", { searched: searchable("Wei Lindqvist · Platform") });
    expect(asked("pla", beside, thing("Playbook", { rank: 4 }))).toEqual([
      "Playbook",
      "Wei Lindqvist",
    ]);
  });

  test("is, among equals, what is begun, then what is in view, then what was chosen last", () => {
    const [a, b, c, d] = [
      thing("Ann A", { rank: 1, chosenAgo: 4 }),
      thing("Ann B", { rank: 1, chosenAgo: 0 }),
      thing("Ann C", { rank: 1, isHere: true }),
      thing("Ann D", { rank: 0 }),
    ];
    expect(asked("ann", a, b, c, d)).toEqual(["Ann D", "Ann C", "Ann B", "Ann A"]);
  });

  test("is, before anything is asked, what was chosen last", () => {
    expect(
      asked("", thing("Draft", { rank: 0 }), thing("Last", { rank: 4, chosenAgo: 0 })),
    ).toEqual(["Last", "Draft"]);
  });

  test("two letters have to begin a word, where words are parted by blanks", () => {
    expect(["am", "a", "7", "ama", "伟明"].map(isTooShort)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  const likely = fc.record({
    called: fc.constantFrom(" ann", " hannah", " bo"),
    searched: fc.constantFrom(" ann", " hannah ann", " bo"),
    rank: fc.integer({ min: 0, max: 3 }),
    isHere: fc.boolean(),
    chosenAgo: fc.option(fc.integer({ min: 0, max: 3 })),
  });

  test("loses and adds nothing, and puts nothing that fits worse first", () => {
    fc.assert(
      fc.property(fc.array(likely), fc.constantFrom("", "an", "ann bo"), (things, question) => {
        const words = wordsOf(question);
        const ordered = byLikelihood(things, words);
        expect(new Set(ordered)).toEqual(new Set(things));
        expect(ordered).toHaveLength(things.length);
        const fits = ordered.map((one) => fitOf(one, words));
        expect(fits).toEqual(fits.toSorted((a, b) => a - b));
      }),
    );
  });

  test("does not hang on the order in which things were read, but for equals", () => {
    fc.assert(
      fc.property(fc.array(likely), (things) => {
        const placed = (ordered: Likely[]) =>
          ordered.map((one) => [fitOf(one, ["ann"]), one.rank, one.isHere, one.chosenAgo]);
        expect(placed(byLikelihood(things.toReversed(), ["ann"]))).toEqual(
          placed(byLikelihood(things, ["ann"])),
        );
      }),
    );
  });
});

describe("a text is searched and marked", () => {
  test("without accents and marks, in any script", () => {
    expect(searchable("José-María Núñez, C++")).toBe(" jose maria nunez c++");
    expect(wordsOf("  NÚÑ,jos ")).toEqual(["nun", "jos"]);
    expect(searchable("Ольга Ёлкина")).toContain(` ${wordsOf("ёлк")[0]}`);
    expect(searchable("王伟明")).toContain(wordsOf("伟明")[0]);
  });

  test("at the beginning of a word before within one, letter by letter of the original", () => {
    const told = (text: string, question: string) =>
      marked(text, wordsOf(question))
        .map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part))
        .join("");
    expect(told("Lucas Carr", "ca")).toBe("Lucas [Ca]rr");
    expect(told("Lucas", "ca")).toBe("Lu[ca]s");
    expect(told("Jos\u00e9 Stra\u00dfe", "jose strasse")).toBe("[Jos\u00e9] [Stra\u00dfe]");
    expect(told("Jose\u0301 B", "jose")).toBe("[Jose\u0301] B");
    expect(told("Amara", "zz")).toBe("Amara");
  });

  test("never changed by its marks", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (text, question) => {
          const parts = marked(text, wordsOf(question));
          expect(parts.map((part) => part.text).join("")).toBe(text);
        },
      ),
    );
  });
});
