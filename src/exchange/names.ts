import { keyOf, isTombstone, type Kind, type SharedRecord } from "#domain/records/record.ts";

/** Records by `keyOf`. */
export type Rows = ReadonlyMap<string, SharedRecord>;

export function rowsOf(records: Iterable<SharedRecord>): Map<string, SharedRecord> {
  return new Map([...records].map((record) => [keyOf(record), record]));
}

/** What a record is called among people. */
export function nameOf(record: SharedRecord | undefined): string | null {
  if (record === undefined || isTombstone(record)) return null;
  switch (record.kind) {
    case "kit":
    case "opening":
      return record.body.title;
    case "candidate":
    case "panelist":
      return record.body.name;
    case "scorecard":
    case "waiver":
    case "recusal":
    case "rerating":
    case "mark":
    case "decision":
    case "plan":
    case "practice":
    case "sameness":
    case "opened":
    case "panel":
    case "claim":
    case "sealed":
    case "release":
    case "share":
    case "head":
    case "choice":
    case "shown":
    case "folderKey":
      return null;
  }
}

export function nameIn(rows: Rows, kind: Kind, id: string): string | null {
  return nameOf(rows.get(keyOf({ kind, id })));
}

export function panelistIn(rows: Rows, id: string): string {
  return id === "needle"
    ? "Somebody unnamed"
    : (nameIn(rows, "panelist", id) ?? "An unknown panelist");
}

export function candidateIn(rows: Rows, id: string): string {
  return nameIn(rows, "candidate", id) ?? "an unknown candidate";
}

export function openingIn(rows: Rows, id: string): string {
  return nameIn(rows, "opening", id) ?? "an unknown opening";
}

export function roundIn(rows: Rows, opening: string, round: string): string {
  const row = rows.get(keyOf({ kind: "opening", id: opening }));
  if (row === undefined || isTombstone(row) || row.kind !== "opening") return round;
  return row.body.rounds.find(({ id }) => id === round)?.title ?? round;
}
