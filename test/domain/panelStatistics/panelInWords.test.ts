import { describe, expect, it } from "vitest";
import { panelAgreement } from "#domain/panelStatistics/panelAgreement.ts";
import { panelInWords } from "#domain/panelStatistics/panelInWords.ts";
import type { PanelScores } from "#domain/panelStatistics/panelScores.ts";
import { panelStatistics } from "#domain/panelStatistics/panelStatistics.ts";
import { normalDraws, seededRandom } from "#domain/statistics/random.ts";
import { simulatedPanel } from "#test/simulatedPanel.ts";

/** The headline's sentence about closeness, without the cost of a model. */
function closenessOf(input: PanelScores): string {
  return panelInWords({
    scoring: { candidates: input.candidates.length, panelists: input.panelists.length },
    agreement: panelAgreement(input),
    model: { state: "no-data" },
    diagnostics: { state: "no-data" },
  });
}

/** Panelists who score at random: every score is drawn for itself, about 3.3 with an SD of .8. */
function atRandom(seed: number, panelists: number): PanelScores {
  const { input } = simulatedPanel({ seed, candidates: 12, panelists });
  const normal = normalDraws(seededRandom(seed + 1));
  const score = () => Math.max(1, Math.min(5, Math.round(3.3 + 0.8 * normal())));
  return { ...input, scores: input.scores.map((one) => ({ ...one, score: score() })) };
}

describe("how near scores lie, beside what chance would do", () => {
  it.each([2, 3, 4])("is not called close where %d panelists scored at random", (panelists) => {
    const said = Array.from({ length: 200 }, (_, seed) => closenessOf(atRandom(seed, panelists)));
    const close = said.filter((words) => /close together|, closer than chance/.test(words));
    expect(close.length).toBeLessThan(10);
    expect(said.filter((words) => words.includes("no closer than chance")).length).toBeGreaterThan(
      150,
    );
  });

  it.each([2, 3])("is where %d panelists see the same", (panelists) => {
    const said = Array.from({ length: 20 }, (_, seed) =>
      closenessOf(
        simulatedPanel({ seed, candidates: 16, panelists, spread: { candidates: 0.9, noise: 0.4 } })
          .input,
      ),
    );
    const close = said.filter((words) => /close together|, closer than chance/.test(words));
    expect(close.length).toBeGreaterThan(16);
  });

  it("is a gap in points for two, which no closeness word stands in for", () => {
    const { input } = simulatedPanel({
      seed: 4,
      candidates: 16,
      panelists: 2,
      spread: { candidates: 0.9, noise: 0.4 },
    });
    expect(closenessOf(input)).toMatch(
      /^On 16 candidates, the two panelists’ scores lie \d\.\d points apart on average, closer/,
    );
  });

  it("is points alone where too few candidates were met to hold them against chance", () => {
    const { input } = simulatedPanel({ seed: 1, candidates: 4, panelists: 3 });
    expect(closenessOf(input)).toMatch(
      /lie \d\.\d points from their middle on average; it takes 5 candidates to tell/,
    );
  });
});

describe("the headline on who is strict", () => {
  it("gives points with their interval and count", () => {
    const { input } = simulatedPanel({
      seed: 3,
      candidates: 20,
      panelists: 4,
      spread: { severity: 0 },
    });
    const scores = input.scores.map((one) =>
      one.rater === 0 ? { ...one, score: Math.max(1, one.score - 1) } : one,
    );
    const { model, ...rest } = panelStatistics({ ...input, scores });
    // The others lie above their average by as much together; only what is said of one is looked at.
    if (model.state !== "ok") throw new Error(model.state);
    const severity = model.severity.map((one, k) =>
      k === 0 ? one : { ...one, word: "none" as const },
    );
    expect(panelInWords({ ...rest, model: { ...model, severity } })).toMatch(
      /Panelist 1 scores \d\.\d points below .+ \(95% interval \d\.\d to \d\.\d, 20 shared\)\.$/,
    );
  });

  it("says of nobody what could have been seen", () => {
    const { input } = simulatedPanel({
      seed: 5,
      candidates: 10,
      panelists: 3,
      spread: { severity: 0 },
    });
    const { model, ...rest } = panelStatistics(input);
    if (model.state !== "ok") throw new Error(model.state);
    const widest = Math.max(...model.severity.map(({ lo, hi }) => (hi - lo) / 2));
    expect(panelInWords({ ...rest, model })).toContain(
      `Nobody stands out as strict or lenient; a lean of less than about ${Math.max(0.25, widest).toFixed(1)} points would not have shown.`,
    );
  });
});
