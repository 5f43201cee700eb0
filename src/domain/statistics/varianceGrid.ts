import type { Design } from "./crossedDesign.ts";
import { devianceAt, profileAt, scratchFor } from "./crossedFit.ts";

/** The posterior of the two variance ratios, as weighted points; weights add up to 1. */
export type VariancePoint = {
  lambdaC: number;
  lambdaR: number;
  weight: number;
  /** Its place in the last grid, of which the negligible points are left out. */
  row: number;
  column: number;
};

export type Watch = {
  /** Called now and then with the share done, 0–1. */
  onProgress?: (done: number) => void;
  /** Asked between rows; `true` ends the run with the state `cancelled`. */
  isCancelled?: () => boolean;
};

type Box = { u: readonly [number, number]; v: readonly [number, number] };
type Point = { u: number; v: number; row: number; column: number; logWeight: number };

const searchSize = 20;

/**
 * Half-Cauchy(0, 1) priors on √λc and √λr (Gelman 2006), flat μ, 1/σ². With λ = tan²(πu/2) that
 * prior is uniform on the unit square, so the posterior density there is exp(−½ deviance): found
 * by zooming a midpoint grid in on it and summed on a last one of `size` × `size`. No sampling.
 * `null` when cancelled.
 */
export function varianceGrid(design: Design, size: number, watch: Watch): VariancePoint[] | null {
  let box: Box = { u: [0, 1], v: [0, 1] };
  for (let round = 0; round < 8; round++) {
    if (watch.isCancelled?.() === true) return null;
    const next = zoom(gridOver(design, box, searchSize), box);
    const shrink = areaOf(next) / areaOf(box);
    box = next;
    watch.onProgress?.((round + 1) / 8);
    if (shrink > 0.5) break;
  }
  if (watch.isCancelled?.() === true) return null;
  const points = gridOver(design, box, size);
  const top = Math.max(...points.map(({ logWeight }) => logWeight));
  const kept = points.filter(({ logWeight }) => logWeight - top >= Math.log(1e-4));
  const weights = kept.map(({ logWeight }) => Math.exp(logWeight - top));
  const total = weights.reduce((a, b) => a + b, 0);
  return kept.map(({ u, v, row, column }, k) => ({
    row,
    column,
    lambdaC: ratioAt(u),
    lambdaR: ratioAt(v),
    weight: (weights[k] ?? 0) / total,
  }));
}

function ratioAt(u: number): number {
  return Math.tan((Math.PI * u) / 2) ** 2;
}

function gridOver(design: Design, { u: [u0, u1], v: [v0, v1] }: Box, size: number): Point[] {
  const scratch = scratchFor(design);
  const points: Point[] = [];
  for (let i = 0; i < size; i++) {
    const u = u0 + ((i + 0.5) / size) * (u1 - u0);
    const profile = profileAt(design, ratioAt(u));
    for (let j = 0; j < size; j++) {
      const v = v0 + ((j + 0.5) / size) * (v1 - v0);
      const { deviance } = devianceAt(design, profile, ratioAt(v), scratch);
      points.push({ u, v, row: i, column: j, logWeight: -deviance / 2 });
    }
  }
  return points;
}

/** The box around all cells within e⁻¹⁰ of the best, with a cell and a half to spare. */
function zoom(points: readonly Point[], box: Box): Box {
  const top = Math.max(...points.map(({ logWeight }) => logWeight));
  const near = points.filter(({ logWeight }) => logWeight > top - 10);
  const around = (
    values: readonly number[],
    [low, high]: readonly [number, number],
  ): [number, number] => {
    const pad = (1.5 * (high - low)) / searchSize;
    return [Math.max(0, Math.min(...values) - pad), Math.min(1, Math.max(...values) + pad)];
  };
  return {
    u: around(
      near.map(({ u }) => u),
      box.u,
    ),
    v: around(
      near.map(({ v }) => v),
      box.v,
    ),
  };
}

function areaOf({ u, v }: Box): number {
  return (u[1] - u[0]) * (v[1] - v[0]);
}
