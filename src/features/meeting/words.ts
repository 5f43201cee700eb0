import { plural } from "#domain/plural.ts";
import { hour } from "#domain/days.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Reason } from "#domain/statistics/discussFirst.ts";
import type { ScoreShift } from "#domain/meeting/beforeAndAfter.ts";
/** Why an item stands where it does on the agenda. */
export const reasonNames = {
  gap: "wide gap",
  split: "panel split",
  lone: "one stands alone",
} as const satisfies Record<Reason, string>;

/** `31 hours`, `3 days`: as much as one needs to know. */
function span(ms: number): string {
  const hours = Math.max(1, Math.round(ms / hour));
  if (hours < 48) return plural(hours, "hour");
  return `${Math.round(hours / 24)} days`;
}

/** How the two days after the last interview stand, calmly. */
export function clockInWords(
  { last, due }: { last: number; due: number },
  now: number,
  decidedAt: number | null,
): string {
  if (decidedAt !== null) return `Decided ${span(decidedAt - last)} after the last interview.`;
  return now <= due
    ? `${span(due - now)} left of the 48 after the last interview.`
    : `Due ${span(now - due)} ago: 48 hours after the last interview.`;
}

/** Of a new score chosen too late for the list that was shown. */
export const missedChoice =
  "Chose, but it had not arrived when the new scores were shown. Not counted unless chosen again.";

/** A panelist with two cards re-rates each; the round tells them apart. */
export function roundIfTwo(panel: Panel, all: readonly ScoreShift[], card: string): string {
  const own = all.find((one) => one.card.id === card);
  if (own === undefined || all.filter(({ member }) => member.id === own.member.id).length < 2)
    return "";
  return panel.rounds.find(({ id }) => id === own.card.round)?.title ?? "";
}
