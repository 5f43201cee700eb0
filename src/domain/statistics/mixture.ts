import { tabulatedT } from "./distributions.ts";
import { rootOf } from "./rootFinding.ts";

/** A quantity's posterior: t distributions with `df`, one a grid point, at their weights. */
export type Mixture = {
  weights: Float64Array;
  means: Float64Array;
  scales: Float64Array;
};

export type Summary = { mean: number; sd: number; lo: number; hi: number };

export type TMixtures = {
  summary: (mixture: Mixture) => Summary;
  /** P(quantity > 0). */
  positive: (mixture: Mixture) => number;
};

/** Summaries of mixtures that share their degrees of freedom, hence one table of the t. */
export function tMixtures(df: number): TMixtures {
  const { cdf, density } = tabulatedT(df);
  const quantile = (mixture: Mixture, p: number, start: number, sd: number): number => {
    const step = (x: number): readonly [number, number] => {
      let [below, slope] = [-p, 0];
      for (let g = 0; g < mixture.weights.length; g++) {
        const [weight, scale] = [mixture.weights[g] ?? 0, mixture.scales[g] ?? 0];
        const t = (x - (mixture.means[g] ?? 0)) / scale;
        below += weight * cdf(t);
        slope += (weight * density(t)) / scale;
      }
      return [below, slope];
    };
    return rootOf(step, { low: start - 40 * sd, high: start + 40 * sd, start, tolerance: 1e-9 });
  };
  return {
    summary: (mixture) => {
      const { mean, sd } = momentsOf(mixture, df);
      // No spread at all: the quantity is a constant of the design, such as a lone rater's contrast.
      if (sd < 1e-12) return { mean, sd: 0, lo: mean, hi: mean };
      const reach = 1.96 * sd;
      return {
        mean,
        sd,
        lo: quantile(mixture, 0.025, mean - reach, sd),
        hi: quantile(mixture, 0.975, mean + reach, sd),
      };
    },
    positive: (mixture) => {
      let total = 0;
      for (let g = 0; g < mixture.weights.length; g++) {
        const [mean, scale] = [mixture.means[g] ?? 0, mixture.scales[g] ?? 0];
        total += (mixture.weights[g] ?? 0) * (scale > 0 ? cdf(mean / scale) : stepAt(mean));
      }
      return total;
    },
  };
}

function stepAt(mean: number): number {
  return mean === 0 ? 0.5 : mean > 0 ? 1 : 0;
}

/** Law of total variance; a t with ν degrees of freedom has variance scale²·ν/(ν − 2), ν > 2. */
export function momentsOf(
  { weights, means, scales }: Mixture,
  df: number,
): { mean: number; sd: number } {
  const factor = df / (df - 2);
  let mean = 0;
  for (let g = 0; g < weights.length; g++) mean += (weights[g] ?? 0) * (means[g] ?? 0);
  let variance = 0;
  for (let g = 0; g < weights.length; g++)
    variance +=
      (weights[g] ?? 0) * ((scales[g] ?? 0) ** 2 * factor + ((means[g] ?? 0) - mean) ** 2);
  return { mean, sd: Math.sqrt(variance) };
}
