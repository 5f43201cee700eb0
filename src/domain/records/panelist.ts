import * as z from "zod/mini";
import { Name } from "#domain/text.ts";

/** A person who scores. What they do in one opening stands in that opening's panel. */
export const Panelist = z.strictObject({ name: Name });
export type Panelist = z.infer<typeof Panelist>;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** For marks on charts: `Maya Okafor` → `MO`, `陳大文` → `陳大`. Two characters at most, never none. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s\p{P}]+/u)
    .filter((word) => word !== "")
    .map(charactersOf);
  const [first = [], last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters =
    last === undefined ? first.slice(0, 2) : [...first.slice(0, 1), ...last.slice(0, 1)];
  // A name of nothing but marks still needs a mark; and ß in capitals is two characters.
  const shown = letters.length === 0 ? charactersOf(name.trim()) : letters;
  return charactersOf(shown.join("").toUpperCase()).slice(0, 2).join("");
}

function charactersOf(word: string): string[] {
  return Array.from(graphemes.segment(word), ({ segment }) => segment);
}
