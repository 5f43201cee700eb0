import {
  adjustedAt,
  basesAt,
  severityAt,
  type Bases,
  type Moments,
  type Reference,
} from "./contrasts.ts";
import type { Connectivity } from "./connectivity.ts";
import { rawCandidate, rawRater, type Design, type RawMean } from "./crossedDesign.ts";
import {
  devianceAt,
  fitFrom,
  profileAt,
  scratchFor,
  type Fit,
  type Profile,
} from "./crossedFit.ts";
import { gridQuantiles, type Quantiles } from "./gridQuantiles.ts";
import { momentsOf, tMixtures, type Mixture, type Summary } from "./mixture.ts";
import {
  adjustedReliability,
  overlapOf,
  rawMeanReliability,
  singleScoreReliability,
  type Overlap,
} from "./reliability.ts";
import { varianceGrid, type VariancePoint, type Watch } from "./varianceGrid.ts";

export type Severity = Summary & {
  rater: number;
  component: number;
  raw: RawMean;
  flag: SeverityFlag;
};

/** Worth a word only when the interval excludes 0, from eight cards up: ≥ .25 and ≥ .5 points. */
export type SeverityFlag = "none" | "notable" | "substantive";

export type AdjustedScore = Summary & { candidate: number; component: number; raw: RawMean };

export type Reliability = {
  /** ICC(A,1): one panelist's score. */
  singleScore: Quantiles;
  /** G(q,k): the raw mean of whoever scored each candidate. */
  rawMean: Quantiles;
  /** G(0,1): one panelist’s score, where that panelist met every candidate. */
  sharedScore: Quantiles;
  /** The adjusted scores. */
  adjustedScore: Quantiles;
  overlap: Overlap;
};

/** Means, standard deviations and 95 % intervals in score points. Plain data. */
export type Posterior = {
  state: "ok";
  reference: Reference;
  /** N − 1, of every t distribution below. */
  df: number;
  /** s_r − s̄ by rater, ascending; below 0 is harsher than the reference panel. */
  severity: Severity[];
  /** μ + s̄ + a_c by candidate, ascending: what the reference panel would give on average. */
  adjusted: AdjustedScore[];
  reliability: Reliability;
  connectivity: Connectivity;
  /** For `pairsOf` and `rankProbabilities`. */
  design: Design;
  weights: Float64Array;
  fits: Fit[];
};

/** Above this many candidates and raters, intervals are mean ± 1.96 sd: the mixtures are normal by then. */
const exactIntervals = 400;

export function posteriorOf(
  design: Design,
  options: Watch & { reference?: Reference; gridSize?: number },
): Posterior | null {
  const reference = options.reference ?? "component";
  const cells = design.score.length;
  const gridSize = options.gridSize ?? (cells > 5000 ? 12 : 28);
  const [onProgress, isCancelled] = [options.onProgress, options.isCancelled];
  const watch = { ...(isCancelled && { isCancelled }) };
  const grid = varianceGrid(design, gridSize, {
    ...watch,
    ...(onProgress && { onProgress: (done: number) => onProgress(done / 2) }),
  });
  if (grid === null) return null;
  const fits = fitsOn(design, grid, watch);
  if (fits === null) return null;
  const weights = Float64Array.from(grid, ({ weight }) => weight);
  const bases = fits.map((fit) => basesAt(design, fit, reference));
  const summarise = summariser(design, weights, fits);

  const severity: Severity[] = [];
  for (const [r, rater] of design.raters.entries()) {
    const component = design.raterComponent[r] ?? 0;
    const summary = summarise((fit, base) => severityAt(fit, base.of(component), r), bases);
    const raw = rawRater(design, r);
    severity.push({ rater, component, raw, flag: flagOf(summary, raw.cells), ...summary });
  }
  const adjusted: AdjustedScore[] = [];
  for (const [c, candidate] of design.candidates.entries()) {
    if (c % 256 === 0) {
      if (isCancelled?.() === true) return null;
      onProgress?.(0.5 + c / design.candidates.length / 2);
    }
    const component = design.candidateComponent[c] ?? 0;
    const summary = summarise((fit, base) => adjustedAt(design, fit, base.of(component), c), bases);
    adjusted.push({ candidate, component, raw: rawCandidate(design, c), ...summary });
  }
  onProgress?.(1);
  return {
    state: "ok",
    reference,
    df: cells - 1,
    severity,
    adjusted,
    reliability: reliabilityOf(design, grid, fits),
    connectivity: design.connectivity,
    design,
    weights,
    fits,
  };
}

function fitsOn(
  design: Design,
  grid: readonly VariancePoint[],
  { isCancelled }: Watch,
): Fit[] | null {
  const scratch = scratchFor(design);
  const fits: Fit[] = [];
  const size = scratch.right.length + scratch.factor.length;
  const room = new Float64Array(size * grid.length);
  let profile: Profile | null = null;
  for (const [g, { lambdaC, lambdaR }] of grid.entries()) {
    if (profile?.lambdaC !== lambdaC) {
      if (isCancelled?.() === true) return null;
      profile = profileAt(design, lambdaC);
    }
    const { variance } = devianceAt(design, profile, lambdaR, scratch);
    const own = room.subarray(g * size, (g + 1) * size);
    fits.push(fitFrom(scratch, { lambdaC, lambdaR, variance }, own));
  }
  return fits;
}

type Quantity = (fit: Fit, base: Bases) => Moments;

function summariser(
  design: Design,
  weights: Float64Array,
  fits: readonly Fit[],
): (quantity: Quantity, bases: readonly Bases[]) => Summary {
  const df = design.score.length - 1;
  const isExact = design.candidates.length + design.raters.length <= exactIntervals;
  const mixtures = isExact ? tMixtures(df) : null;
  const mixture: Mixture = {
    weights,
    means: new Float64Array(fits.length),
    scales: new Float64Array(fits.length),
  };
  return (quantity, bases) => {
    for (const [g, fit] of fits.entries()) {
      const base = bases[g];
      if (base === undefined) continue;
      const { mean, variance } = quantity(fit, base);
      mixture.means[g] = mean;
      mixture.scales[g] = Math.sqrt(variance * fit.variance);
    }
    if (mixtures !== null) return mixtures.summary(mixture);
    const { mean, sd } = momentsOf(mixture, df);
    return { mean, sd, lo: mean - 1.96 * sd, hi: mean + 1.96 * sd };
  };
}

function flagOf({ mean, lo, hi }: Summary, cells: number): SeverityFlag {
  if (cells < 8 || (lo <= 0 && hi >= 0) || Math.abs(mean) < 0.25) return "none";
  return Math.abs(mean) < 0.5 ? "notable" : "substantive";
}

function reliabilityOf(
  design: Design,
  grid: readonly VariancePoint[],
  fits: readonly Fit[],
): Reliability {
  const overlap = overlapOf(design);
  const quantilesOf = gridQuantiles(grid);
  const quantiles = (of: (fit: Fit) => number): Quantiles =>
    quantilesOf(Float64Array.from(fits, of));
  return {
    singleScore: quantiles(singleScoreReliability),
    sharedScore: quantiles(({ lambdaC }) => lambdaC / (1 + lambdaC)),
    rawMean: quantiles((fit) => rawMeanReliability(fit, overlap)),
    adjustedScore: quantiles((fit) => adjustedReliability(design, fit)),
    overlap,
  };
}
