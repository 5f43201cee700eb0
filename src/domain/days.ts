const day = 86_400_000;

/** Whole days from one calendar day to another, whatever the clocks did in between. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / day);
}

/** The calendar day so many days later. */
export function dayAfter(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00Z`) + days * day).toISOString().slice(0, 10);
}
