import { atsShapes } from "#domain/exports/ats/atsFiles.ts";
import type { CardsForm } from "#exchange/exportCards.ts";

export type ExportForm = CardsForm | "print" | "needle";

type FormInWords = {
  name: string;
  short: string;
  /** What one does with the file. */
  use: string;
  /** What does not get through, in general; the file lists it cell by cell. */
  lost: string;
  shape?: { shape: string; checked: string };
};

const nothingLost = "Nothing that a card says.";
const keptInWords =
  "Nothing that a card says: what has no field there goes along in words, and can be read back.";

export const formsInWords: Readonly<Record<ExportForm, FormInWords>> = {
  print: {
    name: "Cards to print",
    short: "One card a sheet; PDF too",
    use: "Opens all cards, each on a sheet of its own. Print them, or save them as PDF in the browser’s print window.",
    lost: nothingLost,
  },
  excel: {
    name: "Excel",
    short: "Ratings, cards, what is missing",
    use: "One workbook for Excel, LibreOffice, Numbers and Google Sheets: a row per rating, a row per card, and what could not be carried.",
    lost: "Nothing, but for texts longer than a cell holds: 32,767 characters. The sheet “Not carried” lists them.",
  },
  greenhouse: {
    name: "Greenhouse",
    short: "1 to 5, both ways",
    use: "JSON in the shape of Greenhouse, for whoever moves data there or reads it with a program of their own. Greenhouse has no button that takes scorecards in.",
    lost: keptInWords,
    shape: atsShapes.greenhouse,
  },
  workable: {
    name: "Workable",
    short: "1 to 5 as stars, both ways",
    use: "JSON in the shape in which Workable takes ratings. A program adds the ids of your candidates and members, and sends each.",
    lost: keptInWords,
    shape: atsShapes.workable,
  },
  lever: {
    name: "Lever",
    short: "Four steps: a 3 has no counterpart",
    use: "JSON in the shape of Lever’s feedback forms. A program adds the ids of your template and people, and sends each.",
    lost: "A 3, which Lever does not have: you say what it becomes, and its comment keeps “Original: 3 of 5”. A card that recommends no decision is written as not completed.",
    shape: atsShapes.lever,
  },
  ashby: {
    name: "Ashby",
    short: "Four steps: a 3 has no counterpart",
    use: "JSON in the shape of Ashby’s submitted feedback, with the form it was written on. A program adds the ids of your applications and people, and sends each.",
    lost: "A 3, which Ashby does not have: you say what it becomes, and its comment keeps “Original: 3 of 5”. An item that was not observed is left empty, and the notes say so.",
    shape: atsShapes.ashby,
  },
  merge: {
    name: "Merge",
    short: "The unified model",
    use: "JSON in the shape of Merge’s unified scorecard, for programs that read many systems through it.",
    lost: "All but the recommendation has no field in Merge’s scorecard. The whole card goes along as remote data.",
    shape: atsShapes.merge,
  },
  plain: {
    name: "Plain JSON",
    short: "Spelled out, for any program",
    use: "Everything in words, without ids. It cannot be opened here again.",
    lost: nothingLost,
  },
  ratings: {
    name: "CSV, a row per rating",
    short: "For pivot tables and statistics",
    use: "A table for any sheet or program. Text that a sheet would run as a formula is made harmless.",
    lost: nothingLost,
  },
  scorecards: {
    name: "CSV, a row per card",
    short: "For reading side by side",
    use: "A table for any sheet or program, an item a column. Text that a sheet would run as a formula is made harmless.",
    lost: "How each question was asked.",
  },
  needle: {
    name: "Needle’s JSON",
    short: "Keeps everything",
    use: "For another device or a colleague: it can be opened here again, and keeps everything, with all revisions.",
    lost: "Nothing.",
  },
};

export const formGroups: readonly { title: string; forms: readonly ExportForm[] }[] = [
  { title: "For people", forms: ["print", "excel"] },
  {
    title: "For other programs",
    forms: ["greenhouse", "workable", "lever", "ashby", "merge", "plain", "ratings", "scorecards"],
  },
  { title: "To open here again", forms: ["needle"] },
];

/** Those with four steps, which must be told what a 3 becomes. */
export function asksForMiddle(form: ExportForm): boolean {
  return form === "lever" || form === "ashby";
}
