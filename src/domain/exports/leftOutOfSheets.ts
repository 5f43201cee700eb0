import { cardInWords } from "./ats/cardInWords.ts";
import { type NotCarried, notCarriedOn } from "./ats/manifest.ts";
import type { SheetCell } from "./csv.ts";
import type { ResolvedCard } from "./resolvedCards.ts";

/** A row a card has no room for how each question was asked. */
export function leftOutOfWide(cards: readonly ResolvedCard[]): NotCarried[] {
  return cards.flatMap((resolved) => {
    // Most cards tell nothing of it, and need not be put in words.
    if (!Object.values(resolved.card.ratings).some(({ asked = [] }) => asked.length > 0)) return [];
    const card = cardInWords(resolved);
    return card.ratings
      .filter(({ asked }) => asked.length > 0)
      .map(({ item, asked }) =>
        notCarriedOn(card, item, `how its questions were asked: ${asked.join(" | ")}`, "left out"),
      );
  });
}

/** The most characters a cell of a workbook holds. */
export const longestCell = 32_767;
const cutMark = " […]";

/** Cells that fit, and what was cut from those that did not. */
export function fitted(
  rows: readonly (readonly SheetCell[])[],
  sheet: string,
): { rows: SheetCell[][]; cut: NotCarried[] } {
  const cut: NotCarried[] = [];
  const head = rows[0] ?? [];
  const named = (row: readonly SheetCell[], name: string) => String(row[head.indexOf(name)] ?? "");
  const all = rows.map((row) =>
    row.map((cell, column) => {
      if (typeof cell !== "string" || cell.length <= longestCell) return cell;
      cut.push({
        receipt: named(row, "receipt"),
        candidate: named(row, "candidate"),
        panelist: named(row, "panelist"),
        round: named(row, "round"),
        item: named(row, "item") || String(head[column] ?? ""),
        what: `${cell.length} characters of ${String(head[column] ?? "text")}`,
        written: `cut to ${longestCell} in ${sheet}, the most a cell holds`,
      });
      return `${cell.slice(0, longestCell - cutMark.length).replace(/[\uD800-\uDBFF]$/, "")}${cutMark}`;
    }),
  );
  return { rows: all, cut };
}

const lostColumns = [
  "candidate",
  "panelist",
  "round",
  "item",
  "what",
  "written",
  "receipt",
] as const satisfies readonly (keyof NotCarried)[];

/** A sheet of its own, which says so where nothing was lost. */
export function lostRows(cells: readonly NotCarried[]): SheetCell[][] {
  if (cells.length === 0) return [["Nothing was lost."]];
  return [[...lostColumns], ...cells.map((cell) => lostColumns.map((name) => cell[name]))];
}
