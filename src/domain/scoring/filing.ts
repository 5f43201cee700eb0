import type { ItemId } from "#domain/id.ts";
import { isWithinLimits } from "#domain/records/noteLine.ts";
import { changedLine, type LineChange } from "#domain/records/padLines.ts";
import type { PlacedLine } from "#domain/records/noteLine.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { ratingOf } from "./draft.ts";

/** Under another item, or from the pad under one. `null` where that item can carry no more. */
export function fileLine(
  draft: Draft,
  { item: _item, ...line }: PlacedLine,
  to: ItemId,
): Draft | null {
  const without = takeOff(draft, line.no);
  const rating = ratingOf(without, to);
  const lines = [...(rating.lines ?? []), line].toSorted((a, b) => a.no - b.no);
  if (!isWithinLimits(lines)) return null;
  return { ...without, ratings: { ...without.ratings, [to]: { ...rating, lines } } };
}

/** Takes a line from under its item; what is left there looks as if it had never been. */
export function takeOff(draft: Draft, no: number): Draft {
  const ratings = { ...draft.ratings };
  for (const item of Object.keys(ratings) as ItemId[]) {
    const { lines = [], ...rating } = ratingOf(draft, item);
    const left = lines.filter((line) => line.no !== no);
    if (left.length < lines.length)
      ratings[item] = left.length === 0 ? rating : { ...rating, lines: left };
  }
  return { ...draft, ratings };
}

/** A change to a line that stands on the card, where it stands there; `null` where its item is full. */
export function changeFiled(draft: Draft, no: number, change: LineChange): Draft | null {
  const ratings = { ...draft.ratings };
  for (const item of Object.keys(ratings) as ItemId[]) {
    const rating = ratingOf(draft, item);
    if (rating.lines?.some((line) => line.no === no) !== true) continue;
    const lines = rating.lines.map((line) => (line.no === no ? changedLine(line, change) : line));
    if (!isWithinLimits(lines)) return null;
    ratings[item] = { ...rating, lines };
  }
  return { ...draft, ratings };
}
