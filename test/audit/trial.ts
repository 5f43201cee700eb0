import { closenessInWords } from "#domain/panelStatistics/panelInWords.ts";
import type { PanelScores } from "#domain/panelStatistics/panelScores.ts";
import { panelStatistics } from "#domain/panelStatistics/panelStatistics.ts";
import { panelAgreement } from "#domain/panelStatistics/panelAgreement.ts";
import { krippendorffAlpha } from "#domain/statistics/krippendorff.ts";
import { groupBy } from "#domain/groupBy.ts";
import type { ItemScore } from "#domain/statistics/itemScores.ts";
import { iccFamily } from "#test/oracles/icc.ts";
import { simulatedPanel, type Wish } from "#test/simulatedPanel.ts";

/** So many of so many. */
export type Tally = { hits: number; of: number };

/** What the app said of panels whose truth is known, against that truth. */
export type Audit = {
  panels: number;
  /** 95 % intervals, of ranks 90 %, that held the truth. */
  severity: Tally;
  scores: Tally;
  ranks: Tally;
  alpha: Tally;
  reliability: Tally;
  /** Panelists called strict or lenient. */
  labels: Tally;
  /** Displayed neighbours called clearly ahead the wrong way round. */
  wrongNeighbours: Tally;
  /** Whether the true best was among those who may be best, and first among them. */
  held: Tally;
  first: Tally;
  /** Those who may be best, over all panels. */
  contenders: number;
};

function emptyAudit(): Audit {
  const none = () => ({ hits: 0, of: 0 });
  return {
    panels: 0,
    severity: none(),
    scores: none(),
    ranks: none(),
    alpha: none(),
    reliability: none(),
    labels: none(),
    wrongNeighbours: none(),
    held: none(),
    first: none(),
    contenders: 0,
  };
}

function count(tally: Tally, isHit: boolean): void {
  tally.of += 1;
  if (isHit) tally.hits += 1;
}

const holds = ({ lo, hi }: { lo: number; hi: number }, value: number) => lo <= value && value <= hi;

/** Panels of one design, one a seed, through `panelStatistics`. */
export function auditOf(design: Omit<Wish, "seed">, seeds: readonly number[]): Audit {
  const audit = emptyAudit();
  const single = singleReliability(design);
  for (const seed of seeds) auditPanel({ ...design, seed }, single, audit);
  return audit;
}

function auditPanel(wish: Wish, single: number, audit: Audit): void {
  const { input, others, truth } = simulatedPanel(wish);
  const { model, agreement } = panelStatistics(input);
  if (model.state !== "ok") throw new Error(model.state);
  audit.panels += 1;
  for (const own of model.severity) {
    const at = input.panelists.findIndex(({ id }) => id === own.panelist.id);
    count(audit.severity, holds(own, truth.severity[at] ?? 0));
    if (own.word === "none" || own.word === "strict" || own.word === "lenient")
      count(audit.labels, own.word !== "none");
  }
  const trueOf = (id: string) =>
    truth.scores[input.candidates.findIndex((one) => one.id === id)] ?? 0;
  const trueRank = (id: string) => 1 + truth.scores.filter((score) => score > trueOf(id)).length;
  for (const { standings, verdicts } of model.rankings.raw) {
    for (const { candidate, corrected, rank } of standings) {
      count(audit.scores, holds(corrected, trueOf(candidate.id)));
      if (rank.state === "ok") count(audit.ranks, holds(rank, trueRank(candidate.id)));
    }
    for (const [k, verdict] of verdicts.entries()) {
      const pair = [standings[k]?.candidate.id ?? "", standings[k + 1]?.candidate.id ?? ""];
      if (verdict.state !== "ok" || verdict.label !== "clearly-ahead") continue;
      const behind = pair.find((id) => id !== verdict.ahead?.id) ?? "";
      count(audit.wrongNeighbours, trueOf(verdict.ahead?.id ?? "") < trueOf(behind));
    }
  }
  const { alpha } = agreement.pooled;
  if (alpha.state === "ok" && alpha.interval.state === "ok")
    count(audit.alpha, holds(alpha.interval, alphaOf(others(800))));
  if (model.reliability.state === "ok")
    count(audit.reliability, holds(model.reliability.single, single));
  const contenders = model.best.groups[0]?.contenders ?? [];
  const best = input.candidates[truth.scores.indexOf(Math.max(...truth.scores))]?.id;
  count(
    audit.held,
    contenders.some(({ candidate }) => candidate.id === best),
  );
  count(audit.first, contenders[0]?.candidate.id === best);
  audit.contenders += contenders.length;
}

function alphaOf(scores: readonly ItemScore[]): number {
  const units = [...groupBy(scores, ({ candidate, item }) => `${candidate} ${item}`).values()];
  const alpha = krippendorffAlpha(
    units.map((unit) => unit.map(({ score }) => score)),
    { candidateOf: units.map(([first]) => first?.candidate ?? 0) },
  );
  return alpha.state === "ok" ? alpha.alpha : Number.NaN;
}

const known = new Map<string, number>();

/** ICC(A,1) of card means where such panelists are many and such candidates too. */
function singleReliability({ spread, items = 6 }: Omit<Wish, "seed">): number {
  const key = JSON.stringify([spread, items]);
  const single = known.get(key) ?? singleOf({ ...(spread && { spread }), items });
  known.set(key, single);
  return single;
}

function singleOf({ spread, items }: Pick<Wish, "spread"> & { items: number }): number {
  const runs = [1, 2, 3, 4].map((seed) => {
    const { everybody } = simulatedPanel({
      seed: 900 + seed,
      candidates: 300,
      panelists: 100,
      items,
      ...(spread && { spread }),
    });
    const matrix = Array.from({ length: 300 }, () => Array.from({ length: 100 }, () => 0));
    for (const { candidate, rater, score } of everybody) {
      const row = matrix[candidate];
      if (row !== undefined) row[rater] = (row[rater] ?? 0) + score / items;
    }
    const icc = iccFamily(matrix);
    return icc.state === "ok" ? (icc.single.estimate ?? 0) : 0;
  });
  return runs.reduce((a, b) => a + b, 0) / runs.length;
}

/** How often scores given at random are called close. */
export function closeAtRandom(panelists: number, panels: number): Tally {
  const tally = { hits: 0, of: 0 };
  for (let seed = 1; seed <= panels; seed += 1) {
    const { input } = simulatedPanel({
      seed,
      candidates: 12,
      panelists,
      spread: { candidates: 0, severity: 0, noise: 0.8 },
    });
    const scores = shuffled(input, seed);
    const words = closenessInWords(panelAgreement({ ...input, scores }).pooled, panelists) ?? "";
    count(tally, /close together|, closer than chance/.test(words));
  }
  return tally;
}

/** The same scores, each panelist's dealt to candidates and items by lot. */
function shuffled({ scores }: PanelScores, seed: number): ItemScore[] {
  let state = seed;
  const random = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return [...groupBy(scores, ({ rater }) => rater).values()].flatMap((own) => {
    const dealt = own
      .map(({ score }) => ({ score, place: random() }))
      .toSorted((a, b) => a.place - b.place);
    return own.map((one, k) => ({ ...one, score: dealt[k]?.score ?? one.score }));
  });
}
