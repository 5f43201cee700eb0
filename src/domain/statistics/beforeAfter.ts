import { kendallTauB } from "./correlation.ts";
import { tidy, type ItemScore } from "./itemScores.ts";
import { jackknife, type Interval } from "./jackknife.ts";
import { krippendorffAlpha, type Alpha } from "./krippendorff.ts";
import { mean, rangeOf, sum } from "./vector.ts";
import { groupBy } from "#domain/groupBy.ts";
import { median } from "#domain/median.ts";

export type BeforeAfter =
  | { state: "no-data" }
  | {
      state: "ok";
      /** Scores given both before and after: everything below is about these. */
      matched: number;
      shareChanged: number;
      /** In points. */
      meanChange: number;
      /** Candidate × item cells with two matched scores or more. */
      cells: number;
      /** Mean AD_Md over cells, in points; `change` after − before, jackknifed over candidates. */
      disagreement: {
        before: number;
        after: number;
        change: number;
        interval: Interval | null;
      } | null;
      /** Share of cells two points or more apart. */
      wideGaps: { before: number; after: number } | null;
      /** Ordinal α over candidate × item. The one after discussion is consensus, not reliability. */
      alpha: { before: Alpha; after: Alpha };
      influence: Influence[];
      /** Whoever drew the others to their own first view, beyond what a move to the middle does. */
      dominant: number | null;
      candidates: { candidate: number; before: number; after: number }[];
      /** Kendall's τ_b of the candidates' order before and after; `null` if either is all ties. */
      orderTau: number | null;
    };

/** 1: the others moved all the way to this rater's first view; 0: no net movement toward it. */
export type Influence = { rater: number; share: number | null };

type Match = { candidate: number; rater: number; item: number; before: number; after: number };

/** What calibration changed, from the frozen scores before and the scores after. */
export function beforeAfter(
  before: readonly ItemScore[],
  after: readonly ItemScore[],
): BeforeAfter {
  const matches = matchesOf(before, after);
  if (matches.length === 0) return { state: "no-data" };
  const byCandidate = groupBy(matches, ({ candidate }) => candidate);
  const cells = [...byCandidate.values()]
    .flatMap((own) => [...groupBy(own, ({ item }) => item).values()])
    .filter((cell) => cell.length >= 2);
  const candidates = [...byCandidate].map(([candidate, own]) => ({
    candidate,
    before: mean(own.map((match) => match.before)),
    after: mean(own.map((match) => match.after)),
  }));
  const influence = influenceOf(matches, cells);
  return {
    state: "ok",
    matched: matches.length,
    shareChanged: mean(matches.map((match) => (match.before === match.after ? 0 : 1))),
    meanChange: mean(matches.map((match) => Math.abs(match.after - match.before))),
    cells: cells.length,
    disagreement: disagreementOf(cells),
    wideGaps:
      cells.length === 0 ? null : { before: wide(cells, "before"), after: wide(cells, "after") },
    alpha: { before: alphaOf(cells, "before"), after: alphaOf(cells, "after") },
    influence,
    dominant: dominantOf(influence, cells),
    candidates,
    orderTau: kendallTauB(
      candidates.map((row) => row.before),
      candidates.map((row) => row.after),
    ),
  };
}

function matchesOf(before: readonly ItemScore[], after: readonly ItemScore[]): Match[] {
  const key = ({ candidate, rater, item }: ItemScore): string => `${candidate} ${rater} ${item}`;
  const later = new Map(tidy(after).map((score) => [key(score), score.score]));
  return tidy(before).flatMap((score) => {
    const { candidate, rater, item, score: first } = score;
    const second = later.get(key(score));
    return second === undefined ? [] : [{ candidate, rater, item, before: first, after: second }];
  });
}

type Moment = "before" | "after";

function valuesAt(cell: readonly Match[], moment: Moment): number[] {
  return cell.map((match) => match[moment]);
}

function wide(cells: readonly Match[][], moment: Moment): number {
  return mean(cells.map((cell) => (rangeOf(valuesAt(cell, moment)) >= 2 ? 1 : 0)));
}

function alphaOf(cells: readonly Match[][], moment: Moment): Alpha {
  const candidateOf = cells.map(([first]) => first?.candidate ?? 0);
  return krippendorffAlpha(
    cells.map((cell) => valuesAt(cell, moment)),
    { candidateOf },
  );
}

function distanceFromMedian(values: readonly number[]): number {
  const middle = median(values);
  return mean(values.map((value) => Math.abs(value - middle)));
}

function disagreementOf(
  cells: readonly Match[][],
): Extract<BeforeAfter, { state: "ok" }>["disagreement"] {
  if (cells.length === 0) return null;
  const rows = cells.map((cell) => ({
    candidate: cell[0]?.candidate ?? 0,
    before: distanceFromMedian(valuesAt(cell, "before")),
    after: distanceFromMedian(valuesAt(cell, "after")),
  }));
  const [first, second] = [mean(rows.map((row) => row.before)), mean(rows.map((row) => row.after))];
  const total = sum(rows.map((row) => row.after - row.before));
  const withoutEach = [...groupBy(rows, ({ candidate }) => candidate).values()].map((own) => {
    const left = rows.length - own.length;
    return left === 0 ? null : (total - sum(own.map((row) => row.after - row.before))) / left;
  });
  const change = total / rows.length;
  const limits = jackknife(change, withoutEach);
  const interval = limits === null ? null : { lo: limits.lo, hi: limits.hi };
  return { before: first, after: second, change, interval };
}

function influenceOf(matches: readonly Match[], cells: readonly Match[][]): Influence[] {
  const gone = new Map<number, { closed: number; apart: number }>();
  for (const { rater } of matches) gone.set(rater, { closed: 0, apart: 0 });
  for (const cell of cells)
    for (const to of cell)
      for (const from of cell) {
        const known = gone.get(to.rater);
        if (from === to || known === undefined) continue;
        const apart = Math.abs(from.before - to.before);
        known.apart += apart;
        known.closed += apart - Math.abs(from.after - to.before);
      }
  return [...gone]
    .map(([rater, { closed, apart }]) => ({ rater, share: apart === 0 ? null : closed / apart }))
    .toSorted((a, b) => a.rater - b.rater);
}

/** Candidates with two matched scores or more before anybody is called dominant. */
const enoughForDominance = 4;
/** How much further than to the middle, of the way to one’s first view. */
const leastBeyondMiddle = 0.15;

/**
 * Half the way at least, twice as far as toward anyone else, and further than moving to the middle
 * would have brought them: whoever is often in the middle has everybody come their way.
 */
function dominantOf(influence: readonly Influence[], cells: readonly Match[][]): number | null {
  const [first, second] = influence
    .flatMap(({ rater, share }) => (share === null ? [] : [{ rater, share }]))
    .toSorted((a, b) => b.share - a.share);
  if (first === undefined || first.share < 0.5) return null;
  if (second !== undefined && first.share < 2 * second.share) return null;
  return isBeyondMiddle(cells, first.rater) ? first.rater : null;
}

/**
 * The others’ way toward this rater’s first view, less the way they would have made by all moving
 * as far toward the median of the first scores as they did in fact: clear of 0 by the jackknife
 * over candidates.
 */
function isBeyondMiddle(cells: readonly Match[][], rater: number): boolean {
  const rows = [...groupBy(cells, ([one]) => one?.candidate ?? 0).values()].map((own) => {
    const apart = own.map((cell) => wayOf(cell, rater));
    return {
      apart: sum(apart.map((way) => way.apart)),
      gone: sum(apart.map((way) => way.gone)),
      toMiddle: sum(apart.map((way) => way.toMiddle)),
      fromMiddle: sum(apart.map((way) => way.fromMiddle)),
      wouldBe: sum(apart.map((way) => way.wouldBe)),
    };
  });
  if (rows.length < enoughForDominance) return false;
  const beyond = (some: readonly (typeof rows)[number][]) => {
    const apart = sum(some.map((row) => row.apart));
    const fromMiddle = sum(some.map((row) => row.fromMiddle));
    if (apart === 0) return null;
    // How much of their way to the middle everybody went, and what of that leads this rater’s way.
    const pull = fromMiddle === 0 ? 0 : sum(some.map((row) => row.toMiddle)) / fromMiddle;
    const middling = Math.max(0, Math.min(1, pull)) * sum(some.map((row) => row.wouldBe));
    return (sum(some.map((row) => row.gone)) - middling) / apart;
  };
  const full = beyond(rows);
  const limits =
    full === null
      ? null
      : jackknife(
          full,
          rows.map((_, left) => beyond(rows.filter((__, k) => k !== left))),
        );
  return full !== null && full >= leastBeyondMiddle && limits !== null && limits.lo > 0;
}

/** In points, over one cell’s other raters. */
function wayOf(cell: readonly Match[], rater: number) {
  const middle = median(valuesAt(cell, "before"));
  const way = { apart: 0, gone: 0, toMiddle: 0, fromMiddle: 0, wouldBe: 0 };
  for (const { before, after } of cell) {
    way.fromMiddle += Math.abs(before - middle);
    way.toMiddle += Math.abs(before - middle) - Math.abs(after - middle);
  }
  for (const to of cell)
    if (to.rater === rater)
      for (const from of cell) {
        if (from === to) continue;
        const apart = Math.abs(from.before - to.before);
        way.apart += apart;
        way.gone += apart - Math.abs(from.after - to.before);
        way.wouldBe += apart - Math.abs(middle - to.before);
      }
  return way;
}
