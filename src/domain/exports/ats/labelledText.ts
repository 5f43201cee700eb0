import type { Fields } from "./cardInWords.ts";

/**
 * Details below a text, in a form that people read and a program gets back exactly:
 *
 *     What was seen.
 *
 *     [Needle]
 *     Receipt: 1A2B-3C4D
 *     Signals:
 *     - Owns it
 *     - Blames nobody
 */
const mark = "[Needle]";
/** A line of the text itself that looks like the mark: one more `\` stands before it. */
const looksLikeMark = /^\\*\[Needle\]$/;

export function writeLabelled(text: string, fields: Fields): string {
  const body = text
    .split("\n")
    .map((line) => (looksLikeMark.test(line) ? `\\${line}` : line))
    .join("\n");
  if (fields.length === 0) return body;
  const lines = fields.flatMap(([name, values]) => {
    const [first = ""] = values;
    const isShort = values.length === 1 && first !== "" && !first.includes("\n");
    return isShort ? `${name}: ${first}` : [`${name}:`, writeList(values)];
  });
  return [...(body === "" ? [] : [body, ""]), mark, ...lines].join("\n");
}

export type Labelled = { text: string; details: Map<string, string[]> };

/** `details` is empty for what nobody labelled, or somebody changed. */
export function readLabelled(written: string): Labelled {
  const lines = written.split("\n");
  const at = lines.indexOf(mark);
  const end = at === -1 ? lines.length : at - Number(lines[at - 1] === "");
  const details = at === -1 ? new Map<string, string[]>() : readFields(lines.slice(at + 1));
  if (details === null) return { text: written, details: new Map() };
  const text = lines
    .slice(0, end)
    .map((line) => (looksLikeMark.test(line) ? line.slice(1) : line))
    .join("\n");
  return { text, details };
}

function readFields(lines: readonly string[]): Map<string, string[]> | null {
  const fields = new Map<string, string[]>();
  let values: string[] = [];
  for (const line of lines) {
    const [, name, value] = /^([A-Z][\w -]*):(?: (.*))?$/s.exec(line) ?? [];
    if (name !== undefined) {
      values = value === undefined ? [] : [value];
      fields.set(name, values);
    } else if (line.startsWith("- ")) values.push(line.slice(2));
    else if (line.startsWith("  ") && values.length > 0)
      values.push(`${values.pop() ?? ""}\n${line.slice(2)}`);
    else return null;
  }
  return fields;
}

/** Each value a line that begins with `-`; what it goes on with is set in. */
export function writeList(values: readonly string[]): string {
  return values.map((value) => `- ${value.replaceAll("\n", "\n  ")}`).join("\n");
}

/** As an answer: one short value as it is, anything else as a list. */
export function writeAnswer(values: readonly string[]): string {
  const [first = ""] = values;
  const isPlain = values.length === 1 && first !== "" && !first.startsWith("- ");
  return isPlain && !first.includes("\n") ? first : writeList(values);
}

export function readAnswer(written: string): string[] {
  if (!written.startsWith("- ")) return [written];
  return readFields(["Answer:", ...written.split("\n")])?.get("Answer") ?? [written];
}
