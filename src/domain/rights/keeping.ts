import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Hold, Retention } from "#domain/records/keeping.ts";
import type { CandidateRecord, OpeningRecord } from "#domain/records/record.ts";

/** The records that say how long something is kept, as they are stored. */
export type KeepingRecords = {
  openings: readonly OpeningRecord[];
  candidates: readonly CandidateRecord[];
};

export type CountedFrom = "decision" | "card" | "interview" | "added";

/** How long what is on a candidate is kept, and why. Days as `2026-11-29`. */
export type TimeKept = {
  from: { what: CountedFrom; on: string };
  retention: Retention | null;
  /** The day it is due; `null` where nothing was set. */
  until: string | null;
  /** Somebody's word, where it is later than the opening's own. */
  isKeptLonger: boolean;
  /** On the candidate, or on the whole opening. */
  hold: (Hold & { on: "candidate" | "opening" }) | null;
};

/** On one candidate. Of linked openings and records the longest time counts, and any hold. */
export function keepingOf(
  panel: Panel,
  candidate: PanelCandidate,
  { openings, candidates }: KeepingRecords,
): TimeKept {
  const own = candidates.filter(({ id }) => panel.resolve(id) === candidate.id);
  const from = countedFrom(panel, candidate, own);
  const [retention = null] = openings
    .flatMap(({ body }) => body.retention ?? [])
    .toSorted((a, b) => b.months - a.months);
  const [longer = null] = own.flatMap(({ body }) => body.keptUntil ?? []).toSorted(latestFirst);
  const usual = retention === null ? null : monthsAfter(from.on, retention.months);
  const isKeptLonger = longer !== null && (usual === null || longer > usual);
  return {
    from,
    retention,
    until: isKeptLonger ? longer : usual,
    isKeptLonger,
    hold: holdIn(own, "candidate") ?? holdIn(openings, "opening"),
  };
}

/** Whether the time that was set is over. Never under a hold. */
export function isDue({ until, hold }: TimeKept, today: string): boolean {
  return hold === null && until !== null && today >= until;
}

function holdIn<On extends "candidate" | "opening">(
  rows: readonly { body: { hold?: Hold | undefined } }[],
  on: On,
): (Hold & { on: On }) | null {
  const [first] = rows
    .flatMap(({ body }) => body.hold ?? [])
    .toSorted((a, b) => a.since.localeCompare(b.since));
  return first === undefined ? null : { ...first, on };
}

/** From the decision; else from their last card, their last interview, or when they were added. */
function countedFrom(
  panel: Panel,
  { id, interviews }: PanelCandidate,
  own: readonly CandidateRecord[],
): TimeKept["from"] {
  const latest = (what: CountedFrom, instants: readonly string[]) =>
    instants
      .toSorted(latestFirst)
      .slice(0, 1)
      .map((at) => ({ what, on: at.slice(0, 10) }));
  const sealed = (panel.sealing?.on(id).cards ?? []).map(({ record }) => instantOf(record));
  const [from] = [
    ...latest(
      "decision",
      panel.meeting.decisionsOn(id).map(({ at }) => at),
    ),
    ...latest("card", [...panel.cardsOn(id).map(({ body }) => body.submittedAt), ...sealed]),
    ...latest("interview", Object.values(interviews)),
    ...latest("added", own.map(instantOf)),
  ];
  return from ?? { what: "added", on: panel.opening.startedOn };
}

function instantOf({ version }: Pick<CandidateRecord, "version">): string {
  return new Date(Math.min(version[0], latestInstant)).toISOString();
}

/** A clock that was set far off may have written any number. */
const latestInstant = Date.UTC(9999, 0, 1);

function latestFirst(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

/** The same day so many months later, or the month's last; the calendar ends with the year 9999. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  const [thenYear, thenMonth] = [Math.floor(count / 12), count % 12];
  if (thenYear > 9999) return "9999-12-31";
  // Day 0 of a month is the last of the one before; years below 100 need no care here.
  const last = new Date(Date.UTC(thenYear, thenMonth + 1, 0)).getUTCDate();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(thenYear).padStart(4, "0")}-${two(thenMonth + 1)}-${two(Math.min(date, last))}`;
}

/** Days by which a clock may run ahead of all that was ever written here before one should look. */
const farAhead = 366;

/** Whether today, as this device has it, lies oddly far after the last thing written on it. */
export function isClockOdd(today: string, lastWrittenOn: string): boolean {
  return Date.parse(today) - Date.parse(lastWrittenOn) > farAhead * 86_400_000;
}
