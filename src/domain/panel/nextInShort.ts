import { plural } from "#domain/plural.ts";
import type { NextLine, NextStep } from "./whatIsNext.ts";

/** What an opening waits for, in one line: “2 for you to score, 3 to calibrate, 1 card late”. */
export function nextInShort(lines: readonly NextLine[]): string {
  const of = (...whats: NextStep["what"][]) =>
    lines.filter(({ next }) => whats.includes(next.what)).length;
  const asked = lines.reduce(
    (sum, { next }) => sum + (next.what === "ask" ? next.owed.length : 0),
    0,
  );
  const parts = [
    [of("continue"), (count: number) => `${count} you started`],
    [of("score"), (count: number) => `${count} for you to score`],
    [of("agree"), (count: number) => `${count} for you to open`],
    [asked, (count: number) => `${plural(count, "card")} to ask for`],
    [of("calibrate"), (count: number) => `${count} to calibrate`],
  ] as const;
  const told = parts.flatMap(([count, words]) => (count === 0 ? [] : [words(count)]));
  if (told.length > 0) return told.join(", ");
  if (lines.length === 0) return "No candidates yet";
  const decided = of("decided");
  return decided === lines.length ? "Everybody is decided" : "Nothing to do now";
}
