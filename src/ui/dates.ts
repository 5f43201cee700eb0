/** The calendar day here, `2026-11-22`. */
export function today(): string {
  return dayHere(Date.now());
}

/** The calendar day it is here at a point in time, in ms. */
export function dayHere(at: number): string {
  const now = new Date(at);
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

export function dayInWords(at: string): string {
  return day.format(new Date(at));
}

export function momentInWords(at: string | number): string {
  return dayAndTime.format(new Date(at));
}

export function timeInWords(at: string): string {
  return time.format(new Date(at));
}

/** For `<input type="datetime-local">`: local time to the minute. */
export function toLocalInput(at: string | undefined): string {
  if (at === undefined) return "";
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 16);
}

const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** With the year, for what is kept and printed. */
export function dateInFull(at: string): string {
  return full.format(new Date(at));
}

const fullDay = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

/** A day with its year; a bare day is that day everywhere. */
export function dayInFull(at: string): string {
  return fullDay.format(new Date(at.length === 10 ? `${at}T12:00` : at));
}
