import { describe, expect, test } from "vitest";
import { evidenceOf, hasOwnEvidence, minuteOf, sharesOf } from "#domain/records/evidence.ts";
import { lacksEvidence } from "#domain/scoring/scoring.ts";
import { aRating } from "#test/records.ts";

const summary = { no: 2, at: null, text: "Led a team", source: "summary" as const };
const transcript = { no: 3, at: 754, text: "“I led it”", source: "transcript" as const };
const mine = { no: 1, at: 62, text: "Led three releases" };

describe("evidence", () => {
  test("reads as its lines, with minute and source, then what was typed", () => {
    expect(evidenceOf({ lines: [mine, summary, transcript], evidence: "And more." })).toBe(
      "01:02 Led three releases\nLed a team (AI summary)\n12:34 “I led it” (transcript)\nAnd more.",
    );
    expect(evidenceOf({ evidence: "Typed" })).toBe("Typed");
    expect(evidenceOf({ lines: [mine], evidence: " " })).toBe("01:02 Led three releases ");
  });

  test("minutes go on past the hour", () => {
    expect([0, 59, 60, 3599, 3600, 86_400].map(minuteOf)).toEqual([
      "00:00",
      "00:59",
      "01:00",
      "59:59",
      "60:00",
      "1440:00",
    ]);
  });

  test("of a machine alone does not carry a 1, 2 or 5; any other line does", () => {
    const alone = { ...aRating(2), lines: [summary] };
    expect(lacksEvidence(alone)).toBe(true);
    expect(lacksEvidence({ ...alone, lines: [summary, transcript] })).toBe(false);
    expect(lacksEvidence({ ...alone, lines: [summary, mine] })).toBe(false);
    expect(lacksEvidence({ ...alone, evidence: "Said so." })).toBe(false);
    expect(lacksEvidence({ ...alone, lines: [{ ...mine, text: " " }] })).toBe(true);
    expect(lacksEvidence({ ...alone, score: 3 })).toBe(false);
    expect(hasOwnEvidence({ evidence: "" })).toBe(false);
  });

  test("tells how much comes from where", () => {
    expect(
      sharesOf([
        { lines: [mine, summary], evidence: "One\n\nTwo" },
        { lines: [transcript], evidence: "" },
        { evidence: "" },
      ]),
    ).toEqual({ mine: 3, transcript: 1, summary: 1 });
  });
});
