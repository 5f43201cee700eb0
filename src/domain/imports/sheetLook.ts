import {
  candidateSheet,
  type CandidateSheet,
  type SheetColumn,
  sheetColumns,
} from "./candidateSheet.ts";
import {
  candidatesIn,
  type CandidatesIn,
  isFamilyFirst,
  type PersonIn,
  type Reading,
  sheetParts,
  type SheetPart,
} from "./candidatesIn.ts";

/** What one said of how a sheet is to be taken; the rest is found out. */
export type SheetWish = {
  hasHeadings?: boolean | undefined;
  /** By kind, which column it is; -1: none. */
  columns: Partial<Record<SheetColumn, number>>;
  only: Reading["only"];
  turnAround?: boolean | undefined;
  /** Lines of names that are there already, to be added all the same. */
  anyway: readonly number[] | "all";
};

export const nothingWished: SheetWish = { columns: {}, only: null, anyway: [] };

/** As many as one looks through, and how many there are. */
export type Glance<T> = { count: number; first: T[] };

/** What a page shows of a sheet, however long that is. Plain data. */
export type SheetLook = {
  lines: number;
  headings: string[];
  /** Of each column something that stands in it; empty where nothing does. */
  examples: string[];
  columns: SheetColumn[];
  hasHeadings: boolean;
  parts: SheetPart[];
  /** `null` where no name looks turned around. */
  turnAround: boolean | null;
  fresh: Glance<PersonIn>;
  again: Glance<CandidatesIn["again"][number]>;
  wrong: Glance<CandidatesIn["wrong"][number]>;
  same: number;
  /** How many would be added, and how many lines would not. */
  adds: number;
  leaves: number;
};

const mostShown = 100;
/** Longer cells are cut where they are only shown. */
const mostLetters = 120;

/** Takes lines of cells for candidates: what a page shows of it, and the names to add. Pure. */
export function lookAtSheet(
  cells: readonly (readonly string[])[],
  wish: SheetWish,
  known: readonly string[],
): { look: SheetLook; names: string[] } {
  const sheet = withColumns(candidateSheet(cells, wish.hasHeadings), wish.columns);
  const familyFirst = isFamilyFirst(sheet);
  const turnAround = wish.turnAround ?? familyFirst;
  const found = candidatesIn(sheet, { only: wish.only, turnAround }, known);
  const { anyway } = wish;
  const chosen =
    anyway === "all" ? found.again : found.again.filter(({ at }) => anyway.includes(at));
  const adding = [...found.fresh, ...chosen].toSorted((a, b) => a.at - b.at);
  const wrong = found.wrong.map((line) => ({ ...line, shown: cut(line.shown) }));
  return {
    names: adding.map(({ name }) => name),
    look: {
      lines: sheet.lines.length,
      headings: sheet.headings.map(cut),
      examples: sheet.headings.map((_, at) =>
        cut(sheet.lines.find((line) => line.cells[at] !== "")?.cells[at] ?? ""),
      ),
      columns: sheet.columns,
      hasHeadings: sheet.hasHeadings,
      parts: sheetParts(sheet),
      turnAround: familyFirst || wish.turnAround !== undefined ? turnAround : null,
      fresh: glance(found.fresh),
      again: glance(found.again),
      wrong: glance(wrong),
      same: found.same,
      adds: adding.length,
      leaves: found.again.length - chosen.length + found.wrong.length + found.same,
    },
  };
}

function glance<T>(all: readonly T[]): Glance<T> {
  return { count: all.length, first: all.slice(0, mostShown) };
}

function cut(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
}

/** Each kind at most once, and no column twice. */
function withColumns(sheet: CandidateSheet, chosen: SheetWish["columns"]): CandidateSheet {
  const columns = sheet.columns.map((column) => (column in chosen ? "unused" : column));
  for (const kind of sheetColumns) {
    const at = chosen[kind] ?? -1;
    if (at in columns) columns[at] = kind;
  }
  return { ...sheet, columns };
}
