import { mayBeBest, type MayBeBest } from "./mayBeBest.ts";
import { bridgesOf, panelLinks, type PanelLinks } from "./panelLinks.ts";
import { rankingsOf, type MeanWithInterval, type Ranking } from "./panelRankings.ts";
import {
  neededPanelists,
  reliabilityOf,
  type NeededPanelists,
  type PanelReliability,
} from "./panelReliability.ts";
import { nameAt, type Named, type PanelScores } from "./panelScores.ts";
import { composites, type CardComposite } from "#domain/statistics/composites.ts";
import { crossedModel, type CrossedModel } from "#domain/statistics/crossedModel.ts";
import type { Posterior } from "#domain/statistics/posterior.ts";
import { drawsFor, rankProbabilities } from "#domain/statistics/ranks.ts";
import { pairsOf } from "#domain/statistics/separation.ts";
import { groupBy } from "#domain/groupBy.ts";

/** Points above (or below, < 0) this panel's average for the same candidates. */
export type PanelistSeverity = MeanWithInterval & {
  panelist: Named;
  /** Candidates they scored, and how many of those somebody else scored too. */
  candidates: number;
  shared: number;
  group: number;
  /** `nobody-else`: no colleague in their group to compare with. `too-few`: no word yet. */
  word: "nobody-else" | "too-few" | "none" | "strict" | "lenient";
  /** At least half a point. */
  isLarge: boolean;
};

/** Enough candidates in common before a panelist’s strictness gets a word. */
export const enoughShared = 8;
/** Points from the panel’s average before a panelist is called strict or lenient. */
export const enoughPoints = 0.25;

/**
 * How far a card may be off for the items it lacks, in units of the variance of one item’s score,
 * before it stands beside no other: about three whole cards between two rounds that share nothing.
 */
const mostDoubt = 0.1;

type Unmodelled = Exclude<CrossedModel["state"], "ok" | "no-data" | "cancelled">;

export type PanelModel =
  | { state: "no-data" }
  /** Every card scored under half of the items: none stands for the whole. */
  | { state: "half-cards-only"; partialCards: number }
  /** Who was given which items would decide who looks strict. */
  | { state: "items-not-comparable"; partialCards: number }
  | { state: Unmodelled; links: PanelLinks; partialCards: number }
  | {
      state: "ok";
      links: PanelLinks;
      /** Cards on which under half of the items anybody scored were scored: not in here. */
      partialCards: number;
      /** Everyone in the model scored everyone in it; where `isWhole` too, correcting cannot change the order. */
      isComplete: boolean;
      /** Every card scored every item. */
      isWhole: boolean;
      /** Items count as the kit says, not alike. */
      isWeighted: boolean;
      /** By how strictly they score, strictest first. */
      severity: PanelistSeverity[];
      rankings: { raw: Ranking[]; corrected: Ranking[]; draws: number };
      reliability: PanelReliability;
      best: MayBeBest;
      needed: NeededPanelists;
    };

/**
 * Strictness, corrected scores and who can be told apart, from one mean a card, its items weighed
 * as the kit says. Groups that share nobody are each compared within themselves.
 */
export function panelModel(
  input: PanelScores,
  onProgress: (done: number) => void = () => {},
): PanelModel {
  const cards = composites(input.scores, input.weights);
  if (cards.state === "no-data") return { state: "no-data" };
  const cells = cards.cells.filter(({ isPartial }) => !isPartial);
  const partialCards = cards.cells.length - cells.length;
  if (cells.length === 0) return { state: "half-cards-only", partialCards };
  if (cards.doubt === null || cards.doubt > mostDoubt)
    return { state: "items-not-comparable", partialCards };
  const model = crossedModel(cells, { onProgress });
  if (model.state === "no-data" || model.state === "cancelled") return { state: "no-data" };
  const bridges = bridgesOf(cells, model.connectivity);
  const links = panelLinks(input, model.connectivity, bridges);
  if (model.state !== "ok") return { state: model.state, links, partialCards };
  const compared = {
    cells,
    bridges,
    pairs: pairsOf(model),
    chances: new Map(rankProbabilities(model).map((chance) => [chance.candidate, chance])),
  };
  const rankings = rankingsOf(input, model, compared);
  return {
    state: "ok",
    links,
    partialCards,
    isComplete: cells.length === model.adjusted.length * model.severity.length,
    isWhole: cells.every(({ coverage }) => coverage > 1 - 1e-9),
    isWeighted: new Set(input.weights).size > 1,
    severity: severityOf(input, model, cells),
    rankings: { ...rankings, draws: drawsFor(model.adjusted.length) },
    reliability: reliabilityOf(model),
    best: mayBeBest(input, model, compared, rankings.corrected),
    needed: neededPanelists(model),
  };
}

function severityOf(
  { panelists }: PanelScores,
  { severity, connectivity }: Posterior,
  cells: readonly CardComposite[],
): PanelistSeverity[] {
  const onCandidate = groupBy(cells, ({ candidate }) => candidate);
  const isShared = ({ candidate }: CardComposite) => (onCandidate.get(candidate)?.length ?? 0) > 1;
  return severity
    .map(({ rater, component, mean: points, lo, hi, flag }): PanelistSeverity => {
      const own = cells.filter((cell) => cell.rater === rater);
      const shared = own.filter(isShared).length;
      const isAlone = (connectivity.components[component]?.raters.length ?? 0) < 2;
      const flagged = flag === "none" ? "none" : points < 0 ? "strict" : "lenient";
      return {
        panelist: nameAt(panelists, rater),
        mean: points,
        lo,
        hi,
        candidates: own.length,
        shared,
        group: component,
        word: isAlone ? "nobody-else" : shared < enoughShared ? "too-few" : flagged,
        isLarge: flag === "substantive",
      };
    })
    .toSorted((a, b) => a.group - b.group || a.mean - b.mean);
}
