import { countedMembers } from "#domain/panel/counted.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Stand } from "#domain/records/rerating.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { beforeAfter, type BeforeAfter } from "#domain/statistics/beforeAfter.ts";
import type { ItemScore } from "#domain/statistics/itemScores.ts";
import { beforeAndAfter } from "./beforeAndAfter.ts";
import { isReviewed, isShown } from "./reviewed.ts";

export type TalkChanges = Extract<BeforeAfter, { state: "ok" }>;

/** What the talk changed. People no longer score independently after it: consensus, never reliability. */
export type Consensus = {
  /** `null` where no reviewed item has a score both before and after. */
  changes: TalkChanges | null;
  /** Whoever the others moved toward: half the way at least, twice as far as toward anyone else. */
  dominant: { panelist: Pick<PanelMember, "id" | "name">; share: number } | null;
};

/**
 * Before against after on the items the panel has reviewed, over candidates that are open to the
 * viewer (`statistics.md` h). An item nobody talked about would water the change down.
 */
export function consensusOf(panel: Panel, candidates: readonly PanelCandidate[]): Consensus {
  const panelists = countedMembers(panel);
  const [before, after]: [ItemScore[], ItemScore[]] = [[], []];
  for (const [candidate, { id }] of candidates.entries())
    for (const [item, { id: itemId }] of (panel.kit?.items ?? []).entries()) {
      if (!isReviewed(panel, id, itemId)) continue;
      const counts = isShown(panel, id, itemId);
      for (const { member, from, to } of beforeAndAfter(panel, id, itemId)) {
        const rater = panelists.findIndex((one) => one.id === member.id);
        if (rater === -1) continue;
        const add = (list: ItemScore[], score: Stand) =>
          isLevel(score) && list.push({ candidate, rater, item, score });
        add(before, from);
        add(after, counts ? to : from);
      }
    }
  const changes = beforeAfter(before, after);
  if (changes.state === "no-data") return { changes: null, dominant: null };
  const panelist = changes.dominant === null ? undefined : panelists[changes.dominant];
  const share = changes.influence.find(({ rater }) => rater === changes.dominant)?.share;
  return {
    changes,
    dominant: panelist === undefined || share == null ? null : { panelist, share },
  };
}
