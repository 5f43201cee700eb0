import { describe, expect, test } from "vitest";
import { ItemId } from "#domain/id.ts";
import type { Level } from "#domain/kit/kit.ts";
import type { Rating } from "#domain/records/scorecard.ts";
import { selfCheck, type SelfCheckInput } from "#domain/scoring/selfCheck.ts";
import { aDraft, aRating, instant, noon, scorecardRecord } from "#test/records.ts";

const ids = ["delivery", "judgement", "taste", "care"];
const expected = ids.map((id) => ItemId.parse(id));
const hour = 3_600_000;

function ratings(scores: Rating["score"][]) {
  return Object.fromEntries(scores.map((score, at) => [ids[at] ?? "", aRating(score)]));
}

function check(scores: Rating["score"][], rest: Partial<SelfCheckInput> = {}): string {
  const draft = aDraft("maya", "berlin", "sofia", { ratings: ratings(scores) });
  const input = { draft, expected, interviewAt: null, now: instant(), earlier: [] };
  return selfCheck({ ...input, ...rest }).join("\n");
}

function earlier(...means: Level[]): SelfCheckInput["earlier"] {
  return means.map((score, at) => ({
    candidate: `Candidate ${at + 1}`,
    card: scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate: `c${at}`,
      body: { ratings: ratings([score, score, score, score]) },
    }).body,
  }));
}

test("an ordinary card, written on the day, gets no remark", () => {
  expect(check([3, 4, 2, 4], { interviewAt: instant(noon - hour), earlier: earlier(4, 2) })).toBe(
    "",
  );
});

describe("all the same", () => {
  test("three items or more on one level are asked about", () => {
    expect(check([4, 4, 4, 4])).toMatch(/All 4 items are a 4\./);
  });
  test("two items, or all of them not observed, are not", () => {
    expect(check([4, 4], { expected: expected.slice(0, 2) })).toBe("");
    expect(check(["unrated", "unrated", "unrated", "unrated"])).toBe("");
  });
});

describe("mostly unseen", () => {
  test("more than half not observed needs another round", () => {
    expect(check([4, "not observed", "not observed", "not observed"])).toMatch(/3 of 4 items/);
  });
  test("half is still fine", () => {
    expect(check([4, 3, "not observed", "not observed"])).toBe("");
  });
});

describe("written late", () => {
  test.each([
    [23.9, ""],
    [24, "Written 24 h after the interview."],
    [71.5, "Written 71 h after the interview."],
  ])("%s hours after the interview: “%s”", (hours, says) => {
    const said = check([3, 4, 2, 4], { interviewAt: instant(noon - hours * hour) });
    expect(said.slice(0, Math.max(1, says.length))).toBe(says);
  });
  test("an interview still to come is not late", () => {
    expect(check([3, 4, 2, 4], { interviewAt: instant(noon + hour) })).toBe("");
  });
});

describe("a narrow spread over candidates", () => {
  test("is told from five candidates on, with the count it rests on", () => {
    expect(check([3, 3, 3, 4], { earlier: earlier(3, 3, 3, 3) })).toMatch(
      /your 5 candidates \(spread 0\.1\)/,
    );
    expect(check([3, 3, 3, 4], { earlier: earlier(3, 3, 3) })).toBe("");
  });
  test("is not told where the scale was used", () => {
    expect(check([3, 3, 3, 4], { earlier: earlier(1, 2, 4, 2) })).toBe("");
  });
});

describe("after the highest", () => {
  test("the next card is asked to look at the anchors", () => {
    expect(check([3, 4, 2, 4], { earlier: earlier(2, 3, 5) })).toMatch(
      /The card before this one, Candidate 3, is your highest so far/,
    );
  });
  test("not when it was not the last, was shared, or was no more than meets", () => {
    for (const before of [earlier(5, 3), earlier(5, 5), earlier(2, 3), earlier(5)])
      expect(check([3, 4, 2, 4], { earlier: before })).toBe("");
  });
});
