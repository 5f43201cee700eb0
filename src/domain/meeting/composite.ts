import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { itemStandings } from "./itemStanding.ts";

export type PanelComposite = {
  /** In score points; `null`, never 0, with nothing scored. */
  mean: number | null;
  /** Items somebody scored, of all the kit has. */
  items: number;
  of: number;
  /** Scores it rests on. */
  scores: number;
};

/**
 * The kit's items weighed equally, or as the kit says; an item's score is the mean over panelists,
 * a panelist's with two cards the mean of both. As submitted, or after what the talk changed and
 * the panel has shown. It stands beside the panel's call and decides nothing (rule 6).
 */
export function compositeOf(
  panel: Panel,
  candidate: CandidateId,
  when: "before" | "after",
): PanelComposite {
  const standings = itemStandings(panel, candidate, when);
  let [sum, weight, scores, scored] = [0, 0, 0, 0];
  for (const { item, mean, scores: count } of standings) {
    if (mean === null) continue;
    sum += item.weight * mean;
    weight += item.weight;
    scores += count;
    scored += 1;
  }
  return { mean: weight === 0 ? null : sum / weight, items: scored, of: standings.length, scores };
}
