import { describe, expect, it } from "vitest";
import { panelModel } from "#domain/panelStatistics/panelModel.ts";
import { simulatedPanel, type Wish } from "#test/simulatedPanel.ts";
import { afterMore, type Policy } from "#test/nextInterview.ts";

function modelOf(input: Parameters<typeof panelModel>[0]) {
  const model = panelModel(input);
  if (model.state !== "ok") throw new Error(model.state);
  return model;
}
const bestOf = (wish: Wish) => modelOf(simulatedPanel(wish).input).best;

describe("who may be best", () => {
  it.each([
    ["everyone met everyone", { candidates: 12, panelists: 4 }],
    ["two panelists a candidate", { candidates: 12, panelists: 4, cardsEach: 2 }],
  ])(
    "holds the true best where the first name alone does not: %s",
    (_, wish) => {
      let [held, first, size] = [0, 0, 0];
      const panels = 40;
      for (let seed = 0; seed < panels; seed += 1) {
        const { input, truth } = simulatedPanel({ ...wish, seed });
        const contenders = modelOf(input).best.groups[0]?.contenders ?? [];
        const best = input.candidates[truth.scores.indexOf(Math.max(...truth.scores))];
        size += contenders.length;
        if (contenders.some(({ candidate }) => candidate.id === best?.id)) held += 1;
        if (contenders[0]?.candidate.id === best?.id) first += 1;
      }
      expect(held / panels).toBeGreaterThanOrEqual(0.95);
      expect(first / panels).toBeLessThan(0.8);
      expect(size / panels).toBeLessThan(9);
    },
    60_000,
  );

  it("puts the leader first, and leaves out whoever is behind for sure and by a tenth of a point", () => {
    const { groups } = bestOf({ seed: 2, candidates: 14, panelists: 5 });
    const [group] = groups;
    expect(group?.of).toBe(14);
    expect(group?.contenders[0]?.against).toEqual({ state: "leads" });
    for (const { against } of group?.contenders.slice(1) ?? []) {
      if (against.state !== "ok") throw new Error(against.state);
      expect(against.ahead > 0.05 || against.isClose).toBe(true);
      expect(against.ahead).toBeLessThanOrEqual(0.5);
    }
  });

  it("is asked of each group by itself where nothing links them", () => {
    const { input } = simulatedPanel({
      seed: 3,
      candidates: 12,
      panelists: 4,
      scored: (candidate, panelist) => candidate < 6 === panelist < 2,
    });
    const { groups, next } = modelOf(input).best;
    expect(groups.map(({ of }) => of)).toEqual([6, 6]);
    expect(groups.every(({ contenders }) => contenders[0]?.against.state === "leads")).toBe(true);
    expect(next).not.toBeNull();
  });

  it("keeps in whoever hangs on one shared candidate", () => {
    const { input } = simulatedPanel({
      seed: 3,
      candidates: 12,
      panelists: 4,
      scored: (candidate, panelist) => candidate === 0 || candidate < 6 === panelist < 2,
    });
    const [group] = modelOf(input).best.groups;
    expect(group?.of).toBe(12);
    const few = group?.contenders.filter(({ against }) => against.state === "few-links") ?? [];
    expect(few.length).toBeGreaterThanOrEqual(5);
    expect(few[0]?.against).toMatchObject({ links: [{ name: "Candidate 1" }] });
  });
});

describe("the next interview", () => {
  it("is with somebody they have not met, by whoever has met fewest", () => {
    let asked = 0;
    for (let seed = 0; seed < 10; seed += 1) {
      const { input: even } = simulatedPanel({ seed, candidates: 10, panelists: 4, cardsEach: 2 });
      // Each of the four has met another number of candidates.
      const scores = even.scores.filter(({ candidate, rater }) => candidate >= 2 * rater - 2);
      const input = { ...even, scores };
      const { next, groups } = modelOf(input).best;
      if (next === null) continue;
      asked += 1;
      const candidate = input.candidates.findIndex(({ id }) => id === next.candidate.id);
      const met = (rater: number) =>
        new Set(input.scores.filter((one) => one.rater === rater).map((one) => one.candidate));
      const free = [0, 1, 2, 3].filter((rater) => !met(rater).has(candidate));
      const least = Math.min(...free.map((rater) => met(rater).size));
      const who = input.panelists.findIndex(({ id }) => id === next.panelist.id);
      expect(free).toContain(who);
      expect(met(who).size).toBe(least);
      expect(groups[0]?.contenders.map((one) => one.candidate.id)).toContain(next.candidate.id);
    }
    expect(asked).toBeGreaterThan(5);
  });

  it("is nobody’s where everyone has met everyone, or one candidate is ahead for sure", () => {
    expect(bestOf({ seed: 1, candidates: 8, panelists: 3 }).next).toBeNull();
    const { input } = simulatedPanel({ seed: 1, candidates: 8, panelists: 4, cardsEach: 3 });
    const scores = input.scores.map((one) => ({
      ...one,
      score: one.candidate === 2 ? 5 : Math.min(3, one.score),
    }));
    const { groups, next } = modelOf({ ...input, scores }).best;
    expect(groups[0]?.contenders).toHaveLength(1);
    expect(next).toBeNull();
  });

  it("brings the panel nearer to its best candidate than none, or than interviews by lot", () => {
    const lossOf = (policy: Policy) =>
      Array.from({ length: 24 }, (_, seed) =>
        afterMore({ seed: 100 + seed, candidates: 12, panelists: 4, cardsEach: 2 }, 6, policy),
      ).reduce((sum, { loss }) => sum + loss, 0);
    const [told, lot, nobody] = [lossOf("told"), lossOf("by lot"), lossOf("nobody")];
    expect(told).toBeLessThan(lot);
    expect(told).toBeLessThan(nobody);
  }, 120_000);
});

describe("panelists for a firm answer", () => {
  it("are told with their interval, and each step adds", () => {
    const { needed } = modelOf(simulatedPanel({ seed: 5, candidates: 20, panelists: 4 }).input);
    if (needed.state !== "ok") throw new Error(needed.state);
    expect(needed.designs.map(({ panelists }) => panelists)).toEqual([2, 3, 4, 5, 6]);
    for (const [k, { g }] of needed.designs.entries()) {
      expect(g.lo).toBeLessThan(g.median);
      expect(g.median).toBeLessThan(g.hi);
      expect(g.median).toBeGreaterThan(needed.designs[k - 1]?.g.median ?? 0);
    }
    const { median, lo, hi } = needed.firm;
    if (median === null || lo === null || hi === null) throw new Error("Not within 12.");
    expect(lo).toBeLessThanOrEqual(median);
    expect(median).toBeLessThanOrEqual(hi);
    for (const { panelists, g } of needed.designs)
      expect(g.median >= 0.8 - 1e-9).toBe(panelists >= median);
  });

  it("are G of one panelist by Spearman and Brown, whatever the panel’s strictness", () => {
    const model = modelOf(simulatedPanel({ seed: 5, candidates: 12, panelists: 3 }).input);
    if (model.needed.state !== "ok" || model.reliability.state !== "ok") throw new Error("Silent.");
    // Everyone met everyone: three such panelists are what the panel has.
    expect(model.needed.designs[1]?.g.median).toBeCloseTo(model.reliability.panelMean.median, 2);
    expect(model.needed.now).toBeCloseTo(3, 9);
  });

  it("are not told from under eight candidates, or over unlinked groups", () => {
    const few = modelOf(simulatedPanel({ seed: 1, candidates: 7, panelists: 4 }).input);
    expect(few.needed).toEqual({ state: "too-few-candidates", has: 7 });
    const apart = modelOf(
      simulatedPanel({
        seed: 1,
        candidates: 16,
        panelists: 4,
        scored: (candidate, panelist) => candidate < 8 === panelist < 2,
      }).input,
    );
    expect(apart.needed).toEqual({ state: "unlinked" });
  });
});
