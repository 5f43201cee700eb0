import { CandidateId, type ItemId, type PanelistId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { KeptScores } from "#domain/records/keptScores.ts";
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
  /**
   * How many of the candidates, the last ones, are anonymised: they count in what is said of the panel,
   * and are in no list of candidates.
   */
  kept?: number;
};

/** The name an index stands for. */
export function nameAt<Id extends string>(names: readonly Named<Id>[], index: number): Named {
  return names[index] ?? { id: "", name: "" };
}

/**
 * The scores on `candidates`, who must be open to the viewer: cards on the opening's own kit
 * version only, a shadow's never, an item not observed nowhere. Behind them, without a name, what was
 * `kept` of others.
 */
export function panelScores(
  panel: Panel,
  candidates: readonly PanelCandidate[],
  kept: readonly KeptScores[] = [],
): PanelScores {
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
  for (const [index, card] of cardsKept(panel, kept)) {
    const candidate = candidates.length + index;
    const rater = raterAt.get(card.panelist);
    if (rater === undefined) continue;
    for (const [item, { id }] of items.entries()) {
      const score = card.scores[id];
      if (score !== undefined) scores.push({ candidate, rater, item, score });
    }
    const met = order[rater] ?? [];
    if (!met.includes(candidate)) met.splice(Math.min(card.order, met.length), 0, candidate);
  }
  const named = [
    ...candidates.map(({ id, name }) => ({ id, name })),
    ...kept.map(({ id }) => ({ id: CandidateId.parse(id), name: "Somebody anonymised" })),
  ];
  const recused = panelists.map(({ id: author }) =>
    candidates.flatMap(({ id }, index) =>
      panel.recusalOf({ author, candidate: id }) === undefined ? [] : index,
    ),
  );
  // A card's id is the hash of what it says.
  const ids = cards.flat().map(({ id }) => id);
  const key = JSON.stringify([named, panelists, items, weights, ids, recused]);
  const all = { key, candidates: named, panelists, items, weights, scores, order, recused };
  return kept.length === 0 ? all : { ...all, kept: kept.length };
}

type KeptCard = KeptScores["cards"][number];

/** Each with which of the candidates kept it is on, the earliest of every panelist first. */
function cardsKept(panel: Panel, kept: readonly KeptScores[]): [number, KeptCard][] {
  return kept
    .flatMap(({ cards }, index) =>
      cards.map((card): [number, KeptCard] => [
        index,
        { ...card, panelist: panel.resolve(card.panelist) },
      ]),
    )
    .toSorted(([, a], [, b]) => a.order - b.order);
}

/** The same without anybody anonymised: for whatever names or ranks candidates. */
export function withoutKept({ kept = 0, ...input }: PanelScores): PanelScores {
  const here = input.candidates.length - kept;
  const isHere = (candidate: number) => candidate < here;
  return {
    ...input,
    candidates: input.candidates.slice(0, here),
    scores: input.scores.filter(({ candidate }) => isHere(candidate)),
    order: input.order.map((own) => own.filter(isHere)),
  };
}
