import { describe, expect, test } from "vitest";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { nudgeFor, nudgeInWords } from "#domain/scoring/nudge.ts";
import { anItem, aRating } from "#test/records.ts";

const item = anItem("delivery", "Delivery");
const kindOf = (evidence: string) => nudgeFor(aRating(4, evidence), item)?.kind ?? null;

describe("a conclusion without what led to it", () => {
  test.each([
    "Smart.",
    "great candidate",
    "Seems smart",
    "Comes across as very confident",
    "Felt a bit off",
    "Good culture fit",
    "Not a team fit I think",
    "Great vibes",
    "Absolute rock star",
    "A natural",
    "I loved her",
    "Didn’t like him",
    "Really strong on trade-offs",
    "super passionate about models",
    "My gut says yes",
    "Knows the stack.\nVery impressive",
  ])("“%s” is asked about", (line) => expect(kindOf(line)).toBe("judges"));

  test.each([
    "Moved the ranker to streaming features while it stayed live.",
    "Seems smart: explained why the cache was wrong before I asked",
    "Very strong on roll-back: “we shipped behind a flag and kept the old path warm”",
    "Really good, cut p99 from 900 to 140 ms",
    "Natural language pipeline for support tickets",
    "The natural key of the table changed under them",
    "Built a ninja build for the C++ parts",
    "Could not name a metric for it",
    "Sharp drop in recall after launch, nobody looked",
    "Model was a poor fit to the tail, says they knew",
    "Nice-to-haves were cut first",
    "",
    " \n ",
  ])("“%s” is left alone", (line) => expect(kindOf(line)).toBeNull());
});

describe("what is not about the work", () => {
  test.each([
    "She is pregnant",
    "On maternity leave last year",
    "He has two kids, so nights are out",
    "Married, wants to stay in Berlin",
    "Is married to somebody in the team",
    "Too old for this team",
    "She’s very young",
    "Thick accent",
    "Goes to church on Sundays",
    "Is disabled",
    "Mentioned a disability",
    "Asked about his nationality",
    "Very religious",
  ])("“%s” is better left out", (line) => expect(kindOf(line)).toBe("better left out"));

  test.each([
    "Disabled the feature flag within 5 minutes",
    "The alert had been disabled for a week",
    "Inherited a very old pipeline and kept it live",
    "The data was too old to train on",
    "Religiously wrote run-books for each release",
    "Married two datasets on a hashed key",
    "Checked error slices by ethnicity and nationality, found a gap of 6 points",
    "Dropped religion as a feature after a bias review",
    "Managed three young teams",
  ])("“%s” is about the work", (line) => expect(kindOf(line)).toBeNull());
});

describe("the anchor said again", () => {
  const [first] = mlEngineer.items;
  const anchor = first?.anchors[3] ?? "";
  const nudge = (evidence: string) =>
    first === undefined ? null : nudgeFor(aRating(4, evidence), first);

  test("is no evidence", () => {
    expect(nudge(anchor)?.kind).toBe("repeats the anchor");
    expect(
      nudge("Several releases, repaired an inherited pipeline while it stayed live")?.kind,
    ).toBe("repeats the anchor");
  });
  test("is fine beside a line of one’s own, in a few words, or as another level’s anchor", () => {
    expect(nudge(`${anchor}\nNamed the feature store they turned down, for cost.`)).toBeNull();
    expect(nudge("Several releases")).toBeNull();
    expect(nudge(first?.anchors[0] ?? "")).toBeNull();
  });
  test("cannot be said of a score not given", () => {
    if (first === undefined) throw new Error("The kit has no item.");
    expect(nudgeFor(aRating("unrated", anchor), first)).toBeNull();
  });
});

test("each nudge says in words what it is about", () => {
  expect(nudgeInWords({ kind: "judges", phrase: "gut feel" })).toMatch(
    /“gut feel” is a conclusion/,
  );
  expect(nudgeInWords({ kind: "better left out", phrase: "kids" })).toMatch(/“kids” is not about/);
  expect(nudgeInWords({ kind: "repeats the anchor" })).toMatch(/What did you see/);
});
