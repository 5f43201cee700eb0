import { isLevel } from "#domain/records/scorecard.ts";
import type { SheetCell } from "./csv.ts";
import type { MeetingRecord } from "#domain/meeting/recordShape.ts";

/** Meeting records in words, for people and other programs; explains itself, needs no ids. */
export type RecordFile = {
  format: "needle/record";
  version: 1;
  about: string;
  records: MeetingRecord[];
};

export function recordFileOf(records: readonly MeetingRecord[]): RecordFile {
  return {
    format: "needle/record",
    version: 1,
    about:
      "Records of calibration meetings from Needle, for reading and for other programs. “before” is the score as submitted, “after” the one that stood after the talk; both run from 1 (well below) to 5 (exceptional) against the kit’s anchors, and an item that was not observed has no score and is not a failing. Talking brings scores closer by itself: numbers after the talk are consensus, not reliability. “picture” (composite, recommendations, must-haves) is null until the panel has reviewed every item. A receipt is the start of a card’s SHA-256. To move cards between devices use a Needle packet: this file cannot be brought back in.",
    records: [...records],
  };
}

export function writeRecordFile(file: RecordFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

export const recordColumns = [
  "opening",
  "candidate",
  "item",
  "reviewed",
  "panelist",
  "role",
  "round",
  "score_before",
  "score_after",
  "state",
  "counts",
  "rerated_at",
  "rerating_reason",
  "evidence",
  "signals",
  "decision",
  "decided_at",
  "rationale",
  "against",
  "dissent",
  "kit",
  "kit_version",
  "kit_receipt",
  "card_receipt",
  "format_changed",
  "recused",
] as const;

/** One row a score, with what was decided beside it. A score that was not given is empty, never 0. */
export function recordRows(records: readonly MeetingRecord[]): SheetCell[][] {
  const rows = records.flatMap((record) => [...countedRows(record), ...rowsApart(record)]);
  return [[...recordColumns], ...rows];
}

function countedRows(record: MeetingRecord): SheetCell[][] {
  const { opening, candidate, kit, decision, items } = record;
  return items.flatMap(({ title, reviewed, scores }) =>
    scores.map((score): SheetCell[] => [
      opening.title,
      candidate,
      title,
      reviewed ? "yes" : "no",
      score.panelist,
      score.role,
      score.round,
      isLevel(score.before) ? score.before : null,
      isLevel(score.after) ? score.after : null,
      isLevel(score.after) ? "scored" : score.after,
      "yes",
      score.rerated?.at ?? null,
      score.rerated?.reason ?? null,
      score.evidence,
      score.signals.map((signal) => signal.title).join(" | "),
      ...decisionCells(decision),
      kit?.title ?? null,
      kit?.version ?? null,
      kit?.receipt ?? null,
      score.receipt,
      ...exceptionCells(record),
    ]),
  );
}

/** Cards that are kept and not counted: their words belong to the record all the same. */
function rowsApart(record: MeetingRecord): SheetCell[][] {
  const { opening, candidate, decision, cards } = record;
  return cards.flatMap((card) =>
    card.apart.map(({ item, score, evidence }): SheetCell[] => [
      opening.title,
      candidate,
      item,
      null,
      card.panelist,
      card.role,
      card.round,
      isLevel(score) ? score : null,
      null,
      isLevel(score) ? "scored" : score,
      `no, ${card.leftOut ?? ""}`,
      null,
      null,
      evidence,
      null,
      ...decisionCells(decision),
      card.kit,
      null,
      null,
      card.receipt,
      ...exceptionCells(record),
    ]),
  );
}

function exceptionCells({ formatChanged, recusals }: MeetingRecord): SheetCell[] {
  const recused = recusals.map(({ panelist, words }) => `${panelist}: ${words}`);
  return [formatChanged, recused.join(" | ")];
}

function decisionCells(decision: MeetingRecord["decision"]): SheetCell[] {
  return [
    decision?.call ?? null,
    decision?.at ?? null,
    decision?.rationale ?? null,
    decision?.against.map(({ what, reason }) => `${what}: ${reason}`).join(" | ") ?? null,
    decision?.dissent.map(({ panelist, note }) => `${panelist}: ${note}`).join(" | ") ?? null,
  ];
}
