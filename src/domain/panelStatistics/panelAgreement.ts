import type { Named, PanelScores } from "./panelScores.ts";
import { agreementWithin } from "#domain/statistics/agreementWithin.ts";
import { tidy, type ItemScore } from "#domain/statistics/itemScores.ts";
import { krippendorffAlpha, type Alpha } from "#domain/statistics/krippendorff.ts";
import { mean } from "#domain/statistics/vector.ts";
import { groupBy } from "#domain/groupBy.ts";

/** Candidates with two scores before agreement is a number. */
export const enoughCandidates = 5;

export type Agreement = {
  /** Ordinal: how far apart two scores are goes by how many scores lie between them. */
  alpha: Alpha;
  /** Interval: by the points between them. */
  alphaByPoints: Alpha;
  /** Mean distance from the middle score of the same candidate and item, in points. */
  distance: { points: number; pairings: number } | null;
  scores: number;
  /** Candidates with at least two scores on an item. */
  candidates: number;
};

export type ItemAgreement = Agreement & { item: Named };

export type PanelAgreement = { pooled: Agreement; items: ItemAgreement[] };

/** How far panelists agree, item by item and over all. Raw scores, as one can check them by hand. */
export function panelAgreement({ items, scores }: PanelScores): PanelAgreement {
  // Somebody who scored an item in two rounds is still one panelist.
  const single = tidy(scores);
  const byItem = groupBy(single, ({ item }) => item);
  return {
    pooled: agreementOf(single),
    items: items.map((item, index) => ({ item, ...agreementOf(byItem.get(index) ?? []) })),
  };
}

function agreementOf(scores: readonly ItemScore[]): Agreement {
  const places = [...groupBy(scores, ({ candidate, item }) => `${candidate} ${item}`).values()].map(
    (own) => ({ candidate: own[0]?.candidate ?? 0, scores: own.map(({ score }) => score) }),
  );
  const shared = places.filter((place) => place.scores.length > 1);
  const distances = shared.flatMap((place) => {
    const within = agreementWithin(place.scores);
    return within.state === "ok" || within.state === "two-scores" ? [within.adMedian] : [];
  });
  const units = places.map((place) => place.scores);
  const candidateOf = places.map(({ candidate }) => candidate);
  return {
    alpha: krippendorffAlpha(units, { candidateOf }),
    alphaByPoints: krippendorffAlpha(units, { candidateOf, metric: "interval" }),
    distance:
      distances.length === 0 ? null : { points: mean(distances), pairings: distances.length },
    scores: scores.length,
    candidates: new Set(shared.map(({ candidate }) => candidate)).size,
  };
}
