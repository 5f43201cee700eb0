import { factorise, invertInto, solveLower, solveUpper } from "./cholesky.ts";
import type { Design } from "./crossedDesign.ts";

/**
 * The crossed model y = μ + candidate + rater + e with variances λc σ², λr σ² and σ²: candidates
 * are eliminated on paper, which leaves R + 1 equations in (rater/√λr, μ) however many candidates
 * there are. Nothing divides by a λ, so the edges λ = 0 are ordinary points.
 */
export type Profile = {
  lambdaC: number;
  /** diag(n_r) − Σ ω b bᵀ (R×R), its μ column and corner, the right-hand side, y'y − Σ ω t². */
  matrix: Float64Array;
  column: Float64Array;
  corner: number;
  right: Float64Array;
  rightMu: number;
  squares: number;
  logDet: number;
};

/** ω = λc/(1 + λc n): how much of a candidate's summed residual is believed to be the candidate. */
export function weightOf(lambdaC: number, size: number): number {
  return lambdaC / (1 + lambdaC * size);
}

/** All that depends on λc alone, so that a row of the grid pays for it once. */
export function profileAt(design: Design, lambdaC: number): Profile {
  const n = design.raters.length;
  const matrix = new Float64Array(n * n);
  const [column, right] = [design.raterCells.slice(), design.raterTotal.slice()];
  const profile = {
    corner: design.score.length,
    rightMu: 0,
    squares: design.sumOfSquares,
    logDet: 0,
  };
  for (let r = 0; r < n; r++) matrix[r * n + r] = design.raterCells[r] ?? 0;
  for (const { size, count, shared, totals, total, squares } of design.sizes) {
    const omega = weightOf(lambdaC, size);
    for (let k = 0; k < n * n; k++) matrix[k] = (matrix[k] ?? 0) - omega * (shared[k] ?? 0);
    for (let r = 0; r < n; r++) {
      column[r] = (column[r] ?? 0) - omega * size * (shared[r * n + r] ?? 0);
      right[r] = (right[r] ?? 0) - omega * (totals[r] ?? 0);
    }
    profile.corner -= omega * size * size * count;
    profile.rightMu += (1 - omega * size) * total;
    profile.squares -= omega * squares;
    profile.logDet += count * Math.log1p(lambdaC * size);
  }
  return { lambdaC, matrix, column, right, ...profile };
}

/** Room for one factorisation, reused over a grid. */
export type Scratch = { factor: Float64Array; lower: Float64Array; right: Float64Array };

export function scratchFor({ raters }: Design): Scratch {
  const n = raters.length + 1;
  const [factor, lower] = [new Float64Array(n * n), new Float64Array(n * n)];
  return { factor, lower, right: new Float64Array(n) };
}

/**
 * −2 log restricted likelihood at (λc, λr), σ² profiled out: what lme4 prints as REML criterion.
 * Leaves the Cholesky factor and L⁻¹h in `scratch`. Score points cancel: only differences matter.
 */
export function devianceAt(
  design: Design,
  profile: Profile,
  lambdaR: number,
  scratch: Scratch,
): { deviance: number; variance: number } {
  const r = design.raters.length;
  const n = r + 1;
  const { factor, right } = scratch;
  const root = Math.sqrt(lambdaR);
  for (let i = 0; i < r; i++) {
    for (let j = 0; j <= i; j++) factor[i * n + j] = lambdaR * (profile.matrix[i * r + j] ?? 0);
    factor[i * n + i] = (factor[i * n + i] ?? 0) + 1;
    factor[r * n + i] = root * (profile.column[i] ?? 0);
    right[i] = root * (profile.right[i] ?? 0);
  }
  factor[r * n + r] = profile.corner;
  right[r] = profile.rightMu;
  factorise(factor, n);
  solveLower(factor, n, right);
  let [explained, logDet] = [0, profile.logDet];
  for (let i = 0; i < n; i++) {
    explained += (right[i] ?? 0) ** 2;
    logDet += 2 * Math.log(factor[i * n + i] ?? 0);
  }
  const df = design.score.length - 1;
  // Rounding can eat a tiny residual; the floor keeps the logarithm finite.
  const residual = Math.max(profile.squares - explained, 1e-12 * design.sumOfSquares);
  const variance = residual / df;
  return { deviance: logDet + df * (1 + Math.log(2 * Math.PI * variance)), variance };
}

/** The model at one (λc, λr): everything further is linear in these. */
export type Fit = {
  lambdaC: number;
  lambdaR: number;
  /** σ̂² = RSS/(N − 1). */
  variance: number;
  /** (s_1 … s_R, μ) around the design's centre, and their covariance P in units of σ². */
  effects: Float64Array;
  covariance: Float64Array;
};

/**
 * Continues from the factor that `devianceAt` has just left in `scratch`. `room`, of n + n² numbers
 * with n = R + 1, becomes the fit's own: hundreds of fits share one buffer.
 */
export function fitFrom(
  scratch: Scratch,
  { lambdaC, lambdaR, variance }: Pick<Fit, "lambdaC" | "lambdaR" | "variance">,
  room: Float64Array,
): Fit {
  const n = scratch.right.length;
  const [effects, covariance] = [room.subarray(0, n), room.subarray(n, n + n * n)];
  effects.set(scratch.right);
  solveUpper(scratch.factor, n, effects);
  invertInto(covariance, scratch, n);
  const root = Math.sqrt(lambdaR);
  for (let i = 0; i < n - 1; i++) {
    effects[i] = (effects[i] ?? 0) * root;
    for (let j = 0; j < n; j++) {
      covariance[i * n + j] = (covariance[i * n + j] ?? 0) * root;
      covariance[j * n + i] = (covariance[j * n + i] ?? 0) * root;
    }
  }
  return { lambdaC, lambdaR, variance, effects, covariance };
}

/** The candidate effect of compact index c, given rater effects and μ: ω Σ (y − μ − s). */
export function candidateEffect(
  design: Design,
  c: number,
  lambdaC: number,
  effects: Float64Array,
): number {
  const [from, to] = [design.start[c] ?? 0, design.start[c + 1] ?? 0];
  const mu = effects[effects.length - 1] ?? 0;
  let rest = design.candidateTotal[c] ?? 0;
  for (let k = from; k < to; k++) rest -= mu + (effects[design.rater[k] ?? 0] ?? 0);
  return weightOf(lambdaC, to - from) * rest;
}
