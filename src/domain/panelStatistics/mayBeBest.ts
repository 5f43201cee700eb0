import { namesOf } from "./panelLinks.ts";
import {
  leastDifference,
  type ComparisonBasis,
  type MeanWithInterval,
  type RankedCandidate,
  type Ranking,
} from "./panelRankings.ts";
import { nameAt, type Named, type PanelScores } from "./panelScores.ts";
import type { Posterior } from "#domain/statistics/posterior.ts";
import { groupBy } from "#domain/groupBy.ts";

/** From this chance that the leader’s true score is higher on, somebody is out. */
const surelyBehind = 0.95;

/** Somebody who may be best. Chances are shares from 0 to 1. */
export type Contender = {
  candidate: Named;
  /** What the whole panel would give on average. */
  score: MeanWithInterval;
  standing: Pick<RankedCandidate, "panelists" | "shortCards">;
  /**
   * How likely their true score is above the leader’s, and whether the two lie under a tenth of a
   * point apart; or why they are not compared.
   */
  against:
    | { state: "leads" }
    | { state: "ok"; ahead: number; isClose: boolean }
    | { state: "few-links"; links: Named[] };
};

/** Who may be best of the candidates of one linked group; the leader first. */
export type BestOfGroup = { contenders: Contender[]; of: number };

export type NextInterview = { panelist: Named; candidate: Named };

export type MayBeBest = {
  groups: BestOfGroup[];
  /** The interview that would tell most about who is best; `null` where nobody is left to meet, or nothing to tell. */
  next: NextInterview | null;
};

/**
 * The candidates x for whom P(the leader’s true score > x’s) stays under .95, the leader being the
 * one with the highest posterior mean (`statistics.md` e). Whoever lies within a tenth of a point,
 * or can be compared over one link or two only, stays in.
 */
export function mayBeBest(
  input: PanelScores,
  posterior: Posterior,
  basis: ComparisonBasis,
  rankings: readonly Ranking[],
): MayBeBest {
  const standingOf = new Map(
    rankings.flatMap(({ standings }) => standings.map((one) => [one.candidate.id, one] as const)),
  );
  const groups = [...groupBy(posterior.adjusted, ({ component }) => component).values()].map(
    (group) => {
      const sorted = group.toSorted((a, b) => b.mean - a.mean || a.candidate - b.candidate);
      const [leader] = sorted;
      const contenders = sorted.flatMap((own): { index: number; contender: Contender }[] => {
        const against = leader === undefined ? null : againstLeader(input, basis, leader, own);
        const candidate = nameAt(input.candidates, own.candidate);
        const { panelists, shortCards } = standingOf.get(candidate.id) ?? {
          panelists: own.raw.cells,
          shortCards: 0,
        };
        if (against === null) return [];
        const score = { mean: own.mean, lo: own.lo, hi: own.hi };
        return [
          {
            index: own.candidate,
            contender: { candidate, score, standing: { panelists, shortCards }, against },
          },
        ];
      });
      return { contenders, of: group.length };
    },
  );
  return {
    groups: groups.map(({ contenders, of }) => ({
      contenders: contenders.map(({ contender }) => contender),
      of,
    })),
    next: nextInterview(
      input,
      basis,
      groups.flatMap(({ contenders }) =>
        contenders.length > 1 ? contenders.map(({ index }) => index) : [],
      ),
    ),
  };
}

type Scored = Posterior["adjusted"][number];

/** `null` where the leader is ahead for sure. */
function againstLeader(
  input: PanelScores,
  { bridges, pairs }: ComparisonBasis,
  leader: Scored,
  own: Scored,
): Contender["against"] | null {
  if (own === leader) return { state: "leads" };
  const links = bridges.between(leader.candidate, own.candidate);
  if (links !== null) return { state: "few-links", links: namesOf(input, links) };
  const pair = pairs(leader.candidate, own.candidate);
  if (pair.state !== "ok") throw new Error(`No comparison within a group: ${pair.state}`);
  const isClose = leader.mean - own.mean < leastDifference;
  if (pair.probability >= surelyBehind && !isClose) return null;
  return { state: "ok", ahead: 1 - pair.probability, isClose };
}

/**
 * Whom one more interview would tell most about: the largest P(best)·(1 − P(best)) among those
 * somebody on the panel has not met, with whoever of these has met fewest.
 */
function nextInterview(
  { candidates, panelists, scores, recused }: PanelScores,
  { chances }: ComparisonBasis,
  contenders: readonly number[],
): NextInterview | null {
  const met = new Map(
    [...groupBy(scores, ({ rater }) => rater)].map(([rater, own]) => [
      rater,
      new Set(own.map(({ candidate }) => candidate)),
    ]),
  );
  const load = (rater: number) => met.get(rater)?.size ?? 0;
  const [first] = contenders
    .map((candidate) => {
      const best = chances.get(candidate)?.best ?? 0;
      const [panelist] = [...panelists.keys()]
        .filter((rater) => met.get(rater)?.has(candidate) !== true)
        .filter((rater) => recused?.[rater]?.includes(candidate) !== true)
        .toSorted((a, b) => load(a) - load(b) || a - b);
      return { candidate, panelist, tells: best * (1 - best) };
    })
    .filter(({ panelist, tells }) => panelist !== undefined && tells > 0)
    .toSorted((a, b) => b.tells - a.tells || a.candidate - b.candidate);
  return first?.panelist === undefined
    ? null
    : {
        candidate: nameAt(candidates, first.candidate),
        panelist: nameAt(panelists, first.panelist),
      };
}
