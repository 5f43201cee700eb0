import uFuzzy from "@leeoniya/ufuzzy";
import { wordsOf } from "#domain/finding/marks.ts";
import { byLikelihood, fitOf, isTooShort } from "#domain/finding/order.ts";
import { groups, type FindEntry } from "./entry.ts";

/** Letters of any script; from five letters on one may be wrong, missing, swapped or too many. */
const nearly = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\p{N}'+#]+",
  intraSplit: "",
  intraBound: "",
  interBound: "[^\\p{L}\\p{N}]",
  intraChars: "[\\p{L}\\p{N}']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
  // We put things in order ourselves, and making a collator takes as long as a search.
  compare: () => 0,
});

/** What was chosen since the page was loaded, the latest first. */
let chosen: readonly string[] = [];

export function noteChosen({ key }: FindEntry): void {
  chosen = [key, ...chosen.filter((one) => one !== key)].slice(0, 20);
}

/** More than that nobody reads; the next letter is quicker. */
const most = { asked: 16, unasked: 6 } as const;

export type FoundGroup = { name: (typeof groups)[number]; entries: FindEntry[] };
export type FindAnswer = { words: string[]; count: number; shown: FoundGroup[] };

export type Index = { entries: readonly FindEntry[]; texts: string[] };

export function indexOf(entries: readonly FindEntry[]): Index {
  return { entries, texts: entries.map(({ searched }) => searched) };
}

/** What is meant by a question: every word of it stands in each of these, or nearly. */
export function search({ entries, texts }: Index, asked: string): FindAnswer {
  const words = wordsOf(asked);
  let places = entries.map((_, at) => at);
  for (const word of words)
    places = isTooShort(word)
      ? places.filter((at) => texts[at]?.includes(` ${word}`))
      : (nearly.filter(texts, word, places) ?? places);
  const found = places.flatMap((at) => entries[at] ?? []);
  const ago = new Map(chosen.map((key, at) => [key, at]));
  const ordered = byLikelihood(
    found.map((one) => ({ ...one, chosenAgo: ago.get(one.key) ?? null })),
    words,
  );
  const shown = groups
    .map((name) => ({
      name,
      entries: ordered
        .filter(({ group }) => group === name)
        .slice(0, words.length === 0 ? most.unasked : most.asked),
    }))
    .filter((group) => group.entries.length > 0)
    // The group with the best answer comes first; before anything is asked they keep their order.
    .toSorted((a, b) => bestIn(a) - bestIn(b));
  function bestIn({ entries: [first] }: FoundGroup) {
    return first === undefined || words.length === 0 ? 0 : fitOf(first, words);
  }
  return { words, count: found.length, shown };
}
