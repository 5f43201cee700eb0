import { wellFormed } from "#domain/text.ts";

/** A line of a table: its cells, and which line it is, as a sheet counts. */
export type TableRow = { at: number; cells: string[] };

export type TableRead = { ok: true; rows: TableRow[] } | { ok: false; problem: string };

const most = { characters: 2_000_000, lines: 20_000, columns: 60 } as const;

/**
 * Reads what was copied from a sheet or a document: cells apart by tabs, commas or semicolons,
 * quoted where they hold such themselves, or a table in Markdown. Blank lines are left out.
 */
export function readTable(pasted: string): TableRead {
  const text = wellFormed(pasted.replace(/^\uFEFF/, ""))
    .replaceAll(/\r\n?/g, "\n")
    // oxlint-disable-next-line no-control-regex -- nothing one types, and no kit may hold it
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, " ");
  if (text.trim() === "")
    return no("There is nothing in it yet. Copy the cells, then paste them here.");
  if (text.length > most.characters)
    return no(
      `This is ${text.length.toLocaleString("en-GB")} characters long; up to ${most.characters.toLocaleString("en-GB")} can be read. Paste only the items.`,
    );
  const read = isMarkdown(text) ? readMarkdown(text) : readSeparated(text, separatorOf(text));
  const rows = read
    .map((cells, k) => ({ at: k + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (rows.length > most.lines)
    return no(`There are ${rows.length} lines in it. A kit has up to 100 items: paste only those.`);
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  if (width > most.columns)
    return no(`There are ${width} columns in it; up to ${most.columns} can be read.`);
  if (width < 2)
    return no(
      "Only one column can be told apart. Copy the cells from the sheet itself, or put a tab, a comma or a semicolon between them.",
    );
  for (const { cells } of rows) while (cells.length < width) cells.push("");
  return { ok: true, rows };
}

function no(problem: string): TableRead {
  return { ok: false, problem };
}

const rule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/;

function isMarkdown(text: string): boolean {
  const lines = text.trimStart().split("\n", 12);
  const at = lines.findIndex((line) => rule.test(line));
  return at > 0 && (lines[at - 1]?.includes("|") ?? false) && !(lines[0]?.includes("\t") ?? false);
}

function readMarkdown(text: string): string[][] {
  return text.split("\n").map((line) => {
    if (rule.test(line) || !line.includes("|")) return rule.test(line) ? [] : [line];
    const bare = line
      .trim()
      .replace(/^\|/, "")
      .replace(/(?<!\\)\|$/, "");
    return bare
      .split(/(?<!\\)\|/)
      .map((cell) => cell.replaceAll("\\|", "|").replaceAll(/<br\s*\/?>/gi, "\n"));
  });
}

/** Tabs where most lines have them. Else what cuts most lines into equally many cells, and into many. */
function separatorOf(text: string): string {
  const first = text.split("\n", 40).join("\n");
  const [tabs, semicolons, commas] = ["\t", ";", ","].map((separator) =>
    readSeparated(first, separator)
      .filter((row) => row.join("").trim() !== "")
      .map((row) => row.length),
  );
  if (shareOf(tabs ?? [], (width) => width > 1) >= 0.5) return "\t";
  return evenly(semicolons ?? []) > evenly(commas ?? []) ? ";" : ",";
}

function evenly(widths: readonly number[]): number {
  const several = widths.filter((width) => width > 1);
  return Math.max(0, ...several.map((width) => width * shareOf(widths, (one) => one === width)));
}

function shareOf(widths: readonly number[], counts: (width: number) => boolean): number {
  return widths.length === 0 ? 0 : widths.filter(counts).length / widths.length;
}

/**
 * Quotes count at the start of a cell, where the closing one ends it; any other is a sign like
 * any, so that a quote nobody closed does not swallow the rest.
 */
function readSeparated(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= text.length;) {
    const quoted = text[at] === '"' ? closingQuote(text, at, separator) : -1;
    const end = quoted === -1 ? endOfCell(text, at, separator) : quoted + 1;
    row.push(
      quoted === -1 ? text.slice(at, end) : text.slice(at + 1, quoted).replaceAll('""', '"'),
    );
    if (text[end] !== separator) {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

/** Where the quote closes that opens here; -1 where it does not, or something follows. */
function closingQuote(text: string, opening: number, separator: string): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  const next = text[at + 1];
  return next === undefined || next === separator || next === "\n" ? at : -1;
}

function endOfCell(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1)
    if (text[at] === separator || text[at] === "\n") return at;
  return text.length;
}
