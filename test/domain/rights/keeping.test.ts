import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Hold, Retention } from "#domain/records/keeping.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import {
  isClockOdd,
  isDue,
  keepingOf,
  monthsAfter,
  type TimeKept,
} from "#domain/rights/keeping.ts";
import { keepingInWords } from "#domain/rights/keepingInWords.ts";
import { retentionBases } from "#domain/rights/retentionBases.ts";
import { candidateIn, interview, panelOf } from "#test/panels.ts";
import {
  aPanel,
  at,
  candidateRecord,
  decisionRecord,
  instant,
  openingRecord,
} from "#test/records.ts";

const year: Retention = { basis: "us private", months: 12 };
const hold: Hold = { since: instant(), reason: "A claim was made" };

function having(
  records: readonly SharedRecord[],
  opening: { retention?: Retention; hold?: Hold },
  candidate: { hold?: Hold; keptUntil?: string } = {},
): SharedRecord[] {
  return records.map((record): SharedRecord => {
    if (!("body" in record)) return record;
    if (record.kind === "opening") return { ...record, body: { ...record.body, ...opening } };
    if (record.kind === "candidate" && record.id === "sofia")
      return { ...record, body: { ...record.body, ...candidate } };
    return record;
  });
}

function keepingIn(records: readonly SharedRecord[], id = "sofia"): TimeKept {
  const panel = panelOf(records);
  return keepingOf(panel, candidateIn(panel, id), {
    openings: liveOf(records, "opening"),
    candidates: liveOf(records, "candidate"),
  });
}

describe("how long a candidate is kept", () => {
  test("is counted from the decision, else the card, the interview, the day they were added", () => {
    const decided = [
      ...aPanel({ cards: [["priya", "sofia"]] }),
      decisionRecord("d", "sofia", { call: "no hire" }),
    ];
    expect(keepingIn(having(decided, { retention: year }))).toMatchObject({
      from: { what: "decision", on: "2026-11-22" },
      until: "2027-11-22",
    });
    const scored = having(aPanel({ cards: [["priya", "sofia"]] }), { retention: year });
    expect(keepingIn(scored).from.what).toBe("card");
    const met = aPanel({ cards: [] }).map((record): SharedRecord =>
      record.kind === "candidate" && "body" in record && record.id === "sofia"
        ? {
            ...record,
            body: { ...record.body, interviews: { [interview]: "2026-03-31T10:00:00.000Z" } },
          }
        : record,
    );
    expect(keepingIn(having(met, { retention: { basis: "own", months: 6 } }))).toMatchObject({
      from: { what: "interview", on: "2026-03-31" },
      until: "2026-09-30",
    });
    expect(keepingIn(having(aPanel({ cards: [] }), { retention: year })).from.what).toBe("added");
  });

  test("ends later by somebody's word, and never sooner", () => {
    const records = having(aPanel({ cards: [] }), { retention: year }, { keptUntil: "2030-01-01" });
    expect(keepingIn(records)).toMatchObject({ until: "2030-01-01", isKeptLonger: true });
    const sooner = having(aPanel({ cards: [] }), { retention: year }, { keptUntil: "2026-12-01" });
    expect(keepingIn(sooner)).toMatchObject({ until: "2027-11-22", isKeptLonger: false });
  });

  test("is told with why; whoever is blind is not told whether they are decided", () => {
    const decided = [...aPanel({ cards: [] }), decisionRecord("d", "sofia")];
    const keeping = keepingIn(having(decided, { retention: year }, { hold }));
    const dayIn = (day: string) => day;
    expect(keepingInWords(keeping, { isOpen: true, dayIn })).toBe(
      "Kept until 2027-11-22: 1 year (United States, private employer), counted from the decision, 2026-11-22. Under a legal hold since 2026-11-22: A claim was made. Nothing is due while it stands.",
    );
    expect(keepingInWords(keeping, { isOpen: false, dayIn })).not.toContain("decision");
  });

  test("nothing is ever due under a hold, on the opening or the candidate, nor before its day", () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 1, max: 600 })),
        fc.constantFrom("opening", "candidate", null),
        fc.option(
          fc.date({
            min: new Date("2026-01-01"),
            max: new Date("2099-12-31"),
            noInvalidDate: true,
          }),
        ),
        fc.date({ min: new Date("2000-01-01"), max: new Date("2200-12-31"), noInvalidDate: true }),
        (months, held, keptUntil, now) => {
          const records = having(
            aPanel({ cards: [["priya", "sofia"]] }),
            {
              ...(months !== null && { retention: { basis: "own" as const, months } }),
              ...(held === "opening" && { hold }),
            },
            {
              ...(keptUntil !== null && { keptUntil: keptUntil.toISOString().slice(0, 10) }),
              ...(held === "candidate" && { hold }),
            },
          );
          const keeping = keepingIn(records);
          const today = now.toISOString().slice(0, 10);
          const due = isDue(keeping, today);
          if (held !== null || keeping.until === null || today < keeping.until) return !due;
          return due;
        },
      ),
    );
  });
});

describe("months", () => {
  test("end on the same day, or on the last where there is none", () => {
    expect(monthsAfter("2026-08-31", 6)).toBe("2027-02-28");
    expect(monthsAfter("2024-02-29", 12)).toBe("2025-02-28");
    expect(monthsAfter("2026-12-01", 1)).toBe("2027-01-01");
    expect(monthsAfter("9999-06-01", 600)).toBe("9999-12-31");
  });

  test("later is never earlier", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1970-01-01"), max: new Date("2300-01-01"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 600 }),
        (date, months) => {
          const day = date.toISOString().slice(0, 10);
          return (
            monthsAfter(day, months) > day &&
            monthsAfter(day, months + 1) > monthsAfter(day, months)
          );
        },
      ),
    );
  });
});

test("a clock a year past all that was ever written is odd", () => {
  expect(isClockOdd("2026-11-29", "2026-11-22")).toBe(false);
  expect(isClockOdd("2031-01-01", "2026-11-22")).toBe(true);
});

test("a candidate written with a clock at the end of time is kept, and breaks nothing", () => {
  const records = [
    openingRecord("berlin", { retention: year }),
    candidateRecord("sofia", "Sofia", "berlin", at(8_640_000_000_000_000)),
  ];
  expect(keepingIn(records).until).toBe("9999-12-31");
});

test("every basis says what it stands on, and begins with whole months", () => {
  for (const { source, months, title } of retentionBases) {
    expect(source.length, title).toBeGreaterThan(20);
    expect(months).toBeGreaterThan(0);
  }
});
