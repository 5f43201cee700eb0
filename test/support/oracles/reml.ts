import {
  adjustedAt,
  basesAt,
  severityAt,
  type Moments,
  type Reference,
} from "#domain/statistics/contrasts.ts";
import { designOf, type Cell, type Design } from "#domain/statistics/crossedDesign.ts";
import {
  candidateEffect,
  devianceAt,
  profileAt,
  scratchFor,
  type Fit,
  fitFrom,
} from "#domain/statistics/crossedFit.ts";
import {
  adjustedReliability,
  overlapOf,
  rawMeanReliability,
  singleScoreReliability,
  type Overlap,
} from "#domain/statistics/reliability.ts";

export type Estimate = { value: number; se: number };

export type RemlPoint = {
  /** Variances, in points². A zero is a corner of the likelihood, not a finding. */
  candidateVariance: number;
  raterVariance: number;
  residualVariance: number;
  deviance: number;
  mu: number;
  candidates: { candidate: number; effect: number; adjusted: Estimate }[];
  raters: { rater: number; effect: number; severity: Estimate }[];
  overlap: Overlap;
  singleScore: number;
  rawMean: number;
  adjustedScore: number;
};

/**
 * The restricted maximum likelihood point of the crossed model, as lme4 finds it. The yardstick
 * for the posterior's engine, not for display: in small panels it often puts the rater variance at
 * exactly 0 and then prints intervals of no width. `null` without two raters and two candidates.
 */
export function remlPoint(
  cells: readonly Cell[],
  reference: Reference = "component",
): RemlPoint | null {
  const design = designOf(cells);
  if (design.raters.length < 2 || design.candidates.length < 2 || design.sumOfSquares === 0)
    return null;
  const { lambdaC, lambdaR } = minimise(design);
  const fit = fitAt(design, lambdaC, lambdaR);
  const bases = basesAt(design, fit, reference);
  const overlap = overlapOf(design);
  const estimate = ({ mean, variance }: Moments): Estimate => ({
    value: mean,
    se: Math.sqrt(variance * fit.variance),
  });
  return {
    candidateVariance: lambdaC * fit.variance,
    raterVariance: lambdaR * fit.variance,
    residualVariance: fit.variance,
    deviance: fit.deviance,
    mu: design.centre + (fit.effects[design.raters.length] ?? 0),
    candidates: Array.from(design.candidates, (candidate, c) => ({
      candidate,
      effect: candidateEffect(design, c, lambdaC, fit.effects),
      adjusted: estimate(adjustedAt(design, fit, bases.of(design.candidateComponent[c] ?? 0), c)),
    })),
    raters: Array.from(design.raters, (rater, r) => ({
      rater,
      effect: fit.effects[r] ?? 0,
      severity: estimate(severityAt(fit, bases.of(design.raterComponent[r] ?? 0), r)),
    })),
    overlap,
    singleScore: singleScoreReliability(fit),
    rawMean: rawMeanReliability(fit, overlap),
    adjustedScore: adjustedReliability(design, fit),
  };
}

type Point = readonly [rootC: number, rootR: number];
type Vertex = { point: Point; value: number };

/** Over √λ ≥ 0, where the deviance is smooth; the exact edges are tried on their own. */
function minimise(design: Design): { lambdaC: number; lambdaR: number } {
  const scratch = scratchFor(design);
  const value = ([rootC, rootR]: Point): number =>
    devianceAt(design, profileAt(design, rootC ** 2), rootR ** 2, scratch).deviance;
  const inside = (
    [
      [1, 0.5],
      [0.3, 0.3],
      [2, 1],
    ] as const
  ).map((start) => nelderMead(value, start));
  const edges: Vertex[] = [
    nelderMead(([rootC]) => value([rootC, 0]), [1, 0]),
    nelderMead(([, rootR]) => value([0, rootR]), [0, 0.5]),
  ].map(({ point: [rootC, rootR] }, k) => {
    const point: Point = k === 0 ? [rootC, 0] : [0, rootR];
    return { point, value: value(point) };
  });
  // An edge wins ties: a √λ of 1e-9 is a zero that the search did not quite reach.
  const [first, ...others] = [
    ...edges,
    { point: [0, 0] as Point, value: value([0, 0]) },
    ...inside,
  ];
  const slack = 1e-9;
  const best = others.reduce(
    (known, next) => (known && next.value < known.value - slack ? next : known),
    first,
  );
  const [rootC, rootR] = best?.point ?? [0, 0];
  return { lambdaC: rootC ** 2, lambdaR: rootR ** 2 };
}

/** Nelder & Mead's simplex in two dimensions, mirrored at 0. */
function nelderMead(f: (point: Point) => number, start: Point): Vertex {
  const vertex = ([x, y]: Point): Vertex => {
    const point: Point = [Math.abs(x), Math.abs(y)];
    return { point, value: f(point) };
  };
  let simplex = [start, [start[0] * 1.4 + 0.1, start[1]], [start[0], start[1] * 1.4 + 0.1]].map(
    ([x = 0, y = 0]) => vertex([x, y]),
  );
  for (let round = 0; round < 400; round++) {
    simplex = simplex.toSorted((a, b) => a.value - b.value);
    const [best, middle, worst] = simplex;
    if (best === undefined || middle === undefined || worst === undefined) break;
    if (isSettled(best, middle, worst)) break;
    const along = (step: number): Vertex =>
      vertex([0, 1].map((k) => towards(best, middle, worst, k, step)) as unknown as Point);
    const reflected = along(1);
    if (reflected.value < best.value) {
      const expanded = along(2);
      simplex = [best, middle, expanded.value < reflected.value ? expanded : reflected];
    } else if (reflected.value < middle.value) simplex = [best, middle, reflected];
    else {
      const contracted = along(reflected.value < worst.value ? 0.5 : -0.5);
      simplex =
        contracted.value < Math.min(reflected.value, worst.value)
          ? [best, middle, contracted]
          : [best, halfway(best, middle, vertex), halfway(best, worst, vertex)];
    }
  }
  return simplex.reduce((a, b) => (b.value < a.value ? b : a));
}

function towards(best: Vertex, middle: Vertex, worst: Vertex, k: number, step: number): number {
  const centre = ((best.point[k] ?? 0) + (middle.point[k] ?? 0)) / 2;
  return centre + step * (centre - (worst.point[k] ?? 0));
}

function halfway(best: Vertex, other: Vertex, vertex: (point: Point) => Vertex): Vertex {
  return vertex([(best.point[0] + other.point[0]) / 2, (best.point[1] + other.point[1]) / 2]);
}

function isSettled(best: Vertex, middle: Vertex, worst: Vertex): boolean {
  const spread = Math.max(
    ...[middle, worst].flatMap(({ point }) => [
      Math.abs(point[0] - best.point[0]),
      Math.abs(point[1] - best.point[1]),
    ]),
  );
  return worst.value - best.value < 1e-13 * (Math.abs(best.value) + 1) && spread < 1e-8;
}

export function fitAt(
  design: Design,
  lambdaC: number,
  lambdaR: number,
): Fit & { deviance: number } {
  const scratch = scratchFor(design);
  const { deviance, variance } = devianceAt(design, profileAt(design, lambdaC), lambdaR, scratch);
  const room = new Float64Array(scratch.right.length + scratch.factor.length);
  return { ...fitFrom(scratch, { lambdaC, lambdaR, variance }, room), deviance };
}
