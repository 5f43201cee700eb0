import { inPoints } from "#domain/numberWords.ts";
import { plural } from "#domain/plural.ts";
import type { Compared, Tendencies, Tendency } from "./comparison.ts";

/** One finished case in a sentence. */
export function caseInWords(compared: readonly Compared[]): string {
  const given = compared.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  if (given.length === 0) return "You scored no items in this case.";
  const same = given.filter((difference) => difference === 0).length;
  const far = given.filter((difference) => Math.abs(difference) >= 2).length;
  const apart =
    far === 0
      ? "none is two points off"
      : far === 1
        ? "one is two points off or more"
        : `${far} are two points off or more`;
  return `${same} of your ${given.length} scores are the same as the model answer; ${apart}.`;
}

/** `2 points above`, `the same`: own score against gold. */
export function differenceInWords({ own, difference }: Compared): string {
  if (own === "unrated") return "not scored";
  if (difference === null) return "not observed, though the notes have something on it";
  if (difference === 0) return "the same";
  const size = Math.abs(difference);
  return `${plural(size, "point")} ${difference > 0 ? "above" : "below"}`;
}

/** For the panelist alone. */
export function tendenciesInWords(tendencies: Tendencies): string[] {
  if (tendencies.state === "too few")
    return [
      `Your tendencies show from the second finished case on: ${tendencies.scores} of ${tendencies.needed} scores so far.`,
    ];
  const { scores, exact, meanDistance, found } = tendencies;
  return [
    `${exact} of ${scores} scores are the same as the model answers, ${inPoints(meanDistance)} points off on average.`,
    ...(found.length === 0
      ? ["No tendency shows: neither strict nor lenient, items told apart, the whole scale in use."]
      : found.map(tendencyInWords)),
  ];
}

function tendencyInWords(tendency: Tendency): string {
  switch (tendency.what) {
    case "strict":
      return `You scored ${inPoints(tendency.points)} points below the model answers on average. Read the anchor below the one you chose: is what it asks for missing, or not said with ease?`;
    case "lenient":
      return `You scored ${inPoints(tendency.points)} points above the model answers on average. Look for the sentence in the notes that earns the level, and take the level below where there is none.`;
    case "halo":
      return `Your items within one candidate lie closer together (${inPoints(tendency.own)} points) than the evidence does (${inPoints(tendency.gold)}). One strong answer may have coloured the others: score each item as if it were the only one.`;
    case "middle":
      return `${percent(tendency.own)} of your scores are threes, against ${percent(tendency.gold)} of the model answers. A 2 and a 4 are levels of their own: their anchors say when.`;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
