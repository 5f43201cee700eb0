import { rootOf } from "./rootFinding.ts";
import type { VariancePoint } from "./varianceGrid.ts";

/** Median and 95 % interval of a function of the variance ratios. */
export type Quantiles = { median: number; lo: number; hi: number };

/**
 * Quantiles of `values[g]` over the grid. Each point stands for its whole cell: its weight is
 * spread over as much of the quantity as a cell covers, or a coarse grid would answer in steps.
 */
export function gridQuantiles(grid: readonly VariancePoint[]): (values: Float64Array) => Quantiles {
  const weights = Float64Array.from(grid, ({ weight }) => weight);
  const [down, across] = [neighbours(grid, 1, 0), neighbours(grid, 0, 1)];
  return (values) => {
    const widths = values.map((_, g) =>
      Math.max(1e-12, Math.hypot(changeAt(values, down, g), changeAt(values, across, g))),
    );
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const reach = Math.max(...widths);
    const quantile = (p: number): number => {
      const step = (x: number): readonly [number, number] => {
        let [below, slope] = [-p, 0];
        for (let g = 0; g < weights.length; g++) {
          const share = (x - (values[g] ?? 0)) / (widths[g] ?? 0) + 0.5;
          if (share >= 1) below += weights[g] ?? 0;
          else if (share > 0) {
            below += (weights[g] ?? 0) * share;
            slope += (weights[g] ?? 0) / (widths[g] ?? 0);
          }
        }
        return [below, slope];
      };
      const bracket = { low: least - reach, high: most + reach, start: (least + most) / 2 };
      return Math.max(least, Math.min(most, rootOf(step, { ...bracket, tolerance: 1e-7 })));
    };
    return { median: quantile(0.5), lo: quantile(0.025), hi: quantile(0.975) };
  };
}

/** For each point, the one before it and the one after it (itself where that was left out). */
type Neighbours = { before: Int32Array; after: Int32Array };

function neighbours(grid: readonly VariancePoint[], down: number, across: number): Neighbours {
  const key = (row: number, column: number): number => row * 4096 + column;
  const position = new Map(grid.map(({ row, column }, g) => [key(row, column), g]));
  const step = (by: number): Int32Array =>
    Int32Array.from(
      grid,
      ({ row, column }, g) => position.get(key(row + by * down, column + by * across)) ?? g,
    );
  return { before: step(-1), after: step(1) };
}

/** By how much the values change over one cell, from its neighbours'. */
function changeAt(values: Float64Array, { before, after }: Neighbours, g: number): number {
  const [from, to] = [before[g] ?? 0, after[g] ?? 0];
  const steps = (from === g ? 0 : 1) + (to === g ? 0 : 1);
  return steps === 0 ? 0 : ((values[to] ?? 0) - (values[from] ?? 0)) / steps;
}
