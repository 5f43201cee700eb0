import type { ItemId } from "#domain/id.ts";
import { draftId, type CardPlace } from "#domain/scoring/draft.ts";
import {
  addLines,
  changedLine,
  withText,
  type LineChange,
  type NewLine,
  type PadFull,
} from "#domain/records/padLines.ts";
import { emptyPad, type Notepad } from "#domain/records/notepad.ts";
import { allLines, type NoteLine, type PlacedLine } from "#domain/records/noteLine.ts";
import { isLive } from "#domain/records/record.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { changeFiled, fileLine, takeOff } from "#domain/scoring/filing.ts";
import { wellFormed } from "#domain/text.ts";
import { db, type PrivateNote } from "./database.ts";
import { changeDraft, type CardFrame, type ChangeOutcome } from "./drafts.ts";

export type LineOutcome = ChangeOutcome | "full";

/** A text that was kept before there were lines has become some. */
export function padIn(row: PrivateNote | undefined): Notepad {
  const pad = row?.pad ?? emptyPad;
  return row === undefined || row.text === "" ? pad : withText(pad, row.text);
}

/** Reads, applies a pure function, writes, in one transaction. Resolves to the pad there was before. */
export function changePad(place: CardPlace, change: (pad: Notepad) => Notepad): Promise<Notepad> {
  const { panelist, opening, candidate, round } = place;
  const id = draftId(place);
  return db.transaction("rw", db.privateNotes, async () => {
    const row = await db.privateNotes.get(id);
    const before = padIn(row);
    const pad = change(before);
    if (pad !== before)
      await db.privateNotes.put({ id, panelist, opening, candidate, round, text: "", pad });
    return before;
  });
}

/** `taken`: the numbers of the lines that stand on the card. */
export async function writeLines(
  place: CardPlace,
  lines: readonly NewLine[],
  taken: readonly number[],
): Promise<number[] | PadFull> {
  let written: number[] | PadFull = [];
  await changePad(place, (pad) => {
    const changed = addLines(pad, lines, taken);
    if (typeof changed === "string") {
      written = changed;
      return pad;
    }
    written = changed.lines.slice(-lines.length).map(({ no }) => no);
    return changed;
  });
  return written;
}

/** Resolves to what the words replaced. */
export async function noteTyping(place: CardPlace, typed: string): Promise<string> {
  const typing = wellFormed(typed);
  return (await changePad(place, (pad) => ({ ...pad, typing }))).typing;
}

/**
 * Moves a line under an item, or back to the pad (`null`). It comes before it goes: were the app
 * closed in between it stands on both, and counts as the card's.
 */
export async function moveLine(
  frame: CardFrame,
  line: PlacedLine,
  to: ItemId | null,
): Promise<LineOutcome> {
  if (to === line.item) return "saved";
  if (to === null) {
    const own = onPad(line);
    await changePad(frame, (pad) => {
      const others = pad.lines.filter(({ no }) => no !== own.no);
      return { ...pad, lines: [...others, own].toSorted((a, b) => a.no - b.no) };
    });
    return changeDraft(frame, (draft) => takeOff(draft, line.no));
  }
  const outcome = await changeWithin(frame, (draft) => fileLine(draft, line, to));
  if (outcome === "saved" && line.item === null) await dropFromPad(frame, line.no);
  return outcome;
}

/** A change that gives `null` where an item would hold more than a card can carry: then there is none. */
async function changeWithin(
  frame: CardFrame,
  change: (draft: Draft) => Draft | null,
): Promise<LineOutcome> {
  let isFull = false;
  const outcome = await changeDraft(frame, (draft) => {
    const changed = change(draft);
    isFull = changed === null;
    return changed ?? draft;
  });
  return isFull ? "full" : outcome;
}

export async function changeLine(
  frame: CardFrame,
  { no, item }: PlacedLine,
  change: LineChange,
): Promise<LineOutcome> {
  if (item !== null) return changeWithin(frame, (draft) => changeFiled(draft, no, change));
  await changePad(frame, (pad) => ({
    ...pad,
    lines: pad.lines.map((line) => (line.no === no ? changedLine(line, change) : line)),
  }));
  return "saved";
}

export async function dropLine(frame: CardFrame, { no, item }: PlacedLine): Promise<ChangeOutcome> {
  if (item !== null) return changeDraft(frame, (draft) => takeOff(draft, no));
  await dropFromPad(frame, no);
  return "saved";
}

function onPad({ item: _item, ...line }: PlacedLine): NoteLine {
  return line;
}

async function dropFromPad(place: CardPlace, no: number): Promise<void> {
  await changePad(place, (pad) => ({ ...pad, lines: pad.lines.filter((line) => line.no !== no) }));
}

/**
 * Throws a draft away: a correction not wanted after all, or a card begun by mistake. Lines that were
 * filed on it alone go back to the pad.
 */
export function discardDraft(place: CardPlace): Promise<void> {
  return db.transaction("rw", [db.drafts, db.privateNotes, db.registers], async () => {
    const draft = await db.drafts.get(draftId(place));
    if (draft === undefined) return;
    const row =
      draft.corrects === null ? undefined : await db.registers.get(["scorecard", draft.corrects]);
    const card = row !== undefined && isLive(row, "scorecard") ? row.body.ratings : {};
    const kept = new Set(allLines(emptyPad, card).map(({ no }) => no));
    const own = allLines(emptyPad, draft.ratings).filter(({ no }) => !kept.has(no));
    if (own.length > 0)
      await changePad(place, (pad) => ({
        ...pad,
        lines: allLines(pad, draft.ratings)
          .filter(({ no }) => !kept.has(no))
          .map(onPad),
      }));
    await db.drafts.delete(draft.id);
  });
}
