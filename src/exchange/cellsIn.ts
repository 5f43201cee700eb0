import Papa from "papaparse";
import { isObject } from "#domain/isObject.ts";
import { readJson } from "#domain/files/jsonText.ts";
import { delimiters, type CellsWish, type Delimiter, type Encoding } from "./cellsWish.ts";
import { textIn } from "./textIn.ts";

/** A file of any program as lines of cells. `delimiter` is `null` where it was JSON. */
export type CellsIn =
  | { ok: true; cells: string[][]; encoding: Encoding; delimiter: Delimiter | null }
  | { ok: false; problem: string };

const mostBytes = 20_000_000;
const mostLines = 50_000;
const mostColumns = 300;

/** Reads CSV in its many habits, or JSON as tracking systems hand it out. Never throws for a bad file. */
export function cellsIn(name: string, bytes: Uint8Array, wish: CellsWish = {}): CellsIn {
  if (bytes.length > mostBytes)
    return no(`${name} is larger than 20 MB. Save only the candidates of one opening.`);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return no(`${name} is a workbook or an archive. Save its sheet as CSV, and choose that file.`);
  const read = textIn(bytes, wish.encoding);
  if (read === null) return no(`${name} is not text. Save the sheet as CSV, and choose that file.`);
  const { encoding } = read;
  const text = read.text.replace(/^\uFEFF/, "");
  if (text.trim() === "") return no(`${name} is empty.`);
  if (/^\s*[[{]/.test(text)) {
    const cells = cellsOfJson(text);
    if (cells === null)
      return no(
        `${name} is JSON, and no list of candidates was found in it. Export candidates as CSV instead.`,
      );
    return within(name, { ok: true, cells, encoding, delimiter: null });
  }
  const { cells, delimiter } = cellsOfText(text, wish.delimiter);
  return within(name, { ok: true, cells, encoding, delimiter });
}

/** Pasted text is read likewise. */
export function cellsOfText(
  text: string,
  wish?: Delimiter,
): { cells: string[][]; delimiter: Delimiter } {
  // Excel's own word on what is between the cells.
  const told = /^sep=(?<sign>[,;\t|])\r?\n/i.exec(text);
  const sign = wish ?? delimiters.find((one) => one === told?.groups?.["sign"]);
  const body = told === null ? text : text.slice(told[0].length);
  const { data, meta, errors } = Papa.parse<string[]>(body, {
    ...(sign !== undefined && { delimiter: sign }),
    delimitersToGuess: [...delimiters],
    skipEmptyLines: false,
  });
  const delimiter = delimiters.find((one) => one === meta.delimiter) ?? ",";
  // A quote that nobody closed would swallow the rest: then quotes are signs like any.
  if (errors.some(({ code }) => code === "MissingQuotes")) {
    const { data: plain } = Papa.parse<string[]>(body, { delimiter, quoteChar: "\u0000" });
    return { cells: plain, delimiter };
  }
  return { cells: data, delimiter };
}

function within(name: string, read: CellsIn & { ok: true }): CellsIn {
  const width = read.cells.reduce((most, row) => Math.max(most, row.length), 0);
  if (read.cells.length > mostLines)
    return no(
      `${name} has ${read.cells.length.toLocaleString("en-GB")} lines; up to ${mostLines.toLocaleString("en-GB")} can be read. Save only the candidates of one opening.`,
    );
  return width > mostColumns
    ? no(`${name} has ${width} columns; up to ${mostColumns} can be read.`)
    : read;
}

function no(problem: string): CellsIn {
  return { ok: false, problem };
}

/** The list itself, or what a page of an interface wraps it into. */
const wrappers = ["results", "data", "candidates", "opportunities", "applications", "items"];

function cellsOfJson(text: string): string[][] | null {
  const json = readJson(text);
  if (!json.ok) return null;
  const { value } = json;
  const list = Array.isArray(value)
    ? value
    : isObject(value)
      ? wrappers.map((key) => value[key]).find((one) => Array.isArray(one))
      : undefined;
  if (!Array.isArray(list)) return null;
  const rows = list.flatMap((one: unknown) => (isObject(one) ? [flattened(one)] : []));
  if (rows.length === 0) return null;
  const headings = [...new Set(rows.flatMap((row) => [...row.keys()]))].slice(0, mostColumns);
  return [
    headings.map((heading) => heading.replaceAll("_", " ")),
    ...rows.map((row) => headings.map((heading) => row.get(heading) ?? "")),
  ];
}

/** `candidate.name` of what is inside; of a list the first, which of an address is the main one. */
function flattened(value: Readonly<Record<string, unknown>>, depth = 3): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [key, inner] of Object.entries(value)) {
    const one: unknown = Array.isArray(inner) ? inner[0] : inner;
    if (isObject(one)) {
      if (depth === 0) continue;
      for (const [below, cell] of flattened(one, depth - 1)) {
        // What an address is, is its value; the rest goes by its whole path.
        const name = below === "value" ? key : `${key}.${below}`;
        if (!cells.has(name)) cells.set(name, cell);
      }
    } else if (typeof one === "string" || typeof one === "number" || typeof one === "boolean")
      cells.set(key, String(one));
  }
  return cells;
}
