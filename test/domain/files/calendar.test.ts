import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCalendar, type CalendarEntry } from "#domain/files/calendar.ts";
import { openingCalendar } from "#domain/playbook/openingCalendar.ts";
import { OpeningId, RoundId } from "#domain/id.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { panelOf } from "#test/panels.ts";
import { aKit, candidateRecord, instant, noon, openingRecord, planRecord } from "#test/records.ts";

const hour = 3_600_000;
const entry = (changes: { title?: string; text?: string } = {}): CalendarEntry => ({
  uid: "one",
  title: "Decide",
  text: "",
  at: noon,
  minutes: 30,
  ...changes,
});

/** The content lines, folds undone. */
function linesOf(file: string): string[] {
  return file.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
}
function valueOf(file: string, name: string): string | undefined {
  const line = linesOf(file).find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1);
}
/** As a reader of RFC 5545 takes a TEXT value. */
function unescaped(value: string): string {
  return value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign));
}
/** What a text may keep: line breaks become one sign, other control characters a space. */
function tamed(text: string): string {
  return (
    text
      .replaceAll(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex -- what is replaced is a control character
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ")
  );
}

describe("a calendar file", () => {
  const signs = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc
      .array(
        fc.constantFrom("é", "漢", "🧪", "👩🏽‍🔬", ",", ";", "\\", "\n", "\r\n", "\r", "\u0007", "n"),
      )
      .map((parts) => parts.join("")),
  );

  test("folds lines at 75 octets, never inside a character, and gives every text back", () => {
    const encoder = new TextEncoder();
    const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(signs, signs, (title, text) => {
        const file = writeCalendar([entry({ title, text })], noon);
        expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
        expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        for (const line of file.split("\r\n")) {
          const octets = encoder.encode(line);
          expect(octets.length).toBeLessThanOrEqual(75);
          expect(strict.decode(octets)).toBe(line);
        }
        expect(unescaped(valueOf(file, "SUMMARY") ?? "")).toBe(tamed(title));
        expect(unescaped(valueOf(file, "DESCRIPTION") ?? "")).toBe(tamed(text));
      }),
      { numRuns: 500 },
    );
  });

  test("fills the lines it folds", () => {
    const lengths = writeCalendar([entry({ title: "x".repeat(200) })], noon)
      .split("\r\n")
      .map(({ length }) => length);
    expect(Math.max(...lengths)).toBe(75);
  });

  test("has what a reader asks for, whole days and moments in UTC", () => {
    const file = writeCalendar(
      [entry(), { uid: "two", title: "t", text: "", day: "2028-02-29" }],
      noon,
    );
    expect(linesOf(file)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Needle//Hiring playbook//EN",
      "CALSCALE:GREGORIAN",
      "BEGIN:VEVENT",
      "UID:one@needle",
      "DTSTAMP:20261122T210000Z",
      "DTSTART:20261122T210000Z",
      "DTEND:20261122T213000Z",
      "SUMMARY:Decide",
      "DESCRIPTION:",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:two@needle",
      "DTSTAMP:20261122T210000Z",
      "DTSTART;VALUE=DATE:20280229",
      "DTEND;VALUE=DATE:20280301",
      "SUMMARY:t",
      "DESCRIPTION:",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
    ]);
  });

  test.each([
    ["no number", { at: Number.NaN, minutes: 15 }],
    ["endless", { at: Number.POSITIVE_INFINITY, minutes: 15 }],
    ["past what a date can be", { at: 8.6e15, minutes: 15 }],
    ["in a year of five digits", { at: Date.UTC(10_000, 0, 1), minutes: 15 }],
    ["ending in a year of five digits", { at: Date.UTC(9999, 11, 31, 23, 50), minutes: 15 }],
    ["before the year 0", { at: Date.UTC(-1, 0, 1), minutes: 15 }],
    ["no day", { day: "soon" }],
    ["the last day there is, which has no next", { day: "9999-12-31" }],
  ])("leaves out an entry whose time is %s, and keeps the rest", (_, time) => {
    const bad: CalendarEntry = { uid: "bad", title: "Bad", text: "", ...time };
    const file = writeCalendar([bad, entry()], noon);
    expect(linesOf(file).filter((line) => line.startsWith("UID:"))).toEqual(["UID:one@needle"]);
  });
});

describe("the calendar of an opening", () => {
  const [round] = aKit().rounds;
  if (round === undefined) throw new Error("The kit has a round.");
  const rounds = [round, { ...round, id: RoundId.parse("final"), title: "Final" }];
  const today = "2026-11-18";
  const withTimes = (interviews: Record<string, number>, more: SharedRecord[] = []) => {
    const sofia = candidateRecord("sofia", "Sofia", "berlin");
    const times = Object.entries(interviews).map(([id, at]) => [id, instant(at)]);
    return openingCalendar(
      panelOf([
        openingRecord("berlin", { rounds }),
        { ...sofia, body: { ...sofia.body, interviews: Object.fromEntries(times) } },
        ...more,
      ]),
      today,
    );
  };
  const titles = (entries: readonly CalendarEntry[]) => entries.map(({ title }) => title);
  const find = (entries: readonly CalendarEntry[], start: string) =>
    entries.find(({ title }) => title.startsWith(start));

  test("has the steps still to do on their days, and not those done", () => {
    const done = planRecord({
      what: "step",
      opening: OpeningId.parse("berlin"),
      step: "terms",
      owner: null,
      done: { on: "2026-11-16", by: null },
      note: "",
    });
    expect(withTimes({}).map((one) => "day" in one && one.day)).toEqual([
      "2026-11-16",
      "2026-11-16",
      "2026-11-17",
      "2026-11-26",
      "2026-11-30",
    ]);
    const left = titles(withTimes({}, [done]));
    expect(left).toHaveLength(4);
    expect(left.join("\n")).not.toContain("Settle level");
  });

  test("has a card's deadline for each interview, and a decision only when every round has a time", () => {
    const one = withTimes({ interview: noon }).slice(5);
    expect(titles(one)).toEqual(["Scorecard due: Sofia, Interview"]);
    expect(one[0]).toMatchObject({ at: noon + 24 * hour });
    const both = withTimes({ interview: noon, final: noon + hour }).slice(5);
    expect(titles(both)).toEqual([
      "Scorecard due: Sofia, Interview",
      "Scorecard due: Sofia, Final",
      "Decision due: Sofia",
    ]);
    expect(both[2]).toMatchObject({ at: noon + 49 * hour });
    expect(withTimes({}).slice(5)).toEqual([]);
  });

  test("a time in a round the opening no longer has does not stand in for one that has none", () => {
    expect(find(withTimes({ interview: noon, chat: noon + hour }), "Decision due")).toBeUndefined();
  });

  test("the same thing keeps its uid when its time moves; different things never share one", () => {
    const before = withTimes({ interview: noon, final: noon + hour });
    const after = withTimes({ interview: noon + 5 * hour, final: noon + 9 * hour });
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(new Set(before.map(({ uid }) => uid)).size).toBe(before.length);
    expect(find(after, "Decision")).not.toEqual(find(before, "Decision"));
  });
});
