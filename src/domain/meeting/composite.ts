import { mean } from "#domain/statistics/vector.ts";
import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { beforeAndAfter } from "./beforeAndAfter.ts";
import { isShown } from "./reviewed.ts";

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
  const items = panel.kit?.items ?? [];
  let [sum, weight, scores, scored] = [0, 0, 0, 0];
  for (const item of items) {
    const counts = when === "after" && isShown(panel, candidate, item.id);
    const byPanelist = new Map<string, number[]>();
    for (const { member, from, to } of beforeAndAfter(panel, candidate, item.id)) {
      const score = counts ? to : from;
      if (isLevel(score)) byPanelist.set(member.id, [...(byPanelist.get(member.id) ?? []), score]);
    }
    if (byPanelist.size === 0) continue;
    sum += item.weight * mean([...byPanelist.values()].map(mean));
    weight += item.weight;
    scores += [...byPanelist.values()].flat().length;
    scored += 1;
  }
  return { mean: weight === 0 ? null : sum / weight, items: scored, of: items.length, scores };
}
