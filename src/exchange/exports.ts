import type { Version } from "#domain/clock.ts";
import { seesAll, type Sight } from "#domain/records/travel.ts";
import { backupOf, writeBackup } from "#domain/files/backup.ts";
import { writeCsv } from "#domain/exports/csv.ts";
import { type Called, calledCards } from "#domain/exports/called.ts";
import { plainOf, writePlain } from "#domain/exports/plain.ts";
import { resolveCards, type CardsWanted } from "#domain/exports/resolvedCards.ts";
import { recordFileOf, recordRows, writeRecordFile } from "#domain/exports/recordSheet.ts";
import { longRows, wideRows } from "#domain/exports/sheets.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import { passedOn, select, type Scope } from "#domain/files/selection.ts";
import { readAllRecords, readAllToSend } from "#storage/deviceData.ts";
import type { CardId } from "#domain/id.ts";
import { withoutWaiting } from "#storage/heeded.ts";
import { nameOf } from "./names.ts";
import type { OutgoingFile } from "./download.ts";
import { fileName } from "./fileName.ts";
import type { MeetingRecord } from "#domain/meeting/recordShape.ts";

/**
 * `stillBlind` cards belong to it and stay here for now; say so. `named`: so often a candidate’s name
 * stands in the words of what is to tell none.
 */
export type Export = { file: OutgoingFile; records: number; stillBlind: number; named?: number };

/** The file to send to the panel, of what whoever sends it may see. */
export async function exportPacket(scope: Scope, sight: Sight): Promise<Export> {
  const { records: all, unread, own } = await readAllToSend();
  const records = withoutWaiting(all, own);
  const selection = select(records, scope, sight);
  const packet = packetOf(selection.records, passedOn(unread, scope, selection.records, sight));
  return {
    file: json(packetName(scope, records, packet.exportedAt), writePacket(packet)),
    records: packet.records.length,
    stillBlind: selection.stillBlind,
  };
}

export type PlainWanted = CardsWanted & { called?: Called | undefined };
export type SheetWanted = PlainWanted & {
  /** `long`: one row per rating; `wide`: one row per card. */
  shape: "long" | "wide";
};

/** Scorecards as a table. `records` counts the cards. */
export async function exportCsv({ shape, ...wanted }: SheetWanted, sight: Sight): Promise<Export> {
  const { cards, stillBlind, names, named } = await cardsFor(wanted, sight);
  const rows = shape === "long" ? longRows(cards) : wideRows(cards);
  const name = fileName(shape === "long" ? "ratings" : "scorecards", names, "csv");
  const file = { name, type: "text/csv;charset=utf-8", text: writeCsv(rows) };
  return { file, records: cards.length, stillBlind, named };
}

/** Scorecards as plain, self-explaining JSON for other programs. `records` counts the cards. */
export async function exportPlain(wanted: PlainWanted, sight: Sight): Promise<Export> {
  const { cards, stillBlind, names, named } = await cardsFor(wanted, sight);
  const file = json(fileName("scorecards", names, "json"), writePlain(plainOf(cards)));
  return { file, records: cards.length, stillBlind, named };
}

/** What the panel leaves its calibration with, as a table or as plain JSON. */
export function exportRecords(
  records: readonly MeetingRecord[],
  shape: "csv" | "json",
): OutgoingFile {
  const [first] = records;
  const whose = records.length === 1 ? first?.candidate : first?.opening.title;
  const name = fileName("record", [whose ?? ""], shape);
  if (shape === "json") return json(name, writeRecordFile(recordFileOf(records)));
  const text = writeCsv(recordRows(records));
  return { name, type: "text/csv;charset=utf-8", text };
}

/** `digest` is of what is in it; `upTo`: everything seen or written until then is. */
export type BackupMade = Export & { digest: string; upTo: Version | null };

/** All that is on this device, drafts and private notes included, for its own people only. */
export async function exportBackup(): Promise<BackupMade> {
  const { records, waiting, unread, here, upTo } = await readAllToSend();
  const backup = backupOf([...records, ...waiting], here, unread);
  const { digest, exportedAt } = backup;
  const file = json(fileName("backup", [exportedAt.slice(0, 10)], "json"), writeBackup(backup));
  return { file, records: records.length, stillBlind: 0, digest, upTo };
}

async function cardsFor({ called, ...wanted }: PlainWanted, sight: Sight) {
  const records = await readAllRecords();
  const resolved = resolveCards(records, wanted, sight);
  const { cards, named } =
    called === undefined ? { cards: resolved, named: 0 } : calledCards(resolved, called);
  const stillBlind = resolveCards(records, wanted, seesAll).length - cards.length;
  const names = wanted.opening === undefined ? [] : [titleOf(wanted.opening, records)];
  return { cards, stillBlind, names, named };
}

function packetName(scope: Scope, records: readonly SharedRecord[], exportedAt: string): string {
  switch (scope.what) {
    case "invitation":
      return fileName("invitation", [titleOf(scope.opening, records)], "json");
    case "opening":
      return fileName("opening", [titleOf(scope.opening, records)], "json");
    case "kit":
      return fileName("kit", [titleOf(scope.kit, records)], "json");
    case "everything":
      return fileName("everything", [exportedAt.slice(0, 10)], "json");
    case "cards":
      return cardsName(scope.cards, records);
  }
}

/** One card by whom it is on; several by whose they are. */
function cardsName(ids: readonly CardId[], records: readonly SharedRecord[]): string {
  const cards = liveOf(
    records.filter(({ id }) => ids.some((one) => one === id)),
    "scorecard",
  );
  const [first, ...more] = cards;
  if (first === undefined) return fileName("card", [], "json");
  const author = titleOf(first.author, records);
  return more.length > 0
    ? fileName("cards", [titleOf(first.body.opening, records), author], "json")
    : fileName("card", [titleOf(first.body.candidate, records), author], "json");
}

function titleOf(id: string, records: readonly SharedRecord[]): string {
  return nameOf(records.find((record) => record.id === id)) ?? "";
}

function json(name: string, text: string): OutgoingFile {
  return { name, type: "application/json", text };
}
