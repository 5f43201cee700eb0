import type { CandidateId } from "#domain/id.ts";
import { isObject } from "#domain/isObject.ts";
import type { ResolvedCard } from "./resolvedCards.ts";

/** How candidates are called in a file that is to tell no names. */
export type Called = {
  labels: ReadonlyMap<CandidateId, string>;
  /** Candidates’ names, to be looked for in what people wrote. */
  names: readonly string[];
  /** Whether they are replaced there. */
  replace: boolean;
};

export function namedInWords(times: number): string {
  return `What people wrote contains a candidate’s name ${times === 1 ? "once" : `${times} times`}.`;
}

export const lookThrough =
  "Nicknames and other spellings are not found: read it through before you send it.";

const inTheirPlace = "[the candidate]";

/** What people write themselves; a panelist’s own name is none of it, were it the candidate’s too. */
const written: ReadonlySet<string> = new Set([
  "evidence",
  "takeaways",
  "rationale",
  "reason",
  "note",
  "words",
  "text",
  "other",
  "formatChanged",
]);

/** Written without spaces, names stand between other letters. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

/**
 * The same with candidates’ names out of what people wrote, and how often they stood there. Words of
 * a name that stays (`but`) stay, whoever else goes by them too.
 */
export function withoutNames<T>(
  value: T,
  names: readonly string[],
  { instead = inTheirPlace, but = [] }: { instead?: string; but?: readonly string[] } = {},
): { value: T; found: number } {
  const patterns = patternsOf(names, new Set(but.flatMap(wordsOf)));
  let found = 0;
  const replaced = (text: string) =>
    patterns.reduce(
      (rest, pattern) =>
        rest.replaceAll(pattern, (_, before: string) => {
          found += 1;
          return `${before}${instead}`;
        }),
      text,
    );
  const walk = (inside: unknown, key: string): unknown => {
    if (typeof inside === "string") return written.has(key) ? replaced(inside) : inside;
    if (Array.isArray(inside)) return inside.map((one) => walk(one, key));
    if (!isObject(inside)) return inside;
    return Object.fromEntries(Object.entries(inside).map(([name, one]) => [name, walk(one, name)]));
  };
  const result = walk(value, "") as T;
  return { value: result, found };
}

/** Whole names first, however they are spelled; then their words, as names are: May, never may. */
function patternsOf(names: readonly string[], stay: ReadonlySet<string>): RegExp[] {
  const whole = [...new Set(names.map((name) => name.trim()))].filter((name) => name.length > 1);
  const words = whole.flatMap(wordsOf).filter((word) => word.length > 2 && !stay.has(word));
  const longest = (a: string, b: string) => b.length - a.length;
  return [
    ...whole.toSorted(longest).map((name) => patternOf(name, "giu")),
    ...[...new Set(words)].toSorted(longest).map((word) => patternOf(word, "gu")),
  ];
}

function wordsOf(name: string): string[] {
  return name.split(/[\s.-]+/u);
}

function patternOf(name: string, flags: string): RegExp {
  const spelled = name.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  return unspaced.test(name)
    ? new RegExp(`()${spelled}`, flags)
    : new RegExp(String.raw`(^|[^\p{L}\p{N}])${spelled}(?![\p{L}\p{N}])`, flags);
}

/** Cards under the candidates’ numbers, in their order; `named` times a name is left in the words. */
export function calledCards(
  cards: readonly ResolvedCard[],
  { labels, names, replace }: Called,
): { cards: ResolvedCard[]; named: number } {
  const order = [...labels.keys()];
  const placeOf = ({ candidate }: ResolvedCard) => order.indexOf(candidate.id);
  const called = cards.map((one) => ({
    ...one,
    candidate: { ...one.candidate, name: labels.get(one.candidate.id) ?? "A candidate" },
  }));
  const { value, found } = withoutNames(
    called.map(({ card }) => card),
    names,
  );
  const shown = called.map((one, at) => ({ ...one, card: (replace && value[at]) || one.card }));
  return {
    cards: shown.toSorted((a, b) => placeOf(a) - placeOf(b)),
    named: replace ? 0 : found,
  };
}
