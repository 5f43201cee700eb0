import type { Connectivity } from "./connectivity.ts";
import type { Reference } from "./contrasts.ts";
import {
  designOf,
  rawCandidate,
  rawRater,
  residualDf,
  type Cell,
  type Design,
  type RawMean,
} from "./crossedDesign.ts";
import { leastSquares, type LeastSquares } from "./leastSquares.ts";
import { posteriorOf, type Posterior } from "./posterior.ts";
import type { Watch } from "./varianceGrid.ts";

export type CrossedModel =
  | { state: "no-data" }
  | {
      state:
        | "needs-two-raters"
        | "needs-two-candidates"
        /** No candidate was scored by two raters: strictness cannot be seen. */
        | "no-overlap"
        /** Under two residual degrees of freedom: raw means only. */
        | "too-few-for-intervals"
        /** Every score is the same. */
        | "no-variation";
      candidates: ({ candidate: number } & RawMean)[];
      raters: ({ rater: number } & RawMean)[];
      connectivity: Connectivity;
    }
  /** Candidate plus panelist explains every score exactly: effects without intervals. */
  | ({ state: "ok-residual-zero"; connectivity: Connectivity } & Pick<
      LeastSquares,
      "candidates" | "raters"
    >)
  | { state: "cancelled" }
  | Posterior;

export type ModelOptions = Watch & {
  /** Unlinked panels: compare within each (`component`, the default), or as if equally strict. */
  reference?: Reference;
  /** Points a side of the last grid; 28, or 12 above 5,000 cells. */
  gridSize?: number;
};

/**
 * Severity and adjusted scores from the crossed random-effects model y = μ + candidate + rater + e,
 * averaged over what the data leave open about the variances, hence honest where a plug-in
 * estimate says "no difference, no width". One composite a card; a card given twice counts as its
 * mean. Deterministic; the result is plain data (it survives `postMessage`), read further with
 * `pairsOf` and `rankProbabilities`. The sources of each formula stand beside it.
 */
export function crossedModel(cells: readonly Cell[], options: ModelOptions = {}): CrossedModel {
  const design = designOf(cells);
  if (design.score.length === 0) return { state: "no-data" };
  const refusal = refusalOf(design);
  if (refusal !== null)
    return { state: refusal, ...rawMeans(design), connectivity: design.connectivity };
  const exact = leastSquares(design);
  if (exact.residual < 1e-9 * design.sumOfSquares) {
    const { candidates, raters } = exact;
    return { state: "ok-residual-zero", candidates, raters, connectivity: design.connectivity };
  }
  return posteriorOf(design, options) ?? { state: "cancelled" };
}

type Refusal = Exclude<CrossedModel["state"], "ok" | "ok-residual-zero" | "no-data" | "cancelled">;

function refusalOf(design: Design): Refusal | null {
  if (design.raters.length < 2) return "needs-two-raters";
  if (design.candidates.length < 2) return "needs-two-candidates";
  if (design.sizes.every(({ size }) => size < 2)) return "no-overlap";
  if (residualDf(design) < 2) return "too-few-for-intervals";
  const [first] = design.score;
  if (first !== undefined && design.score.every((y) => y === first)) return "no-variation";
  return null;
}

function rawMeans(design: Design): {
  candidates: ({ candidate: number } & RawMean)[];
  raters: ({ rater: number } & RawMean)[];
} {
  return {
    candidates: Array.from(design.candidates, (candidate, c) => ({
      candidate,
      ...rawCandidate(design, c),
    })),
    raters: Array.from(design.raters, (rater, r) => ({ rater, ...rawRater(design, r) })),
  };
}
