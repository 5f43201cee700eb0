/** What is known of one thing that can be found, for its place in the list. */
export type Likely = {
  /** The lower, the likelier it is meant. */
  rank: number;
  /** It belongs to the opening in view. */
  isHere: boolean;
  /** How many things were chosen since it was, in this session; `null` where it never was. */
  chosenAgo: number | null;
  /** As `searchable` gives it. */
  searched: string;
};

/**
 * The most likely first: where all words of the question begin words, then where all stand in it, then
 * where they are nearly in it; after that by what is likely in itself. Before anything is asked, what
 * was chosen lately comes first. Equal ones keep their order.
 */
export function byLikelihood<T extends Likely>(found: readonly T[], words: readonly string[]): T[] {
  const lately = (a: T, b: T) => Math.sign((a.chosenAgo ?? never) - (b.chosenAgo ?? never));
  return found
    .map((one) => ({ one, fit: fitOf(one.searched, words) }))
    .toSorted(
      (a, b) =>
        a.fit - b.fit ||
        (words.length === 0 ? lately(a.one, b.one) : 0) ||
        a.one.rank - b.one.rank ||
        Number(b.one.isHere) - Number(a.one.isHere) ||
        lately(a.one, b.one),
    )
    .map(({ one }) => one);
}

const never = Number.MAX_SAFE_INTEGER;

/** 0: each word begins one of the text; 1: each stands in it; 2: nearly. */
export function fitOf(searched: string, words: readonly string[]): 0 | 1 | 2 {
  if (words.every((word) => searched.includes(` ${word}`))) return 0;
  return words.every((word) => searched.includes(word)) ? 1 : 2;
}
