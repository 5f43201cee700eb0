import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { searchEverything, type LookedThrough } from "#exchange/searchEverything.ts";
import { anonymiseOrErase } from "#storage/anonymise.ts";
import { tracesOf } from "#storage/traces.ts";

export type How = "anonymise" | "erase";

/** What was done, and what a look through everything found afterwards. */
export type LetGone = {
  /** When, in ms: tells one report from the next. */
  at: number;
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
  const traces = await tracesOf(
    panel,
    candidates.map(({ id }) => id),
  );
  const scored = await anonymiseOrErase(
    panel,
    candidates,
    (one) => how === "anonymise" && isOpen(one),
  );
  const looked = await searchEverything(panel, traces);
  return { at: Date.now(), how, count: candidates.length, scored, looked };
}
