import { describe, expect, it } from "vitest";
import {
  againstInWords,
  bestInWords,
  neededInWords,
  nextInWords,
  surenessInWords,
} from "#domain/panelStatistics/bestInWords.ts";
import type { BestOfGroup, Contender } from "#domain/panelStatistics/mayBeBest.ts";
import type { NeededPanelists } from "#domain/panelStatistics/panelReliability.ts";

const names = ["Ines Duarte", "Amara Osei", "Wei Lindqvist", "Noor Haddad", "Owen Hughes"];

/** The leader, and the others with their chance of being ahead of the leader. */
function group(of: number, ahead: readonly number[], isClose = false): BestOfGroup {
  const contenders = [null, ...ahead].map((chance, k): Contender => ({
    candidate: { id: `c${k}`, name: names[k] ?? `Candidate ${k + 1}` },
    score: { mean: 4 - k / 10, lo: 3, hi: 5 },
    standing: { panelists: 3, shortCards: 0 },
    against: chance === null ? { state: "leads" } : { state: "ok", ahead: chance, isClose },
  }));
  return { contenders, of };
}

describe("who may be best, read aloud", () => {
  it.each([
    [
      group(2, [0.1]),
      "Ines Duarte is probably ahead of Amara Osei; two candidates met, so this is not sure yet.",
    ],
    [
      group(2, [0.4]),
      "Ines Duarte and Amara Osei may each be best; two candidates met, so this is not sure yet.",
    ],
    [
      group(12, [0.14, 0.08]),
      "Ines Duarte is probably ahead; Amara Osei and Wei Lindqvist may still be best.",
    ],
    [group(12, [0.3, 0.08]), "Ines Duarte, Amara Osei and Wei Lindqvist may each be best."],
    // However sure: a difference that the page would round away is not called ahead.
    [group(12, [0.14], true), "Ines Duarte and Amara Osei may each be best."],
    [group(12, [0.3, 0.2, 0.2, 0.2, 0.1]), "Ines Duarte and five others may each be best."],
    [group(12, []), "Ines Duarte is clearly ahead."],
  ])("%#: %s", (own, words) => expect(bestInWords(own)).toBe(words));

  it("says how sure of the set and of its first name", () => {
    expect(surenessInWords(group(12, [0.14, 0.08]))).toEqual({
      short: "Fairly sure of these three, not of which one.",
      why: "The other nine would come out ahead of Ines Duarte in fewer than 5 of 100 such panels.",
    });
    expect(surenessInWords(group(3, [0.4, 0.3])).short).toBe("Not sure of anybody yet.");
    expect(surenessInWords(group(3, [])).short).toBe(
      "Sure of Ines Duarte, as far as these cards go.",
    );
  });

  it("puts each beside the leader, never at none of a hundred", () => {
    const [leader, other] = group(9, [0.002], true).contenders;
    if (leader === undefined || other === undefined) throw new Error("There are two.");
    expect(againstInWords(leader)).toBe("leads");
    expect(againstInWords(other)).toBe("ahead in 1 of 100, under 0.1 apart");
    const links = [{ id: "c9", name: "Ann Bo" }];
    expect(againstInWords({ ...other, against: { state: "few-links", links } })).toBe(
      "not compared: only Ann Bo links the two",
    );
  });
});

describe("what would make it surer", () => {
  it("is an interview, with the same for the others", () => {
    const next = {
      panelist: { id: "p", name: "Lin Wu" },
      candidate: { id: "c0", name: "Ines Duarte" },
    };
    expect(nextInWords({ groups: [group(9, [0.2])], next })).toEqual({
      short: "Lin Wu meets Ines Duarte",
      why: "Offer the others the same, so that everybody has the same process.",
    });
    expect(nextInWords({ groups: [group(9, [0.2])], next: null }).short).toMatch(
      /has met everybody/,
    );
    expect(nextInWords({ groups: [group(9, [])], next: null }).short).toMatch(/None is needed/);
  });

  it.each([
    [{ median: 5, lo: 3, hi: 9 }, 4, "Five for each candidate, one more than now.", "3 to 9 open"],
    [
      { median: 3, lo: 2, hi: null },
      3,
      "Three for each candidate would do, as now.",
      "2 to more than 12",
    ],
    [
      { median: 2, lo: 2, hi: 2 },
      4,
      "Two for each candidate would do, fewer than now.",
      "From 0.80 on",
    ],
    [
      { median: null, lo: 8, hi: null },
      3,
      "More than twelve for each candidate.",
      "8 to more than 12",
    ],
  ])("is so many panelists: %o", (firm, now, short, why) => {
    const needed: NeededPanelists = { state: "ok", designs: [], firm, now };
    const words = neededInWords(needed);
    expect(words.short).toBe(short);
    expect(words.why).toContain(why);
  });
});
