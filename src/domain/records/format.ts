import * as z from "zod/mini";
import { Line } from "#domain/text.ts";

export const formatChanges = [
  "more time",
  "in two parts",
  "questions in writing",
  "interpreter",
  "other place or tool",
] as const;
const FormatChange = z.enum(formatChanges);
export type FormatChange = z.infer<typeof FormatChange>;

/** How an interview differed from the others’. What, never why: nothing of it tells of a person. */
export const Format = z.strictObject({
  changes: z.array(FormatChange).check(z.maxLength(formatChanges.length)),
  /** What else, in a line. */
  other: z.optional(Line),
});
export type Format = z.infer<typeof Format>;

/** `undefined` where nothing was changed. */
export function formatOf(changes: readonly FormatChange[], typed: string): Format | undefined {
  const other = typed.trim();
  const ticked = formatChanges.filter((change) => changes.includes(change));
  if (ticked.length === 0 && other === "") return undefined;
  return { changes: ticked, ...(other !== "" && { other }) };
}

/** "more time, interpreter". */
export function formatInWords(formats: readonly (Format | undefined)[]): string {
  const here = formats.filter((format) => format !== undefined);
  const words = [
    ...formatChanges.filter((change) => here.some(({ changes }) => changes.includes(change))),
    ...here.flatMap(({ other }) => other ?? []),
  ];
  return [...new Set(words)].join(", ");
}
