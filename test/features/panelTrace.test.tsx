import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { RoundId } from "#domain/id.ts";
import { kitId, type Level } from "#domain/kit/kit.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { bigPanel } from "#test/bigPanel.ts";
import {
  rawOf,
  sum,
  mean,
  given,
  at,
  range,
  unitsOf,
  alphaOf,
  alphaInterval,
  distanceOf,
  cellsOf,
  modelOf,
  ratioOf,
  strictnessOf,
  correctedOf,
  aheadOf,
  overlapOf,
  draws,
  ranksOf,
  type Raw,
  type Unit,
  type Cell,
  type Model,
} from "#test/byHand.ts";
import { deviceWith, scoresHere, isInSampleAs } from "#test/devices.ts";
import {
  aKit,
  aMember,
  anItem,
  aRating,
  candidateRecord,
  kitRecord,
  openingRecord,
  panelistRecord,
  reviewedMarks,
  scorecardRecord,
} from "#test/records.ts";
import { openApp } from "#test/renderApp.tsx";

/**
 * Every number the Panel page prints is computed a second time, by hand, and looked for where it
 * belongs. Then the page is read: a numeral nobody here accounted for fails the test.
 */

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
    .replace(/just (?:above|below) 0/g, "0.0")
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
/** The rows of a section's table, by their heads. */
function rowsOf(scope: HTMLElement): (name: string) => HTMLElement {
  const rows = new Map(
    within(scope)
      .getAllByRole("row")
      .map((row) => [row.querySelector("th[scope=row]")?.textContent, row]),
  );
  return (name) => {
    const row = rows.get(name);
    if (row === undefined) throw new Error(`No row for ${name}.`);
    return row;
  };
}
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
  const said = raw.panelists.map((_, r) => ({
    ...strictnessOf(model, r),
    ...sharedBy(model, r),
    word: wordOf(model, r, strictnessOf(model, r)),
  }));
  const flagged = said.filter(({ word }) => word !== "");
  const heading = screen.getByRole("heading", { name: /^On \d+ candidates, / });
  const apart = distanceOf(units);
  const isTold = raw.candidates.length >= 5;
  shows(ledger, heading, [
    raw.candidates.length,
    ...(isTold ? [] : [apart, 5]),
    ...(flagged.length === 1
      ? flagged.flatMap((one) => {
          const [near, far] = [one.lo, one.hi].map(Math.abs).toSorted((a, b) => a - b);
          return [Math.abs(one.mean), 95, near ?? 0, far ?? 0, one.shared];
        })
      : []),
  ]);
  // Closer than by chance, on both panels that have enough candidates to tell.
  if (isTold) {
    expect(at(alphaInterval(units), 0)).toBeGreaterThan(0);
    expect(heading).toHaveTextContent(
      apart <= 0.5 ? /close together/ : apart <= 0.8 ? /some way apart/ : /far apart/,
    );
  }
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
  const rowOf = rowsOf(scope);
  const all = raw.panelists.map((name, r) => {
    const own = strictnessOf(model, r);
    return { name, ...own, ...sharedBy(model, r), word: wordOf(model, r, own) };
  });
  for (const { name, mean: points, lo, hi, candidates, shared, word } of all) {
    const waiting = shared < 8 ? [shared, 8] : [];
    const row = rowOf(name);
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
  const rowOf = rowsOf(scope);
  const use = raw.panelists.map((name) => {
    const scores = raw.cards.flatMap((card) => (card.who === name ? given(card.scores) : []));
    const counts = range(5).map((k) => scores.filter((score) => score === k + 1).length);
    return { name, counts, total: scores.length, upper: at(counts, 3) + at(counts, 4) };
  });
  for (const { name, counts, total } of use) {
    shows(ledger, rowOf(name), [...counts, total]);
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

/** Cards in the model that lack over a quarter of the items. */
function shortOn(
  { candidates, panelists: people, cards, items }: Raw,
  { cells }: Model,
  c: number,
) {
  return cells
    .filter((cell) => cell.c === c)
    .filter(({ r }) => {
      const card = cards.find(({ who, on }) => who === people[r] && on === candidates[c]);
      return given(card?.scores ?? []).length < 0.75 * items.length;
    }).length;
}

function traceMatrix({ raw, model }: Trace, ledger: Ledger, isCorrected: boolean): void {
  const scope = region(/^Every candidate, every panelist/);
  const rowOf = rowsOf(scope);
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
      rowOf(name),
      isCorrected ? [...cells, own.raw, own.panelists, score, lo, hi] : cells,
    );
  }
}

function traceAgreement({ raw }: Trace, ledger: Ledger): void {
  const scope = region(/^How far the panel agrees/);
  const rowOf = rowsOf(scope);
  const items = raw.items.map((title, item) => ({ title, units: unitsOf(raw, item) }));
  for (const { title, units } of [...items, { title: "All items", units: unitsOf(raw) }]) {
    const shared = units.filter(({ scores }) => scores.length > 1).map(({ on }) => on);
    shows(ledger, rowOf(title), [distanceOf(units), ...alphaNumbers(units), new Set(shared).size]);
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
  if (raw.candidates.length < 8) {
    shows(ledger, paragraph(scope, /^Not enough shared/), [raw.candidates.length, 8]);
    return;
  }
  const { k, q } = overlapOf(model);
  const single = ratioOf(model, ({ lambdaC, lambdaR }) => lambdaC / (1 + lambdaC + lambdaR));
  const panelMean = ratioOf(
    model,
    ({ lambdaC, lambdaR }) => lambdaC / (lambdaC + q * lambdaR + 1 / k),
  );
  const isWide = Math.max(single.hi - single.lo, panelMean.hi - panelMean.lo) > 0.5;
  expect(scope.textContent.includes("hardly known")).toBe(isWide);
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
  for (const [k, row] of rows.entries()) {
    const c = at(order, k);
    const [score, place, verdict] = [...row.querySelectorAll(":scope > span")];
    if (score === undefined || place === undefined) throw new Error("No score, no rank.");
    const own = rawMeanOf(raw, model, c);
    const corrected = correctedOf(model, c);
    const short = shortOn(raw, model, c);
    const rests = short === 0 ? [own.panelists] : [own.panelists, short];
    shows(
      ledger,
      score,
      isCorrected ? [corrected.mean, corrected.lo, corrected.hi, ...rests] : [own.raw, ...rests],
    );
    const printed = numeralsIn(place).map(Number);
    const [first, last] = [at(printed, 0), at(printed, printed.length - 3)];
    ledger.add(place);
    expect(printed.slice(-2)).toEqual([raw.candidates.length, 90]);
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
    expect(verdict).toHaveTextContent(
      sure < 0.8
        ? "can’t be told apart on this evidence"
        : `${raw.candidates[ahead]} is ${sure >= 0.95 ? "clearly" : "probably"} ahead`,
    );
  }
}

/** Who may be best: whom the leader is not ahead of for sure, and by a tenth of a point. */
function traceBest({ raw, model }: Trace, ledger: Ledger): void {
  const scope = region(/^Who may be best/);
  const score = (c: number) => correctedOf(model, c);
  const order = range(raw.candidates.length).toSorted((a, b) => score(b).mean - score(a).mean);
  const leader = at(order, 0);
  const may = order.filter(
    (c) =>
      c === leader || aheadOf(model, leader, c) < 0.95 || score(leader).mean - score(c).mean < 0.1,
  );
  const rows = [...scope.querySelectorAll("tbody tr")].filter((row) => row.querySelector("th"));
  expect(rows.map((row) => row.querySelector("th")?.textContent)).toEqual(
    may.map((c) => raw.candidates[c]),
  );
  const onScale = (points: number) => Math.max(1, Math.min(5, points));
  for (const [k, row] of rows.entries()) {
    const c = at(may, k);
    const { mean: middle, lo, hi } = score(c);
    const own = rawMeanOf(raw, model, c).panelists;
    const [, figures, against] = row.querySelectorAll("td");
    if (figures === undefined || against === undefined) throw new Error("No figures.");
    const short = shortOn(raw, model, c);
    const rests = short === 0 ? [own] : [own, short];
    shows(ledger, figures, [middle, lo, hi].map(onScale).concat(rests));
    const isClose = score(leader).mean - middle < 0.1;
    const ahead = Math.max(1, Math.round(100 * (1 - aheadOf(model, leader, c))));
    if (c === leader) expect(against).toHaveTextContent("leads");
    else shows(ledger, against, [ahead, 100, ...(isClose ? [0.1] : [])]);
  }
  const heads = [...scope.querySelectorAll("thead th:first-child")].filter((head) =>
    / of /.test(head.textContent),
  );
  shows(ledger, at(heads, 0), [may.length, raw.candidates.length]);
  // The ticks of the scale, above each table.
  for (const ticks of scope.querySelectorAll("thead th[aria-hidden]"))
    shows(ledger, ticks, [1, 2, 3, 4, 5]);
  const sentence = scope.querySelector("h2 + * p, h2 + p")?.textContent ?? "";
  expect(sentence.startsWith(at(raw.candidates, leader))).toBe(true);
  traceNeeded({ raw, model }, scope, ledger);
}

/** G(0, k) of one panelist’s share, by Spearman and Brown. */
function traceNeeded(
  { raw, model }: Pick<Trace, "raw" | "model">,
  scope: HTMLElement,
  ledger: Ledger,
): void {
  if (raw.candidates.length < 8) {
    shows(ledger, paragraph(scope, /^Not enough candidates/), [raw.candidates.length, 8]);
    return;
  }
  const one = ratioOf(model, ({ lambdaC }) => lambdaC / (lambdaC + 1));
  const of = (g: number, k: number) => (k * g) / (1 + (k - 1) * g);
  const table = within(scope).getByRole("region", { name: /^Reliability of the mean/ });
  const [head, body] = table.querySelectorAll("tr");
  if (head === undefined || body === undefined) throw new Error("No table.");
  shows(ledger, head, [2, 3, 4, 5, 6]);
  for (const [k, cell] of [...body.querySelectorAll("td")].entries())
    shows(
      ledger,
      cell,
      [one.median, one.lo, one.hi].map((g) => of(g, k + 2)),
      0.5,
    );
  const firm = (g: number) => Math.max(1, Math.ceil((4 * (1 - g)) / g));
  const [least, most] = [firm(one.hi), firm(one.lo)];
  const open = least === most ? [] : [least, most];
  shows(ledger, paragraph(scope, /for each candidate/), [...open, 0.8]);
}

/** Numerals of the page's own wording: cut-offs, scales, years. Anything else must be traced. */
const wording = [
  ["95", "95", "2006", "8", "0"], // Strictness: 95% intervals, Gelman 2006, eight shared, clear of 0.
  ["1", "2", "3", "4", "5"], // The legend of the scale.
  ["1", "2", "3", "4", "5"], // The heads of its table.
  ["1", "0", "95", "1", "2011", "2002", "5", "8"], // Agreement: its scale, formula, sources, gates.
  ["0", "1"], // Reliability: its scale.
  [".95", ".80", "90", "2,000"], // Who can be told apart.
  [".95", "95"], // Who may be best.
].flat();
/** How sure: what it is to be behind, and what the trials found. */
const wordingOfTrials = ["5", "100", "98", "100", "64"];
const wordingOfCeiling = ["4.5"];
const wordingOfReliability = ["1", "1979", "2008", "8", "3", "2"];
const wordingOfCorrection = ["95"];

async function traced(trace: Trace, isCorrected: boolean, words: readonly string[]): Promise<void> {
  const ledger: Ledger = new Set();
  openFolds();
  traceBest(trace, ledger);
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
  await deviceWith([...records, ...reviewedMarks(records)]);
  await scoresHere("ana");
  openApp("/openings/berlin/panel");
  expect(
    await screen.findByRole("heading", { name: /Ana Ruiz scores \d\.\d points below/ }),
  ).toBeVisible();
  const left = ["1"]; // The one broken-off card that correcting leaves out.
  await expectTraced(
    traceOf(records, met, 0),
    [...wording, ...wordingOfTrials, ...wordingOfCeiling, ...wordingOfReliability],
    [...wordingOfCorrection, ...left],
  );
});

test("every number on the sample's page comes from its cards", async () => {
  const records = samplePanel(new Date().toISOString());
  await deviceWith([...records, ...reviewedMarks(records)]);
  await isInSampleAs("sample-maya");
  openApp("/openings/sample-opening/panel");
  await expectTraced(traceOf(records, ["Ines Duarte", "Amara Osei"], 3), wording, []);
});

test("of a long list of candidates the first 200 are drawn, and all for the asking", async () => {
  const records = bigPanel("a", 203, 3);
  await deviceWith([...records, ...reviewedMarks(records)]);
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
