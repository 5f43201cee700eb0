import type { Instant } from "#domain/text.ts";

/** Product judgement: how long standards are taken to hold without a look at them. */
const bounds = { cards: 10, days: 60 } as const;

/** Why it is time to practise once more; `null` while it is not. */
export type Recheck = { why: "cards"; cards: number } | { why: "days"; days: number } | null;

/** From when somebody last finished a case, and when they submitted each of their cards. */
export function recheckDue(
  practised: Instant | null,
  submitted: readonly Instant[],
  now: number,
): Recheck {
  const since = submitted.filter((at) => practised === null || at > practised);
  if (since.length >= bounds.cards) return { why: "cards", cards: since.length };
  // Who scores nobody at present has nothing to check.
  if (practised === null || since.length === 0) return null;
  const days = Math.floor((now - Date.parse(practised)) / 86_400_000);
  return days >= bounds.days ? { why: "days", days } : null;
}
