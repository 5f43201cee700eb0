/** In ms, as instants are counted. */
export const hour = 3_600_000;
export const day = 24 * hour;

/** Whole days from one calendar day to another, whatever the clocks did in between. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / day);
}

/** The first and last day that can be written with a year of four digits. */
const [first, last] = [Date.parse("0000-01-01T00:00Z"), Date.parse("9999-12-31T00:00Z")];

/** The calendar day so many days later; the calendar ends with the year 9999. */
export function dayAfter(from: string, days: number): string {
  const then = Date.parse(`${from}T00:00Z`) + days * day;
  return new Date(Math.min(Math.max(then, first), last)).toISOString().slice(0, 10);
}
