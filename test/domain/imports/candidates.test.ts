import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateSheet } from "#domain/imports/candidateSheet.ts";
import { candidatesIn, isFamilyFirst, sheetParts } from "#domain/imports/candidatesIn.ts";

const all = { only: null, turnAround: false };
const namesIn = (cells: string[][], known: string[] = []) =>
  candidatesIn(candidateSheet(cells), all, known).fresh.map(({ name }) => name);

describe("a sheet of candidates", () => {
  it.each([
    [["Candidate Name", "Stage"], ["Sofia Lindqvist", "Onsite"], "Sofia Lindqvist"],
    [["Candidate ID", "First Name", "Last Name"], ["77", "Sofia", "Lindqvist"], "Sofia Lindqvist"],
    [["Nachname", "Vorname"], ["Lindqvist", "Sofia"], "Sofia Lindqvist"],
    [["NOM", "PRÉNOM"], ["Lindqvist", "Sofia"], "Sofia Lindqvist"],
    [["id", "name", "stage.name"], ["7", "Sofia Lindqvist", "Onsite"], "Sofia Lindqvist"],
    [["primaryEmailAddress", "fullName"], ["s@x.org", "Sofia Lindqvist"], "Sofia Lindqvist"],
  ])("finds the name by its heading in %j", (headings, row, name) => {
    expect(namesIn([headings, row])).toEqual([name]);
  });

  it("finds the headings below what a program put above them, and goes without", () => {
    expect(
      namesIn([["Candidates, 29 Nov 2026"], [], ["Name", "Job"], ["Sofia Lindqvist", "ML"]]),
    ).toEqual(["Sofia Lindqvist"]);
    const bare = candidateSheet([
      ["s@x.org", "Sofia Lindqvist"],
      ["t@x.org", "Tom Berger"],
    ]);
    expect(bare).toMatchObject({ hasHeadings: false, columns: ["unused", "name"] });
  });

  it("leaves a whole name as it is where first and last stand beside it", () => {
    const cells = [
      ["First name", "Last name", "Name"],
      ["Sofia", "Lindqvist", "Sofia M. Lindqvist"],
      ["Tom", "Berger", ""],
    ];
    expect(namesIn(cells)).toEqual(["Sofia M. Lindqvist", "Tom Berger"]);
  });

  it("turns family names around, and nobody else's comma", () => {
    const sheet = candidateSheet([
      ["Name"],
      ["Lindqvist, Sofia"],
      ["Berger, Tom"],
      ["Osei, Amara"],
    ]);
    expect(isFamilyFirst(sheet)).toBe(true);
    const { fresh } = candidatesIn(sheet, { ...all, turnAround: true }, []);
    expect(fresh.map(({ name }) => name)).toEqual(["Sofia Lindqvist", "Tom Berger", "Amara Osei"]);
    expect(isFamilyFirst(candidateSheet([["Name"], ["Sofia Lindqvist"], ["Tom, Jr."]]))).toBe(
      false,
    );
  });

  it("asks about one name twice, here and in the file, and knows the same person by their mark", () => {
    const found = candidatesIn(
      candidateSheet([
        ["Name", "Email"],
        ["Sofía Lindqvist", "s@x.org"],
        ["Tom Berger", "t@x.org"],
        ["TOM BERGER", "T@X.org"],
        ["Tom Berger", "other@x.org"],
      ]),
      all,
      ["Sofia Lindqvist"],
    );
    expect(found.fresh).toEqual([{ at: 3, name: "Tom Berger" }]);
    expect(found.again).toEqual([
      { at: 2, name: "Sofía Lindqvist", like: "on the roster" },
      { at: 5, name: "Tom Berger", like: "further up" },
    ]);
    expect(found.same).toBe(1);
  });

  it("says of which line nothing can be made, and why", () => {
    const long = "x".repeat(201);
    const { wrong } = candidatesIn(
      candidateSheet([
        ["Name", "Email"],
        ["", "a@x.org"],
        [long, ""],
        ["\u2800", "b@x.org"],
      ]),
      all,
      [],
    );
    expect(wrong.map(({ at }) => at)).toEqual([2, 3, 4]);
    expect(wrong[0]?.what).toBe("There is no name in it.");
    expect(wrong[1]?.what).toMatch("200 characters");
  });

  it("takes a part of a file by what a column says", () => {
    const cells = [
      ["Name", "Job", "Note"],
      ["Sofia Lindqvist", "ML Engineer", "one"],
      ["Tom Berger", "Designer", "two"],
      ["Amara Osei", "ML Engineer", "three"],
      ["Bo Lindgren", "Designer", "four"],
    ];
    const sheet = candidateSheet(cells);
    expect(sheetParts(sheet).map(({ heading }) => heading)).toEqual(["Job"]);
    const only = { column: 1, value: "ML Engineer" };
    expect(candidatesIn(sheet, { ...all, only }, []).fresh.length).toBe(2);
  });

  it("makes something of every line, and never a name that cannot be stored", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("Name", "", "Ana"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 20 }), (cells) => {
        const sheet = candidateSheet(cells);
        const { fresh, again, wrong, same } = candidatesIn(sheet, all, ["Ana"]);
        expect(fresh.length + again.length + wrong.length + same).toBe(sheet.lines.length);
        for (const { name } of [...fresh, ...again]) {
          expect(name.trim()).not.toBe("");
          expect(name.isWellFormed()).toBe(true);
          expect(name).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});
