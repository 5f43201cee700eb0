import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Traces } from "#domain/rights/traces.ts";
import { searchEverything, type LookedThrough } from "#exchange/searchEverything.ts";
import { anonymiseCandidate } from "#storage/anonymise.ts";
import { eraseCandidate } from "#storage/erase.ts";
import { tracesOf } from "#storage/traces.ts";

export type How = "anonymise" | "erase";

/** What was done, and what a look through everything found afterwards. */
export type LetGone = {
  how: How;
  count: number;
  /** On how many scores were kept. */
  scored: number;
  looked: LookedThrough;
};

/**
 * Lets candidates of one opening go, and looks for what is left of them. Cards that are closed to
 * whoever does it are erased either way: what they say is not theirs to see.
 */
export async function letCandidatesGo(
  panel: Panel,
  candidates: readonly PanelCandidate[],
  { how, isOpen }: { how: How; isOpen: (candidate: PanelCandidate) => boolean },
): Promise<LetGone> {
  const traces: Traces[] = [];
  let scored = 0;
  for (const candidate of candidates) {
    // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
    traces.push(await tracesOf(panel, candidate.id));
    if (how === "anonymise" && isOpen(candidate)) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (await anonymiseCandidate(panel, candidate)) scored += 1;
    } else {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await eraseCandidate(panel, candidate.id);
    }
  }
  const looked = await searchEverything(panel, {
    names: traces.flatMap(({ names }) => names),
    ids: traces.flatMap(({ ids }) => ids),
    words: traces.flatMap(({ words }) => words),
  });
  return { how, count: candidates.length, scored, looked };
}
