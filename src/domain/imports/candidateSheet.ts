import { wellFormed } from "#domain/text.ts";

/** A line of a file as its program counts it, and what stands in it. */
export type SheetLine = { at: number; cells: string[] };

/** What a column is taken for; everything else in the file is left where it is. */
export const sheetColumns = ["name", "first name", "last name", "identity", "unused"] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** A file of candidates, once it is cells: which line holds the headings, and what each column holds. */
export type CandidateSheet = {
  /** One for each column; without a line of headings all are empty. */
  headings: string[];
  columns: SheetColumn[];
  lines: SheetLine[];
  hasHeadings: boolean;
};

/** Headings as exports of tracking systems and sheets have them, in the languages of most. */
const words: Readonly<Record<Exclude<SheetColumn, "unused">, readonly string[]>> = {
  name: [
    ["name", "full name", "candidate name", "candidate", "applicant", "applicant name"],
    ["candidate full name", "display name", "person", "kandidat", "kandidatin", "bewerber"],
    ["bewerberin", "nom complet", "candidat", "candidate s name", "nombre completo", "candidato"],
    ["nome completo", "naam", "namn", "navn", "nimi", "imię i nazwisko", "имя", "氏名", "姓名"],
  ].flat(),
  "first name": [
    ["first name", "firstname", "given name", "forename", "candidate first name", "vorname"],
    [
      "prénom",
      "nombre",
      "nome",
      "voornaam",
      "förnamn",
      "fornavn",
      "etunimi",
      "imię",
      "preferred name",
    ],
  ].flat(),
  "last name": [
    ["last name", "lastname", "surname", "family name", "candidate last name", "nachname"],
    ["familienname", "nom", "nom de famille", "apellido", "apellidos", "cognome", "sobrenome"],
    ["achternaam", "efternamn", "efternavn", "sukunimi", "nazwisko", "фамилия"],
  ].flat(),
  identity: [
    ["email", "e mail", "email address", "e mail address", "primary email address", "mail"],
    ["candidate email", "candidate id", "candidate id number", "person id", "adresse e mail"],
    ["correo electrónico", "e mail adresse", "primary email", "email addresses", "emails", "id"],
  ].flat(),
};
const taken = new Map(
  (Object.keys(words) as (keyof typeof words)[]).flatMap((column) =>
    words[column].map((word) => [folded(word), column] as const),
  ),
);

function folded(heading: string): string {
  return heading
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Programs put a title or the day above their headings; further down nobody looks for them. */
const deepest = 10;

/**
 * Takes lines of cells for a sheet of candidates. `hasHeadings` as somebody said; left out, the first of
 * the first ten lines that names a column is taken for the headings, and nothing above it counts.
 */
export function candidateSheet(
  cells: readonly (readonly string[])[],
  hasHeadings?: boolean,
): CandidateSheet {
  const lines = cells.flatMap((row, index): SheetLine[] => {
    const clean = row.map(cleanCell);
    return clean.some((cell) => cell !== "") ? [{ at: index + 1, cells: clean }] : [];
  });
  const width = lines.reduce((most, line) => Math.max(most, line.cells.length), 0);
  for (const line of lines) while (line.cells.length < width) line.cells.push("");
  const named = lines.slice(0, deepest).findIndex((line) => namesColumn(line.cells));
  const head = hasHeadings === false ? -1 : named >= 0 ? named : hasHeadings === true ? 0 : -1;
  const headings = lines[head]?.cells ?? Array.from({ length: width }, () => "");
  const rest = lines.slice(head + 1);
  return { headings, columns: columnsFor(headings, rest), lines: rest, hasHeadings: head >= 0 };
}

function cleanCell(cell: string): string {
  return (
    wellFormed(cell)
      // oxlint-disable-next-line no-control-regex -- nothing one types, and no name may hold it
      .replaceAll(/[\u0000-\u001f\u007f\s]+/gu, " ")
      .trim()
      .normalize("NFC")
  );
}

function namesColumn(cells: readonly string[]): boolean {
  return cells.some((cell) => taken.has(folded(cell)));
}

/** Each is taken once, from the left; a family name alone is a name. */
function columnsFor(headings: readonly string[], lines: readonly SheetLine[]): SheetColumn[] {
  const used = new Set<SheetColumn>();
  const columns = headings.map((heading): SheetColumn => {
    const column = taken.get(folded(heading)) ?? "unused";
    if (used.has(column)) return "unused";
    used.add(column);
    return column;
  });
  const hasBoth = used.has("first name") && used.has("last name");
  if (used.has("name") || hasBoth) return columns;
  const alone = columns.findIndex((column) => column === "first name" || column === "last name");
  if (alone >= 0) return columns.with(alone, "name");
  const first = firstOfNames(headings.length, lines);
  return first < 0 ? columns : columns.with(first, "name");
}

/** Without headings: the first column in which most cells are words, and no addresses. */
function firstOfNames(width: number, lines: readonly SheetLine[]): number {
  const some = lines.slice(0, 50);
  const isName = (cell: string) => /^[^@\d/:]*\p{L}[^@\d/:]*$/u.test(cell) && cell.length <= 80;
  for (let at = 0; at < width; at += 1) {
    const named = some.filter(({ cells }) => isName(cells[at] ?? "")).length;
    if (named > some.length / 2) return at;
  }
  return -1;
}
