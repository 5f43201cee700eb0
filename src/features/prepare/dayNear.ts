import { daysBetween, hour } from "#domain/days.ts";
import { plural } from "#domain/plural.ts";
import { dayHere, dayInWords } from "#ui/dates.ts";

/** A day as people say it when it is near: “today”, “tomorrow”, else “26 Nov”. */
export function dayNear(at: string | number, now: number): string {
  const time = new Date(at);
  const away = daysBetween(dayHere(now), dayHere(time.getTime()));
  if (away === 0) return "today";
  return away === 1 ? "tomorrow" : dayInWords(time.toISOString());
}

/** “7 h late”, or in days once there are two. */
export function lateInWords(ms: number): string {
  const hours = Math.max(1, Math.floor(ms / hour));
  return hours < 48 ? `${hours} h late` : `${plural(Math.floor(hours / 24), "day")} late`;
}
