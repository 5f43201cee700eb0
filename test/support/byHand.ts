import { liveOf, type SharedRecord } from "#domain/records/record.ts";

/**
 * What the Panel page prints, from the cards alone and by short paths that share nothing with the
 * app's: normal equations solved whole, the posterior summed on one plain grid, ranks from a
 * simulation of their own. Slow and plain on purpose; for panels of a dozen candidates.
 */

// ---- The raw cards, as names and numbers ------------------------------------------------------

type Card = { who: string; on: string; scores: (number | null)[] };
export type Raw = {
  candidates: string[];
  panelists: string[];
  items: string[];
  cards: Card[];
};

/** The cards of an opening by name, on the candidates given. */
export function rawOf(records: readonly SharedRecord[], among: readonly string[]): Raw {
  const names = new Map<string, string>();
  for (const { id, body } of liveOf(records, "candidate")) names.set(id, body.name);
  for (const { id, body } of liveOf(records, "panelist")) names.set(id, body.name);
  const { items } = at(liveOf(records, "kit"), 0).body;
  return {
    candidates: [...among],
    panelists: liveOf(records, "opening").flatMap(({ body }) =>
      body.panel.map(({ panelist }) => names.get(panelist) ?? ""),
    ),
    items: items.map(({ title }) => title),
    cards: liveOf(records, "scorecard").flatMap(({ author, body }) => {
      const on = names.get(body.candidate) ?? "";
      const scores = items.map(({ id }) => {
        const score = body.ratings[id]?.score;
        return typeof score === "number" ? score : null;
      });
      return among.includes(on) ? [{ who: names.get(author) ?? "", on, scores }] : [];
    }),
  };
}

// ---- Small tools ------------------------------------------------------------------------------

export const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
export const mean = (values: readonly number[]) => sum(values) / values.length;
export const given = (values: readonly (number | null)[]) => values.filter((one) => one !== null);
export const at = <T>(values: readonly T[], k: number): T => {
  const value = values[k];
  if (value === undefined) throw new Error(`Nothing at ${k}.`);
  return value;
};
export const range = (n: number) => Array.from({ length: n }, (_, k) => k);

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (at(sorted, Math.floor(half)) + at(sorted, Math.ceil(half))) / 2;
}

type Matrix = number[][];

/** Gauss–Jordan with pivoting: the inverse and ln |det|. */
function inverseOf(matrix: Matrix): { inverse: Matrix; logDet: number } {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...range(n).map((j) => (i === j ? 1 : 0))]);
  let logDet = 0;
  for (let k = 0; k < n; k += 1) {
    let best = k;
    for (let i = k; i < n; i += 1)
      if (Math.abs(at(at(rows, i), k)) > Math.abs(at(at(rows, best), k))) best = i;
    const pivotRow = at(rows, best);
    rows[best] = at(rows, k);
    rows[k] = pivotRow;
    const pivot = at(pivotRow, k);
    logDet += Math.log(Math.abs(pivot));
    for (let j = k; j < 2 * n; j += 1) pivotRow[j] = at(pivotRow, j) / pivot;
    for (let i = 0; i < n; i += 1) {
      const row = at(rows, i);
      const factor = at(row, k);
      if (i === k || factor === 0) continue;
      for (let j = k; j < 2 * n; j += 1) row[j] = at(row, j) - factor * at(pivotRow, j);
    }
  }
  return { inverse: rows.map((row) => row.slice(n)), logDet };
}

const times = (matrix: Matrix, vector: readonly number[]) =>
  matrix.map((row) => sum(row.map((value, j) => value * at(vector, j))));

type StudentT = { cdf: (t: number) => number; quantile: (p: number) => number };
const tabulated = new Map<number, StudentT>();

/** Student's t by Simpson's rule on its density, tabulated once a number of degrees of freedom. */
function studentT(df: number): StudentT {
  const known = tabulated.get(df) ?? tabulatedT(df);
  tabulated.set(df, known);
  return known;
}

function tabulatedT(df: number): StudentT {
  const [reach, steps] = [60, 24_000];
  const h = reach / steps;
  const density = (t: number) => (1 + (t * t) / df) ** (-(df + 1) / 2);
  const area = new Float64Array(steps + 1);
  for (let k = 1; k <= steps; k += 1) {
    const [a, b] = [(k - 1) * h, k * h];
    area[k] = (area[k - 1] ?? 0) + (h / 6) * (density(a) + 4 * density((a + b) / 2) + density(b));
  }
  const half = area[steps] ?? 1;
  const cdf = (t: number) => {
    const place = Math.min(Math.abs(t) / h, steps - 1e-9);
    const k = Math.floor(place);
    const share = (area[k] ?? 0) + (place - k) * ((area[k + 1] ?? 0) - (area[k] ?? 0));
    return 0.5 + (Math.sign(t) * 0.5 * share) / half;
  };
  return { cdf, quantile: (p) => bisect((t) => cdf(t) - p, -reach, reach) };
}

function bisect(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let k = 0; k < 32; k += 1) {
    const x = (low + high) / 2;
    if (f(x) < 0) low = x;
    else high = x;
  }
  return (low + high) / 2;
}

/** A linear congruence (Park & Miller) and Box–Muller: enough for a rank. */
function drawing(seed: number): { uniform: () => number; normal: () => number } {
  let state = seed;
  const uniform = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

// ---- Agreement --------------------------------------------------------------------------------

/** The scores of one candidate on one item. */
export type Unit = { on: string; scores: number[] };

export function unitsOf({ candidates, items, cards }: Raw, item?: number): Unit[] {
  return candidates.flatMap((on) =>
    range(items.length)
      .filter((k) => item === undefined || item === k)
      .map((k) => ({
        on,
        scores: given(cards.filter((card) => card.on === on).map(({ scores }) => at(scores, k))),
      })),
  );
}

/** Krippendorff's ordinal α, straight from the coincidence matrix. */
export function alphaOf(units: readonly Unit[]): number {
  const pairable = units.filter(({ scores }) => scores.length > 1);
  const coincidence = range(6).map(() => range(6).map(() => 0));
  for (const { scores } of pairable)
    for (const [i, v] of scores.entries())
      for (const [j, w] of scores.entries())
        if (i !== j) at(coincidence, v)[w] = at(at(coincidence, v), w) + 1 / (scores.length - 1);
  const totals = coincidence.map(sum);
  const n = sum(totals);
  let [observed, expected] = [0, 0];
  for (const v of range(6))
    for (const w of range(6)) {
      const between = sum(totals.slice(Math.min(v, w), Math.max(v, w) + 1));
      const distance = (between - (at(totals, v) + at(totals, w)) / 2) ** 2;
      if (v === w) continue;
      observed += at(at(coincidence, v), w) * distance;
      expected += (at(totals, v) * at(totals, w) * distance) / (n - 1);
    }
  return 1 - observed / expected;
}

/** The jackknife over candidates on Fisher's z. */
export function alphaInterval(units: readonly Unit[]): [number, number] {
  const shared = [...new Set(units.filter(({ scores }) => scores.length > 1).map(({ on }) => on))];
  const n = shared.length;
  const z = Math.atanh(alphaOf(units));
  const pseudo = shared.map(
    (left) => n * z - (n - 1) * Math.atanh(alphaOf(units.filter(({ on }) => on !== left))),
  );
  const spread = Math.sqrt(sum(pseudo.map((p) => (p - mean(pseudo)) ** 2)) / (n - 1) / n);
  const reach = studentT(n - 1).quantile(0.975) * spread;
  return [Math.tanh(z - reach), Math.tanh(z + reach)];
}

/** Mean |score − median| within a candidate and item, over those with two scores. */
export function distanceOf(units: readonly Unit[]): number {
  return mean(
    units
      .filter(({ scores }) => scores.length > 1)
      .map(({ scores }) => mean(scores.map((score) => Math.abs(score - middle(scores))))),
  );
}

// ---- The panel's model ------------------------------------------------------------------------

export type Cell = { c: number; r: number; y: number };

/** Card means freed of how high each item is scored: least squares of score = card + item. */
export function cellsOf({ candidates, panelists, items, cards }: Raw): Cell[] {
  const m = cards.length;
  const size = m + items.length;
  const normal = range(size).map(() => range(size).map(() => 0));
  const right = range(size).map(() => 0);
  for (const [k, { scores }] of cards.entries())
    for (const [i, score] of scores.entries()) {
      if (score === null) continue;
      for (const a of [k, m + i]) {
        right[a] = at(right, a) + score;
        for (const b of [k, m + i]) at(normal, a)[b] = at(at(normal, a), b) + 1;
      }
    }
  // Σ items = 0, as a penalty that costs the fit nothing.
  for (const i of range(items.length))
    for (const j of range(items.length))
      at(normal, m + i)[m + j] = at(at(normal, m + i), m + j) + 1;
  const solution = times(inverseOf(normal).inverse, right);
  return cards.flatMap(({ who, on, scores }, k) =>
    given(scores).length < items.length / 2
      ? []
      : [{ c: candidates.indexOf(on), r: panelists.indexOf(who), y: at(solution, k) }],
  );
}

type Point = {
  weight: number;
  lambdaC: number;
  lambdaR: number;
  /** Residual variance; estimates and their covariance, of (μ, candidates, panelists). */
  variance: number;
  estimate: number[];
  covariance: Matrix;
};
export type Model = {
  points: Point[];
  df: number;
  candidates: number;
  panelists: number;
  cells: Cell[];
  quantities: Map<string, Quantity>;
};

/** Henderson's equations at every point of a plain midpoint grid over the unit square. */
export function modelOf(cells: readonly Cell[], candidates: number, panelists: number): Model {
  const n = cells.length;
  const size = 1 + candidates + panelists;
  const crossed = range(size).map(() => range(size).map(() => 0));
  const right = range(size).map(() => 0);
  for (const { c, r, y } of cells)
    for (const a of [0, 1 + c, 1 + candidates + r]) {
      right[a] = at(right, a) + y;
      for (const b of [0, 1 + c, 1 + candidates + r]) at(crossed, a)[b] = at(at(crossed, a), b) + 1;
    }
  const squares = sum(cells.map(({ y }) => y * y));
  const side = 48;
  const ratio = (k: number) => Math.tan((Math.PI * (k + 0.5)) / side / 2) ** 2;
  const all = range(side).flatMap((i) =>
    range(side).map((j) => {
      const [lambdaC, lambdaR] = [ratio(i), ratio(j)];
      const system = crossed.map((row, a) =>
        row.map((value, b) =>
          a !== b || a === 0 ? value : value + 1 / (a <= candidates ? lambdaC : lambdaR),
        ),
      );
      const { inverse, logDet } = inverseOf(system);
      const estimate = times(inverse, right);
      const rss = squares - sum(estimate.map((value, a) => value * at(right, a)));
      const deviance =
        logDet +
        candidates * Math.log(lambdaC) +
        panelists * Math.log(lambdaR) +
        (n - 1) * Math.log(rss);
      const variance = rss / (n - 1);
      return { deviance, lambdaC, lambdaR, variance, estimate, covariance: inverse };
    }),
  );
  const least = Math.min(...all.map(({ deviance }) => deviance));
  const kept = all
    .map((point) => ({ ...point, weight: Math.exp((least - point.deviance) / 2) }))
    .filter(({ weight }) => weight > 1e-6);
  const total = sum(kept.map(({ weight }) => weight));
  const points = kept.map((point) => ({ ...point, weight: point.weight / total }));
  return { points, df: n - 1, candidates, panelists, cells: [...cells], quantities: new Map() };
}

type Quantity = { mean: number; lo: number; hi: number; positive: number };

/** A combination of (μ, candidates, panelists), as a mixture of t distributions. */
function quantityOf(model: Model, combination: readonly number[]): Quantity {
  const key = combination.join(" ");
  const known = model.quantities.get(key) ?? mixtureOf(model, combination);
  model.quantities.set(key, known);
  return known;
}

function mixtureOf({ points, df }: Model, combination: readonly number[]): Quantity {
  const t = studentT(df);
  const parts = points.map(({ weight, variance, estimate, covariance }) => ({
    weight,
    centre: sum(combination.map((value, a) => value * at(estimate, a))),
    scale: Math.sqrt(
      variance * sum(times(covariance, combination).map((value, a) => value * at(combination, a))),
    ),
  }));
  const below = (x: number) =>
    sum(parts.map(({ weight, centre, scale }) => weight * t.cdf((x - centre) / scale)));
  return {
    mean: sum(parts.map(({ weight, centre }) => weight * centre)),
    lo: bisect((x) => below(x) - 0.025, -20, 20),
    hi: bisect((x) => below(x) - 0.975, -20, 20),
    positive: 1 - below(0),
  };
}

/** Median and 95 % of a function of the variance ratios. */
export function ratioOf({ points }: Model, of: (point: Point) => number) {
  const sorted = points
    .map((point) => ({ value: of(point), weight: point.weight }))
    .toSorted((a, b) => a.value - b.value);
  const quantile = (p: number) => {
    let upTo = 0;
    for (const { value, weight } of sorted) {
      upTo += weight;
      if (upTo >= p) return value;
    }
    return at(sorted, sorted.length - 1).value;
  };
  return { median: quantile(0.5), lo: quantile(0.025), hi: quantile(0.975) };
}

const unit = (size: number, entries: Record<number, number>) =>
  range(size).map((k) => entries[k] ?? 0);

export function strictnessOf(model: Model, panelist: number) {
  const { candidates, panelists } = model;
  const share = Object.fromEntries(
    range(panelists).map((r) => [1 + candidates + r, (r === panelist ? 1 : 0) - 1 / panelists]),
  );
  return quantityOf(model, unit(1 + candidates + panelists, share));
}

export function correctedOf(model: Model, candidate: number) {
  const { candidates, panelists } = model;
  const panel = Object.fromEntries(
    range(panelists).map((r) => [1 + candidates + r, 1 / panelists]),
  );
  return quantityOf(
    model,
    unit(1 + candidates + panelists, { ...panel, 0: 1, [1 + candidate]: 1 }),
  );
}

export function aheadOf(model: Model, a: number, b: number): number {
  const size = 1 + model.candidates + model.panelists;
  return quantityOf(model, unit(size, { [1 + a]: 1, [1 + b]: -1 })).positive;
}

/** k̂ and q of G(q, k), pair by pair. */
export function overlapOf({ cells, candidates }: Model): { k: number; q: number } {
  const met = range(candidates).map((c) => cells.filter((cell) => cell.c === c).map(({ r }) => r));
  const k = candidates / sum(met.map((own) => 1 / own.length));
  let shared = 0;
  for (const [a, own] of met.entries())
    for (const [b, other] of met.entries())
      if (a !== b)
        shared += own.filter((r) => other.includes(r)).length / own.length / other.length;
  return { k, q: 1 / k - shared / (candidates * (candidates - 1)) };
}

export const draws = 20_000;

/** How often, of all draws, each candidate takes each rank; 1 is the highest. */
export function ranksOf({ points, df, candidates }: Model): number[][] {
  const { uniform, normal } = drawing(11);
  const counts = range(candidates).map(() => range(candidates + 1).map(() => 0));
  const drawn = points.map(() => 0);
  for (let k = 0; k < draws; k += 1) {
    let [g, left] = [0, uniform()];
    while (g < points.length - 1 && left > at(points, g).weight) {
      left -= at(points, g).weight;
      g += 1;
    }
    drawn[g] = at(drawn, g) + 1;
  }
  for (const [g, { variance, estimate, covariance }] of points.entries()) {
    if (at(drawn, g) === 0) continue;
    const own = covariance.slice(1, 1 + candidates).map((row) => row.slice(1, 1 + candidates));
    const root = choleskyOf(own);
    for (let k = 0; k < at(drawn, g); k += 1) {
      let chi = 0;
      for (let d = 0; d < df; d += 1) chi += normal() ** 2;
      const sd = Math.sqrt((variance * df) / chi);
      const noise = range(candidates).map(normal);
      const effects = root.map((row, c) => at(estimate, 1 + c) + sd * dot(row, noise));
      for (const [c, effect] of effects.entries()) {
        const rank = effects.filter((other) => other > effect).length + 1;
        at(counts, c)[rank] = at(at(counts, c), rank) + 1 / draws;
      }
    }
  }
  return counts;
}

const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((x, k) => x * at(b, k)));

function choleskyOf(matrix: Matrix): Matrix {
  const root = matrix.map((row) => row.map(() => 0));
  for (const i of range(matrix.length))
    for (const j of range(i + 1)) {
      const rest = at(at(matrix, i), j) - dot(at(root, i).slice(0, j), at(root, j).slice(0, j));
      at(root, i)[j] = i === j ? Math.sqrt(rest) : rest / at(at(root, j), j);
    }
  return root;
}
