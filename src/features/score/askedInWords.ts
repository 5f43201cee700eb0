import type { AskedQuestion } from "#domain/records/scorecard.ts";

/** How an item's questions were put; `null` where nothing was told. */
export function askedInWords(asked: readonly AskedQuestion[]): string | null {
  if (asked.length === 0) return null;
  const ways = new Set(asked.map(({ how }) => how));
  if (ways.has("as written")) return "asked as written";
  return ways.has("own words") ? "asked in own words" : "not asked";
}
