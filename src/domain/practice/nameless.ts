import { capitalised } from "#domain/text.ts";
import { foldText } from "#domain/foldedText.ts";
import { callNamesOf, lettersIn, patternsOf, type NameToHide } from "./namePatterns.ts";

/** A stretch of a line; `was` is what stood there, where a name was replaced. */
export type NamelessPart = { text: string; was: string | null };

type Found = { start: number; end: number; person: number };

/**
 * A line with the names in it replaced. Finds names whole and in parts, without regard to case,
 * accents, hyphens or a possessive; not nicknames, initials, employers or places.
 */
export function nameless(line: string, named: readonly NameToHide[]): NamelessPart[] {
  const found = foundIn(line, named);
  const parts: NamelessPart[] = [];
  let at = 0;
  for (const { start, end, person } of found) {
    if (start > at) parts.push({ text: line.slice(at, start), was: null });
    const was = line.slice(start, end);
    parts.push({ text: standIn(line.slice(0, start), was, named[person]), was });
    at = end;
  }
  return at < line.length ? [...parts, { text: line.slice(at), was: null }] : parts;
}

export function textOfParts(parts: readonly NamelessPart[]): string {
  return parts.map(({ text }) => text).join("");
}

function standIn(before: string, was: string, named: NameToHide | undefined): string {
  const words = named?.as ?? "somebody";
  const begins = /(?:^|[.!?…]["”’)]?\s+)["“‘(]?\s*$/u.test(before);
  const owns = /['’ʼ`´](?:s|S)?$|[sS]['’ʼ`´]$/u.test(was);
  const said = owns ? (words === "you" ? "your" : `${words}’s`) : words;
  return begins ? capitalised(said) : said;
}

/** Every place a name stands at, none within another; the longest wins where two begin together. */
function foundIn(line: string, named: readonly NameToHide[]): Found[] {
  const folded = foldText(line);
  const all = named
    .flatMap((one, person) => patternsOf(one, person))
    .flatMap(({ find, person }) =>
      [...folded.text.matchAll(find)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        person,
      })),
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end || a.person - b.person);
  const kept: Found[] = [];
  for (const one of all) {
    const last = kept.at(-1);
    if (last === undefined || one.start >= last.end) kept.push(one);
  }
  return joined(folded.text, kept).map(({ start, end, person }) => ({
    start: folded.from[start] ?? 0,
    end: folded.to[end - 1] ?? line.length,
    person,
  }));
}

/** `Lind, Mara` is one person named once; `Mara Lind, Mara` is not. */
function joined(text: string, found: readonly Found[]): Found[] {
  const whole: Found[] = [];
  for (const one of found) {
    const last = whole.at(-1);
    const gap = last?.person === one.person ? text.slice(last.end, one.start) : null;
    const isTurned =
      last !== undefined &&
      gap === ", " &&
      [last, one].every(({ start, end }) => !/\s/u.test(text.slice(start, end)));
    if (last !== undefined && gap !== null && (/^\s*$/u.test(gap) || isTurned))
      whole[whole.length - 1] = { ...last, end: one.end };
    else whole.push(one);
  }
  return whole;
}

/** Names that are left in a text, also within longer words, as written there. */
export function tracesIn(line: string, named: readonly NameToHide[]): string[] {
  const whole = foundIn(line, named).map(({ start, end }) => line.slice(start, end));
  const folded = foldText(line);
  const words = [...folded.text.matchAll(/[\p{L}\p{N}]+/gu)];
  const within = named
    .filter(({ as }) => as !== "the role")
    .flatMap(({ name }) => callNamesOf(name).filter((part) => part.length > 3))
    .flatMap((part) => words.filter((word) => word[0].includes(part)))
    .map((word) =>
      line.slice(folded.from[word.index] ?? 0, folded.to[word.index + word[0].length - 1]),
    );
  return [...new Set([...whole, ...within])];
}

/** Names that are words as well: what was replaced may not have been the person. */
const words = new Set(
  "an so in do my you he she may will mark grace art rose hope faith joy bill rob pat sue drew chase dean guy jack frank rich grant miles long young king white black brown green stone park best good price page case ray dawn sky summer april june august work call test build scale lead team code data model will wills best field hill lake wood woods bush fox wolf bell ball banks church cook baker smith carter mason hunter parker porter turner walker ward west north day knight love sharp short small strong swift wise major early real".split(
    " ",
  ),
);

/** Of these names, what is also a word and what is one letter only: both are for the eye. */
export function forTheEye(named: readonly NameToHide[]): { words: string[]; letters: string[] } {
  const people = named.filter(({ as }) => as !== "the role").map(({ name }) => name);
  return {
    words: [...new Set(people.flatMap(callNamesOf).filter((part) => words.has(part)))].map(
      capitalised,
    ),
    letters: [...new Set(people.flatMap(lettersIn))],
  };
}
