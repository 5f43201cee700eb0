import * as fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { candidateSheet } from "#domain/imports/candidateSheet.ts";
import { candidatesIn } from "#domain/imports/candidatesIn.ts";
import { cellsIn } from "#exchange/cellsIn.ts";
import { delimiters, type CellsWish } from "#exchange/cellsWish.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
function read(bytes: Uint8Array, wish?: CellsWish) {
  const found = cellsIn("candidates.csv", bytes, wish);
  if (!found.ok) throw new Error(found.problem);
  return found;
}
const refused = (bytes: Uint8Array) => {
  const found = cellsIn("candidates.csv", bytes);
  return found.ok ? null : found.problem;
};

/** As sheet programs save. Names that all four can write. */
const spelled = {
  "UTF-8": (text: string) => utf8(text),
  "UTF-8 with a mark": (text: string) => utf8(`\uFEFF${text}`),
  "UTF-16": (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le")),
  "Windows-1252": (text: string) => new Uint8Array(Buffer.from(text, "latin1")),
};

describe("a file of cells", () => {
  it.each(
    Object.entries(spelled).flatMap(([name, spell]) =>
      [",", ";", "\t"].map((sign) => [name, sign, spell] as const),
    ),
  )(
    "of 5,000 candidates in %s, with %j between cells, is read as it was written",
    (_, sign, spell) => {
      const names = Array.from({ length: 5_000 }, (__, at) =>
        `Zoë Müller-Łuk ${at}`.replace("Ł", "L"),
      );
      const rows = names.map((name, at) => [String(at), name, `says "hi"${sign} and\nmore`]);
      const text = Papa.unparse([["ID", "Name", "Note"], ...rows], {
        delimiter: sign,
        quotes: true,
      });
      const { cells, delimiter } = read(spell(text));
      expect(delimiter).toBe(sign);
      const found = candidatesIn(candidateSheet(cells), { only: null, turnAround: false }, []);
      expect(found.fresh.map(({ name }) => name)).toEqual(names);
      expect(cells[1]?.[2]).toBe(`says "hi"${sign} and\nmore`);
    },
  );

  it("follows Excel's word on what is between cells, and one's own before all", () => {
    expect(read(utf8("sep=;\r\nName;Job\r\nAna;A,B\r\n"))).toMatchObject({
      delimiter: ";",
      cells: [["Name", "Job"], ["Ana", "A,B"], [""]],
    });
    const wish = { delimiter: "|", encoding: "windows-1251" } as const;
    expect(read(new Uint8Array([0xc8, 0x7c, 0xff]), wish).cells).toEqual([["И", "я"]]);
  });

  it("keeps quoted line ends, doubled quotes and blanks as RFC 4180 has them", () => {
    expect(read(utf8('a,"b ""c""\r\nd", e \r\n"","",x')).cells).toEqual([
      ["a", 'b "c"\r\nd', " e "],
      ["", "", "x"],
    ]);
  });

  it("does not lose the rest to a quote that nobody closed", () => {
    const { cells } = read(utf8('Name,Note\nAna,"went home\nBo,late\nCaro,fine\n'));
    expect(cells.map(([name]) => name)).toEqual(["Name", "Ana", "Bo", "Caro", ""]);
  });

  it("gives back any cells that were written by its rules", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 20 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(table, fc.constantFrom(...delimiters), (rows, delimiter) => {
        const text = Papa.unparse(rows, { delimiter, quotes: true });
        fc.pre(!/^\s*[[{]/.test(text) && text.isWellFormed());
        expect(read(utf8(text), { delimiter, encoding: "utf-8" }).cells).toEqual(rows);
      }),
    );
  });

  it.each([
    [
      "Greenhouse",
      [
        {
          id: 1,
          first_name: "Ana",
          last_name: "Silva",
          email_addresses: [{ value: "a@x.org", type: "work" }],
          applications: [{ jobs: [{ name: "ML" }] }],
        },
      ],
    ],
    [
      "Lever",
      {
        data: [{ id: "x", name: "Ana Silva", emails: ["a@x.org"], stage: "lead" }],
        hasNext: false,
      },
    ],
    [
      "Ashby",
      {
        success: true,
        results: [{ id: "x", name: "Ana Silva", primaryEmailAddress: { value: "a@x.org" } }],
      },
    ],
    [
      "Workable",
      {
        candidates: [
          { id: "1", name: "Ana Silva", firstname: "Ana", lastname: "Silva", job: { title: "ML" } },
        ],
      },
    ],
    [
      "applications with a candidate in each",
      { results: [{ id: "1", candidate: { name: "Ana Silva" } }] },
    ],
  ])("reads the list of candidates that %s hands out", (_, value) => {
    const { cells, delimiter } = read(utf8(JSON.stringify(value)));
    expect(delimiter).toBeNull();
    const { fresh } = candidatesIn(candidateSheet(cells), { only: null, turnAround: false }, []);
    expect(fresh.map(({ name }) => name)).toEqual(["Ana Silva"]);
  });

  it("is refused in words where it is something else, or too much", () => {
    expect(refused(new Uint8Array())).toMatch("is empty");
    expect(refused(utf8("PK\u0003\u0004"))).toMatch("workbook");
    expect(refused(new Uint8Array([1, 0, 0, 0, 2, 3, 0, 0]))).toMatch("not text");
    expect(refused(utf8('{"a": 1}'))).toMatch("no list of candidates");
    expect(refused(utf8('[{"__proto__": {"name": "Ana"}}]'))).toMatch("no list of candidates");
    expect(refused(utf8("a,b\n".repeat(50_001)))).toMatch("50,002 lines");
    expect(refused(utf8(",".repeat(400)))).toMatch("401 columns");
    expect(refused(utf8("[".repeat(100_000)))).toMatch("no list of candidates");
  });
});
