import { plural } from "#domain/plural.ts";
import type { Consensus } from "./consensus.ts";
import type { Alpha } from "#domain/statistics/krippendorff.ts";
import { coefficient, signed, signedEnd, inPoints } from "#domain/numberWords.ts";
import type { RecordedChange } from "./recordShape.ts";

/** What may be read into numbers after a talk, and what not. */
export const readAsConsensus =
  "Talking alone brings scores closer: read this as consensus, not as reliability.";

/** What the talk on one candidate changed, in sentences one can read aloud. */
export function changeInWords(change: RecordedChange | null): string {
  if (change === null) return "No reviewed item has a score yet.";
  const { scores, changed, distance, wideGaps } = change;
  const parts = [
    changed === 0
      ? `None of ${scores} scores changed.`
      : `${changed} of ${scores} scores changed, by ${inPoints(change.meanChange)} points on average over all of them.`,
  ];
  if (distance !== null && changed > 0)
    parts.push(
      `Scores lay ${inPoints(distance.before)} points from an item’s middle before, ${inPoints(distance.after)} after.`,
    );
  if (wideGaps !== null)
    parts.push(
      `${count(wideGaps.before, wideGaps.items)} of ${wideGaps.items} items were two points apart or more before, ${count(wideGaps.after, wideGaps.items)} after.`,
    );
  return parts.join(" ");
}

function count(share: number, of: number): number {
  return Math.round(share * of);
}

export type ConsensusFigure = { name: string; before: string; after: string };

/** Before beside after over several candidates: what a table of them shows. */
export function consensusFigures({ changes }: Consensus): ConsensusFigure[] {
  if (changes === null) return [];
  const { disagreement, wideGaps, alpha, cells } = changes;
  const figures: ConsensusFigure[] = [];
  if (disagreement !== null)
    figures.push({
      name: "Distance from an item’s middle score, points",
      before: inPoints(disagreement.before),
      after: inPoints(disagreement.after),
    });
  if (wideGaps !== null)
    figures.push({
      name: "Items two points apart or more",
      before: `${count(wideGaps.before, cells)} of ${cells}`,
      after: `${count(wideGaps.after, cells)} of ${cells}`,
    });
  figures.push({
    name: "Agreement (Krippendorff’s α, ordinal)",
    before: alphaInWords(alpha.before),
    after: alphaInWords(alpha.after),
  });
  return figures;
}

function alphaInWords(alpha: Alpha): string {
  switch (alpha.state) {
    case "no-pairable-values":
      return "no pairs";
    case "no-variation":
      return "all the same";
    case "too-few-units":
      return "not enough yet";
    case "ok":
      return coefficient(alpha.alpha);
  }
}

/** The change in distance with its interval, and whether the order moved. */
export function consensusInWords({ changes }: Consensus): string {
  if (changes === null) return "No reviewed item has a score yet.";
  const { matched, shareChanged, disagreement, orderTau, candidates } = changes;
  const parts = [
    `${count(shareChanged, matched)} of ${matched} scores changed in the talks on ${plural(candidates.length, "candidate")}.`,
  ];
  if (disagreement !== null && disagreement.interval !== null)
    parts.push(
      `The distance changed by ${signed(disagreement.change)} points (95% interval ${signedEnd(disagreement.interval.lo)} to ${signedEnd(disagreement.interval.hi)}).`,
    );
  if (orderTau !== null && candidates.length > 2)
    parts.push(
      orderTau > 1 - 1e-9
        ? "The order of the candidates’ means did not change."
        : `The order of the candidates’ means changed (Kendall’s τ ${coefficient(orderTau)}).`,
    );
  return parts.join(" ");
}

/** For the lead alone: one first view toward which everyone else moved. */
export function dominanceInWords({ dominant }: Consensus): string | null {
  if (dominant === null) return null;
  const { panelist, share } = dominant;
  return `The others moved ${Math.round(Math.min(1, share) * 100)}% of the way toward ${panelist.name}’s first scores, at least twice as far as toward anyone else’s and further than a move to the middle would bring them. Evidence can do that, and so can seniority: ask which it was.`;
}
