import { strToU8, zipSync } from "fflate";
import type { SheetCell } from "#domain/exports/csv.ts";
import { wellFormed } from "#domain/text.ts";

export type WorkSheet = { name: string; rows: readonly (readonly SheetCell[])[] };

/** The most rows a sheet of Excel holds is a little more: the rest goes on in another. */
const mostRows = 1_000_000;

/**
 * A workbook of Excel (ECMA-376). Numbers are numbers; every text is a text in a cell that is
 * formatted as one, so that none of it ever runs, whatever sign it begins with.
 */
export function writeWorkbook(sheets: readonly WorkSheet[]): Uint8Array<ArrayBuffer> {
  const all = sheets.flatMap(inSheets);
  const files: Record<string, Uint8Array> = {
    "[Content_Types].xml": xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${all
        .map(
          (_, at) =>
            `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${main}.worksheet+xml"/>`,
        )
        .join("")}</Types>`,
    ),
    "_rels/.rels": related([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": xml(
      `<workbook xmlns="${space}" xmlns:r="${relations}"><sheets>${all
        .map(
          ({ name }, at) =>
            `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
        )
        .join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": related([
      ...all.map((_, at): [string, string] => ["worksheet", `worksheets/sheet${at + 1}.xml`]),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": xml(
      `<styleSheet xmlns="${space}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
    ),
  };
  for (const [at, sheet] of all.entries())
    files[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(sheetXml(sheet.rows));
  // A fixed day: the same cards make the same bytes.
  return zipSync(files, { level: 3, mtime: new Date(2020, 0, 1) });
}

const space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

function xml(text: string): Uint8Array {
  return strToU8(head + text);
}

function related(targets: readonly (readonly [type: string, target: string])[]): Uint8Array {
  return xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(
        ([type, target], at) =>
          `<Relationship Id="rId${at + 1}" Type="${relations}/${type}" Target="${target}"/>`,
      )
      .join("")}</Relationships>`,
  );
}

function inSheets({ name, rows }: WorkSheet): WorkSheet[] {
  const [first = [], ...rest] = rows.length > mostRows ? rows : [];
  if (rest.length === 0) return [{ name, rows }];
  const sheets = Math.ceil(rest.length / (mostRows - 1));
  return Array.from({ length: sheets }, (_, at) => ({
    name: at === 0 ? name : `${name} ${at + 1}`,
    rows: [first, ...rest.slice(at * (mostRows - 1), (at + 1) * (mostRows - 1))],
  }));
}

function sheetXml(rows: WorkSheet["rows"]): string {
  const lines = rows.map((row, at) => {
    const style = at === 0 ? 2 : 1;
    return `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, column, at, style)).join("")}</row>`;
  });
  return `${head}<worksheet xmlns="${space}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="16" defaultRowHeight="15"/><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: SheetCell, column: number, row: number, style: number): string {
  if (cell === null || cell === "") return "";
  const place = `${columnName(column)}${row + 1}`;
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** A, B … Z, AA, AB … */
function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? "" : columnName(rest - 1)}${String.fromCodePoint(65 + (index % 26))}`;
}

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** What XML cannot hold is written as sheets write it, `_x0000_`; and what only looks so, apart. */
function escaped(text: string): string {
  return wellFormed(text)
    .replaceAll(/_(?=x[\da-fA-F]{4}_)/g, "_x005F_")
    .replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)
    .replaceAll(
      // oxlint-disable-next-line no-control-regex -- control characters are what is written otherwise
      /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
}
