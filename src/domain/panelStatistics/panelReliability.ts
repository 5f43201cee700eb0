import type { Quantiles } from "#domain/statistics/gridQuantiles.ts";
import type { Posterior } from "#domain/statistics/posterior.ts";

/** Counts below which reliability keeps silent, whatever came out. */
export const enoughForReliability = { candidates: 8, panelists: 3, cards: 2 } as const;

export type PanelReliability =
  | {
      state: "ok";
      single: Quantiles;
      panelMean: Quantiles;
      panelistsPerCandidate: number;
    }
  | { state: "unlinked" }
  | { state: "too-few-candidates" | "too-few-panelists"; has: number }
  /** Candidates whom one panelist alone scored. */
  | { state: "single-cards"; has: number };

/**
 * How reliable a score is, where there is enough to estimate it from. Counts decide and never the
 * result: shown only where its interval happens to be narrow, it would come out too high.
 */
export function reliabilityOf({
  reliability,
  connectivity,
  adjusted,
  severity,
}: Posterior): PanelReliability {
  if (connectivity.state === "disconnected") return { state: "unlinked" };
  if (adjusted.length < enoughForReliability.candidates)
    return { state: "too-few-candidates", has: adjusted.length };
  if (severity.length < enoughForReliability.panelists)
    return { state: "too-few-panelists", has: severity.length };
  const single = adjusted.filter(({ raw }) => raw.cells < enoughForReliability.cards).length;
  if (single > 0) return { state: "single-cards", has: single };
  return {
    state: "ok",
    single: reliability.singleScore,
    panelMean: reliability.rawMean,
    panelistsPerCandidate: reliability.overlap.ratersPerCandidate,
  };
}

/** The G from which another panel would put candidates in much the same order. */
export const firmAnswer = 0.8;

/** Nobody convenes more for one candidate. */
const mostPanelists = 12;

/** How many panelists for a firm answer, if each candidate met the same ones (a D-study). */
export type NeededPanelists =
  | { state: "unlinked" }
  | { state: "too-few-candidates"; has: number }
  | {
      state: "ok";
      /** G for 2 to 6 panelists. */
      designs: { panelists: number; g: Quantiles }[];
      /** Panelists from which G is .8: for the median, and the ends of the interval; `null` above 12. */
      firm: { median: number | null; lo: number | null; hi: number | null };
      /** Harmonic mean of panelists a candidate. */
      now: number;
    };

/**
 * G(0, k) = λc/(λc + 1/k), which is Spearman and Brown’s k·g/(1 + (k − 1)·g) of one panelist’s g:
 * strictness plays no part where everybody meets the same panelists.
 */
export function neededPanelists({
  reliability,
  connectivity,
  adjusted,
}: Posterior): NeededPanelists {
  if (connectivity.state === "disconnected") return { state: "unlinked" };
  if (adjusted.length < enoughForReliability.candidates)
    return { state: "too-few-candidates", has: adjusted.length };
  const { median, lo, hi } = reliability.sharedScore;
  const of = (panelists: number) => (g: number) => (panelists * g) / (1 + (panelists - 1) * g);
  const panelistsFor = (g: number) => {
    const least =
      g <= 0 ? Number.POSITIVE_INFINITY : (firmAnswer / (1 - firmAnswer)) * ((1 - g) / g);
    return least > mostPanelists ? null : Math.max(1, Math.ceil(least - 1e-9));
  };
  return {
    state: "ok",
    designs: [2, 3, 4, 5, 6].map((panelists) => {
      const at = of(panelists);
      return { panelists, g: { median: at(median), lo: at(lo), hi: at(hi) } };
    }),
    firm: { median: panelistsFor(median), lo: panelistsFor(hi), hi: panelistsFor(lo) },
    now: reliability.overlap.ratersPerCandidate,
  };
}
