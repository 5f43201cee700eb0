import { isObject } from "#domain/isObject.ts";

/** What would show that something of a person is left: what they are called, their ids, what was written. */
export type Traces = {
  names: readonly string[];
  /** Random ids of their records, and of cards on them. */
  ids: readonly string[];
  /** Whole lines of what people wrote about them. */
  words: readonly string[];
};

/** Shorter lines stand anywhere by chance. */
const shortestLine = 16;

/** Lines that are long enough to be known again, each once. */
export function linesToFind(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => text.split("\n")).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line.length >= shortestLine);
}

/** Every string in a stored value, keys too; bytes as the text they would be. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value instanceof ArrayBuffer) return [asLetters(new Uint8Array(value))];
  if (ArrayBuffer.isView(value)) return [asLetters(new Uint8Array(value.buffer))];
  if (value instanceof Map || value instanceof Set || Array.isArray(value))
    return [...value].flatMap(stringsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) => [key, ...stringsIn(inside)]);
}

/** Ids and most names are of letters that are one byte each. */
function asLetters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** What of somebody a stored value holds; whose it is tells an id, names may stand anywhere. */
export function tracesHeld(value: unknown, { names, ids, words }: Traces) {
  const texts = stringsIn(value);
  const folded = texts.map(foldForFinding);
  const holds = (wanted: readonly string[]) =>
    wanted.some((one) => {
      const sought = foldForFinding(one);
      return folded.some((text) => text.includes(sought));
    });
  return {
    id: ids.some((id) => texts.some((text) => standsIn(text, id))),
    name: holds(names),
    words: holds(words),
  };
}

const ofId = /[\w-]/;

/** By itself, not as a part of another id. */
function standsIn(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1))
    if (!ofId.test(text[at - 1] ?? " ") && !ofId.test(text[at + id.length] ?? " ")) return true;
  return false;
}

/** Alike however it was typed: composed or not, in capitals or not, with whatever white space. */
function foldForFinding(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ");
}
