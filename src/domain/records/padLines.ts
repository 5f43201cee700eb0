import { canonical } from "#domain/hash.ts";
import { wellFormed } from "#domain/text.ts";
import { longestLine, type LineSource, type NoteLine } from "./noteLine.ts";
import { mostPadLines, mostPadText, type Notepad } from "./notepad.ts";

export type NewLine = Pick<NoteLine, "at" | "text">;

/** Why lines are not taken. */
export type PadFull = "too long" | "too many";

/** Puts lines at the end of the pad. `taken` are the numbers of those that stand on the card. */
export function addLines(
  pad: Notepad,
  lines: readonly NewLine[],
  taken: readonly number[],
): Notepad | PadFull {
  const last = lastNumber(pad, taken);
  const added = lines.map(({ at, text }, index) => ({
    no: last + 1 + index,
    at,
    text: wellFormed(text),
  }));
  const all = [...pad.lines, ...added];
  if (all.length > mostPadLines) return "too many";
  if (all.reduce((length, { text }) => length + text.length, 0) > mostPadText) return "too long";
  return { ...pad, lines: all, last: last + added.length };
}

function lastNumber(pad: Notepad, taken: readonly number[]): number {
  return Math.max(pad.last, ...taken, ...pad.lines.map(({ no }) => no));
}

/** Far above any number in use: lines that come from elsewhere cannot take the place of one. */
const farAbove = 1_000_000;

/** A pad with the lines of a text that was kept before there were lines. */
export function withText(pad: Notepad, text: string): Notepad {
  return joinLines(pad, typedLines(text, null));
}

/** Two states of one pad, as when a backup is restored: nothing of either is lost. */
export function joinPads(here: Notepad, restored: Notepad): Notepad {
  const known = new Set(here.lines.map(sayingOf));
  const typing = here.typing === "" ? restored.typing : here.typing;
  const typed = restored.typing === typing ? [] : typedLines(restored.typing, null);
  const news = [...restored.lines, ...typed].filter((line) => !known.has(sayingOf(line)));
  return { ...joinLines(here, news), typing, clock: here.clock ?? restored.clock };
}

function joinLines(pad: Notepad, lines: readonly Omit<NoteLine, "no">[]): Notepad {
  if (lines.length === 0) return pad;
  const last = lastNumber(pad, []) + farAbove;
  const added = lines.map((line, index) => ({ ...line, no: last + 1 + index }));
  return {
    ...pad,
    lines: [...pad.lines, ...added].slice(0, mostPadLines * 5),
    last: last + lines.length,
  };
}

function sayingOf({ at, text, source }: Omit<NoteLine, "no">): string {
  return canonical({ at, text, source: source ?? null });
}

const stamp = /^\s*[[(]?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)[\])]?\s*[-–—:]?\s+(?=\S)/u;
const bullet = /^\s*(?:[-*•–—]|\d{1,3}[.)])\s+(?=\S)/u;

const lineEnd = /\r\n|[\n\r\u2028\u2029]/u;

/** Lines as they were typed, at one minute: only what is too long for one is parted between words. */
export function typedLines(text: string, at: NewLine["at"]): NewLine[] {
  return text
    .split(lineEnd)
    .flatMap((raw) => partsOf(raw.trim()).map((part) => ({ at, text: part })));
}

/**
 * Lines of a text that was pasted: a minute in front becomes the line's own, marks of a list go, and
 * what is too long for one is parted between words.
 */
export function linesIn(text: string): NewLine[] {
  return text.split(lineEnd).flatMap((raw) => {
    const found = stamp.exec(raw);
    const [whole = "", hours = "0", minutes = "0", seconds = "0"] = found ?? [];
    const at = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    const rest = raw.slice(whole.length).replace(bullet, "").trim();
    return partsOf(rest).map((part) => ({
      at: found === null || at > 86_400 ? null : at,
      text: part,
    }));
  });
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longestLine) {
    const gap = rest.lastIndexOf(" ", longestLine);
    const cut = gap > longestLine / 2 ? gap : wholeCharacters(rest, longestLine);
    parts.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === "" ? parts : [...parts, rest];
}

/** Not between the two halves of a character. */
function wholeCharacters(text: string, at: number): number {
  return /[\uD800-\uDBFF]/u.test(text.charAt(at - 1)) ? at - 1 : at;
}

export type LineChange = { text: string } | { source: LineSource | null };

export function changedLine<L extends NoteLine>(line: L, change: LineChange): L {
  if ("text" in change) return { ...line, text: wellFormed(change.text).slice(0, longestLine) };
  const { source: _, ...own } = line;
  return (change.source === null ? own : { ...own, source: change.source }) as L;
}
