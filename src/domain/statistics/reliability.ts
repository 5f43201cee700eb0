import type { Design } from "./crossedDesign.ts";
import { weightOf, type Fit } from "./crossedFit.ts";
import { addTo, at, idAt } from "./vector.ts";

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
    const [from, to] = [idAt(start, c), idAt(start, c + 1)];
    const share = 1 / (to - from);
    inverse += share;
    for (let k = from; k < to; k++) {
      addTo(perRater, idAt(rater, k), share);
      addTo(squared, idAt(rater, k), share * share);
    }
  }
  const shared = perRater.reduce((total, all, r) => total + all * all - at(squared, r), 0);
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
      const cells = at(shared, i * r + i);
      addTo(total, i, omega * cells);
      addTo(outer, i * n + r, omega * omega * size * cells);
      addTo(outer, r * n + i, omega * omega * size * cells);
      for (let j = 0; j < r; j++) addTo(outer, i * n + j, omega * omega * at(shared, i * r + j));
    }
    addTo(total, r, omega * size * count);
    addTo(outer, r * n + r, omega * omega * size * size * count);
  }
  let [trace, all] = [prior, prior];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const p = at(covariance, i * n + j);
      trace += p * at(outer, i * n + j);
      all += p * at(total, i) * at(total, j);
    }
  const meanPairVariance = (c * trace - all) / ((c * (c - 1)) / 2);
  return Math.min(1, Math.max(0, 1 - meanPairVariance / (2 * lambdaC)));
}
