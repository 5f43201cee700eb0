import { composites, itemEffects } from "./composites.ts";
import { fisherError, fisherInterval, pearson } from "./correlation.ts";
import { tCdf, tQuantile } from "./distributions.ts";
import { haloRatio, type Ratio } from "./haloRatio.ts";
import { cardsOf, tidy, type ItemScore, type ScoredCard } from "./itemScores.ts";
import type { Interval } from "./jackknife.ts";
import { spreadRatio, type SpreadRatio } from "./spreadRatio.ts";
import { mean, sum, sumOfSquares } from "./vector.ts";
import { groupBy } from "#domain/groupBy.ts";

export type Slope = { n: number; slope: number; interval: Interval; p: number };

export type RaterStatistics = {
  rater: number;
  /** Candidates that someone else scored as well. */
  sharedCandidates: number;
  spread: SpreadRatio | null;
  halo: Ratio | null;
  /** Cards with at least four items, and how many of those give every item the same score. */
  scorecards: number;
  straightLined: number;
  scores: number;
  /** Share of scores equal to 3. */
  midShare: number | null;
  /** Change against colleagues in points per 10 candidates, in the order they were scored. */
  drift: Slope | null;
  /** The same against the previous candidate's standing; below 0 = contrast. */
  contrast: Slope | null;
  /** Correlation with the colleagues' severity-adjusted mean. */
  restCorrelation: { n: number; r: number; interval: Interval | null } | null;
};

export type DiagnosticInput = {
  scores: readonly ItemScore[];
  /** By item; 1 where not given. */
  weights?: readonly number[];
  /** By rater, from the model's contrasts; 0 where not given. */
  severity?: readonly number[];
  /** By rater: candidates in the sequence they were scored, from real time stamps only. */
  order?: readonly (readonly number[])[];
};

/**
 * Per rater, everything measured against other raters of the same candidates, so that who someone
 * happened to see cancels out. No gate is applied here: see `raterDiagnostics` for what may be shown.
 */
export function raterStatistics(input: DiagnosticInput): RaterStatistics[] {
  const cards = cardsOf(tidy(input.scores));
  const items = [...new Set(cards.flatMap((card) => card.scores.map(({ item }) => item)))];
  const difficulty = itemEffects(cards, items) ?? new Map<number, number>();
  const onCandidate = groupBy(cards, ({ candidate }) => candidate);
  const points = standings(input);
  return [...groupBy(cards, ({ rater }) => rater)]
    .toSorted(([a], [b]) => a - b)
    .map(([rater, own]) => {
      const scores = own.flatMap((card) => card.scores.map(({ score }) => score));
      const long = own.filter((card) => card.scores.length >= 4);
      const shared = points.get(rater) ?? [];
      return {
        rater,
        sharedCandidates: shared.length,
        spread: spreadRatio(own, onCandidate),
        halo: haloRatio(own, onCandidate, difficulty),
        scorecards: long.length,
        straightLined: long.filter(isStraight).length,
        scores: scores.length,
        midShare:
          scores.length === 0 ? null : scores.filter((score) => score === 3).length / scores.length,
        ...inSequence(shared, input.order?.[rater] ?? []),
        restCorrelation: restCorrelation(shared),
      };
    });
}

function isStraight({ scores }: ScoredCard): boolean {
  return scores.every(({ score }) => score === scores[0]?.score);
}

/** One shared candidate of a rater: own composite, and the colleagues' severity-adjusted mean. */
type Standing = { candidate: number; own: number; adjusted: number; others: number };

function standings({ scores, weights, severity }: DiagnosticInput): Map<number, Standing[]> {
  const composed = composites(scores, weights);
  const cells = composed.state === "no-data" ? [] : composed.cells;
  const rows = [...groupBy(cells, ({ candidate }) => candidate).values()].flatMap((seen) => {
    if (seen.length < 2) return [];
    const adjusted = seen.map(({ rater, score }) => score - (severity?.[rater] ?? 0));
    const total = sum(adjusted);
    return seen.map(({ candidate, rater, score }, k) => ({
      rater,
      candidate,
      own: score,
      adjusted: adjusted[k] ?? 0,
      others: (total - (adjusted[k] ?? 0)) / (seen.length - 1),
    }));
  });
  return groupBy(rows, ({ rater }) => rater);
}

function inSequence(
  shared: readonly Standing[],
  order: readonly number[],
): Pick<RaterStatistics, "drift" | "contrast"> {
  const bySequence = new Map(order.map((candidate, k) => [candidate, k]));
  const byCandidate = new Map(shared.map((standing) => [standing.candidate, standing]));
  const placed = shared.flatMap(({ candidate, adjusted, others }) => {
    const position = bySequence.get(candidate);
    if (position === undefined) return [];
    const previous = byCandidate.get(order[position - 1] ?? -1)?.others;
    return [{ position, previous, deviation: adjusted - others }];
  });
  const after = placed.flatMap(({ previous, deviation }) =>
    previous === undefined ? [] : [{ previous, deviation }],
  );
  return {
    drift: slopeOf(
      placed.map(({ position }) => position / 10),
      placed.map(({ deviation }) => deviation),
    ),
    contrast: slopeOf(
      after.map(({ previous }) => previous),
      after.map(({ deviation }) => deviation),
    ),
  };
}

/** Ordinary least squares with a 95 % interval on t with n − 2 degrees of freedom. */
function slopeOf(x: readonly number[], y: readonly number[]): Slope | null {
  const [n, centreX, centreY, spread] = [x.length, mean(x), mean(y), sumOfSquares(x)];
  if (n < 3 || spread <= 1e-12) return null;
  const slope = sum(x.map((value, k) => (value - centreX) * ((y[k] ?? 0) - centreY))) / spread;
  const residual = sum(
    x.map((value, k) => ((y[k] ?? 0) - centreY - slope * (value - centreX)) ** 2),
  );
  const se = Math.sqrt(residual / (n - 2) / spread);
  const reach = tQuantile(0.975, n - 2) * se;
  const p = se === 0 ? (slope === 0 ? 1 : 0) : 2 * tCdf(-Math.abs(slope / se), n - 2);
  return { n, slope, interval: { lo: slope - reach, hi: slope + reach }, p };
}

function restCorrelation(shared: readonly Standing[]): RaterStatistics["restCorrelation"] {
  const r = pearson(
    shared.map(({ own }) => own),
    shared.map(({ others }) => others),
  );
  if (r === null) return null;
  return { n: shared.length, r, interval: fisherInterval(r, fisherError(shared.length)) };
}
