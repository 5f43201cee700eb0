import type { KitId, OpeningId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { KeptScores } from "#domain/records/keptScores.ts";
import { isLevel, type Rating } from "#domain/records/scorecard.ts";
import { panelScores } from "./panelScores.ts";

/**
 * What may be kept of a candidate for what is said about the panel; `null` where no card on them
 * counts. Linked openings go by the one they are shown as.
 */
export function scoresToKeep(
  panel: Panel,
  candidate: PanelCandidate,
  { id, kept }: { id: string; kept: readonly KeptScores[] },
): KeptScores | null {
  const { panelists, candidates, order } = panelScores(panel, panel.candidates, kept);
  const at = candidates.findIndex((one) => one.id === candidate.id);
  const cards = cardsOnOwnKit(panel, candidate.id).cards.flatMap(({ author, body }) => {
    const scores = Object.fromEntries(
      Object.entries<Rating>(body.ratings).flatMap(([item, { score }]) =>
        isLevel(score) ? [[item, score]] : [],
      ),
    );
    const rater = panelists.findIndex((one) => one.id === author);
    const place = Math.max(0, order[rater]?.indexOf(at) ?? 0);
    return Object.keys(scores).length === 0 ? [] : [{ panelist: author, order: place, scores }];
  });
  const { kit } = panel.opening;
  // In the order of their ids: in which they came in is nobody's business any more.
  const sorted = cards.toSorted((a, b) => (a.panelist < b.panelist ? -1 : 1));
  return cards.length === 0 ? null : { id, opening: panel.id, kit, cards: sorted };
}

/** Those that count beside these openings' cards. */
export function keptFor(
  rows: readonly KeptScores[],
  openings: readonly OpeningId[],
  kit: KitId,
): KeptScores[] {
  return rows.filter((row) => openings.includes(row.opening) && row.kit === kit);
}
