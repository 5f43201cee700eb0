import { differenceAt } from "./contrasts.ts";
import { tMixtures, type Mixture, type TMixtures } from "./mixture.ts";
import type { Posterior } from "./posterior.ts";

export type PairLabel = "clearly-ahead" | "probably-ahead" | "cannot-be-told-apart";

export type Pair =
  | {
      state: "ok";
      /** P(a > b), from the joint posterior; never from overlapping intervals. */
      probability: number;
      label: PairLabel;
      /** Who the label speaks of, the caller's index; `null` where they cannot be told apart. */
      ahead: number | null;
    }
  /** The two were seen by panels that share nobody: how strict each was cannot be known. */
  | { state: "different-components" }
  | { state: "same-candidate" }
  /** One of them has no scorecard in the model. */
  | { state: "not-in-model" };

/** The same for many pairs of one posterior. */
export function pairsOf(posterior: Posterior): (a: number, b: number) => Pair {
  const { design, fits, weights, reference, df } = posterior;
  const position = new Map([...design.candidates].map((id, c) => [id, c]));
  const mixtures: TMixtures = tMixtures(df);
  const mixture: Mixture = {
    weights,
    means: new Float64Array(fits.length),
    scales: new Float64Array(fits.length),
  };
  return (a, b) => {
    const [first, second] = [position.get(a), position.get(b)];
    if (first === undefined || second === undefined) return { state: "not-in-model" };
    if (first === second) return { state: "same-candidate" };
    const isWithin = design.candidateComponent[first] === design.candidateComponent[second];
    if (reference === "component" && !isWithin) return { state: "different-components" };
    for (const [g, fit] of fits.entries()) {
      const { mean, variance } = differenceAt(design, fit, first, second);
      mixture.means[g] = mean;
      mixture.scales[g] = Math.sqrt(variance * fit.variance);
    }
    const probability = Math.min(1, Math.max(0, mixtures.positive(mixture)));
    const label = labelOf(Math.max(probability, 1 - probability));
    const ahead = label === "cannot-be-told-apart" ? null : probability > 0.5 ? a : b;
    return { state: "ok", probability, label, ahead };
  };
}

function labelOf(probability: number): PairLabel {
  if (probability >= 0.95) return "clearly-ahead";
  return probability >= 0.8 ? "probably-ahead" : "cannot-be-told-apart";
}
