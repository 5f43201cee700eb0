import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NameToHide } from "#domain/practice/namePatterns.ts";
import { forTheEye, nameless, textOfParts, tracesIn } from "#domain/practice/nameless.ts";

const about = (candidate: string, ...others: NameToHide[]): NameToHide[] => [
  { name: candidate, as: "the candidate" },
  ...others,
];
const said = (line: string, named: readonly NameToHide[]) => textOfParts(nameless(line, named));
const bare = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

describe("names in what was written", () => {
  test.each([
    [
      "Mara Lind",
      "Mara Lind said it; MARA’s test held, lind knew.",
      "The candidate said it; the candidate’s test held, the candidate knew.",
    ],
    ["Mara Lind", "Asked Lind, Mara what failed.", "Asked the candidate what failed."],
    [
      "Zoë Müller",
      "zoe mueller, Zoe\u0308, Müller's, MULLER",
      "The candidate, the candidate’s, the candidate",
    ],
    [
      "Anne-Marie O’Brien",
      "Anne Marie, annemarie, O'Brien’s, OBrien, Brien; Marie",
      "The candidate, the candidate’s, the candidate; the candidate",
    ],
    ["Will May", "Will will ship in May.", "The candidate ship in the candidate."],
    ["James Hess", "James' plan and Jamess plan", "The candidate’s plan and the candidate plan"],
    [
      "Jan van der Berg",
      "van der Berg took the van; jan.van.der.berg@example.org",
      "The candidate took the van; the candidate@example.org",
    ],
    ["陳大文", "問大文他做了什麼，陳大文說…", "問the candidate他做了什麼，the candidate說…"],
    ["김민수", "민수가 말했다", "The candidate가 말했다"],
    ["Mara Lind", "Ma\u200bra and Ma\u00adra", "The candidate and the candidate"],
    ["Mara Lind", "Tamara saw maraschino", "Tamara saw maraschino"],
    ["J. Smith", "J. Smith, j smith: Smith", "The candidate, the candidate: the candidate"],
    ["Łukasz Żak", "lukasz ZAK’s", "The candidate’s"],
    ["A (+b) [c]", "a line with (+b) in it", "a line with (+b) in it"],
  ])("%s: %s", (name, line, expected) => {
    expect(said(line, about(name))).toBe(expected);
  });

  test("of others, of the opening, and of two with one first name", () => {
    const named = about(
      "Mara Lind",
      { name: "Ben Roth", as: "a colleague" },
      { name: "Mara Stein", as: "a colleague" },
      { name: "Ines Ho", as: "another candidate" },
      { name: "Search, Zurich", as: "the role" },
    );
    expect(
      said("Ben and Mara Stein liked Ines Ho for Search Zurich; Mara did not search.", named),
    ).toBe(
      "A colleague and a colleague liked another candidate for the role; the candidate did not search.",
    );
  });

  test("what was replaced is told, and nothing else is changed", () => {
    expect(nameless("Then Mara’s plan", about("Mara"))).toEqual([
      { text: "Then ", was: null },
      { text: "the candidate’s", was: "Mara’s" },
      { text: " plan", was: null },
    ]);
  });

  test("what no rule can tell is said: single letters, and names that are words", () => {
    expect(forTheEye(about("X"))).toEqual({ words: [], letters: ["X"] });
    expect(forTheEye(about("J. Will"))).toEqual({ words: ["Will"], letters: ["J."] });
    expect(forTheEye(about("李 明"))).toEqual({ words: [], letters: ["李", "明"] });
    expect(forTheEye(about("Anne O’Brien"))).toEqual({ words: [], letters: [] });
    expect(said("X said so", about("X"))).toBe("X said so");
  });

  test("a name within a longer word, or typed back in, is seen", () => {
    expect(tracesIn("the Lindgrens and mara", about("Mara Lindgren"))).toEqual([
      "Lindgrens",
      "mara",
    ]);
    expect(tracesIn("antilindgrenian", about("Mara Lindgren"))).toEqual(["antilindgrenian"]);
    expect(tracesIn("nobody here", about("Mara Lindgren"))).toEqual([]);
  });

  const word = fc.constantFrom(
    "Mara",
    "Will",
    "Mark",
    "An",
    "Bo",
    "Zoë",
    "Müller",
    "Anne-Marie",
    "O’Brien",
    "D'Angelo",
    "Ærø",
    "Straße",
    "İpek",
    "ΟΔΥΣΣΕΥΣ",
    "Nguyễn",
    "Łukasz",
    "ﬁona",
    "Jean‑Luc",
    "Seán",
  );
  const cases = [
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) => text.normalize("NFD"),
    (text: string) => bare(text),
    (text: string) => `${text}'s`,
    (text: string) => `${text}’s`,
    (text: string) => `“${text}”`,
  ];
  test("no line keeps a trace of the name it was written with", () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(
          fc.tuple(
            fc.nat(2),
            fc.constantFrom(...cases),
            fc.constantFrom(" ", ", then ", ". ", "/", "_", "…"),
          ),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        (parts, uses) => {
          const named = about(parts.join(" "));
          const line = uses
            .map(([at, written, gap]) => `${written(parts[at % parts.length] ?? "")}${gap}`)
            .join("");
          const clean = said(line, named);
          expect(tracesIn(clean, named)).toEqual([]);
          const rest = bare(clean.replaceAll(/the candidate(?:’s)?/giu, " "));
          const left = new Set(rest.split(/[^\p{L}]+/u).filter((one) => one.length > 1));
          const names = parts.flatMap((one) => bare(one).split(/[^\p{L}]/u));
          expect(names.filter((one) => left.has(one))).toEqual([]);
          expect(said(clean, named)).toBe(clean);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("any name and any line: nothing throws, and the parts are the line but for the names", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.string({ unit: "grapheme", maxLength: 20 }),
        (line, name) => {
          const parts = nameless(line, about(name));
          expect(parts.map(({ text, was }) => was ?? text).join("")).toBe(line);
        },
      ),
      { numRuns: 150 },
    );
  });
});
