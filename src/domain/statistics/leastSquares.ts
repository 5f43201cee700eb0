import { solve } from "./cholesky.ts";
import { rawCandidate, rawRater, type Design, type RawMean } from "./crossedDesign.ts";
import { addTo, at, idAt } from "./vector.ts";

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
    const [from, to] = [idAt(design.start, c), idAt(design.start, c + 1)];
    let rest = at(design.candidateTotal, c);
    for (let k = from; k < to; k++) rest -= at(severity, idAt(design.rater, k));
    return rest / (to - from);
  });
  let residual = 0;
  for (const [c, effect] of effects.entries())
    for (let k = idAt(design.start, c); k < idAt(design.start, c + 1); k++)
      residual += (at(design.score, k) - effect - at(severity, idAt(design.rater, k))) ** 2;
  return {
    residual,
    candidates: Array.from(design.candidates, (candidate, c) => ({
      candidate,
      component: idAt(design.candidateComponent, c),
      raw: rawCandidate(design, c),
      adjusted: design.centre + (effects[c] ?? 0),
    })),
    raters: Array.from(design.raters, (rater, r) => ({
      rater,
      component: idAt(design.raterComponent, r),
      raw: rawRater(design, r),
      severity: at(severity, r),
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
    addTo(system, i * n + i, at(raterCells, i));
    for (let j = 0; j < n; j++)
      if (raterComponent[i] === raterComponent[j]) addTo(system, i * n + j, 1);
  }
  for (const { size, shared, totals } of sizes) {
    for (let k = 0; k < n * n; k++) addTo(system, k, -at(shared, k) / size);
    for (let i = 0; i < n; i++) addTo(right, i, -at(totals, i) / size);
  }
  return solve(system, n, right);
}
