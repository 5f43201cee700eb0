import { listOf } from "#domain/plural.ts";
import type { FirstMet } from "./preview.ts";

/** Who met each of two, so that somebody can tell whether they are one. */
export function metInWords(
  names: readonly string[],
  met: readonly FirstMet[][],
  day: (at: string) => string,
): string {
  return met
    .map((those, index) => {
      const list = listOf(those.map(({ name, at }) => `${name} on ${day(at)}`));
      return those.length === 0
        ? `No card yet with ${names[index] ?? ""}.`
        : `${names[index] ?? ""}: ${list}.`;
    })
    .join(" ");
}
