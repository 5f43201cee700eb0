import { daysBetween } from "#domain/days.ts";
import { plural } from "#domain/plural.ts";
import type { StepStanding } from "./openingPlan.ts";

/** Where the search is, in a sentence: “Day 9. One step is late, one is due tomorrow.” */
export function planHeadline(
  standings: readonly StepStanding[],
  { startedOn, today }: { startedOn: string; today: string },
): string {
  const day = daysBetween(startedOn, today);
  const begin = day < 0 ? `Day 0 is in ${plural(-day, "day")}.` : `Day ${day}.`;
  const open = standings.filter(({ state }) => state !== "done");
  if (open.length === 0) return `${begin} All five steps are done.`;
  const late = open.filter(({ state }) => state === "late").length;
  const parts = late === 0 ? [] : [`${counted(late)} late`];
  const next = open.find(({ state }) => state !== "late");
  if (next !== undefined) {
    const away = daysBetween(today, next.due);
    const when = away === 0 ? "today" : away === 1 ? "tomorrow" : `in ${away} days`;
    parts.push(late === 0 ? `The next step is due ${when}` : `the next is due ${when}`);
  }
  return `${begin} ${parts.join(", ")}.`;
}

function counted(steps: number): string {
  return steps === 1 ? "One step is" : `${steps} steps are`;
}
