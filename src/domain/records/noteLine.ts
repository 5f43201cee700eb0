import * as z from "zod/mini";
import type { ItemId } from "#domain/id.ts";
import { limits } from "#domain/text.ts";

/** Where a line comes from, where it is not the panelist's own. */
export const LineSource = z.enum(["transcript", "summary"]);
export type LineSource = z.infer<typeof LineSource>;

/** The longest line; longer ones that are pasted become several. */
export const longestLine = 1000;

const oneDay = 86_400;

/** One line of notes, stamped with where the interview was, in seconds since it began. */
export const NoteLine = z.strictObject({
  /** Which of its author's lines on this card it is, in the order of writing. */
  no: z.int().check(z.positive()),
  /** `null` where no timer ran. */
  at: z.nullable(z.int().check(z.nonnegative(), z.maximum(oneDay))),
  text: z.string().check(z.maxLength(longestLine)),
  /** Left out of one's own. */
  source: z.optional(LineSource),
});
export type NoteLine = z.infer<typeof NoteLine>;

/** What a card can carry under one item, beside what is typed there. */
export const mostLines = 200;
export const mostLineText = limits.text;

export function isWithinLimits(lines: readonly NoteLine[]): boolean {
  return lines.length <= mostLines && textOf(lines) <= mostLineText;
}

function textOf(lines: readonly NoteLine[]): number {
  return lines.reduce((length, { text }) => length + text.length, 0);
}

/** Lines filed under one item. */
export const LinesUnderItem = z.array(NoteLine).check(
  z.refine(isWithinLimits, {
    error: `can be up to ${mostLines} lines of ${mostLineText} characters together, this is more`,
  }),
);

/** A line wherever it stands: `item` is `null` on the pad. */
export type PlacedLine = NoteLine & { item: ItemId | null };

/** All of them in the order they were written; one that stands on both is the card's. */
export function allLines(
  pad: { lines: readonly NoteLine[] },
  ratings: Readonly<Record<ItemId, { lines?: NoteLine[] | undefined }>>,
): PlacedLine[] {
  const filed = (Object.keys(ratings) as ItemId[]).flatMap((item) =>
    (ratings[item]?.lines ?? []).map((line) => ({ ...line, item })),
  );
  const isFiled = new Set(filed.map(({ no }) => no));
  const own = pad.lines.filter(({ no }) => !isFiled.has(no));
  return [...filed, ...own.map((line) => ({ ...line, item: null }))].toSorted(
    (a, b) => a.no - b.no,
  );
}
