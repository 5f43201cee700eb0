import { writeCsv } from "#domain/exports/csv.ts";
import { recordFileOf, recordRows, writeRecordFile } from "#domain/exports/recordSheet.ts";
import type { MeetingRecord } from "#domain/meeting/recordShape.ts";
import type { OutgoingFile } from "./download.ts";
import { fileName } from "./fileName.ts";

/** What the panel leaves its calibration with, as a table or as plain JSON. */
export function exportRecords(
  records: readonly MeetingRecord[],
  shape: "csv" | "json",
): OutgoingFile {
  const [first] = records;
  const whose = records.length === 1 ? first?.candidate : first?.opening.title;
  const name = fileName("record", [whose ?? ""], shape);
  if (shape === "json")
    return { name, type: "application/json", text: writeRecordFile(recordFileOf(records)) };
  return { name, type: "text/csv;charset=utf-8", text: writeCsv(recordRows(records)) };
}
