import { dangerous } from "#domain/exports/csv.ts";

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

export function unescapeCell(cell: string): string {
  return cell.startsWith("'") && dangerous.test(cell) ? cell.slice(1) : cell;
}
