import { limits } from "#domain/text.ts";
import { levels, Question, type Level } from "./kit.ts";
import { blankItem, blankRound, KitForm, type ItemForm } from "./kitForm.ts";
import { levelNamed, type KitTable, type TableColumn } from "./tableColumns.ts";
import type { TableRow } from "./table.ts";

/** Something about a table: where, what, and whether it keeps it from becoming a kit. */
export type TableRemark = { what: string; weight: "must" | "note" };

export type FromTable = {
  form: KitForm;
  remarks: TableRemark[];
};

const mostItems = 100;
/** What a field of a kit's draft holds; the editor asks to shorten what a kit does not. */
const mostTyped = 50_000;

/** The kit a table stands for, gaps and all, to be gone on with in the editor. */
export function kitFromTable(table: KitTable, role: string, newId: () => string): FromTable {
  const { columns, rows } = table;
  const remarks = columnRemarks(table);
  const items: ItemForm[] = [];
  const isLong = columns.includes("level") && columns.includes("anchor");
  const byName = new Map<string, ItemForm>();
  let current: ItemForm | undefined;
  let tooMany = 0;
  for (const row of rows) {
    const where = `${table.isTurned ? "Column" : "Line"} ${row.at}`;
    const cell = cellsBy(row, columns);
    const title = oneLine(cell("title"));
    const known = title === "" ? current : isLong ? byName.get(title.toLowerCase()) : undefined;
    if (known === undefined && (title === "" || items.length >= mostItems)) {
      if (title !== "") tooMany += 1;
      else
        remarks.push(must(`${where} has no item: name it in its first cell, or remove the line.`));
      continue;
    }
    current = known ?? { ...blankItem(newId()), title, questions: [] };
    if (known === undefined) {
      items.push(current);
      byName.set(title.toLowerCase(), current);
    }
    const isAgain = isLong && known !== undefined;
    for (const what of fill(current, cell, isAgain)) remarks.push(note(`${where}: ${what}`));
    if (isLong) remarks.push(...placeLevel(current, cell, where));
    remarks.push(...tooLong(row, columns, where));
  }
  if (items.length === 0 && columns.includes("title"))
    remarks.push(must("There is no line with an item below the headings."));
  if (tooMany > 0)
    remarks.push(
      must(
        `These are ${inFigures(items.length + tooMany)} items, and a kit holds up to ${mostItems}. Paste only the lines of one role; four to eight items are what a panel can tell apart.`,
      ),
    );
  const form = formWith(items, role.trim() || oneLine(plainText(table.above)), newId());
  if (remarks.every(({ weight }) => weight !== "must") && !KitForm.safeParse(form).success)
    remarks.push(
      must(
        "The lines below one item hold more than an item can: up to 200 questions, and 50,000 characters a field. Name the next item where it begins.",
      ),
    );
  return { form, remarks };
}

function tooLong(
  { cells }: TableRow,
  columns: readonly TableColumn[],
  where: string,
): TableRemark[] {
  return cells.flatMap((text, k) =>
    text.length > mostTyped && columns[k] !== "unused"
      ? [
          must(
            `${where}, cell ${k + 1} holds ${inFigures(text.length)} characters. An anchor has up to ${inFigures(limits.text)}: shorten it in the table.`,
          ),
        ]
      : [],
  );
}

function inFigures(count: number): string {
  return count.toLocaleString("en-GB");
}

function formWith(items: readonly ItemForm[], title: string, round: string): KitForm {
  // Without a column for it a name says what there is to say; nobody has to write it twice.
  const filled = items.map((item) => ({ ...item, summary: item.summary || item.title }));
  const rounds = [
    {
      ...blankRound(
        round,
        filled.map(({ id }) => id),
      ),
      title: "Interview",
    },
  ];
  return {
    title,
    level: "",
    about: "",
    items: filled,
    weightsReason: "",
    gates: [],
    niceToHaves: "",
    signals: [],
    rounds,
  };
}

type CellOf = (column: TableColumn) => string;

function cellsBy({ cells }: TableRow, columns: readonly TableColumn[]): CellOf {
  return (column) => {
    const at = columns.indexOf(column);
    return plainText(cells[at] ?? "");
  };
}

/** A sheet is told by a quote in front that what follows is text; it is no part of the text. */
function plainText(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@＝＋－＠])/, "");
}

/** Puts a line's cells where they belong, below what is there; says what it could not use. */
function fill(item: ItemForm, cell: CellOf, isAgain: boolean): string[] {
  const said: string[] = [];
  // With a line for each level, what is true of the whole item often stands in all of them.
  const added = (before: string, more: string, between: string) =>
    isAgain && before.includes(more) ? before : joined(before, more, between);
  item.summary = added(item.summary, oneLine(cell("summary")), " ");
  item.why = added(item.why, cell("why"), "\n");
  for (const level of levels)
    item.anchors[level - 1] = joined(item.anchors[level - 1] ?? "", cell(`anchor ${level}`), "\n");
  const weight = oneLine(cell("weight")).replace(/\s*%$/, "").replace(",", ".");
  if (weight !== "") item.weight = weight;
  const [first, ...more] = linesOf(cell("question"));
  if (isAgain && item.questions.some(({ text }) => text === first)) return said;
  const probes = linesOf(cell("probes")).join("\n");
  const typed = oneLine(cell("kind")).toLowerCase();
  const kind = Question.shape.kind.safeParse(typed);
  if (typed !== "" && !kind.success)
    said.push(
      `“${typed.slice(0, 40)}” is no kind of question; behavioural stands there. The others are situational and work sample.`,
    );
  const asked = { kind: kind.success ? kind.data : ("behavioural" as const) };
  if (first !== undefined || (probes !== "" && item.questions.length === 0))
    item.questions.push({ ...asked, text: first ?? "", probes });
  else if (probes !== "") {
    const last = item.questions.at(-1);
    if (last !== undefined) last.probes = joined(last.probes, probes, "\n");
  }
  for (const text of more) item.questions.push({ ...asked, text, probes: "" });
  return said;
}

/** Of a table with one line a level. */
function placeLevel(item: ItemForm, cell: CellOf, where: string): TableRemark[] {
  const anchor = cell("anchor");
  const said = oneLine(cell("level"));
  if (said === "" && anchor === "") return [];
  const level: Level | null = levelNamed(said);
  if (level === null)
    return [
      must(
        said === ""
          ? `${where} has an anchor but no level: write 1, 2, 3, 4 or 5 beside it.`
          : `${where}: “${said.slice(0, 40)}” is not a level. Write 1, 2, 3, 4 or 5.`,
      ),
    ];
  const before = item.anchors[level - 1] ?? "";
  item.anchors[level - 1] = joined(before, anchor, "\n");
  return before === "" || anchor === ""
    ? []
    : [
        note(
          `${where}: level ${level} of ${item.title.slice(0, 80)} was there already; both stand in it now.`,
        ),
      ];
}

function columnRemarks({ columns, headings, isGuessed, isTurned }: KitTable): TableRemark[] {
  const remarks: TableRemark[] = [];
  if (isGuessed)
    remarks.push(
      note(
        "No headings were recognised, so the columns were read in order and the first line as an item. Check what each column holds.",
      ),
    );
  if (isTurned) remarks.push(note("The items stand side by side here; each column became one."));
  if (!columns.includes("title"))
    remarks.push(must("No column says what an item is called. Choose one."));
  if (columns.includes("level") !== columns.includes("anchor"))
    remarks.push(
      must(
        columns.includes("level")
          ? "One column gives the level, but none says what it looks like. Choose that one too."
          : "One column says what a level looks like, but none says which level. Choose that one too.",
      ),
    );
  for (const column of new Set(columns))
    if (column !== "unused" && columns.filter((one) => one === column).length > 1)
      remarks.push(must(`Two columns are taken for the same thing. Only one can be.`));
  const anchored = columns.some((column) => column.startsWith("anchor"));
  if (!anchored)
    remarks.push(
      note("No column holds anchors. They can be chosen here, or written in the editor."),
    );
  else if (!columns.includes("summary"))
    remarks.push(note("No column says what an item means; its name stands there instead."));
  const unused = headings.filter((heading, k) => columns[k] === "unused" && heading !== "");
  if (unused.length > 0)
    remarks.push(note(`Not used: ${unused.map((one) => `“${one.slice(0, 40)}”`).join(", ")}.`));
  return remarks;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\n\t]\s*/g, " ").trim();
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) =>
      line
        .replace(/^\s*[•◦▪●]\s*/, "")
        .replaceAll("\t", " ")
        .trim(),
    )
    .filter((line) => line !== "");
}

function joined(before: string, more: string, between: string): string {
  return before === "" || more === "" ? before + more : `${before}${between}${more}`;
}

function must(what: string): TableRemark {
  return { what, weight: "must" };
}

function note(what: string): TableRemark {
  return { what, weight: "note" };
}
