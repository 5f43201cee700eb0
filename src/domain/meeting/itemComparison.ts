import type { CandidateId } from "#domain/id.ts";
import type { Item } from "#domain/kit/kit.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLevel, type Rating } from "#domain/records/scorecard.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";

/** One panelist's rating of one item, as the meeting sees it. */
export type GivenRating = { member: PanelMember; card: PanelCard; rating: Rating };

/** One item of one candidate: who scored what, and how far apart they are. */
export type ItemComparison = {
  item: Item;
  given: GivenRating[];
  notObserved: PanelMember[];
  /** Highest minus lowest score, in points; `null` with fewer than two scores. */
  range: number | null;
  panelists: number;
};

/** The items of a candidate, in the kit's order. */
export function compareItems(panel: Panel, candidate: CandidateId): ItemComparison[] {
  const { cards } = cardsOnOwnKit(panel, candidate);
  return (panel.kit?.items ?? []).map((item) => comparisonOf(item, cards, panel.members));
}

function comparisonOf(
  item: Item,
  cards: readonly PanelCard[],
  members: readonly PanelMember[],
): ItemComparison {
  const ratings = cards.flatMap((card) => {
    const rating = card.body.ratings[item.id];
    const member = members.find(({ id }) => id === card.author);
    return rating === undefined || member === undefined ? [] : [{ member, card, rating }];
  });
  const given = ratings.filter(({ rating }) => isLevel(rating.score));
  const scores = given.map(({ rating }) => rating.score).filter(isLevel);
  return {
    item,
    given,
    notObserved: ratings
      .filter(({ rating }) => rating.score === "not observed")
      .map(({ member }) => member),
    range: scores.length < 2 ? null : Math.max(...scores) - Math.min(...scores),
    panelists: new Set(given.map(({ member }) => member.id)).size,
  };
}

/** Where the scores of an item stand, in a phrase: `2 to 5, far apart, 1 not observed`. */
export function comparisonInWords({ given, range, notObserved }: ItemComparison): string {
  const scores = given.map(({ rating }) => rating.score).filter(isLevel);
  const unseen = notObserved.length === 0 ? "" : `, ${notObserved.length} not observed`;
  const [only] = scores;
  if (only === undefined)
    return notObserved.length === 0 ? "nobody scored it" : "nobody observed it";
  if (range === null) return `${only}, one panelist only${unseen}`;
  if (range === 0) return `all gave ${only}${unseen}`;
  const spread = range === 1 ? "close" : range === 2 ? "apart" : "far apart";
  return `${Math.min(...scores)} to ${Math.max(...scores)}, ${spread}${unseen}`;
}
