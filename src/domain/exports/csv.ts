/** Numbers stay numbers; `null` is an empty cell. */
export type Cell = string | number | null;

/**
 * Cells that a spreadsheet would run as a formula or stumble over (OWASP, "CSV injection"),
 * with the full-width signs that some take for the plain ones.
 */
const dangerous = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

/** One more `'` before a dangerous cell, so that taking one away gives back what was written. */
export function escapeCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

export function unescapeCell(cell: string): string {
  return cell.startsWith("'") && dangerous.test(cell) ? cell.slice(1) : cell;
}

/** RFC 4180: every field quoted, lines end in CRLF. `bom` is for Excel, which needs it for UTF-8. */
export function writeCsv(rows: readonly (readonly Cell[])[], { bom = false } = {}): string {
  const lines = rows.map((row) => `${row.map(field).join(",")}\r\n`);
  return `${bom ? "\uFEFF" : ""}${lines.join("")}`;
}

function field(cell: Cell): string {
  if (cell === null) return '""';
  if (typeof cell === "number") return `"${cell}"`;
  return `"${escapeCell(cell).replaceAll('"', '""')}"`;
}

/** Reads what `writeCsv` wrote, cells unescaped. Numbers come back as the text they were. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const fields = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  fields.lastIndex = text.startsWith("\uFEFF") ? 1 : 0;
  for (let match = fields.exec(text); match !== null; match = fields.exec(text)) {
    row.push(unescapeCell((match[1] ?? "").replaceAll('""', '"')));
    if (match[2] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
