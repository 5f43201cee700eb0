/** Numbers stay numbers; `null` is an empty cell. */
export type SheetCell = string | number | null;

/**
 * Cells that a spreadsheet would run as a formula or stumble over (OWASP, "CSV injection"),
 * with the full-width signs that some take for the plain ones.
 */
export const dangerous = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

/** One more `'` before a dangerous cell, so that taking one away gives back what was written. */
export function escapeCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** RFC 4180: every field quoted, lines end in CRLF. Begins with a byte-order mark, without which Excel does not read UTF-8. */
export function writeCsv(rows: readonly (readonly SheetCell[])[]): string {
  const lines = rows.map((row) => `${row.map(field).join(",")}\r\n`);
  return `\uFEFF${lines.join("")}`;
}

function field(cell: SheetCell): string {
  if (cell === null) return '""';
  if (typeof cell === "number") return `"${cell}"`;
  return `"${escapeCell(cell).replaceAll('"', '""')}"`;
}
