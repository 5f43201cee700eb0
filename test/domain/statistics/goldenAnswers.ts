import { agreementWithin, consensusIndex } from "#domain/statistics/agreementWithin.ts";
import { beforeAfter } from "#domain/statistics/beforeAfter.ts";
import { composites } from "#domain/statistics/composites.ts";
import { connectivity } from "#domain/statistics/connectivity.ts";
import type { Cell } from "#domain/statistics/crossedDesign.ts";
import { crossedModel } from "#domain/statistics/crossedModel.ts";
import { discussFirst } from "#domain/statistics/discussFirst.ts";
import { normalCdf, normalQuantile, tCdf, tQuantile } from "#domain/statistics/distributions.ts";
import { iccFamily, type Coefficient } from "#test/oracles/icc.ts";
import type { ItemScore } from "#domain/statistics/itemScores.ts";
import { krippendorffAlpha, type Alpha, type Metric } from "#domain/statistics/krippendorff.ts";
import { raterStatistics } from "#domain/statistics/raterStatistics.ts";
import { remlPoint, type RemlPoint } from "#test/oracles/reml.ts";
import { pairsOf } from "#domain/statistics/separation.ts";
import { associationOf } from "#domain/statistics/validity.ts";
import type { Answer, GoldenCase, Json, ToleranceOf } from "./goldenCase.ts";
import { scalePanel, type ScaleInput } from "./scaleData.ts";
import { fCdf, fQuantile } from "#test/oracles/fDistribution.ts";
import { correctedForRange } from "#test/oracles/correctedForRange.ts";

type Matrix = (number | null)[][];
type Records = [candidate: number, rater: number, item: number, score: number][];

type Kind = { answer: (golden: GoldenCase) => Answer; tolerance: ToleranceOf };

/** One entry per kind of case, as `test/golden/README.md` names them. */
export const kinds: Readonly<Record<string, Kind>> = {
  krippendorff: { answer: krippendorff, tolerance: krippendorffTolerance },
  icc: { answer: icc, tolerance: iccTolerance },
  "crossed-reml": { answer: crossedReml, tolerance: remlTolerance },
  "crossed-posterior": { answer: crossedPosterior, tolerance: posteriorTolerance },
  scale: { answer: scale, tolerance: scaleTolerance },
  "within-agreement": { answer: within, tolerance: absolute },
  "ordinal-dispersion": { answer: dispersion, tolerance: absolute },
  connectivity: { answer: partition, tolerance: () => 0 },
  composite: { answer: composite, tolerance: absolute },
  "rater-diagnostics": { answer: diagnostics, tolerance: absolute },
  "discuss-first": { answer: discuss, tolerance: absolute },
  "pre-post": { answer: prePost, tolerance: absolute },
  validity: { answer: associations, tolerance: absolute },
  distributions: { answer: distributions, tolerance: () => "rel" },
  degenerate: { answer: degenerate, tolerance: absolute },
};

function absolute(): string {
  return "abs";
}

export function cellsOf(ratings: Matrix): Cell[] {
  return ratings.flatMap((row, candidate) =>
    row.flatMap((score, rater) => (score === null ? [] : [{ candidate, rater, score }])),
  );
}

function scoresOf(records: Records): ItemScore[] {
  return records.map(([candidate, rater, item, score]) => ({ candidate, rater, item, score }));
}

function range(length: number): number[] {
  return Array.from({ length }, (_, k) => k);
}

/* α */

function alphaValue(alpha: Alpha): number | null {
  return "alpha" in alpha ? alpha.alpha : null;
}

function krippendorff(golden: GoldenCase): Answer {
  const { ratings } = golden.input as { ratings: Matrix };
  const of = (metric: Metric): Alpha => krippendorffAlpha(ratings, { metric });
  const interval = (metric: Metric): Answer => {
    const alpha = of(metric);
    if (alpha.state !== "ok" || alpha.interval.state !== "ok") return null;
    const { seZ, lo, hi } = alpha.interval;
    return { estimate: alpha.alpha, units: alpha.candidates, seZ, lo, hi };
  };
  const ordinal = krippendorffAlpha(ratings);
  return {
    nominal: alphaValue(of("nominal")),
    ordinal: alphaValue(ordinal),
    interval: alphaValue(of("interval")),
    ratio: alphaValue(of("ratio")),
    pairableValues: "values" in ordinal ? ordinal.values : 0,
    pairableUnits: "units" in ordinal ? ordinal.units : 0,
    jackknifeNominal: interval("nominal"),
    jackknifeOrdinal: interval("ordinal"),
    jackknifeInterval: interval("interval"),
    jackknifeRatio: interval("ratio"),
  };
}

function krippendorffTolerance([field = "", part = ""]: readonly string[]): string | 0 {
  if (field.startsWith("pairable") || part === "units") return 0;
  return field.startsWith("jackknife") && part !== "estimate" ? "jackknife" : "alpha";
}

/* ICC */

function icc(golden: GoldenCase): Answer {
  const { ratings, conf } = golden.input as { ratings: Matrix; conf?: number };
  const family = iccFamily(ratings, conf);
  if (!("meanSquares" in family)) return null;
  const { rows, columns, error, within: inside } = family.meanSquares;
  const shown = ({ estimate, interval }: Coefficient): Answer => ({
    estimate,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null,
  });
  return {
    MSR: rows,
    MSC: columns,
    MSE: error,
    MSW: inside,
    ICC2: shown(family.single),
    ICC3: shown(family.singleConsistency),
    ICC2k: shown(family.average),
    ICC3k: shown(family.averageConsistency),
  };
}

function iccTolerance([field = "", part = ""]: readonly string[]): string {
  if (field.startsWith("MS")) return "ms";
  return part === "estimate" ? "icc" : "ci";
}

/* the crossed model */

function crossedReml(golden: GoldenCase): Answer {
  const point = remlPoint(cellsOf((golden.input as { ratings: Matrix }).ratings), "everyone");
  return point && { ...remlAnswer(point), lme4: remlAnswer(point) };
}

function remlAnswer(point: RemlPoint): Record<string, unknown> {
  return {
    sigma2_candidate: point.candidateVariance,
    sigma2_rater: point.raterVariance,
    sigma2_residual: point.residualVariance,
    remlDeviance: point.deviance,
    mu: point.mu,
    candidateBLUP: point.candidates.map(({ effect }) => effect),
    raterBLUP: point.raters.map(({ effect }) => effect),
    adjusted: point.candidates.map(({ adjusted }) => adjusted.value),
    adjustedSE: point.candidates.map(({ adjusted }) => adjusted.se),
    severity: point.raters.map(({ severity }) => severity.value),
    severitySE: point.raters.map(({ severity }) => severity.se),
    icc_A1: point.singleScore,
    khat: point.overlap.ratersPerCandidate,
    q: point.overlap.q,
    G_qk: point.rawMean,
    adjustedScoreReliability: point.adjustedScore,
  };
}

function remlTolerance(path: readonly string[]): string {
  const field = path.findLast((key) => !/^\d+$/.test(key)) ?? "";
  if (field === "remlDeviance") return "deviance";
  if (field.endsWith("SE")) return "se";
  return field.startsWith("sigma2") ? "variance" : "effects";
}

function crossedPosterior(golden: GoldenCase): Answer {
  const { ratings } = golden.input as { ratings: Matrix };
  const { pairs } = golden.expected as { pairs?: { a: number; b: number }[] };
  const model = crossedModel(cellsOf(ratings), { reference: "everyone" });
  if (model.state !== "ok") return { state: model.state };
  const pairOf = pairsOf(model);
  return {
    df: model.df,
    components: model.connectivity.components.length,
    adjusted: model.adjusted.map(({ mean }) => mean),
    adjustedSD: model.adjusted.map(({ sd }) => sd),
    adjusted95: model.adjusted.map(({ lo, hi }) => [lo, hi]),
    severity: model.severity.map(({ mean }) => mean),
    severitySD: model.severity.map(({ sd }) => sd),
    severity95: model.severity.map(({ lo, hi }) => [lo, hi]),
    icc_A1: model.reliability.singleScore,
    G_qk: model.reliability.rawMean,
    adjustedScoreReliability: model.reliability.adjustedScore,
    pairs: (pairs ?? []).map(({ a, b }) => {
      const pair = pairOf(a, b);
      return { a, b, pAgtB: pair.state === "ok" ? pair.probability : null };
    }),
  };
}

function posteriorTolerance([field = "", , part = ""]: readonly string[]): string | 0 {
  if (field === "df" || field === "components") return 0;
  if (field === "pairs") return part === "pAgtB" ? "prob" : 0;
  if (field.endsWith("SD")) return "sd";
  if (field.endsWith("95")) return "interval";
  return field === "adjusted" || field === "severity" ? "mean" : "icc";
}

function scale(golden: GoldenCase): Answer {
  const { cells, sha256 } = scalePanel(golden.input as ScaleInput);
  const wanted = golden.provenance?.sha256;
  if (wanted !== undefined && sha256 !== wanted) throw new Error(`generated other data: ${sha256}`);
  const [point, best] = timed(() => remlPoint(cells), golden.tolerance["wallMs"] ?? Infinity);
  if (best > (golden.tolerance["wallMs"] ?? Infinity)) throw new Error(`took ${best} ms`);
  if (point === null) return null;
  const { adjustedSample } = golden.expected as { adjustedSample?: { candidate: number }[] };
  const adjusted = new Map(point.candidates.map((row) => [row.candidate, row.adjusted.value]));
  const top = point.candidates.toSorted((a, b) => b.adjusted.value - a.adjusted.value);
  return {
    ...remlAnswer(point),
    adjustedSample: (adjustedSample ?? []).map(({ candidate }) => ({
      candidate,
      value: adjusted.get(candidate),
    })),
    top5: top.slice(0, 5).map(({ candidate }) => candidate),
    top10: top.slice(0, 10).map(({ candidate }) => candidate),
  };
}

/** The best of up to three runs: another process on the machine is not the engine's doing. */
function timed<T>(run: () => T, budget: number): [T, number] {
  let [result, best] = [run(), Infinity];
  for (let attempt = 0; attempt < 3 && best > budget; attempt++) {
    const start = performance.now();
    result = run();
    best = Math.min(best, performance.now() - start);
  }
  return [result, best];
}

function scaleTolerance(path: readonly string[]): string | 0 {
  const field = path.findLast((key) => !/^\d+$/.test(key)) ?? "";
  if (path[0]?.startsWith("top") === true || field === "candidate") return 0;
  return field === "severity" || field === "value" || field === "adjusted" ? "effects" : "variance";
}

/* agreement within a cell */

function within(golden: GoldenCase): Answer {
  const { cells, scaleMin, scaleMax } = golden.input as {
    cells: number[][];
    scaleMin: number;
    scaleMax: number;
  };
  return cells.map((scores) => {
    const cell = agreementWithin(scores, { min: scaleMin, max: scaleMax });
    // One score agrees with nobody: there is a number for where it lies, and none for agreement.
    if (cell.state === "no-scores" || cell.state === "one-score") return lone(scores);
    return {
      n: cell.n,
      mean: cell.mean,
      median: cell.median,
      range: cell.range,
      sd: cell.sd,
      adMean: cell.adMean,
      adMedian: cell.adMedian,
      meanPairwiseDiff: cell.meanPairwiseDifference,
      rwgStarUniform: cell.rwgStar,
      consensusTW: cell.consensus,
    };
  });
}

function lone(scores: readonly number[]): Answer {
  const value = scores[0] ?? null;
  const none = { range: null, sd: null, adMean: null, adMedian: null, meanPairwiseDiff: null };
  return {
    n: scores.length,
    mean: value,
    median: value,
    ...none,
    rwgStarUniform: null,
    consensusTW: null,
  };
}

function dispersion(golden: GoldenCase): Answer {
  const { frequencies } = golden.input as { frequencies: number[] };
  const counted = frequencies.map((count, k) => [k + 1, count] as const);
  return { consensusTW: consensusIndex(counted, { min: 1, max: frequencies.length }) };
}

/* connectivity: a partition has no numbers of its own, so the case's are taken over */

function partition(golden: GoldenCase): Answer {
  const { cells, candidates, raters } = golden.input as {
    cells: [number, number][];
    candidates: number;
    raters: number;
  };
  const { components } = connectivity(cells.map(([candidate, rater]) => ({ candidate, rater })));
  const wanted = (golden.expected as { candidate: number[] }).candidate;
  const names = components.map((part) => wanted[part.candidates[0] ?? -1] ?? -2);
  if (new Set(names).size < names.length) throw new Error("two components where one is expected");
  const name = (part: number): number => (part === -1 ? -1 : (names[part] ?? -2));
  return {
    count: components.length,
    candidate: range(candidates).map((c) =>
      name(components.findIndex((part) => part.candidates.includes(c))),
    ),
    rater: range(raters).map((r) => name(components.findIndex((part) => part.raters.includes(r)))),
  };
}

/* composites: the case lists whole scorecards; partial ones may be left out, whole ones not */

function composite(golden: GoldenCase): Answer {
  const { records, weights } = golden.input as { records: Records; weights?: number[] };
  const result = composites(scoresOf(records), weights);
  if (result.state === "no-data") return null;
  const wanted = (golden.expected as { cells: { c: number; r: number }[] }).cells;
  const isListed = (candidate: number, rater: number): boolean =>
    wanted.some(({ c, r }) => c === candidate && r === rater);
  return {
    beta: result.difficulty,
    cells: result.cells
      .filter(({ candidate, rater, isPartial }) => !isPartial || isListed(candidate, rater))
      .map(({ candidate, rater, score }) => ({ c: candidate, r: rater, y: score })),
  };
}

/* rater diagnostics, ungated */

function diagnostics(golden: GoldenCase): Answer {
  const { records, severity, order, weights } = golden.input as {
    records: Records;
    severity: number[];
    order: number[][];
    weights?: number[];
  };
  const scores = scoresOf(records);
  const composed = composites(scores, weights);
  return {
    beta: composed.state === "no-data" ? [] : composed.difficulty,
    raters: raterStatistics({ scores, severity, order, ...(weights && { weights }) }).map(
      ({ rater, drift, contrast, spread, halo, restCorrelation, ...own }) => ({
        rater,
        sharedCandidates: own.sharedCandidates,
        spreadRatio: spread?.ratio ?? null,
        spreadLo: spread?.interval?.lo ?? null,
        spreadHi: spread?.interval?.hi ?? null,
        haloRatio: halo?.ratio ?? null,
        haloLo: halo?.interval?.lo ?? null,
        haloHi: halo?.interval?.hi ?? null,
        straightLined: own.straightLined,
        scorecards: own.scorecards,
        midShare: own.midShare,
        drift: drift && { n: drift.n, slopePer10: drift.slope, ...drift.interval, p: drift.p },
        contrast: contrast && {
          n: contrast.n,
          slope: contrast.slope,
          ...contrast.interval,
          p: contrast.p,
        },
        restCorrelation: restCorrelation && {
          n: restCorrelation.n,
          r: restCorrelation.r,
          lo: restCorrelation.interval?.lo ?? null,
          hi: restCorrelation.interval?.hi ?? null,
        },
      }),
    ),
  };
}

/* discuss first */

function discuss(golden: GoldenCase): Answer {
  const { records, weights, severity, pAboveLine } = golden.input as {
    records: Records;
    weights?: number[];
    severity?: number[];
    pAboveLine?: number[] | null;
  };
  return discussFirst(scoresOf(records), {
    ...(weights && { weights }),
    ...(severity && { severity }),
    ...(pAboveLine && { aboveLine: pAboveLine }),
  }).map((point) => ({
    c: point.candidate,
    i: point.item,
    k: point.scores,
    gap: point.range,
    adjustedDisagreement: point.adjustedDisagreement,
    priority: point.priority,
    flags: point.reasons,
  }));
}

/* before and after */

function prePost(golden: GoldenCase): Answer {
  const { pre, post } = golden.input as { pre: Records; post: Records };
  const change = beforeAfter(scoresOf(pre), scoresOf(post));
  if (change.state === "no-data") return null;
  const { disagreement, wideGaps, alpha, influence, candidates } = change;
  return {
    matched: change.matched,
    shareChanged: change.shareChanged,
    meanAbsChange: change.meanChange,
    adPre: disagreement?.before ?? null,
    adPost: disagreement?.after ?? null,
    adChange: disagreement?.change ?? null,
    adChangeLo: disagreement?.interval?.lo ?? null,
    adChangeHi: disagreement?.interval?.hi ?? null,
    gap2Pre: wideGaps?.before ?? null,
    gap2Post: wideGaps?.after ?? null,
    alphaOrdinalPre: alphaValue(alpha.before),
    alphaOrdinalPost: alphaValue(alpha.after),
    influence: influence.map(({ share }) => share),
    candidateMeanPre: candidates.map(({ before }) => before),
    candidateMeanPost: candidates.map(({ after }) => after),
    rankTauB: change.orderTau,
  };
}

/* validity */

function associations(golden: GoldenCase): Answer {
  const {
    score,
    outcome,
    sdRatioUnrestrictedOverRestricted: sdRatio,
  } = golden.input as {
    score: (number | null)[];
    outcome: (number | null)[];
    sdRatioUnrestrictedOverRestricted?: number;
  };
  const found = associationOf(score, outcome);
  return (
    found && {
      n: found.n,
      pearson: found.pearson.r,
      pearsonLo: found.pearson.interval?.lo ?? null,
      pearsonHi: found.pearson.interval?.hi ?? null,
      spearman: found.spearman.r,
      spearmanLo: found.spearman.interval?.lo ?? null,
      spearmanHi: found.spearman.interval?.hi ?? null,
      kendallTauB: found.tauB,
      thorndikeCase2: correctedForRange(found.pearson.r, sdRatio ?? 1),
    }
  );
}

/* distributions */

type Point = { x?: number; p?: number; df?: number; df1?: number; df2?: number };

const functions: Record<string, (point: Required<Point>) => number> = {
  tQuantile: ({ p, df }) => tQuantile(p, df),
  tCdf: ({ x, df }) => tCdf(x, df),
  fQuantile: ({ p, df1, df2 }) => fQuantile(p, df1, df2),
  fCdf: ({ x, df1, df2 }) => fCdf(x, df1, df2),
  normalQuantile: ({ p }) => normalQuantile(p),
  normalCdf: ({ x }) => normalCdf(x),
};

function distributions(golden: GoldenCase): Answer {
  const wanted = golden.expected as Record<string, Required<Point>[]>;
  return Object.fromEntries(
    Object.entries(wanted).map(([name, points]) => [
      name,
      points.map((point) => ({ ...point, value: functions[name]?.(point) })),
    ]),
  );
}

/* corners */

function degenerate(golden: GoldenCase): Answer {
  const { cases } = golden.input as { cases: { name: string; ratings: Matrix }[] };
  return Object.fromEntries(
    cases.map(({ name, ratings }) => {
      const alpha = krippendorffAlpha(ratings);
      const family = iccFamily(ratings);
      const known = "meanSquares" in family ? family : null;
      return [
        name,
        {
          alpha: alphaValue(alpha),
          alphaStatus: alpha.state,
          icc: known && known.single.estimate,
          icc1: known?.single.estimate ?? null,
          icc3: known?.singleConsistency.estimate ?? null,
          icc1k: known?.average.estimate ?? null,
          icc3k: known?.averageConsistency.estimate ?? null,
          model: crossedModel(cellsOf(ratings)).state,
        } satisfies Record<string, Json>,
      ];
    }),
  );
}
