import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { RoundId } from "#domain/id.ts";
import { kitId, type Level } from "#domain/kit.ts";
import { liveOf, type SharedRecord } from "#domain/record.ts";
import { samplePanel } from "#domain/samplePanel.ts";
import { bigPanel } from "#test/bigPanel.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import {
  aKit,
  aMember,
  anItem,
  aRating,
  candidateRecord,
  kitRecord,
  openingRecord,
  panelistRecord,
  scorecardRecord,
} from "#test/records.ts";
import { openApp } from "#test/renderApp.tsx";

/**
 * Every number the Panel page prints, computed a second time from the cards alone by short paths
 * that share nothing with the app's: normal equations solved whole, the posterior summed on one
 * plain grid, ranks from a simulation of their own. Then the page is read: a numeral nobody here
 * accounted for fails the test.
 */

// ---- The raw cards, as names and numbers ------------------------------------------------------

type Card = { who: string; on: string; scores: (number | null)[] };
type Raw = {
  candidates: string[];
  panelists: string[];
  items: string[];
  cards: Card[];
};

/** The cards of an opening by name, on the candidates given. */
function rawOf(records: readonly SharedRecord[], among: readonly string[]): Raw {
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

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const given = (values: readonly (number | null)[]) => values.filter((one) => one !== null);
const at = <T,>(values: readonly T[], k: number): T => {
  const value = values[k];
  if (value === undefined) throw new Error(`Nothing at ${k}.`);
  return value;
};
const range = (n: number) => Array.from({ length: n }, (_, k) => k);

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

/** Student's t by Simpson's rule on its density, tabulated once a number of degrees of freedom. */
function studentT(df: number): { cdf: (t: number) => number; quantile: (p: number) => number } {
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
  for (let k = 0; k < 45; k += 1) {
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
type Unit = { on: string; scores: number[] };

function unitsOf({ candidates, items, cards }: Raw, item?: number): Unit[] {
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
function alphaOf(units: readonly Unit[]): number {
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
function alphaInterval(units: readonly Unit[]): [number, number] {
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
function distanceOf(units: readonly Unit[]): number {
  return mean(
    units
      .filter(({ scores }) => scores.length > 1)
      .map(({ scores }) => mean(scores.map((score) => Math.abs(score - middle(scores))))),
  );
}

// ---- The panel's model ------------------------------------------------------------------------

type Cell = { c: number; r: number; y: number };

/** Card means freed of how high each item is scored: least squares of score = card + item. */
function cellsOf({ candidates, panelists, items, cards }: Raw): Cell[] {
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
type Model = {
  points: Point[];
  df: number;
  candidates: number;
  panelists: number;
  cells: Cell[];
  quantities: Map<string, Quantity>;
};

/** Henderson's equations at every point of a plain midpoint grid over the unit square. */
function modelOf(cells: readonly Cell[], candidates: number, panelists: number): Model {
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
function ratioOf({ points }: Model, of: (point: Point) => number) {
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

function strictnessOf(model: Model, panelist: number) {
  const { candidates, panelists } = model;
  const share = Object.fromEntries(
    range(panelists).map((r) => [1 + candidates + r, (r === panelist ? 1 : 0) - 1 / panelists]),
  );
  return quantityOf(model, unit(1 + candidates + panelists, share));
}

function correctedOf(model: Model, candidate: number) {
  const { candidates, panelists } = model;
  const panel = Object.fromEntries(
    range(panelists).map((r) => [1 + candidates + r, 1 / panelists]),
  );
  return quantityOf(
    model,
    unit(1 + candidates + panelists, { ...panel, 0: 1, [1 + candidate]: 1 }),
  );
}

function aheadOf(model: Model, a: number, b: number): number {
  const size = 1 + model.candidates + model.panelists;
  return quantityOf(model, unit(size, { [1 + a]: 1, [1 + b]: -1 })).positive;
}

/** k̂ and q of G(q, k), pair by pair. */
function overlapOf({ cells, candidates }: Model): { k: number; q: number } {
  const met = range(candidates).map((c) => cells.filter((cell) => cell.c === c).map(({ r }) => r));
  const k = candidates / sum(met.map((own) => 1 / own.length));
  let shared = 0;
  for (const [a, own] of met.entries())
    for (const [b, other] of met.entries())
      if (a !== b)
        shared += own.filter((r) => other.includes(r)).length / own.length / other.length;
  return { k, q: 1 / k - shared / (candidates * (candidates - 1)) };
}

const draws = 20_000;

/** How often, of all draws, each candidate takes each rank; 1 is the highest. */
function ranksOf({ points, df, candidates }: Model): number[][] {
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

// ---- Reading the page -------------------------------------------------------------------------

const numeral = /[−+]?(?:\d[\d,]*)?\.?\d+/g;

function textNodesIn(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    nodes.push(node as Text);
  return nodes;
}

const wordsOf = (element: Element) =>
  textNodesIn(element)
    .map(({ data }) => data)
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();

const numeralsIn = (element: Element): string[] => wordsOf(element).match(numeral) ?? [];
const valueOf = (printed: string) => Number(printed.replace("−", "-").replace(",", ""));

/** `own`, printed to as many places as the page did, may differ by this much of the last place. */
const slack = 0.06;

/** Elements whose every numeral was compared with one of our own. */
type Ledger = Set<Element>;

/** The element's numerals are these numbers, in order, each as exact as it is printed. */
function shows(ledger: Ledger, element: Element, own: readonly number[], places = slack): void {
  const printed = numeralsIn(element);
  const words = wordsOf(element);
  expect(printed, words).toHaveLength(own.length);
  for (const [k, one] of printed.entries()) {
    const last = 10 ** -(one.split(".")[1]?.length ?? 0);
    const near = last === 1 ? 1e-9 : last * (0.5 + places);
    const off = Math.abs(valueOf(one) - at(own, k));
    expect(off, `${one} for ${at(own, k)} in “${words}”`).toBeLessThanOrEqual(near);
  }
  ledger.add(element);
}

/**
 * Numerals on the page that nobody accounted for. The private prompts are the golden cases' own
 * (`rater-diagnostics-*`), printed by one function: see “private prompts” in the domain's test.
 */
function leftOn(root: Element, ledger: Ledger): string[] {
  const isAccounted = (element: Element | null): boolean =>
    element !== null &&
    (ledger.has(element) ||
      element.getAttribute("aria-labelledby") === "private" ||
      isAccounted(element.parentElement));
  return textNodesIn(root)
    .filter(({ parentElement }) => !isAccounted(parentElement))
    .flatMap(({ data }) => data.match(numeral) ?? []);
}

// ---- The two panels ---------------------------------------------------------------------------

const kit = aKit({
  items: [
    anItem("delivery", "Delivery"),
    anItem("judgement", "Judgement"),
    anItem("teaching", "Teaching"),
  ],
  signals: [],
});
/** Chosen so that neighbours stand on either side of each cut-off, and correcting moves some. */
const qualities = [1.3, 3.5, 2.2, 1.3, 4.9, 1.1, 2.4, 4.7, 3.8, 1.1];
const met = [
  ["Kim Adler", "Luis Bravo", "Mo Castle", "Nia Dahl", "Ola Eng"],
  ["Pia Fox", "Rui Gama", "Sol Hahn", "Ugo Ibe", "Vera Joos"],
].flat();
const panelists = [
  { id: "ana", name: "Ana Ruiz", points: -0.6, missed: [9] },
  { id: "bo", name: "Bo Lind", points: 0.3, missed: [4] },
  { id: "cy", name: "Cy Marsh", points: 0.1, missed: [1, 5] },
  { id: "dee", name: "Dee Noor", points: 0.2, missed: [2, 3, 6, 7] },
];

/** Ten candidates, four panelists who each missed some, one item not observed, one card broken off. */
function madeUpPanel(): SharedRecord[] {
  return [
    kitRecord(kit),
    openingRecord("berlin", {
      kit: kitId(kit),
      rounds: kit.rounds,
      panel: panelists.map(({ id }) => ({ ...aMember(id), rounds: [] })),
    }),
    ...panelists.map(({ id, name }) => panelistRecord(id, name)),
    ...met.map((name, c) => candidateRecord(`c${c}`, name, "berlin")),
    ...panelists.flatMap(({ id: author, points, missed }, r) =>
      range(met.length)
        .filter((c) => !missed.includes(c))
        .map((c) => {
          const scores = kit.items.map((_, i) => {
            if (author === "bo" && c === 5 && i === 2) return "not observed" as const;
            if (author === "cy" && c === 3 && i > 0) return "not observed" as const;
            const wobble = (((c * 7 + r * 5 + i * 3) % 5) - 2) * 0.2;
            const score = at(qualities, c) + points + wobble + at([0, 0.4, -0.3], i);
            return Math.max(1, Math.min(5, Math.round(score))) as Level;
          });
          const ratings = Object.fromEntries(
            kit.items.map(({ id }, i) => [id, aRating(at(scores, i), "Seen.")]),
          );
          return scorecardRecord({
            author,
            opening: "berlin",
            candidate: `c${c}`,
            body: { kit: kitId(kit), ratings, round: RoundId.parse("interview") },
          });
        }),
    ),
  ];
}

// ---- The page, number by number ---------------------------------------------------------------

const region = (name: RegExp) => screen.getByRole("region", { name });
const rowOf = (scope: HTMLElement, name: string) =>
  within(scope).getByRole("row", { name: new RegExp(name) });
const paragraph = (scope: HTMLElement, says: RegExp) =>
  within(scope).getByText(
    (_, element) => element?.tagName === "P" && says.test(element.textContent),
  );

/** The row of a chart that shows what a table's row shows. */
function besideTable(scope: HTMLElement, name: string): Element {
  const inChart = within(scope)
    .getAllByText(name)
    .find((element) => element.closest("tr, p") === null)?.parentElement;
  if (inChart === null || inChart === undefined) throw new Error(`${name} is in no chart.`);
  return inChart;
}

function openFolds(): void {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
}

type Trace = { raw: Raw; model: Model; blind: number };

/** α as a row or a line shows it: the number with its interval, or how far off it is. */
function alphaNumbers(units: readonly Unit[]): number[] {
  const shared = new Set(units.filter(({ scores }) => scores.length > 1).map(({ on }) => on)).size;
  return shared < 5 ? [shared, 5] : [alphaOf(units), ...alphaInterval(units)];
}

function traceHead({ raw, model, blind }: Trace, ledger: Ledger): void {
  const units = unitsOf(raw);
  const scores = sum(units.map((own) => own.scores.length));
  const alpha = raw.candidates.length < 5 ? [] : [95, ...alphaNumbers(units)];
  const numbers = [scores, distanceOf(units), ...alpha, raw.candidates.length];
  shows(
    ledger,
    paragraph(screen.getByRole("main"), /points from the middle on average/),
    blind === 0 ? numbers : [...numbers, blind],
  );
  const flagged = raw.panelists
    .map((_, r) => strictnessOf(model, r))
    .filter((one, r) => wordOf(model, r, one) !== "");
  const heading = screen.getByRole("heading", { name: /^On \d+ candidates, / });
  shows(ledger, heading, [
    raw.candidates.length,
    ...(flagged.length === 1 ? flagged.map((one) => Math.abs(one.mean)) : []),
  ]);
  const apart = distanceOf(units);
  expect(heading).toHaveTextContent(
    apart <= 0.5 ? /close together/ : apart <= 0.8 ? /some way apart/ : /far apart/,
  );
}

function sharedBy({ cells }: Model, panelist: number) {
  const own = cells.filter(({ r }) => r === panelist);
  const isShared = ({ c }: Cell) => cells.filter((cell) => cell.c === c).length > 1;
  return { candidates: own.length, shared: own.filter(isShared).length };
}

/** From 8 shared candidates, an interval clear of 0 and a quarter of a point. */
function wordOf(model: Model, panelist: number, one: { mean: number; lo: number; hi: number }) {
  const isClear = one.lo > 0 || one.hi < 0;
  if (sharedBy(model, panelist).shared < 8 || !isClear || Math.abs(one.mean) < 0.25) return "";
  return one.mean < 0 ? "strict" : "lenient";
}

async function traceStrictness({ raw, model }: Trace, ledger: Ledger): Promise<void> {
  const scope = region(/^How strictly/);
  const all = raw.panelists.map((name, r) => {
    const own = strictnessOf(model, r);
    return { name, ...own, ...sharedBy(model, r), word: wordOf(model, r, own) };
  });
  for (const { name, mean: points, lo, hi, candidates, shared, word } of all) {
    const waiting = shared < 8 ? [shared, 8] : [];
    const row = rowOf(scope, name);
    shows(ledger, row, [points, lo, hi, candidates, shared, ...waiting]);
    if (shared >= 8)
      expect(row).toHaveTextContent(
        word === "" ? /not told apart from the panel$/ : new RegExp(`${word}$`),
      );
    await waitFor(() => expect(within(scope).getAllByText(name)).toHaveLength(2));
    shows(ledger, besideTable(scope, name), [points, lo, hi, ...waiting]);
  }
  const reach = Math.max(
    0.5,
    Math.ceil(2 * Math.max(...all.flatMap(({ lo, hi }) => [-lo, hi]))) / 2,
  );
  // jsdom lays nothing out, so only a browser draws the axis.
  const plot = scope.querySelector(".recharts-responsive-container");
  if (plot === null) throw new Error("No plot.");
  for (const tick of plot.querySelectorAll("text"))
    expect([-reach, 0, reach]).toContain(valueOf(tick.textContent));
  ledger.add(plot);

  const flagged = all.filter(({ word }) => word !== "").toSorted((a, b) => a.mean - b.mean);
  const isEarly = all.every(({ shared }) => shared < 8);
  const sentence = isEarly ? /nobody has 8/ : flagged.length === 0 ? /Nobody stands out/ : /\(.\d/;
  shows(ledger, paragraph(scope, sentence), isEarly ? [8] : flagged.map((one) => one.mean));
}

function traceScale({ raw }: Trace, ledger: Ledger): void {
  const scope = region(/^How each panelist uses the scale/);
  const use = raw.panelists.map((name) => {
    const scores = raw.cards.flatMap((card) => (card.who === name ? given(card.scores) : []));
    const counts = range(5).map((k) => scores.filter((score) => score === k + 1).length);
    return { name, counts, total: scores.length, upper: at(counts, 3) + at(counts, 4) };
  });
  for (const { name, counts, total } of use) {
    shows(ledger, rowOf(scope, name), [...counts, total]);
    const [bars] = besideTable(scope, name).querySelectorAll(":scope > span");
    if (bars === undefined) throw new Error(`No bar for ${name}.`);
    const shares = [...bars.children].map((share) =>
      share instanceof HTMLElement ? share.style.inlineSize : "",
    );
    const used = range(5).filter((k) => at(counts, k) > 0);
    shows(
      ledger,
      bars,
      used.map((k) => k + 1),
    );
    for (const [k, share] of shares.entries())
      expect(Number.parseFloat(share)).toBeCloseTo((100 * at(counts, at(used, k))) / total, 3);
  }
  const sorted = use.toSorted((a, b) => b.upper / b.total - a.upper / a.total);
  const [most, least] = [at(sorted, 0), at(sorted, sorted.length - 1)];
  shows(
    ledger,
    paragraph(scope, new RegExp(`^${most.name} gave 4 or 5 in`)),
    [most, least].flatMap(({ upper, total }) => [4, 5, upper, total]),
  );
}

/** Non-partial cards on a candidate, as the row of the table gives them. */
function rawMeanOf({ candidates, panelists: people, cards }: Raw, { cells }: Model, c: number) {
  const means = cells
    .filter((cell) => cell.c === c)
    .map(({ r }) => {
      const card = cards.find(({ who, on }) => who === people[r] && on === candidates[c]);
      return mean(given(card?.scores ?? []));
    });
  return { raw: mean(means), panelists: means.length };
}

function traceMatrix({ raw, model }: Trace, ledger: Ledger, isCorrected: boolean): void {
  const scope = region(/^Every candidate, every panelist/);
  for (const [c, name] of raw.candidates.entries()) {
    const cells = raw.panelists.flatMap((who) => {
      const card = raw.cards.find((one) => one.who === who && one.on === name);
      return card === undefined
        ? []
        : [mean(given(card.scores)), given(card.scores).length, card.scores.length];
    });
    const own = rawMeanOf(raw, model, c);
    const { mean: score, lo, hi } = correctedOf(model, c);
    shows(
      ledger,
      rowOf(scope, name),
      isCorrected ? [...cells, own.raw, own.panelists, score, lo, hi] : cells,
    );
  }
}

function traceAgreement({ raw }: Trace, ledger: Ledger): void {
  const scope = region(/^How far the panel agrees/);
  const items = raw.items.map((title, item) => ({ title, units: unitsOf(raw, item) }));
  for (const { title, units } of [...items, { title: "All items", units: unitsOf(raw) }]) {
    const shared = units.filter(({ scores }) => scores.length > 1).map(({ on }) => on);
    shows(ledger, rowOf(scope, title), [
      distanceOf(units),
      ...alphaNumbers(units),
      new Set(shared).size,
    ]);
  }
  const distances = items
    .map(({ title, units }) => ({ title, apart: distanceOf(units) }))
    .toSorted((a, b) => b.apart - a.apart);
  const [far, near] = [at(distances, 0), at(distances, distances.length - 1)];
  const isEven = far.apart.toFixed(1) === near.apart.toFixed(1);
  const line = paragraph(scope, isEven ? /^Scores lie .+ on every item compared/ : /^Furthest/);
  if (!isEven)
    expect(line).toHaveTextContent(
      new RegExp(`“${far.title}” \\(.+ points\\), closest on “${near.title}”`),
    );
  const waiting = raw.candidates.length < 5 ? [5] : [];
  shows(ledger, line, [...(isEven ? [far.apart] : [far.apart, near.apart]), ...waiting]);
}

function traceReliability({ raw, model }: Trace, ledger: Ledger): void {
  const scope = region(/^How far a score can be relied on/);
  if (raw.candidates.length < 5) {
    shows(ledger, paragraph(scope, /^Not enough shared/), [raw.candidates.length, 5]);
    return;
  }
  const { k, q } = overlapOf(model);
  const single = ratioOf(model, ({ lambdaC, lambdaR }) => lambdaC / (1 + lambdaC + lambdaR));
  const panelMean = ratioOf(
    model,
    ({ lambdaC, lambdaR }) => lambdaC / (lambdaC + q * lambdaR + 1 / k),
  );
  expect(Math.max(single.hi - single.lo, panelMean.hi - panelMean.lo)).toBeLessThan(0.5);
  const term = (name: RegExp) => within(scope).getByText(name, { selector: "dt" });
  const definition = (name: RegExp) => {
    const element = term(name).nextElementSibling;
    if (element === null) throw new Error(`Nothing beside ${name.source}.`);
    return element;
  };
  // A grid of its own, summed without smoothing: a place of the last digit.
  shows(ledger, definition(/^One panelist/), [single.median, single.lo, single.hi], 0.5);
  shows(ledger, term(/^The mean of/), [k]);
  shows(ledger, definition(/^The mean of/), [panelMean.median, panelMean.lo, panelMean.hi], 0.5);
}

function traceRanking({ raw, model }: Trace, ledger: Ledger, isCorrected: boolean): void {
  const scope = region(/^Who can be told apart/);
  const ranks = ranksOf(model);
  const rows = within(scope).getAllByRole("listitem");
  expect(rows).toHaveLength(raw.candidates.length);
  const order = rows.map((row) =>
    raw.candidates.findIndex((name) => wordsOf(row).startsWith(name)),
  );
  const scoreOf = (c: number) =>
    isCorrected ? correctedOf(model, c).mean : rawMeanOf(raw, model, c).raw;
  let [clearly, probably] = [0, 0];
  for (const [k, row] of rows.entries()) {
    const c = at(order, k);
    const [score, place, verdict] = [...row.querySelectorAll(":scope > span")];
    if (score === undefined || place === undefined) throw new Error("No score, no rank.");
    const own = rawMeanOf(raw, model, c);
    const corrected = correctedOf(model, c);
    shows(
      ledger,
      score,
      isCorrected
        ? [corrected.mean, corrected.lo, corrected.hi, own.panelists]
        : [own.raw, own.panelists],
    );
    const printed = numeralsIn(place).map(Number);
    const [first, last, of] = [at(printed, 0), at(printed, printed.length - 2), printed.at(-1)];
    ledger.add(place);
    expect(of).toBe(raw.candidates.length);
    // The middle 90 % of 2,000 draws, give or take three standard errors of such a share.
    const upTo = (rank: number) => sum(at(ranks, c).slice(0, rank + 1));
    const error = 3 * Math.sqrt((0.05 * 0.95) / 2000 + (0.05 * 0.95) / draws);
    expect(upTo(first)).toBeGreaterThan(0.05 - error);
    expect(upTo(first - 1)).toBeLessThan(0.05 + error);
    expect(upTo(last)).toBeGreaterThan(0.95 - error);
    expect(upTo(last - 1)).toBeLessThan(0.95 + error);

    const next = order[k + 1];
    if (next === undefined) continue;
    expect(scoreOf(c)).toBeGreaterThan(scoreOf(next) - 1e-9);
    const chance = aheadOf(model, c, next);
    const [ahead, sure] = chance > 0.5 ? [c, chance] : [next, 1 - chance];
    if (sure >= 0.95) clearly += 1;
    else if (sure >= 0.8) probably += 1;
    expect(verdict).toHaveTextContent(
      sure < 0.8
        ? "can’t be told apart on this evidence"
        : `${raw.candidates[ahead]} is ${sure >= 0.95 ? "clearly" : "probably"} ahead`,
    );
  }
  if (rows.length > 2)
    shows(
      ledger,
      paragraph(scope, /pairs of neighbours/),
      [rows.length - 1, clearly, probably].filter((count) => count > 0),
    );
}

/** Numerals of the page's own wording: cut-offs, scales, years. Anything else must be traced. */
const wording = [
  ["95", "95", "2006", "8", "0"], // Strictness: 95% intervals, Gelman 2006, eight shared, clear of 0.
  ["1", "2", "3", "4", "5"], // The legend of the scale.
  ["1", "2", "3", "4", "5"], // The heads of its table.
  ["1", "0", "95", "1", "2011", "2002", "5", "8"], // Agreement: its scale, formula, sources, gates.
  ["0", "1"], // Reliability: its scale.
  [".95", ".80", "90", "2,000"], // Who can be told apart.
].flat();
const wordingOfReliability = ["1", "1979", "2008"];
const wordingOfCorrection = ["95"];

async function traced(trace: Trace, isCorrected: boolean, words: readonly string[]): Promise<void> {
  const ledger: Ledger = new Set();
  openFolds();
  traceHead(trace, ledger);
  await traceStrictness(trace, ledger);
  traceScale(trace, ledger);
  traceMatrix(trace, ledger, isCorrected);
  traceAgreement(trace, ledger);
  traceReliability(trace, ledger);
  traceRanking(trace, ledger, isCorrected);
  const whole = screen.getByRole("navigation", { name: "Calibrate" }).parentElement;
  if (whole === null) throw new Error("No page.");
  expect(leftOn(whole, ledger).toSorted()).toEqual(words.toSorted());
}

function traceOf(records: readonly SharedRecord[], among: readonly string[], blind: number): Trace {
  const raw = rawOf(records, among);
  const model = modelOf(cellsOf(raw), raw.candidates.length, raw.panelists.length);
  return { raw, model, blind };
}

async function expectTraced(trace: Trace, words: readonly string[], corrected: readonly string[]) {
  const lens = await screen.findByRole("checkbox", { name: /corrected for strictness/ });
  await waitFor(() => expect(lens).toBeEnabled());
  await traced(trace, false, words);
  lens.click();
  await screen.findByRole("columnheader", { name: "Corrected" });
  await traced(trace, true, [...words, ...corrected]);
}

test("every number on the made-up panel's page comes from its cards", async () => {
  const records = madeUpPanel();
  await deviceWith(records);
  await scoresHere("ana");
  openApp("/openings/berlin/panel");
  expect(
    await screen.findByRole("heading", { name: /Ana Ruiz scores \d\.\d points below/ }),
  ).toBeVisible();
  const left = ["1"]; // The one broken-off card that correcting leaves out.
  await expectTraced(
    traceOf(records, met, 0),
    [...wording, ...wordingOfReliability],
    [...wordingOfCorrection, ...left],
  );
});

test("every number on the sample's page comes from its cards", async () => {
  const records = samplePanel(new Date().toISOString());
  await deviceWith(records);
  await scoresHere("sample-maya");
  openApp("/openings/sample-opening/panel");
  await expectTraced(traceOf(records, ["Ines Duarte", "Amara Osei"], 3), wording, []);
});

test("of a long list of candidates the first 200 are drawn, and all for the asking", async () => {
  await deviceWith(bigPanel("a", 203, 3));
  await scoresHere("a-p0");
  const user = openApp("/openings/big-a/panel");
  await screen.findByRole("heading", { name: /^On 203 candidates, / });
  const rowsIn = (name: RegExp, rows: string) => region(name).querySelectorAll(rows).length;
  const [matrix, ranking] = [/^Every candidate/, /^Who can be told apart/];
  openFolds();
  expect(rowsIn(matrix, "tbody tr")).toBe(200);
  expect(rowsIn(ranking, "ol > li")).toBe(200);
  for (const name of [matrix, ranking]) {
    expect(region(name)).toHaveTextContent("The first 200 of 203 candidates.");
    await user.click(within(region(name)).getByText("Show all 203"));
    expect(region(name)).not.toHaveTextContent("The first 200");
  }
  expect(rowsIn(matrix, "tbody tr")).toBe(203);
  expect(rowsIn(ranking, "ol > li")).toBe(203);
});
