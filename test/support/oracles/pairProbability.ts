import type { Posterior } from "#domain/statistics/posterior.ts";
import { type Pair, pairsOf } from "#domain/statistics/separation.ts";

/** Whether candidates `a` and `b` can be told apart on this evidence. */
export function pairProbability(posterior: Posterior, a: number, b: number): Pair {
  return pairsOf(posterior)(a, b);
}
