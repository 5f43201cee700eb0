import { strFromU8, unzipSync } from "fflate";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { SheetCell } from "#domain/exports/csv.ts";
import { writeWorkbook } from "#exchange/workbook.ts";
import { aText } from "#test/arbitraries.ts";

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  );
}

/** The cells of a sheet as a program reads them by the standard. */
function cellsOf(xml: string): SheetCell[] {
  return [...xml.matchAll(/<c r="[A-Z]+\d+"(?: s="\d")?(?: t="(\w+)")?>(.*?)<\/c>/gs)].map(
    ([, type, inside = ""]) => {
      if (type === undefined) return Number(/<v>(.*)<\/v>/.exec(inside)?.[1]);
      const [, text = ""] = /<t xml:space="preserve">(.*)<\/t>/s.exec(inside) ?? [];
      return text
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&")
        .replaceAll(/_x([\dA-F]{4})_/g, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        );
    },
  );
}

test("text is text and numbers are numbers, whatever a cell begins with", () => {
  const rows = [["=1+1", "@SUM(A1)", -2.5, null, "", "a\r\nb", "_x0041_", "<b>&amp;\u0001"]];
  const { "xl/worksheets/sheet1.xml": xml = "" } = partsOf(
    writeWorkbook([{ name: "A & B", rows }]),
  );
  expect(xml).not.toMatch(/<f[ >]| t="(?!inlineStr)/);
  expect(cellsOf(xml)).toEqual(["=1+1", "@SUM(A1)", -2.5, "a\r\nb", "_x0041_", "<b>&amp;\u0001"]);
  // oxlint-disable-next-line no-control-regex -- XML holds none of these
  expect(xml).not.toMatch(/[\u0000-\u0008\u000B-\u001F]/);
});

test("any text comes back", () => {
  fc.assert(
    fc.property(fc.array(aText, { minLength: 1, maxLength: 5 }), (cells) => {
      const { "xl/worksheets/sheet1.xml": xml = "" } = partsOf(
        writeWorkbook([{ name: "Any", rows: [cells] }]),
      );
      expect(cellsOf(xml)).toEqual(
        cells.filter((cell) => cell !== "").map((cell) => cell.toWellFormed()),
      );
    }),
    { numRuns: 500 },
  );
});

test("every sheet is named, and the same cells make the same bytes", () => {
  const sheets = [
    { name: "Ratings", rows: [["a"], [1]] },
    { name: "Cards", rows: Array.from({ length: 30 }, () => ["x"]) },
  ];
  const bytes = writeWorkbook(sheets);
  expect(writeWorkbook(sheets)).toEqual(bytes);
  const parts = partsOf(bytes);
  expect(parts["xl/workbook.xml"]).toMatch(/name="Ratings".*name="Cards"/);
  expect(Object.keys(parts)).toContain("xl/worksheets/sheet2.xml");
  const wide = partsOf(writeWorkbook([{ name: "W", rows: [Array.from({ length: 30 }, () => 1)] }]));
  expect(wide["xl/worksheets/sheet1.xml"]).toContain('<c r="AD1">');
});

test("more rows than a sheet holds go on in the next, under the same head", () => {
  const rows = Array.from({ length: 1_000_003 }, (_, at): SheetCell[] => [at === 0 ? "head" : at]);
  const parts = partsOf(writeWorkbook([{ name: "Ratings", rows }]));
  expect(parts["xl/workbook.xml"]).toContain('name="Ratings 2"');
  expect(cellsOf(parts["xl/worksheets/sheet2.xml"] ?? "")).toEqual([
    "head",
    1_000_000,
    1_000_001,
    1_000_002,
  ]);
}, 60_000);
