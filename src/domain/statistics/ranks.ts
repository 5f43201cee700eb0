import { solveUpper } from "./cholesky.ts";
import { candidateEffect, devianceAt, profileAt, scratchFor } from "./crossedFit.ts";
import type { Posterior } from "./posterior.ts";
import { chiSquaredDraw, normalDraws, seededRandom } from "./random.ts";
import { groupBy } from "#domain/groupBy.ts";

export type RankChance = {
  candidate: number;
  component: number;
  /** P(first) and P(among the first `top`), among the candidates compared. */
  best: number;
  top: number;
  /** 90 % rank range; 1 is the highest. */
  lo: number;
  hi: number;
};

export type RankOptions = {
  /** The same seed gives the same numbers; 1 by default. */
  seed?: number;
  /** The k of P(in the top k); 3 by default. */
  top?: number;
  /** 2,000, or 400 above 2,000 candidates. */
  draws?: number;
};

/** Joint draws for so many candidates. */
export function drawsFor(candidates: number): number {
  return candidates > 2000 ? 400 : 2000;
}

/**
 * How likely each candidate is to stand first, among the top few, and where, from seeded draws of
 * the joint posterior. Within components, unless the posterior compares everyone. Above 2,000
 * candidates only the 50 with the highest adjusted scores are reported, against all.
 */
export function rankProbabilities(posterior: Posterior, options: RankOptions = {}): RankChance[] {
  const { design, adjusted, reference } = posterior;
  const n = design.candidates.length;
  const [seed, top] = [options.seed ?? 1, options.top ?? 3];
  const draws = Math.max(1, Math.floor(options.draws ?? drawsFor(n)));
  const reported = [...adjusted.keys()]
    .toSorted((a, b) => (adjusted[b]?.mean ?? 0) - (adjusted[a]?.mean ?? 0) || a - b)
    .slice(0, n > 2000 ? 50 : n)
    .toSorted((a, b) => a - b);
  const groupOf = (c: number): number =>
    reference === "everyone" ? 0 : (design.candidateComponent[c] ?? 0);
  const groups = groupBy([...design.candidates.keys()], groupOf);

  const ranks = reported.map(() => new Int32Array(draws));
  const effects = new Float64Array(n);
  let drawn = 0;
  for (const draw of drawsOf(posterior, draws, seed)) {
    draw(effects);
    const sorted = new Map([...groups].map(([group, own]) => [group, sortedAt(effects, own)]));
    for (const [k, c] of reported.entries()) {
      const others = sorted.get(groupOf(c)) ?? effects;
      const own = ranks[k];
      if (own !== undefined) own[drawn] = others.length - countUpTo(others, effects[c] ?? 0) + 1;
    }
    drawn++;
  }
  return reported.map((c, k) => {
    const own = (ranks[k] ?? new Int32Array(1)).toSorted();
    return {
      candidate: design.candidates[c] ?? 0,
      component: design.candidateComponent[c] ?? 0,
      best: countUpTo(own, 1) / draws,
      top: countUpTo(own, top) / draws,
      lo: own[Math.floor(0.05 * (draws - 1))] ?? 0,
      hi: own[Math.ceil(0.95 * (draws - 1))] ?? 0,
    };
  });
}

function sortedAt(effects: Float64Array, own: readonly number[]): Float64Array {
  const values = new Float64Array(own.length);
  for (const [k, c] of own.entries()) values[k] = effects[c] ?? 0;
  return values.toSorted();
}

/** How many values of an ascending array are ≤ x. */
function countUpTo(sorted: Float64Array | Int32Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fills an array with one joint draw of all candidates. */
type Draw = (effects: Float64Array) => void;

/** Grid points are drawn first, so that each is factorised once for all its draws. */
function* drawsOf(posterior: Posterior, draws: number, seed: number): Generator<Draw> {
  const { design, fits, weights, df } = posterior;
  const random = seededRandom(seed);
  const normal = normalDraws(random);
  const scratch = scratchFor(design);
  const n = design.raters.length + 1;
  const noise = new Float64Array(n);
  for (const [g, times] of pointsDrawn(weights, draws, random).entries()) {
    const fit = fits[g];
    if (fit === undefined || times === 0) continue;
    const { lambdaC, lambdaR } = fit;
    devianceAt(design, profileAt(design, lambdaC), lambdaR, scratch);
    for (let k = 0; k < times; k++)
      yield (effects) => {
        const sd = Math.sqrt((fit.variance * df) / chiSquaredDraw(df, random, normal));
        for (let i = 0; i < n; i++) noise[i] = sd * normal();
        solveUpper(scratch.factor, n, noise);
        for (let i = 0; i < n - 1; i++) noise[i] = (noise[i] ?? 0) * Math.sqrt(lambdaR);
        for (let i = 0; i < n; i++) noise[i] = (noise[i] ?? 0) + (fit.effects[i] ?? 0);
        for (let c = 0; c < effects.length; c++) {
          const size = (design.start[c + 1] ?? 0) - (design.start[c] ?? 0);
          const spread = sd * Math.sqrt(lambdaC / (1 + lambdaC * size));
          effects[c] = candidateEffect(design, c, lambdaC, noise) + spread * normal();
        }
      };
  }
}

function pointsDrawn(weights: Float64Array, draws: number, random: () => number): Int32Array {
  const upTo = weights.slice();
  for (let g = 1; g < upTo.length; g++) upTo[g] = (upTo[g] ?? 0) + (upTo[g - 1] ?? 0);
  const times = new Int32Array(weights.length);
  for (let k = 0; k < draws; k++) {
    const g = Math.min(countUpTo(upTo, random()), times.length - 1);
    times[g] = (times[g] ?? 0) + 1;
  }
  return times;
}
