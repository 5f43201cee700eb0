import { atsForms, writeAtsFile } from "#domain/exports/ats/atsFiles.ts";
import type { NotCarried } from "#domain/exports/ats/manifest.ts";
import { type Called, calledCards } from "#domain/exports/called.ts";
import { csvLines, writeCsv } from "#domain/exports/csv.ts";
import { fitted, leftOutOfWide, lostRows } from "#domain/exports/leftOutOfSheets.ts";
import { plainOf, writePlain } from "#domain/exports/plain.ts";
import {
  type CardsWanted,
  resolveCards,
  type ResolvedCard,
} from "#domain/exports/resolvedCards.ts";
import { longColumns, longRows, ratingRows, wideRows, wideSheet } from "#domain/exports/sheets.ts";
import type { CandidateId, PanelistId } from "#domain/id.ts";
import { resolverOf } from "#domain/records/links.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { seesAll, type Sight } from "#domain/records/travel.ts";
import { readAllRecords } from "#storage/deviceData.ts";
import { titleOf } from "./exports.ts";
import { fileName } from "./fileName.ts";

/** What is asked for, as data: it goes to a worker. */
export type CardsWish = CardsWanted & {
  form: CardsForm;
  called?: Called | undefined;
  /** What a 3 becomes on a scale of four. */
  three?: 2 | 3;
  sight: GivenSight;
};
/** Whose cards are one’s own and on whom one may see the others’; in words where it goes to a worker. */
export type GivenSight = { me: PanelistId | null; open: readonly CandidateId[] } | Sight;
export const cardsForms = ["ratings", "scorecards", "plain", "excel", ...atsForms] as const;
export type CardsForm = (typeof cardsForms)[number];

export type CardsExport = {
  name: string;
  type: string;
  content: Blob;
  records: number;
  /** Cards that belong to it and stay here for now. */
  stillBlind: number;
  /** So often a candidate’s name stands in the words of what is to tell none. */
  named: number;
  notCarried: NotCarried[];
};
export type OnCards = (done: number, of: number) => void;

/** Everything an export needs of the device, in one go; never on the page where there are many. */
export async function exportCards(
  wish: CardsWish,
  onCards: OnCards = () => {},
): Promise<CardsExport> {
  const records = await readAllRecords();
  const { cards, stillBlind, named } = cardsFor(records, wish);
  const names = wish.opening === undefined ? [] : [titleOf(wish.opening, records)];
  const { parts, notCarried } = await writtenAs(wish, cards, onCards);
  const [what, extension, type] = kindOf(wish.form);
  return {
    name: fileName(what, names, extension),
    type,
    content: new Blob(parts, { type }),
    records: cards.length,
    stillBlind,
    named,
    notCarried,
  };
}

/** The cards themselves, for paper. */
export async function readCards(wish: Omit<CardsWish, "form">): Promise<ResolvedCard[]> {
  return cardsFor(await readAllRecords(), wish).cards;
}

function cardsFor(
  records: readonly SharedRecord[],
  { sight, called, opening, card, everyRevision }: Omit<CardsWish, "form">,
) {
  const wanted: CardsWanted = {
    ...(opening !== undefined && { opening }),
    ...(card !== undefined && { card }),
    ...(everyRevision !== undefined && { everyRevision }),
  };
  const seen = resolveCards(records, wanted, sightFrom(records, sight));
  const { cards, named } =
    called === undefined ? { cards: seen, named: 0 } : calledCards(seen, called);
  const stillBlind = resolveCards(records, wanted, seesAll).length - cards.length;
  return { cards, stillBlind, named };
}

function sightFrom(records: readonly SharedRecord[], sight: GivenSight): Sight {
  if ("isMe" in sight) return sight;
  const rootOf = resolverOf(records);
  const open = new Set<string>(sight.open);
  return {
    isMe: (author) => author !== "needle" && rootOf(author) === sight.me,
    isOpen: (candidate) => open.has(rootOf(candidate)),
  };
}

/** Cards written between two words on how far it is. */
const stride = 250;

async function writtenAs(
  { form, three = 2 }: CardsWish,
  cards: readonly ResolvedCard[],
  onCards: OnCards,
): Promise<{ parts: BlobPart[]; notCarried: NotCarried[] }> {
  const told = (done: number) => {
    if (done % stride === 0 || done === cards.length) onCards(done, cards.length);
  };
  switch (form) {
    case "ratings":
      return {
        parts: [
          writeCsv([longColumns]),
          ...inStrides(cards, told, (some) => csvLines(ratingRows(some))),
        ],
        notCarried: [],
      };
    case "scorecards": {
      const { head, rowOf } = wideSheet(cards);
      const lines = inStrides(cards, told, (some) => csvLines(some.map(rowOf)));
      return { parts: [writeCsv([head]), ...lines], notCarried: leftOutOfWide(cards) };
    }
    case "plain":
      told(cards.length);
      return { parts: [writePlain(plainOf(cards))], notCarried: [] };
    case "excel":
      return workbookOf(cards, told);
    case "greenhouse":
    case "workable":
    case "lever":
    case "ashby":
    case "merge":
      return writeAtsFile(form, cards, { three, onCard: told });
  }
}

function inStrides(
  cards: readonly ResolvedCard[],
  told: (done: number) => void,
  write: (some: ResolvedCard[]) => string,
): string[] {
  const parts: string[] = [];
  for (let at = 0; at < cards.length; at += stride) {
    const some = cards.slice(at, at + stride);
    parts.push(write(some));
    told(at + some.length);
  }
  return parts;
}

async function workbookOf(cards: readonly ResolvedCard[], told: (done: number) => void) {
  const { writeWorkbook } = await import("./workbook.ts");
  const ratings = fitted(longRows(cards), "Ratings");
  const wide = fitted(wideRows(cards), "Cards");
  const notCarried = [...ratings.cut, ...wide.cut];
  const parts = [
    writeWorkbook([
      { name: "Ratings", rows: ratings.rows },
      { name: "Cards", rows: wide.rows },
      { name: "Not carried", rows: lostRows(notCarried) },
    ]),
  ];
  told(cards.length);
  return { parts, notCarried };
}

function kindOf(form: CardsForm): [what: string, extension: string, type: string] {
  switch (form) {
    case "ratings":
    case "scorecards":
      return [form, "csv", "text/csv;charset=utf-8"];
    case "excel":
      return [
        "scorecards",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      ];
    case "plain":
      return ["scorecards", "json", "application/json"];
    case "greenhouse":
    case "workable":
    case "lever":
    case "ashby":
    case "merge":
      return [form, "json", "application/json"];
  }
}

/** The list of what a file could not carry, as a table beside it. */
export function lostAsCsv(cells: readonly NotCarried[]): string {
  return writeCsv(lostRows(cells));
}
