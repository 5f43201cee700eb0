import { foldText } from "#domain/foldedText.ts";

/** Somebody, or the opening, and what is to stand in their place. */
export type NameToHide = {
  name: string;
  as: "the candidate" | "you" | "another candidate" | "a colleague" | "the role";
};

/** A way one name can be found written, in folded text. */
export type NamePattern = { find: RegExp; person: number };

/** Scripts that put no spaces between words: a name in them begins and ends anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const between = "[\\s'’_.,-]*";
const notWithin = { before: "(?<![\\p{L}\\p{N}])", after: "(?![\\p{L}\\p{N}])" };

/** Small words within a name that say nothing about whose it is. */
const particles = new Set(
  "de da di do dos das du del della der den des van von vom zu zur la le les el al bin ibn ben bint y e of the af av".split(
    " ",
  ),
);

/** As it stands, and with the two ways to write an umlaut or a Nordic letter without one. */
function spellingsOf(name: string): string[] {
  const letters: Readonly<Record<string, string>> = {
    ä: "ae",
    ö: "oe",
    ü: "ue",
    å: "aa",
    ø: "oe",
  };
  const composed = name.normalize("NFC").toLowerCase();
  const spelled = composed.replaceAll(/[äöüåø]/g, (letter) => letters[letter] ?? letter);
  const folded = foldText(name).text;
  return [...new Set([folded, foldText(spelled).text, folded.replaceAll(/([aou])e/g, "$1")])];
}

function tokensOf(folded: string): string[] {
  return folded.split(/[\s,;/()"]+/u).filter((token) => /[\p{L}\p{N}]/u.test(token));
}

function piecesOf(token: string): string[] {
  return token.split(/[^\p{L}\p{N}]+/u).filter((piece) => piece !== "");
}

/** The parts a person may be called by alone. */
export function callNamesOf(name: string): string[] {
  const parts = spellingsOf(name).flatMap((spelling) => {
    const tokens = tokensOf(spelling);
    return tokens.flatMap((token, place) => {
      const isParticle = place > 0 && place < tokens.length - 1 && particles.has(token);
      return isParticle ? [] : [...(unspaced.test(token) ? runsOf(token) : piecesOf(token))];
    });
  });
  return [...new Set(parts)].filter((part) => Array.from(part).length > 1);
}

/** All stretches of two characters and more: family and given name stand together unparted. */
function runsOf(token: string): string[] {
  const all = Array.from(token).slice(0, 12);
  return all.flatMap((_, start) =>
    all.slice(start + 1).map((__, more) => all.slice(start, start + more + 2).join("")),
  );
}

/** Names of more words than this are taken for their first ones, beside each by itself. */
const mostWords = 10;

/** The name whole and each stretch of it, in whatever way its parts are joined; then each part alone. */
export function patternsOf({ name, as }: NameToHide, person: number): NamePattern[] {
  const joined = spellingsOf(name).flatMap((spelling) => {
    const words = tokensOf(spelling).slice(0, mostWords);
    // An opening is called by its whole title; its words are those of the work.
    return as === "the role" ? [words] : stretchesOf(words);
  });
  const parts = as === "the role" ? [] : callNamesOf(name).map(escaped);
  const whole = joined
    .map((words) => words.flatMap(piecesOf))
    .filter((pieces) => pieces.join("").length > 1)
    .map((pieces) => pieces.map(escaped).join(between));
  return [...new Set([...whole, ...parts])].map((words) => ({ find: pattern(words), person }));
}

/** All that stand side by side, but for small words by themselves. */
function stretchesOf(words: readonly string[]): string[][] {
  return words.flatMap((_, start) =>
    words
      .slice(start)
      .map((__, more) => words.slice(start, start + more + 1))
      .filter((some) => some.some((word) => !particles.has(word))),
  );
}

function pattern(words: string): RegExp {
  return unspaced.test(words)
    ? new RegExp(words, "gu")
    : new RegExp(`${notWithin.before}${words}(?:'s|s'|s|')?${notWithin.after}`, "gu");
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** What of a name is a single letter, which no rule can find: it has to be checked by eye. */
export function lettersIn(name: string): string[] {
  return tokensOf(name.normalize("NFC")).filter(
    (token) =>
      piecesOf(token).join("").length > 0 && Array.from(piecesOf(token).join("")).length === 1,
  );
}
