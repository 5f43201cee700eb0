import { foldedName } from "#domain/sameName.ts";
import { Name } from "#domain/text.ts";

/** A list as it was read: each name once, and which were there again. */
export type NameList = { names: string[]; again: string[] };

/**
 * Names pasted as a list: one a line, or separated by commas, semicolons or tabs. Addresses, as a
 * mail or a sheet has them beside names, are left out. Of two spellings of one name, the first stands.
 */
export function readNames(text: string): NameList {
  const known = new Set<string>();
  const list: NameList = { names: [], again: [] };
  for (const name of text.split("\n").flatMap(namesOnLine)) {
    const folded = foldedName(name);
    (known.has(folded) ? list.again : list.names).push(name);
    known.add(folded);
  }
  return list;
}

export function splitNames(text: string): string[] {
  return readNames(text).names;
}

function namesOnLine(line: string): string[] {
  const names = line
    .split(/[,;\t\r]+/u)
    .map((name) =>
      name
        .replace(/<[^<>\s]+@[^<>\s]+>/gu, "")
        .replace(/^[\s\-•*\d.)]+(?=\s*\p{L})/u, "")
        .trim()
        .replace(/^"(?<name>[^"]+)"$/u, "$<name>")
        .trim(),
    )
    .filter((name) => name !== "");
  const withoutAddresses = names.filter((name) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(name));
  return withoutAddresses.length > 0 ? withoutAddresses : names;
}

/** What is wrong with the list, or `null`; says which name. */
export function problemWithNames(names: readonly string[]): string | null {
  if (names.length === 0) return "Type at least one name.";
  const bad = names
    .map((name) => ({ name, parsed: Name.safeParse(name) }))
    .find(({ parsed }) => !parsed.success);
  if (bad === undefined) return null;
  return `“${bad.name.slice(0, 40)}…” ${bad.parsed.error?.issues[0]?.message ?? "is not a name"}.`;
}
