import type { CandidateId, ItemId, PanelistId } from "#domain/id.ts";
import { levels, type Item, type Level } from "#domain/kit/kit.ts";
import { meanOf, type CoveredMean } from "#domain/scoring/mean.ts";
import type { Panel, PanelCard, PanelMember } from "#domain/panel/panel.ts";
import { countedCards } from "#domain/panel/roster.ts";
import { isLevel, type Rating } from "#domain/records/scorecard.ts";

/** One panelist's rating of one item, as the meeting sees it. */
export type Mark = { member: PanelMember; card: PanelCard; rating: Rating };

/** One item of one candidate: who scored what, and how far apart they are. */
export type ItemRow = {
  item: Item;
  marks: Mark[];
  notObserved: PanelMember[];
  /** Highest minus lowest score, in points; `null` with fewer than two scores. */
  range: number | null;
  panelists: number;
};

/** The cards a view may pool: those on the opening's own kit version (rule 7). */
export function pooledCards(
  panel: Panel,
  candidate?: CandidateId,
): { cards: PanelCard[]; otherVersions: number } {
  const counted = countedCards(panel, candidate);
  const cards = counted.filter(({ body }) => body.kit === panel.opening.kit);
  return { cards, otherVersions: counted.length - cards.length };
}

/** Items of a candidate, widest range first; the order within equal ranges is the kit's. */
export function itemRows(panel: Panel, candidate: CandidateId): ItemRow[] {
  const { cards } = pooledCards(panel, candidate);
  return (panel.kit?.items ?? [])
    .map((item) => rowOf(item, cards, panel.members))
    .toSorted((a, b) => (b.range ?? -1) - (a.range ?? -1));
}

function rowOf(item: Item, cards: readonly PanelCard[], members: readonly PanelMember[]): ItemRow {
  const ratings = cards.flatMap((card) => {
    const rating = card.body.ratings[item.id];
    const member = members.find(({ id }) => id === card.author);
    return rating === undefined || member === undefined ? [] : [{ member, card, rating }];
  });
  const marks = ratings.filter(({ rating }) => isLevel(rating.score));
  const scores = marks.map(({ rating }) => rating.score).filter(isLevel);
  return {
    item,
    marks,
    notObserved: ratings
      .filter(({ rating }) => rating.score === "not observed")
      .map(({ member }) => member),
    range: scores.length < 2 ? null : Math.max(...scores) - Math.min(...scores),
    panelists: new Set(marks.map(({ member }) => member.id)).size,
  };
}

/** The item's row in a sentence: `2 to 5, widest on this card; one not observed`. */
export function rowInWords({ marks, range, notObserved }: ItemRow): string {
  const scores = marks.map(({ rating }) => rating.score).filter(isLevel);
  const unseen = notObserved.length === 0 ? "" : `, ${notObserved.length} not observed`;
  const [only] = scores;
  if (only === undefined)
    return notObserved.length === 0 ? "nobody scored it" : "nobody observed it";
  if (range === null) return `${only}, one panelist only${unseen}`;
  if (range === 0) return `all ${only}, agreed${unseen}`;
  const spread = range === 1 ? "close" : range === 2 ? "apart" : "far apart";
  return `${Math.min(...scores)} to ${Math.max(...scores)}, ${spread}${unseen}`;
}

/** One candidate's row of the matrix: per panelist the mean of the items they scored, with coverage. */
export function matrixRow(
  panel: Panel,
  candidate: CandidateId,
): ReadonlyMap<PanelistId, CoveredMean> {
  const scores = new Map<PanelistId, Rating["score"][]>();
  for (const { author, body } of pooledCards(panel, candidate).cards)
    scores.set(author, [...(scores.get(author) ?? []), ...itemScores(body.ratings)]);
  return new Map([...scores].map(([author, own]) => [author, meanOf(own)]));
}

export type ScaleUse = { member: PanelMember; counts: Record<Level, number>; total: number };

/** How often each panelist gave each level, over the given candidates. */
export function scaleUse(panel: Panel, candidates: readonly CandidateId[]): ScaleUse[] {
  const cards = candidates.flatMap((candidate) => pooledCards(panel, candidate).cards);
  return panel.members
    .filter(({ role }) => role !== "shadow")
    .map((member) => {
      const scores = cards
        .filter((card) => card.author === member.id)
        .flatMap(({ body }) => itemScores(body.ratings))
        .filter(isLevel);
      const counts = Object.fromEntries(
        levels.map((level) => [level, scores.filter((score) => score === level).length]),
      ) as Record<Level, number>;
      return { member, counts, total: scores.length };
    });
}

function itemScores(ratings: Readonly<Record<ItemId, Rating>>): Rating["score"][] {
  return Object.values<Rating>(ratings).map(({ score }) => score);
}
