import { solve } from "./cholesky.ts";
import { rawCandidate, rawRater, type Design, type RawMean } from "./crossedDesign.ts";

export type LeastSquares = {
  /** Sum of squared residuals of candidate + rater, in points². */
  residual: number;
  /** `adjusted`: the mean the candidate would have had from all raters of their component. */
  candidates: { candidate: number; component: number; raw: RawMean; adjusted: number }[];
  /** `severity`: against the mean of the component's raters; below 0 is harsher. */
  raters: { rater: number; component: number; raw: RawMean; severity: number }[];
};

/** The additive model without shrinkage. Each component has a zero of its own, set at its mean. */
export function leastSquares(design: Design): LeastSquares {
  const severity = severities(design);
  const effects = Array.from(design.candidates, (_, c) => {
    const [from, to] = [design.start[c] ?? 0, design.start[c + 1] ?? 0];
    let rest = design.candidateTotal[c] ?? 0;
    for (let k = from; k < to; k++) rest -= severity[design.rater[k] ?? 0] ?? 0;
    return rest / (to - from);
  });
  let residual = 0;
  for (const [c, effect] of effects.entries())
    for (let k = design.start[c] ?? 0; k < (design.start[c + 1] ?? 0); k++)
      residual += ((design.score[k] ?? 0) - effect - (severity[design.rater[k] ?? 0] ?? 0)) ** 2;
  return {
    residual,
    candidates: Array.from(design.candidates, (candidate, c) => ({
      candidate,
      component: design.candidateComponent[c] ?? 0,
      raw: rawCandidate(design, c),
      adjusted: design.centre + (effects[c] ?? 0),
    })),
    raters: Array.from(design.raters, (rater, r) => ({
      rater,
      component: design.raterComponent[r] ?? 0,
      raw: rawRater(design, r),
      severity: severity[r] ?? 0,
    })),
  };
}

/** Normal equations for raters, candidates eliminated; 11ᵀ within a component fixes Σ s = 0 there. */
function severities({
  raters,
  sizes,
  raterCells,
  raterTotal,
  raterComponent,
}: Design): Float64Array {
  const n = raters.length;
  const system = new Float64Array(n * n);
  const right = raterTotal.slice();
  for (let i = 0; i < n; i++) {
    system[i * n + i] = (system[i * n + i] ?? 0) + (raterCells[i] ?? 0);
    for (let j = 0; j < n; j++)
      if (raterComponent[i] === raterComponent[j]) system[i * n + j] = (system[i * n + j] ?? 0) + 1;
  }
  for (const { size, shared, totals } of sizes) {
    for (let k = 0; k < n * n; k++) system[k] = (system[k] ?? 0) - (shared[k] ?? 0) / size;
    for (let i = 0; i < n; i++) right[i] = (right[i] ?? 0) - (totals[i] ?? 0) / size;
  }
  return solve(system, n, right);
}
