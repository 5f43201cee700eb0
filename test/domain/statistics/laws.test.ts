import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { agreementWithin } from "#domain/statistics/agreementWithin.ts";
import { beforeAfter } from "#domain/statistics/beforeAfter.ts";
import { composites } from "#domain/statistics/composites.ts";
import { connectivity } from "#domain/statistics/connectivity.ts";
import { designOf } from "#domain/statistics/crossedDesign.ts";
import { crossedModel } from "#domain/statistics/crossedModel.ts";
import { discussFirst } from "#domain/statistics/discussFirst.ts";
import { iccFamily } from "#test/oracles/icc.ts";
import { krippendorffAlpha } from "#domain/statistics/krippendorff.ts";
import { leastSquares } from "#domain/statistics/leastSquares.ts";
import type { Posterior } from "#domain/statistics/posterior.ts";
import { rankProbabilities } from "#domain/statistics/ranks.ts";
import { raterDiagnostics } from "#domain/statistics/raterDiagnostics.ts";
import { raterStatistics } from "#domain/statistics/raterStatistics.ts";
import { remlPoint } from "#test/oracles/reml.ts";
import { pairsOf } from "#domain/statistics/separation.ts";
import { associationOf, validity } from "#domain/statistics/validity.ts";
import {
  cellsIn,
  itemScores,
  matrices,
  notFinite,
  panels,
  type Matrix,
} from "./arbitraryScores.ts";

// Hundreds of posteriors: a second alone, several beside a busy build.
vi.setConfig({ testTimeout: 60_000 });

const few = { numRuns: 40 };

describe("no input makes a number that cannot be shown", () => {
  test("of agreement and reliability", () => {
    fc.assert(
      fc.property(matrices(), matrices({ gaps: false }), (gappy, full) => {
        for (const matrix of [gappy, full]) {
          for (const metric of ["nominal", "ordinal", "interval", "ratio"] as const)
            expect(notFinite(krippendorffAlpha(matrix, { metric }))).toEqual([]);
          expect(notFinite(iccFamily(matrix))).toEqual([]);
          expect(notFinite(connectivity(cellsIn(matrix)))).toEqual([]);
          for (const row of matrix) expect(notFinite(agreementWithin(row))).toEqual([]);
        }
      }),
    );
  });

  test("of the crossed model, its pairs and its ranks", () => {
    fc.assert(
      fc.property(matrices(), fc.constantFrom("component", "everyone"), (matrix, reference) => {
        const cells = cellsIn(matrix);
        const model = crossedModel(cells, { reference, gridSize: 8 });
        expect(notFinite(model)).toEqual([]);
        expect(notFinite(remlPoint(cells))).toEqual([]);
        if (model.state !== "ok") return;
        expect(notFinite(rankProbabilities(model, { draws: 20 }))).toEqual([]);
        const pairOf = pairsOf(model);
        for (const a of model.adjusted)
          for (const b of model.adjusted)
            expect(notFinite(pairOf(a.candidate, b.candidate))).toEqual([]);
      }),
      few,
    );
  });

  test("of item scores", () => {
    const order = [
      [0, 1, 2, 3, 4, 5],
      [5, 4, 3, 2, 1, 0],
    ];
    fc.assert(
      fc.property(itemScores, itemScores, (first, second) => {
        expect(notFinite(composites(first, [1, 0, 2]))).toEqual([]);
        expect(notFinite(discussFirst(first, { aboveLine: [0.5, 0, 1] }))).toEqual([]);
        expect(notFinite(beforeAfter(first, [...second, ...first.slice(0, 20)]))).toEqual([]);
        expect(notFinite(raterStatistics({ scores: first, order }))).toEqual([]);
        expect(notFinite(raterDiagnostics({ scores: first, order, contrast: true }))).toEqual([]);
      }),
    );
  });

  test("of hostile numbers", () => {
    const cells = [Number.NaN, Infinity, -Infinity].flatMap((score, candidate) =>
      [0, 1, 2].map((rater) => ({ candidate, rater, score })),
    );
    expect(crossedModel(cells)).toEqual({ state: "no-data" });
    expect(crossedModel([{ candidate: -1, rater: 0.5, score: 3 }])).toEqual({ state: "no-data" });
    expect(krippendorffAlpha([[Number.NaN, 3]])).toEqual({ state: "no-pairable-values" });
    expect(validity([1, Number.NaN], [Infinity, 2])).toEqual({ state: "too-few", n: 0 });
    expect(associationOf([1, 1, 1], [1, 2, 3])).toBeNull();
  });
});

function posteriorOn(matrix: Matrix): Posterior | null {
  const model = crossedModel(cellsIn(matrix), { gridSize: 12 });
  return model.state === "ok" ? model : null;
}

describe("names and order carry no meaning", () => {
  test("a panel with its candidates and panelists in another order gets the same numbers", () => {
    fc.assert(
      fc.property(matrices(), (matrix) => {
        const turned = matrix.toReversed().map((row) => row.toReversed());
        expect(krippendorffAlpha(turned).state).toBe(krippendorffAlpha(matrix).state);
        const [first, second] = [posteriorOn(matrix), posteriorOn(turned)];
        expect(second === null).toBe(first === null);
        if (first === null || second === null) return;
        const candidates = second.adjusted.toReversed();
        for (const [k, own] of first.adjusted.entries()) {
          expect(candidates[k]?.mean).toBeCloseTo(own.mean, 6);
          expect(candidates[k]?.hi).toBeCloseTo(own.hi, 6);
        }
        const raters = second.severity.toReversed();
        for (const [k, own] of first.severity.entries())
          expect(raters[k]?.lo).toBeCloseTo(own.lo, 6);
      }),
      few,
    );
  });

  test("the order in which scorecards come in", () => {
    fc.assert(
      fc.property(matrices(), (matrix) => {
        const cells = cellsIn(matrix);
        const [one, other] = [cells, cells.toReversed()].map((given) => {
          const model = crossedModel(given, { gridSize: 8 });
          return model.state === "ok" ? [model.severity, model.adjusted] : model;
        });
        expect(other).toEqual(one);
      }),
      few,
    );
  });

  test("nobody gains or loses by a candidate or panelist without a score", () => {
    fc.assert(
      fc.property(matrices(), (matrix) => {
        const width = Math.max(0, ...matrix.map((row) => row.length));
        const padded = [
          ...matrix.map((row) => [...row, null]),
          Array.from({ length: width + 1 }, () => null),
        ];
        expect(krippendorffAlpha(padded)).toEqual(krippendorffAlpha(matrix));
        expect(iccFamily(padded)).toEqual(iccFamily(matrix));
        expect(connectivity(cellsIn(padded))).toEqual(connectivity(cellsIn(matrix)));
      }),
    );
  });

  test("a card that arrives twice is one card", () => {
    fc.assert(
      fc.property(matrices(), itemScores, (matrix, scores) => {
        const cells = cellsIn(matrix);
        const once = crossedModel(cells, { gridSize: 6 });
        expect(crossedModel([...cells, ...cells], { gridSize: 6 })).toEqual(once);
        const cards = composites(scores);
        expect(composites([...scores, ...scores])).toEqual(cards);
      }),
      few,
    );
  });
});

describe("severity", () => {
  test("points given to everyone by one panelist move only that panelist's severity", () => {
    fc.assert(
      fc.property(panels, fc.double({ min: -2, max: 2, noNaN: true }), (panel, points) => {
        const shifted = panel.map(([first = 0, ...rest]) => [first + points, ...rest]);
        const [before, after] = [panel, shifted].map((own) => leastSquares(designOf(cellsIn(own))));
        if (before === undefined || after === undefined) return;
        const share = points / before.raters.length;
        for (const [r, { severity }] of before.raters.entries())
          expect(after.raters[r]?.severity).toBeCloseTo(
            severity + (r === 0 ? points : 0) - share,
            9,
          );
        for (const [c, { adjusted }] of before.candidates.entries())
          expect(after.candidates[c]?.adjusted).toBeCloseTo(adjusted + share, 9);
        expect(after.residual).toBeCloseTo(before.residual, 8);
      }),
    );
  });

  test("what a model without shrinkage explains exactly, it gives back exactly", () => {
    const severity = [-0.5, 0, 0.75];
    const quality = [2, 3, 4, 2.5];
    const cells = quality.flatMap((a, candidate) =>
      severity.flatMap((s, rater) =>
        candidate === 1 && rater === 2 ? [] : [{ candidate, rater, score: a + s }],
      ),
    );
    const model = crossedModel(cells);
    expect(model.state).toBe("ok-residual-zero");
    if (model.state !== "ok-residual-zero") return;
    const mean = 0.25 / 3;
    expect(model.raters.map((own) => own.severity)).toEqual(
      severity.map((s) => expect.closeTo(s - mean, 9)),
    );
    expect(model.candidates.map((own) => own.adjusted)).toEqual(
      quality.map((a) => expect.closeTo(a + mean, 9)),
    );
  });

  test("where everyone scored everyone, adjusting keeps the order of raw means", () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const posterior = posteriorOn(panel);
        if (posterior === null) return;
        for (const group of [posterior.adjusted, posterior.severity]) {
          const means = group.toSorted((a, b) => a.raw.mean - b.raw.mean).map(({ mean }) => mean);
          for (const [k, mean] of means.slice(1).entries())
            expect(mean).toBeGreaterThan((means[k] ?? 0) - 1e-9);
        }
      }),
      few,
    );
  });
});

describe("telling candidates apart", () => {
  test("P(A > B) and P(B > A) add up to 1, and the chances to be best do", () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const posterior = posteriorOn(panel);
        if (posterior === null) return;
        const pairOf = pairsOf(posterior);
        const [one, other] = [pairOf(0, 1), pairOf(1, 0)];
        if (one.state !== "ok" || other.state !== "ok") throw new Error("not compared");
        expect(one.probability + other.probability).toBeCloseTo(1, 8);
        expect(other.ahead).toBe(one.ahead);
        const chances = rankProbabilities(posterior, { draws: 100 });
        expect(chances.reduce((total, { best }) => total + best, 0)).toBeCloseTo(1, 9);
        expect(rankProbabilities(posterior, { draws: 100 })).toEqual(chances);
      }),
      few,
    );
  });

  test("drawn ranks say what the pair probability says", () => {
    const panel = [
      [2, 3],
      [4, 3],
      [3, 3],
      [5, 4],
      [1, 2],
      [3, 2],
    ];
    const cells = cellsIn(panel).filter(
      ({ candidate, rater }) => candidate % 3 !== 2 || rater === 1,
    );
    const model = crossedModel(cells.filter(({ candidate }) => candidate < 6));
    if (model.state !== "ok") throw new Error(model.state);
    const chances = rankProbabilities(model, { draws: 20_000, seed: 7 });
    const first = chances.toSorted((a, b) => b.best - a.best)[0];
    expect(first?.candidate).toBe(3);
    // Best of all is at most better than any one of them.
    const pairOf = pairsOf(model);
    for (const other of [0, 1, 2, 4, 5]) {
      const pair = pairOf(3, other);
      expect(pair.state === "ok" && pair.probability).toBeGreaterThan((first?.best ?? 1) - 0.01);
    }
  });
});

describe("disagreement", () => {
  test("a panelist's known severity never makes a cell worth discussing", () => {
    fc.assert(
      fc.property(itemScores, fc.double({ min: -2, max: 2, noNaN: true }), (scores, points) => {
        const shifted = scores.map((own) =>
          own.rater === 1 ? { ...own, score: own.score + points } : own,
        );
        const plain = discussFirst(scores).map((point) => [
          point.candidate,
          point.item,
          point.priority,
        ]);
        const freed = discussFirst(shifted, { severity: [0, points] }).map((point) => [
          point.candidate,
          point.item,
          point.priority,
        ]);
        const byPlace = ([a = 0, b = 0]: number[], [c = 0, d = 0]: number[]): number =>
          a - c || b - d;
        for (const [k, [candidate, item, priority = 0]] of plain.toSorted(byPlace).entries())
          expect(freed.toSorted(byPlace)[k]).toEqual([
            candidate,
            item,
            expect.closeTo(priority, 9),
          ]);
      }),
    );
  });

  test("ordinal agreement asks for the order of levels only", () => {
    fc.assert(
      fc.property(matrices(), (matrix) => {
        const stretched = matrix.map((row) =>
          row.map((score) => (score === null ? null : score ** 3)),
        );
        expect(krippendorffAlpha(stretched)).toEqual(krippendorffAlpha(matrix));
      }),
    );
  });

  test("no cell lies further apart than half its range, nor agrees by less than nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2 }), (scores) => {
        const cell = agreementWithin(scores);
        if (cell.state !== "ok" && cell.state !== "two-scores") throw new Error(cell.state);
        expect(cell.adMedian).toBeLessThanOrEqual(cell.range / 2 + 1e-12);
        expect(cell.consensus).toBeGreaterThan(-1e-9);
        expect(cell.consensus).toBeLessThanOrEqual(1);
      }),
    );
  });
});
