import Papa from "papaparse";

/** Numbers stay numbers; `null` is an empty cell. */
export type SheetCell = string | number | null;

/**
 * Cells that a spreadsheet would run as a formula or stumble over (OWASP, "CSV injection"),
 * with the full-width signs that some take for the plain ones.
 */
export const dangerous = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

/**
 * What a reader that separates by something else would split a cell at, quoted or not: to it only
 * the first cell of a line is in quotes. Each has a look-alike to stand for it.
 */
const standIns: Readonly<Record<string, string>> = {
  ";": "⁏",
  "\t": "␉",
  "\n": "⏎",
  "\r": "␍",
  "\uFEFF": "␢",
};
const splitting = /('*)([;\t\n\r\uFEFF⁏␉⏎␍␢])/g;

/**
 * A cell as it is written: nothing in it splits it, nothing at its start runs. Reversible, so that
 * a program gets back what was written: the `'` before a stand-in come twice, those before a sign
 * that only looks like one twice and once more; and one more `'` stands before a dangerous cell.
 */
export function escapeCell(text: string): string {
  const whole = text.replaceAll(splitting, (_, quotes: string, sign: string) => {
    const standIn = standIns[sign];
    return standIn === undefined ? `${quotes}${quotes}'${sign}` : `${quotes}${quotes}${standIn}`;
  });
  return dangerous.test(whole) ? `'${whole}` : whole;
}

/**
 * RFC 4180: every field quoted, lines end in CRLF. Begins with a byte-order mark, without which
 * Excel does not read UTF-8; but not before a first cell that a reader blind to the mark, and so to
 * the quotes after it, would split.
 */
export function writeCsv(rows: readonly (readonly SheetCell[])[]): string {
  const isPlain = /^[\w .-]*$/.test(String(rows[0]?.[0] ?? ""));
  return `${isPlain ? "\uFEFF" : ""}${csvLines(rows)}`;
}

/** Lines to go on with: a long table is written in pieces. */
export function csvLines(rows: readonly (readonly SheetCell[])[]): string {
  if (rows.length === 0) return "";
  return `${Papa.unparse(
    rows.map((row) => row.map(field)),
    { quotes: true, newline: "\r\n" },
  )}\r\n`;
}

/** Its own escape for formulas is left off: it cannot be taken back. */
function field(cell: SheetCell): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell) : escapeCell(cell);
}
