import * as fc from "fast-check";
import { expect, test } from "vitest";
import { kitNamedIn } from "#domain/kit/kitNamedIn.ts";

const kits = [
  { id: "ml", title: "Machine Learning Engineer", version: 1 },
  { id: "ds", title: "Data Scientist", version: 1 },
  { id: "ds2", title: "Data Scientist", version: 2 },
  { id: "lead", title: "Data Scientist, Lead", version: 1 },
];
const named = (title: string, chosen = "ml") => kitNamedIn(title, kits, chosen)?.id ?? null;

test.each([
  ["Data Scientist, Growth", "ml", "ds2"],
  ["senior DATA  scientist", "ml", "ds2"],
  ["Data-Scientist", "ml", "ds2"],
  ["Data Scientist, Lead (Berlin)", "ml", "lead"],
  ["Data Scientist, Growth", "ds", null],
  ["Machine Learning Engineer", "ml", null],
  ["Data Scientists", "ml", null],
  ["Scientist of Data", "ml", null],
  ["", "ml", null],
])("“%s” on %s names %s", (title, chosen, expected) => {
  expect(named(title, chosen)).toBe(expected);
});

test("whatever is typed, what is named is another kit and stands in the title", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("data", "Scientist", "Lead", "machine learning", "Engineer", ",")),
      fc.constantFrom(...kits),
      (words, chosen) => {
        const kit = kitNamedIn(words.join(" "), kits, chosen.id);
        if (kit === null) return;
        expect(kit.title).not.toBe(chosen.title);
        for (const word of kit.title.toLowerCase().split(/\W+/))
          expect(words.join(" ").toLowerCase()).toContain(word);
      },
    ),
  );
});
