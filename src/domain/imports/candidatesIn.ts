import { foldedName } from "#domain/sameName.ts";
import { Name } from "#domain/text.ts";
import type { CandidateSheet, SheetColumn } from "./candidateSheet.ts";

/** Somebody a line tells of. */
export type PersonIn = { at: number; name: string };

/** What becomes of the lines of a sheet, before anything is done. */
export type CandidatesIn = {
  fresh: PersonIn[];
  /** Of the same name as somebody who is here, or further up: asked, and left out until somebody says. */
  again: (PersonIn & { like: "on the roster" | "further up" })[];
  /** Told twice by the same mark that tells people apart: the same person, and nothing to ask. */
  same: number;
  /** Lines that cannot be taken, and why. */
  wrong: { at: number; shown: string; what: string }[];
};

export type Reading = {
  /** Only lines in which this column holds this; `null`: all of them. */
  only: { column: number; value: string } | null;
  /** `Lindqvist, Sofia` becomes `Sofia Lindqvist`. */
  turnAround: boolean;
};

/** Whether most names are written family name first, with a comma behind it. */
export function isFamilyFirst({ columns, lines }: CandidateSheet): boolean {
  const at = columns.indexOf("name");
  const names = lines.flatMap(({ cells }) => cells[at] || []);
  return names.filter((name) => turned.test(name)).length > names.length * 0.8;
}

const turned = /^(?<last>[^,]+),\s*(?<first>[^,]+)$/u;

/** `known` are the names on the roster. Pure, and of every line something becomes. */
export function candidatesIn(
  sheet: CandidateSheet,
  { only, turnAround }: Reading,
  known: readonly string[],
): CandidatesIn {
  const at = (column: SheetColumn) => sheet.columns.indexOf(column);
  const [whole, first, last, identity] = [
    at("name"),
    at("first name"),
    at("last name"),
    at("identity"),
  ];
  const here = new Set(known.map(foldedName));
  const above = new Set<string>();
  const met = new Set<string>();
  const found: CandidatesIn = { fresh: [], again: [], same: 0, wrong: [] };
  for (const { at: line, cells } of sheet.lines) {
    if (only !== null && cells[only.column] !== only.value) continue;
    const both = [cells[first], cells[last]].filter((part) => part).join(" ");
    const written = cells[whole] || both;
    const name = turnAround ? written.replace(turned, "$<first> $<last>") : written;
    const read = Name.safeParse(name);
    if (!read.success) {
      const shown = cells.filter((cell) => cell !== "").join(", ");
      const { message = "is no name" } = read.error.issues[0] ?? {};
      const what = name === "" ? "There is no name in it." : `The name ${message}.`;
      found.wrong.push({ at: line, shown, what });
      continue;
    }
    const mark = (cells[identity] ?? "").toLowerCase();
    const folded = foldedName(name);
    if (mark !== "" && met.has(`${mark} ${folded}`)) {
      found.same += 1;
      continue;
    }
    met.add(`${mark} ${folded}`);
    if (here.has(folded)) found.again.push({ at: line, name, like: "on the roster" });
    else if (above.has(folded)) found.again.push({ at: line, name, like: "further up" });
    else found.fresh.push({ at: line, name });
    above.add(folded);
  }
  return found;
}

/** A column by which a part of a file can be taken, and how many lines hold what. */
export type SheetPart = {
  column: number;
  heading: string;
  values: { value: string; count: number }[];
};

/** Few different values, most of them in more than one line. */
export function sheetParts({ columns, headings, lines }: CandidateSheet, most = 60): SheetPart[] {
  return headings.flatMap((heading, column) => {
    if (heading === "" || columns[column] !== "unused") return [];
    const counts = new Map<string, number>();
    for (const { cells } of lines) {
      const value = cells[column] ?? "";
      counts.set(value, (counts.get(value) ?? 0) + 1);
      if (counts.size > most) return [];
    }
    if (counts.size < 2 || counts.size * 1.5 > lines.length) return [];
    const values = Array.from(counts, ([value, count]) => ({ value, count }));
    return [{ column, heading, values: values.toSorted((a, b) => b.count - a.count) }];
  });
}
