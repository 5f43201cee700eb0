import { placeOf, type Problem } from "#domain/problem.ts";
import { limits } from "#domain/text.ts";

const deepest = 32;
/** The longest text one can enter, with every character written as `\u1234`, and then some. */
const longestString = limits.text * 10;
/** Keys that change what an object is, rather than what it holds. */
const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

type Open = { keys: Set<string> | null; key: string; index: number; isKeyNext: boolean };

/**
 * Reads foreign JSON into plain values, or says what keeps it out. The text is looked over
 * before it is parsed, by a loop: what comes after (zod, canonical spelling, structured clone)
 * recurses, and `JSON.parse` lets a million levels, `__proto__` keys and doubled keys through.
 */
export function readJson(
  text: string,
): { ok: true; value: unknown } | { ok: false; problems: Problem[] } {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const problem = /\S/.test(json) ? faultInText(json) : nothingInIt;
  if (problem !== null) return { ok: false, problems: [problem] };
  try {
    return { ok: true, value: JSON.parse(json) as unknown };
  } catch (error) {
    return { ok: false, problems: [{ where: whereFrom(error, json), what: notJson }] };
  }
}

const nothingInIt: Problem = {
  where: "the file",
  what: "It is empty. Ask whoever sent it to export it again.",
};
const notJson =
  "It is not readable as a Needle file (JSON). Choose the file that Needle saved, unchanged; if it was opened in another program, ask for it again.";

function faultInText(json: string): Problem | null {
  if (!/^\s*[{[]/.test(json)) return { where: "the file", what: notJson };
  const mayBreakCharacters = /\\u[dD]|\p{Surrogate}/u.test(json);
  const stack: Open[] = [];
  const here = () => placeOf(stack.map((open) => (open.keys === null ? open.index : open.key)));
  let at = 0;
  while (at < json.length) {
    const character = json.charCodeAt(at);
    const top = stack.at(-1);
    if (character === quote) {
      const end = endOfString(json, at);
      if (end === -1) return { where: here(), what: cutOff };
      if (end - at > longestString) return { where: here(), what: tooLong };
      const raw = json.slice(at + 1, end);
      if (mayBreakCharacters && /\p{Surrogate}/u.test(spelled(raw)))
        return { where: here(), what: halfCharacter };
      if (top?.keys && top.isKeyNext) {
        top.key = spelled(raw);
        top.isKeyNext = false;
        if (forbiddenKeys.has(top.key)) return { where: here(), what: forbidden };
        if (top.keys.has(top.key)) return { where: here(), what: doubled };
        top.keys.add(top.key);
      }
      at = end + 1;
      continue;
    }
    if (character === openBrace || character === openBracket) {
      if (stack.length === deepest) return { where: here(), what: tooDeep };
      const isObject = character === openBrace;
      stack.push({ keys: isObject ? new Set() : null, key: "", index: 0, isKeyNext: isObject });
    } else if (character === closeBrace || character === closeBracket) stack.pop();
    else if (character === comma && top) {
      top.index += 1;
      top.isKeyNext = top.keys !== null;
    }
    at += 1;
  }
  return stack.length > 0 ? { where: here(), what: cutOff } : null;
}

const [quote, comma, openBrace, closeBrace, openBracket, closeBracket] = [34, 44, 123, 125, 91, 93];

const cutOff =
  "The end of the file is missing. It was probably cut off while being sent or saved: ask for it again.";
const tooLong = `This text is longer than anything one can write in Needle (${limits.text} characters). The file was not made by Needle; ask for the original.`;
const halfCharacter =
  "This text holds half a character (a lone surrogate), which cannot be stored or compared. The file was not made by Needle; ask for the original.";
const forbidden =
  "This name is not allowed in a Needle file: it is used to attack programs. The file was not made by Needle; do not trust it.";
const doubled =
  "This name stands twice in one place, so it is unclear which value counts. The file was edited by hand; ask for the original.";
const tooDeep = `The file is nested deeper than ${deepest} levels. No Needle file is; ask for the original.`;

/** The position of the closing quote of the string that opens at `start`, or -1. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json.charCodeAt(end - 1 - escapes) === 92) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return -1;
}

/** `"\u0061"` and `"a"` are one key. What is not proper JSON is left for `JSON.parse` to refuse. */
function spelled(raw: string): string {
  if (!raw.includes("\\")) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}

function whereFrom(error: unknown, json: string): string {
  const position = /position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return "the file";
  return `line ${json.slice(0, Number(position)).split("\n").length}`;
}
