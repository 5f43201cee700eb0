/** What is known of one thing that can be found, for its place in the list. */
export type Likely = {
  /** The lower, the likelier it is meant. */
  rank: number;
  /** It belongs to the opening in view. */
  isHere: boolean;
  /** How many things were chosen since it was, in this session; `null` where it never was. */
  chosenAgo: number | null;
  /** What it is called, as `searchable` gives it. */
  called: string;
  /** With what is said beside it. */
  searched: string;
};

/**
 * The most likely first: by how well it fits, and after that by what is likely in itself. Before anything is asked, what
 * was chosen lately comes first. Equal ones keep their order.
 */
export function byLikelihood<T extends Likely>(found: readonly T[], words: readonly string[]): T[] {
  const lately = (a: T, b: T) => Math.sign((a.chosenAgo ?? never) - (b.chosenAgo ?? never));
  return found
    .map((one) => ({ one, fit: fitOf(one, words) }))
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

/** 0: each word begins one of what it is called; 1: or of what is beside it; 2: each is within; 3: nearly. */
export function fitOf(
  { called, searched }: Pick<Likely, "called" | "searched">,
  words: readonly string[],
): number {
  if (words.every((word) => called.includes(` ${word}`))) return 0;
  if (words.every((word) => searched.includes(` ${word}`))) return 1;
  return words.every((word) => searched.includes(word)) ? 2 : 3;
}

/** One or two letters within a word are in everything: such a word has to begin one. */
export function isTooShort(word: string): boolean {
  return /^[a-z0-9']{1,2}$/.test(word);
}
