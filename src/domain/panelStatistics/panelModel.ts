import { bridgesOf, namesOf, panelLinks, type Bridges, type PanelLinks } from "./panelLinks.ts";
import type { Named, PanelScores } from "./panelScores.ts";
import { composites, type CardComposite } from "#domain/statistics/composites.ts";
import { crossedModel, type CrossedModel } from "#domain/statistics/crossedModel.ts";
import type { Quantiles } from "#domain/statistics/gridQuantiles.ts";
import type { Posterior } from "#domain/statistics/posterior.ts";
import { rankProbabilities } from "#domain/statistics/ranks.ts";
import { pairsOf, type PairLabel } from "#domain/statistics/separation.ts";
import { mean } from "#domain/statistics/vector.ts";
import { groupBy } from "#domain/groupBy.ts";

/** A mean with its 95 % interval, in score points. */
export type MeanWithInterval = { mean: number; lo: number; hi: number };

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

export type RankedCandidate = {
  candidate: Named;
  /** The mean of the panelists' own means, as in the table. */
  raw: number;
  panelists: number;
  corrected: MeanWithInterval;
  /** 90 % range of ranks among `of`, or why there is none. */
  rank:
    | { state: "ok"; lo: number; hi: number; of: number }
    /** Some comparison hangs on one person or two. */
    | { state: "few-links" }
    /** Of very many candidates only the first are ranked. */
    | { state: "not-ranked" };
};

export type Verdict =
  | { state: "ok"; label: PairLabel; probability: number; ahead: Named | null }
  /** Without this person, or these two, the candidates would have nothing in common. */
  | { state: "few-links"; links: Named[] };

/** Candidates of one linked group in order, and a verdict for each two neighbours. */
export type Ranking = { standings: RankedCandidate[]; verdicts: Verdict[] };

export type PanelReliability =
  | { state: "ok"; single: Quantiles; panelMean: Quantiles; panelistsPerCandidate: number }
  | { state: "unlinked" }
  | { state: "too-few-candidates"; has: number }
  | { state: "too-wide" };

/** Enough candidates in common before a panelist's strictness gets a word, and for reliability. */
export const enoughShared = 8;
export const enoughCandidates = 5;
/** Points from the panel’s average before a panelist is called strict or lenient. */
export const enoughPoints = 0.25;

/** Points between two corrected scores before one is called ahead. */
const leastDifference = 0.1;

type Unmodelled = Exclude<CrossedModel["state"], "ok" | "no-data" | "cancelled">;

export type PanelModel =
  | { state: "no-data" }
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
      /** By how strictly they score, strictest first. */
      severity: PanelistSeverity[];
      rankings: { raw: Ranking[]; corrected: Ranking[] };
      reliability: PanelReliability;
    };

/**
 * Strictness, corrected scores and who can be told apart, from one mean a card (items count alike).
 * Groups that share nobody are each compared within themselves.
 */
export function panelModel(
  input: PanelScores,
  onProgress: (done: number) => void = () => {},
): PanelModel {
  const cards = composites(input.scores);
  if (cards.state === "no-data") return { state: "no-data" };
  const cells = cards.cells.filter(({ isPartial }) => !isPartial);
  const partialCards = cards.cells.length - cells.length;
  const model = crossedModel(cells, { onProgress });
  if (model.state === "no-data" || model.state === "cancelled") return { state: "no-data" };
  const bridges = bridgesOf(cells, model.connectivity);
  const links = panelLinks(input, model.connectivity, bridges);
  if (model.state !== "ok") return { state: model.state, links, partialCards };
  return {
    state: "ok",
    links,
    partialCards,
    isComplete: cells.length === model.adjusted.length * model.severity.length,
    isWhole: cells.every(({ coverage }) => coverage > 1 - 1e-9),
    severity: severityOf(input, model, cells),
    rankings: rankingsOf(input, model, cells, bridges),
    reliability: reliabilityOf(model),
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

function rankingsOf(
  input: PanelScores,
  posterior: Posterior,
  cells: readonly CardComposite[],
  bridges: Bridges,
): { raw: Ranking[]; corrected: Ranking[] } {
  const pairs = pairsOf(posterior);
  const rankOf = new Map(rankProbabilities(posterior).map((chance) => [chance.candidate, chance]));
  const raw = rawMeans(input, cells);
  const groups = [...groupBy(posterior.adjusted, ({ component }) => component).values()];

  const correctedOf = new Map(
    posterior.adjusted.map(({ candidate, mean: corrected }) => [candidate, corrected]),
  );
  const standingOf = (group: Posterior["adjusted"]) =>
    group.map((own) => {
      const { candidate, mean: corrected, lo, hi, raw: cards } = own;
      const rank = rankOf.get(candidate);
      const standing: RankedCandidate = {
        candidate: nameAt(input.candidates, candidate),
        raw: raw.get(candidate) ?? cards.mean,
        panelists: cards.cells,
        corrected: { mean: corrected, lo, hi },
        rank: bridges.hangs(candidate)
          ? { state: "few-links" }
          : rank === undefined
            ? { state: "not-ranked" }
            : { state: "ok", lo: rank.lo, hi: rank.hi, of: group.length },
      };
      return { index: candidate, standing };
    });
  const verdictOn = (a: number, b: number): Verdict => {
    const links = bridges.between(a, b);
    if (links !== null) return { state: "few-links", links: namesOf(input, links) };
    const pair = pairs(a, b);
    if (pair.state !== "ok") throw new Error(`No comparison within a group: ${pair.state}`);
    const probability = Math.max(pair.probability, 1 - pair.probability);
    const [one, other] = [correctedOf.get(a) ?? 0, correctedOf.get(b) ?? 0];
    // However sure, a difference nobody could see on the page is not worth a word.
    if (Math.abs(one - other) < leastDifference)
      return { state: "ok", label: "cannot-be-told-apart", probability, ahead: null };
    const { label, ahead } = pair;
    return {
      state: "ok",
      label,
      probability,
      ahead: ahead === null ? null : nameAt(input.candidates, ahead),
    };
  };
  const standings = groups.map(standingOf);
  const inOrder = (value: (standing: RankedCandidate) => number) =>
    standings.map((group): Ranking => {
      const sorted = group.toSorted((a, b) => value(b.standing) - value(a.standing));
      return {
        standings: sorted.map(({ standing }) => standing),
        verdicts: sorted.slice(1).map(({ index }, k) => verdictOn(sorted[k]?.index ?? 0, index)),
      };
    });
  return {
    raw: inOrder((standing) => standing.raw),
    corrected: inOrder((standing) => standing.corrected.mean),
  };
}

/** Per candidate the mean of the cards' plain means: what the table's row gives by hand. */
function rawMeans({ scores }: PanelScores, cells: readonly CardComposite[]): Map<number, number> {
  const cards = groupBy(scores, ({ candidate, rater }) => `${candidate} ${rater}`);
  return new Map(
    [...groupBy(cells, ({ candidate }) => candidate)].map(([candidate, own]) => [
      candidate,
      mean(
        own.map(({ rater }) =>
          mean((cards.get(`${candidate} ${rater}`) ?? []).map(({ score }) => score)),
        ),
      ),
    ]),
  );
}

function reliabilityOf({ reliability, connectivity, adjusted }: Posterior): PanelReliability {
  const { singleScore: single, rawMean: panelMean, overlap, isJudgeable } = reliability;
  if (connectivity.state === "disconnected") return { state: "unlinked" };
  if (adjusted.length < enoughCandidates)
    return { state: "too-few-candidates", has: adjusted.length };
  if (!isJudgeable || panelMean.hi - panelMean.lo > 0.5) return { state: "too-wide" };
  return { state: "ok", single, panelMean, panelistsPerCandidate: overlap.ratersPerCandidate };
}

function nameAt<Id extends string>(names: readonly Named<Id>[], index: number): Named {
  return names[index] ?? { id: "", name: "" };
}
