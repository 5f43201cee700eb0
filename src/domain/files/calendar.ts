import { day as oneDay } from "#domain/days.ts";

/** One entry of a calendar file: a whole day, or a moment in UTC. */
export type CalendarEntry = {
  /** Stays the same for the same thing, so that taking the file in again moves it. */
  uid: string;
  title: string;
  text: string;
} & ({ day: string } | { at: number; minutes: number });

/**
 * An iCalendar file (RFC 5545): CRLF, lines folded at 75 octets, text escaped. `now` stamps it, in
 * ms; an entry that is no real time is left out rather than making the file unreadable.
 */
export function writeCalendar(entries: readonly CalendarEntry[], now: number): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Needle//Hiring playbook//EN",
    "CALSCALE:GREGORIAN",
    ...entries
      .filter(hasTime)
      .flatMap((entry) => [
        "BEGIN:VEVENT",
        `UID:${entry.uid}@needle`,
        `DTSTAMP:${moment(now)}`,
        ...timesOf(entry),
        `SUMMARY:${escaped(entry.title)}`,
        `DESCRIPTION:${escaped(entry.text)}`,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A calendar file has room for years of four digits. */
const [earliest, latest] = [Date.parse("0000-01-01T00:00Z"), Date.parse("9999-12-31T23:59:59Z")];

function hasTime(entry: CalendarEntry): boolean {
  const from = "day" in entry ? Date.parse(`${entry.day}T00:00Z`) : entry.at;
  const to = from + ("day" in entry ? oneDay : entry.minutes * 60_000);
  return from >= earliest && to <= latest;
}

function timesOf(entry: CalendarEntry): string[] {
  if ("day" in entry) {
    const next = new Date(Date.parse(`${entry.day}T00:00Z`) + oneDay);
    const day = (value: string) => value.slice(0, 10).replaceAll("-", "");
    return [`DTSTART;VALUE=DATE:${day(entry.day)}`, `DTEND;VALUE=DATE:${day(next.toISOString())}`];
  }
  return [`DTSTART:${moment(entry.at)}`, `DTEND:${moment(entry.at + entry.minutes * 60_000)}`];
}

/** `20261123T091500Z`. */
function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function escaped(text: string): string {
  return (
    text
      .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
      .replaceAll(/\r\n|\r|\n/g, "\\n")
      // oxlint-disable-next-line no-control-regex -- control characters end or break a line
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ")
  );
}

/** At most 75 octets a line, never in the middle of a character; what goes on begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, size] = ["", 0];
  for (const sign of line) {
    const octets = octetsOf(sign);
    if (size + octets > 74) {
      parts.push(part);
      [part, size] = ["", 0];
    }
    part += sign;
    size += octets;
  }
  return [...parts, part].join("\r\n ");
}

/** Of one character in UTF-8. */
function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
}
