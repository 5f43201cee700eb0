import type { Design } from "./crossedDesign.ts";
import { weightOf, type Fit } from "./crossedFit.ts";

/** Who shares raters with whom, as far as it bears on the reliability of raw means. */
export type Overlap = {
  /** Harmonic mean of raters per candidate. */
  ratersPerCandidate: number;
  /** How much severity is left in a comparison of raw means: 0 where everyone scored everyone. */
  q: number;
};

/** In one pass over the cells: the pairs of candidates are summed rater by rater. */
export function overlapOf({ candidates, raters, start, rater }: Design): Overlap {
  const n = candidates.length;
  const [perRater, squared] = [new Float64Array(raters.length), new Float64Array(raters.length)];
  let inverse = 0;
  for (let c = 0; c < n; c++) {
    const [from, to] = [start[c] ?? 0, start[c + 1] ?? 0];
    const share = 1 / (to - from);
    inverse += share;
    for (let k = from; k < to; k++) {
      perRater[rater[k] ?? 0] = (perRater[rater[k] ?? 0] ?? 0) + share;
      squared[rater[k] ?? 0] = (squared[rater[k] ?? 0] ?? 0) + share * share;
    }
  }
  const shared = perRater.reduce((total, all, r) => total + all * all - (squared[r] ?? 0), 0);
  return {
    ratersPerCandidate: n / inverse,
    q: n < 2 ? 0 : Math.max(0, inverse / n - shared / (n * (n - 1))),
  };
}

/** ICC(A,1) = λc/(1 + λc + λr): reliability of one panelist's score. */
export function singleScoreReliability({
  lambdaC,
  lambdaR,
}: Pick<Fit, "lambdaC" | "lambdaR">): number {
  return lambdaC / (1 + lambdaC + lambdaR);
}

/** G(q,k): reliability of the raw mean of whoever scored each candidate (Putka et al. 2008). */
export function rawMeanReliability(
  { lambdaC, lambdaR }: Pick<Fit, "lambdaC" | "lambdaR">,
  { ratersPerCandidate, q }: Overlap,
): number {
  return lambdaC / (lambdaC + q * lambdaR + 1 / ratersPerCandidate);
}

/**
 * Reliability of the adjusted scores: 1 − the mean over pairs of Var(a − a′ | y)/(2σ²c). The pairs
 * are never visited: Σ Var over pairs = C·tr V − 1ᵀV1. Tends to 0 with λc, and is 0 at it.
 */
export function adjustedReliability(design: Design, { lambdaC, covariance }: Fit): number {
  const [r, c] = [design.raters.length, design.candidates.length];
  if (lambdaC === 0 || c < 2) return 0;
  const n = r + 1;
  // Σ ω² g gᵀ over candidates (for the trace) and Σ ω g (for 1ᵀV1); g = raters of c, and n_c on μ.
  const outer = new Float64Array(n * n);
  const total = new Float64Array(n);
  let prior = 0;
  for (const { size, count, shared } of design.sizes) {
    const omega = weightOf(lambdaC, size);
    prior += (count * lambdaC) / (1 + lambdaC * size);
    for (let i = 0; i < r; i++) {
      const cells = shared[i * r + i] ?? 0;
      total[i] = (total[i] ?? 0) + omega * cells;
      outer[i * n + r] = (outer[i * n + r] ?? 0) + omega * omega * size * cells;
      outer[r * n + i] = (outer[r * n + i] ?? 0) + omega * omega * size * cells;
      for (let j = 0; j < r; j++)
        outer[i * n + j] = (outer[i * n + j] ?? 0) + omega * omega * (shared[i * r + j] ?? 0);
    }
    total[r] = (total[r] ?? 0) + omega * size * count;
    outer[r * n + r] = (outer[r * n + r] ?? 0) + omega * omega * size * size * count;
  }
  let [trace, all] = [prior, prior];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const p = covariance[i * n + j] ?? 0;
      trace += p * (outer[i * n + j] ?? 0);
      all += p * (total[i] ?? 0) * (total[j] ?? 0);
    }
  const meanPairVariance = (c * trace - all) / ((c * (c - 1)) / 2);
  return Math.min(1, Math.max(0, 1 - meanPairVariance / (2 * lambdaC)));
}
