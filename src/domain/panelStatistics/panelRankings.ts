import { namesOf, type Bridges } from "./panelLinks.ts";
import { nameAt, type Named, type PanelScores } from "./panelScores.ts";
import type { CardComposite } from "#domain/statistics/composites.ts";
import type { Posterior } from "#domain/statistics/posterior.ts";
import type { RankChance } from "#domain/statistics/ranks.ts";
import type { Pair, PairLabel } from "#domain/statistics/separation.ts";
import type { Summary } from "#domain/statistics/mixture.ts";
import { mean, weightedMean } from "#domain/statistics/vector.ts";
import { groupBy } from "#domain/groupBy.ts";

/** A mean with its 95 % interval, in score points. */
export type MeanWithInterval = Omit<Summary, "sd">;

export type RankedCandidate = {
  candidate: Named;
  /** The mean of the panelists' own means, as in the table. */
  raw: number;
  panelists: number;
  /** Cards among these with over a quarter of the items missing: their ranges come out too narrow. */
  shortCards: number;
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

/** Points between two corrected scores before one is called ahead. */
export const leastDifference = 0.1;

/** A card with less of the items than this is a short one. */
const shortOf = 0.75;

/** What candidates are compared by, computed once for a panel. */
export type ComparisonBasis = {
  cells: readonly CardComposite[];
  bridges: Bridges;
  pairs: (a: number, b: number) => Pair;
  chances: ReadonlyMap<number, RankChance>;
};

export function rankingsOf(
  input: PanelScores,
  posterior: Posterior,
  { cells, bridges, pairs, chances }: ComparisonBasis,
): { raw: Ranking[]; corrected: Ranking[] } {
  const raw = rawMeans(input, cells);
  const groups = [...groupBy(posterior.adjusted, ({ component }) => component).values()];

  const shortOn = new Map(
    [...groupBy(cells, ({ candidate }) => candidate)].map(([candidate, own]) => [
      candidate,
      own.filter(({ coverage }) => coverage < shortOf - 1e-9).length,
    ]),
  );
  const correctedOf = new Map(
    posterior.adjusted.map(({ candidate, mean: corrected }) => [candidate, corrected]),
  );
  const standingOf = (group: Posterior["adjusted"]) =>
    group.map((own) => {
      const { candidate, mean: corrected, lo, hi, raw: cards } = own;
      const rank = chances.get(candidate);
      const standing: RankedCandidate = {
        candidate: nameAt(input.candidates, candidate),
        raw: raw.get(candidate) ?? cards.mean,
        panelists: cards.cells,
        shortCards: shortOn.get(candidate) ?? 0,
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

/** Per candidate the mean of the cards’ own means, as the table’s row gives them. */
function rawMeans(
  { scores, weights }: PanelScores,
  cells: readonly CardComposite[],
): Map<number, number> {
  const cards = groupBy(scores, ({ candidate, rater }) => `${candidate} ${rater}`);
  return new Map(
    [...groupBy(cells, ({ candidate }) => candidate)].map(([candidate, own]) => [
      candidate,
      mean(
        own.map(({ rater }) =>
          weightedMean(
            (cards.get(`${candidate} ${rater}`) ?? []).map(({ item, score }) => ({
              score,
              weight: weights[item] ?? 1,
            })),
          ),
        ),
      ),
    ]),
  );
}
