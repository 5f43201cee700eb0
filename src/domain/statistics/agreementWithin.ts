import { mean, rangeOf, standardDeviation, sum } from "./vector.ts";
import { median } from "#domain/median.ts";

export type CellAgreement = {
  n: number;
  mean: number;
  median: number;
  /** Highest minus lowest, in points. */
  range: number;
  /** With n − 1. */
  sd: number;
  /** Mean distance from the mean, in points. */
  adMean: number;
  /** AD_Md: mean distance from the median, in points. The one to show, beside the range. */
  adMedian: number;
  meanPairwiseDifference: number;
  /** r*wg against a uniform null; may be negative. For checks; no page shows it. */
  rwgStar: number;
  /** Tastle & Wierman's consensus, 0 (split between the ends) to 1 (all equal). */
  consensus: number;
};

export type AgreementWithin =
  | { state: "no-scores" }
  | { state: "one-score"; score: number }
  /** With two scores the gap (`range`) says everything. */
  | ({ state: "two-scores" } & CellAgreement)
  | ({ state: "ok"; band: AgreementBand } & CellAgreement);

/** By AD_Md: up to half a point (Needle’s own line), up to .8 (Burke & Dunlap 2002, five options), beyond. */
export type AgreementBand = "aligned" | "minor" | "discuss";

export type Scale = { min: number; max: number };

/**
 * How far the scores of one item of one candidate lie apart. Takes the raw scores, never adjusted
 * ones, so that people can check it by hand.
 */
export function agreementWithin(
  scores: readonly (number | null)[],
  scale: Scale = { min: 1, max: 5 },
): AgreementWithin {
  const given = scores.filter((score) => score !== null && Number.isFinite(score)) as number[];
  const [first] = given;
  if (first === undefined) return { state: "no-scores" };
  if (given.length === 1) return { state: "one-score", score: first };
  const cell = measure(given, scale);
  return given.length === 2
    ? { state: "two-scores", ...cell }
    : { state: "ok", band: bandOf(cell.adMedian), ...cell };
}

function bandOf(adMedian: number): AgreementBand {
  // A hair of slack: 0.8 reached through thirds and fifths is still 0.8.
  if (adMedian <= 0.5 + 1e-9) return "aligned";
  return adMedian <= 0.8 + 1e-9 ? "minor" : "discuss";
}

function measure(scores: readonly number[], { min, max }: Scale): CellAgreement {
  const [centre, middle, sd] = [mean(scores), median(scores), standardDeviation(scores)];
  const options = max - min + 1;
  const frequency = new Map<number, number>();
  for (const score of scores) frequency.set(score, (frequency.get(score) ?? 0) + 1);
  return {
    n: scores.length,
    mean: centre,
    median: middle,
    range: rangeOf(scores),
    sd,
    adMean: mean(scores.map((score) => Math.abs(score - centre))),
    adMedian: mean(scores.map((score) => Math.abs(score - middle))),
    meanPairwiseDifference: meanPairwiseDifference(scores),
    rwgStar: options > 1 ? 1 - sd ** 2 / ((options ** 2 - 1) / 12) : 1,
    consensus: consensusIndex([...frequency], { min, max }),
  };
}

export function meanPairwiseDifference(values: readonly number[]): number {
  let total = 0;
  for (const [k, a] of values.entries())
    for (const b of values.slice(k + 1)) total += Math.abs(a - b);
  return values.length < 2 ? 0 : total / ((values.length * (values.length - 1)) / 2);
}

/**
 * Cns = 1 + Σ p log₂(1 − |x − μ|/(max − min)) over `[value, frequency]` (Tastle & Wierman 2007).
 * 1 where nothing was counted or the scale has one point.
 */
export function consensusIndex(
  frequencies: readonly (readonly [value: number, frequency: number])[],
  { min, max }: Scale,
): number {
  const total = sum(frequencies.map(([, frequency]) => frequency));
  if (!(total > 0) || !(max > min)) return 1;
  const centre = sum(frequencies.map(([value, frequency]) => value * frequency)) / total;
  const terms = frequencies
    .filter(([, frequency]) => frequency > 0)
    // No value lies a whole scale away from the mean of all unless the scale is wrong.
    .map(([value, frequency]) => {
      const distance = Math.min(Math.abs(value - centre) / (max - min), 1 - 1e-12);
      return (frequency / total) * Math.log2(1 - distance);
    });
  return 1 + sum(terms);
}
