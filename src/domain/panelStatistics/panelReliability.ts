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
