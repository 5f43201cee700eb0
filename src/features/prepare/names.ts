import { foldedName } from "#domain/sameName.ts";
import { Name } from "#domain/text.ts";

/** Names pasted as a list: one a line, or separated by commas, semicolons or tabs. */
export function splitNames(text: string): string[] {
  const names = text
    .split(/[\n,;\t]+/u)
    .map((name) => name.replace(/^[\s\-•*\d.)]+(?=\s*\p{L})/u, "").trim())
    .filter((name) => name !== "");
  // Of two spellings of one name, the first stands.
  return [
    ...new Map(names.toReversed().map((name) => [foldedName(name), name])).values(),
  ].toReversed();
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
