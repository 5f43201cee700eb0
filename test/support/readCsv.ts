import { dangerous } from "#domain/exports/csv.ts";

/** Reads what `writeCsv` wrote, cells unescaped. Numbers come back as the text they were. */
export function readCsv(text: string): string[][] {
  return readSheet(text.replace(/^\uFEFF/, ""), ",").map((row) => row.map(unescapeCell));
}

const stoodFor: Readonly<Record<string, string>> = {
  "⁏": ";",
  "␉": "\t",
  "⏎": "\n",
  "␍": "\r",
  "␢": "\uFEFF",
};

export function unescapeCell(cell: string): string {
  const bare = cell.startsWith("'") && dangerous.test(cell) ? cell.slice(1) : cell;
  return bare.replaceAll(/('*)([⁏␉⏎␍␢])/g, (_, { length }: string, sign: string) => {
    const quotes = "'".repeat(Math.floor(length / 2));
    return quotes + (length % 2 === 0 ? (stoodFor[sign] ?? sign) : sign);
  });
}

/**
 * Reads a sheet as most readers do, whatever they take for the separator: quotes count at the start
 * of a field only; what follows a closing quote belongs to the field, up to the next separator.
 */
export function readSheet(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') {
          field += '"';
          at += 1;
        } else break;
      }
      at += 1;
    }
    while (at < text.length && text[at] !== separator && !"\r\n".includes(text[at] ?? "")) {
      field += text[at];
      at += 1;
    }
    row.push(field);
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end opens a last, empty field.
      if (at < text.length && !"\r\n".includes(text[at] ?? "")) continue;
      row.push("");
    }
    rows.push(row);
    row = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return rows;
}
