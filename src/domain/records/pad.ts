import type { ItemId } from "#domain/id.ts";
import type { NoteLine } from "./noteLine.ts";
import type { Notepad } from "./notepad.ts";
import type { Draft } from "./scorecard.ts";

export const emptyPad: Notepad = { lines: [], last: 0, typing: "", clock: null };

/** A line wherever it stands: `item` is `null` on the pad. */
export type PlacedLine = NoteLine & { item: ItemId | null };

/** All of them in the order they were written; one that stands on both is the card's. */
export function allLines(pad: Notepad, ratings: Draft["ratings"]): PlacedLine[] {
  const filed = (Object.keys(ratings) as ItemId[]).flatMap((item) =>
    (ratings[item]?.lines ?? []).map((line) => ({ ...line, item })),
  );
  const isFiled = new Set(filed.map(({ no }) => no));
  const own = pad.lines.filter(({ no }) => !isFiled.has(no));
  return [...filed, ...own.map((line) => ({ ...line, item: null }))].toSorted(
    (a, b) => a.no - b.no,
  );
}
