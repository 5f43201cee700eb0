import type { CandidateId, ItemId, PanelistId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import type { ItemScore } from "#domain/statistics/itemScores.ts";
import { cardsOnOwnKit, countedMembers } from "#domain/panel/counted.ts";

export type Named<Id extends string = string> = { id: Id; name: string };

/** A panel's scores as numbers, with the names its indices stand for. Plain data. */
export type PanelScores = {
  /** Two panels with the same key give the same statistics. */
  key: string;
  candidates: Named<CandidateId>[];
  panelists: Named<PanelistId>[];
  items: Named<ItemId>[];
  /** By item: how much it counts, as the kit says. */
  weights: number[];
  scores: ItemScore[];
  /** By panelist: each candidate once, in the order their first cards on them came in. */
  order: number[][];
  /** By panelist: candidates they should not score, by their own word. */
  recused?: number[][];
};

/** The name an index stands for. */
export function nameAt<Id extends string>(names: readonly Named<Id>[], index: number): Named {
  return names[index] ?? { id: "", name: "" };
}

/**
 * The scores on `candidates`, who must be open to the viewer: cards on the opening's own kit
 * version only, a shadow's never, an item not observed nowhere.
 */
export function panelScores(panel: Panel, candidates: readonly PanelCandidate[]): PanelScores {
  const panelists = countedMembers(panel).map(({ id, name }) => ({ id, name }));
  const items = (panel.kit?.items ?? []).map(({ id, title }) => ({ id, name: title }));
  const weights = (panel.kit?.items ?? []).map(({ weight }) => weight);
  const raterAt = new Map(panelists.map(({ id }, index) => [id, index]));
  const cards = candidates.map(({ id }) => cardsOnOwnKit(panel, id).cards);
  const scores = cards.flatMap((onOne, candidate) =>
    onOne.flatMap(({ author, body }) => {
      const rater = raterAt.get(author);
      if (rater === undefined) return [];
      return items.flatMap(({ id }, item) => {
        const score = body.ratings[id]?.score;
        return score !== undefined && isLevel(score) ? [{ candidate, rater, item, score }] : [];
      });
    }),
  );
  const order = panelists.map(({ id }) => {
    const met = cards
      .flatMap((onOne, candidate) =>
        onOne
          .filter(({ author }) => author === id)
          .map(({ firstIn }) => ({ candidate, at: firstIn })),
      )
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.candidate - b.candidate));
    return [...new Set(met.map(({ candidate }) => candidate))];
  });
  const named = candidates.map(({ id, name }) => ({ id, name }));
  const recused = panelists.map(({ id: author }) =>
    candidates.flatMap(({ id }, index) =>
      panel.recusalOf({ author, candidate: id }) === undefined ? [] : index,
    ),
  );
  // A card's id is the hash of what it says.
  const ids = cards.flat().map(({ id }) => id);
  const key = JSON.stringify([named, panelists, items, weights, ids, recused]);
  return { key, candidates: named, panelists, items, weights, scores, order, recused };
}
