import { foldText } from "#domain/foldedText.ts";

/** A stretch of a text, and whether what was asked for stands in it. */
export type MarkedPart = { text: string; isMarked: boolean };

/** The words of a question, without accents and marks, by which texts are searched. */
export function wordsOf(asked: string): string[] {
  return bare(asked).split(" ").filter(Boolean);
}

/** A text to look for words in: small letters without accents, a blank before each of its words. */
export function searchable(text: string): string {
  return ` ${bare(text)}`;
}

const plain = /^[\u0020-\u007e]*$/;

function bare(text: string): string {
  // Nearly all text is plain, and letter by letter is slow.
  const folded = plain.test(text) ? text.toLowerCase() : foldText(text).text;
  return folded.replaceAll(/[^\p{L}\p{N}'+#]+/gu, " ").trim();
}

/** Where words stand in a text: at the beginning of a word before anywhere within one. */
export function marked(text: string, words: readonly string[]): MarkedPart[] {
  const folded = foldText(text);
  const isMarked = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    const at = placeOf(folded.text, word);
    if (at === null) continue;
    isMarked.fill(true, folded.from[at], folded.to[at + word.length - 1]);
  }
  const parts: MarkedPart[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = parts.at(-1);
    const letter = text[at] ?? "";
    if (last !== undefined && last.isMarked === isMarked[at]) last.text += letter;
    else parts.push({ text: letter, isMarked: isMarked[at] === true });
  }
  return parts;
}

function placeOf(text: string, word: string): number | null {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return at;
  const within = text.indexOf(word);
  return within < 0 ? null : within;
}
