import { levelNames, levels, type Level } from "./kit.ts";
import type { TableRow } from "./table.ts";

/** What a column of a table holds. `level` and `anchor` go together: one line a level. */
export type TableColumn =
  | "title"
  | "summary"
  | "why"
  | "weight"
  | "question"
  | "kind"
  | "probes"
  | `anchor ${Level}`
  | "level"
  | "anchor"
  | "unused";

export const columnNames: Readonly<Record<TableColumn, string>> = {
  title: "Item: its name",
  summary: "What it means",
  why: "Why it matters",
  "anchor 1": `1 ${levelNames[1]}`,
  "anchor 2": `2 ${levelNames[2]}`,
  "anchor 3": `3 ${levelNames[3]}`,
  "anchor 4": `4 ${levelNames[4]}`,
  "anchor 5": `5 ${levelNames[5]}`,
  level: "Level of the line",
  anchor: "Anchor of that level",
  question: "Question",
  kind: "Kind of question",
  probes: "Probes",
  weight: "Weight",
  unused: "Not used",
};

const words: readonly [TableColumn, RegExp][] = [
  ["why", /^(?:why\b.*|reason|rationale)$/],
  ["kind", /^(?:kind|type)(?: of question)?$/],
  ["question", /^(?:interview |sample |example |main )?questions?(?: to ask)?$|^(?:ask|prompt)$/],
  ["probes", /^(?:probes?|probing questions?|follow ?ups?(?: questions?)?)$/],
  ["weight", /^(?:weight|weighting|counts)(?: %)?$/],
  ["level", /^(?:level|score|rating|grade|points?|band)$/],
  [
    "anchor",
    /^(?:anchors?|behaviou?rs?|indicators?|descriptors?|what (?:it|that) looks like|evidence)$/,
  ],
  [
    "title",
    /^(?:items?|item name|competenc(?:y|e|ies)|criteri(?:on|a)|skills?|attributes?|dimensions?|areas?|traits?|capabilit(?:y|ies)|topics?|values?|names?|titles?|what we score|responsibilit(?:y|ies))$/,
  ],
  [
    "summary",
    /^(?:summary|descriptions?|definitions?|meaning|what (?:it|this) (?:means|is)|what we look for|about|details?|explanation)$/,
  ],
];

/** What levels go by elsewhere. The numeral counts for more, wherever there is one. */
const named: Readonly<Record<Level, RegExp>> = {
  1: /^(?:well below.*|poor|very poor|unsatisfactory|not shown|novice|unacceptable|no evidence|none|far below.*|beginner|strong no)$/,
  2: /^(?:below.*|needs improvement|partial|developing|weak|fair|some evidence|basic|limited)$/,
  3: /^(?:meets.*|solid|competent|proficient|satisfactory|average|adequate|acceptable|intermediate|good)$/,
  4: /^(?:above.*|exceeds.*|strong|very good|advanced)$/,
  5: /^(?:exceptional|outstanding|excellent|expert|far (?:above|exceeds).*|well above.*|role model)$/,
};

/** The level a heading or a cell names; `null` for none. */
export function levelNamed(cell: string): Level | null {
  const plain = plainly(cell);
  // "Poor (1)"
  const [, ending] = /^[\p{L} ]+\(([1-5])\)$/u.exec(cell.trim()) ?? [];
  if (ending !== undefined) return levels.find((level) => String(level) === ending) ?? null;
  const [, digit, rest] =
    /^(?:levels?|scores?|ratings?|l|anchor|grade)? ?([1-5])(?: (.*)|)$/.exec(plain) ?? [];
  // "1 to 5" and "3 questions" name none.
  if (digit !== undefined && !/^(?:to|of|questions?|probes?|years?) ?|^\d/.test(rest ?? ""))
    return levels.find((level) => String(level) === digit) ?? null;
  return levels.find((level) => named[level].test(plain)) ?? null;
}

function plainly(cell: string): string {
  return cell
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]+/gu, " ")
    .trim();
}

function columnNamed(heading: string): TableColumn | null {
  if (heading.length > 60) return null;
  const plain = plainly(heading);
  const known = words.find(([, says]) => says.test(plain));
  if (known !== undefined) return known[0];
  const level = levelNamed(heading);
  return level === null ? null : `anchor ${level}`;
}

/** A table with what its columns seem to hold. */
export type KitTable = {
  headings: string[];
  columns: TableColumn[];
  rows: TableRow[];
  /** What stood above the headings, often the role. */
  above: string;
  /** No heading was recognised: columns were taken by their order. */
  isGuessed: boolean;
  /** Items stood side by side, and were turned. */
  isTurned: boolean;
};

/** Finds the headings, wherever they are, and what each column holds. */
export function kitTable(given: readonly TableRow[]): KitTable {
  const isTurned = standsSideways(given);
  const rows = isTurned ? turned(given) : given;
  const known = rows.slice(0, 10).map(({ cells }) => distinct(cells));
  const best = known.indexOf(Math.max(...known));
  const [heading] = (known[best] ?? 0) >= 2 || isTurned ? rows.slice(best, best + 1) : [];
  if (heading === undefined) return withoutHeadings(rows);
  const over = best === 0 ? undefined : rows[best - 1];
  // Of merged headings over two lines the upper one says what the lower leaves blank.
  const upper = over !== undefined && alone(over.cells).length === 0 ? over.cells : [];
  const headings = heading.cells.map((cell, k) => cell || (upper[k] ?? ""));
  return {
    headings,
    columns: columnsOf(headings),
    rows: rows.slice(best + 1),
    above: rows.slice(0, best).flatMap(({ cells }) => alone(cells))[0] ?? "",
    isGuessed: false,
    isTurned,
  };
}

function distinct(cells: readonly string[]): number {
  return new Set(cells.flatMap((cell) => columnNamed(cell) ?? [])).size;
}

function alone(cells: readonly string[]): string[] {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length === 1 ? filled : [];
}

/** Each column once; what is named a second time, and what says nothing, is left to the person. */
function columnsOf(headings: readonly string[]): TableColumn[] {
  const seen = new Set<TableColumn>();
  const columns = headings.map((heading): TableColumn => {
    const column = columnNamed(heading);
    if (column === null || seen.has(column)) return "unused";
    seen.add(column);
    return column;
  });
  const isLong = seen.has("level") && !seen.has("anchor 3");
  // "Description" beside a level says what the level looks like.
  if (isLong && !seen.has("anchor") && seen.has("summary"))
    columns[columns.indexOf("summary")] = "anchor";
  if (!isLong)
    for (const [k, column] of columns.entries())
      if (column === "level" || column === "anchor") columns[k] = "unused";
  const free = columns.indexOf("unused");
  if (!seen.has("title") && free !== -1) columns[free] = "title";
  return columns;
}

const usual: Readonly<Record<number, readonly TableColumn[]>> = {
  6: ["title"],
  7: ["title", "summary"],
  8: ["title", "summary"],
  9: ["title", "summary"],
};
const anchors = levels.map((level): TableColumn => `anchor ${level}`);

/** By their number: a name, five anchors, and what usually stands before and behind them. */
function withoutHeadings(rows: readonly TableRow[]): KitTable {
  const width = rows[0]?.cells.length ?? 0;
  const before = usual[width];
  const order: TableColumn[] =
    before === undefined ? ["title"] : [...before, ...anchors, "question", "probes"];
  return {
    headings: Array.from({ length: width }, () => ""),
    columns: Array.from({ length: width }, (_, k) => order[k] ?? "unused"),
    rows: [...rows],
    above: "",
    isGuessed: true,
    isTurned: false,
  };
}

/** The first column holds the headings, so that each further one is an item. */
function standsSideways(rows: readonly TableRow[]): boolean {
  const down = distinct(rows.slice(0, 30).map(({ cells }) => cells[0] ?? ""));
  const across = rows.slice(0, 10).map(({ cells }) => ({
    cells: distinct(cells),
    isLong: cells.some((cell) => columnNamed(cell) === "level") && distinct(cells.slice(1)) > 0,
  }));
  return (
    down >= 3 &&
    down > Math.max(...across.map(({ cells }) => cells)) &&
    !across.some(({ isLong }) => isLong)
  );
}

function turned(rows: readonly TableRow[]): TableRow[] {
  const width = rows[0]?.cells.length ?? 0;
  return Array.from({ length: width }, (_, k) => ({
    at: k + 1,
    cells: rows.map(({ cells }) => cells[k] ?? ""),
  }));
}
