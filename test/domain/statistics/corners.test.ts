import { describe, expect, test } from "vitest";
import { agreementWithin } from "#domain/statistics/agreementWithin.ts";
import { beforeAfter } from "#domain/statistics/beforeAfter.ts";
import { composites } from "#domain/statistics/composites.ts";
import { connectivity } from "#domain/statistics/connectivity.ts";
import { crossedModel, type CrossedModel } from "#domain/statistics/crossedModel.ts";
import { discussFirst } from "#domain/statistics/discussFirst.ts";
import { iccFamily } from "#test/oracles/icc.ts";
import type { ItemScore } from "#domain/statistics/itemScores.ts";
import { krippendorffAlpha } from "#domain/statistics/krippendorff.ts";
import type { Posterior } from "#domain/statistics/posterior.ts";
import { seededRandom } from "#domain/statistics/random.ts";
import { rankProbabilities } from "#domain/statistics/ranks.ts";
import { raterDiagnostics } from "#domain/statistics/raterDiagnostics.ts";
import { validity } from "#domain/statistics/validity.ts";
import { cellsIn, type Matrix } from "./arbitraryScores.ts";
import { pairProbability } from "#test/oracles/pairProbability.ts";
import { correctedForRange } from "#test/oracles/correctedForRange.ts";

const none = null;

/** Two panels of three; with `bridge`, the last candidate is scored by one of each as well. */
function twoPanels(bridge: boolean): Matrix {
  const rows: Matrix = [
    [4, 3, 4.5, none, none, none],
    [none, none, none, 3.5, 2.5, 4],
    [3.5, 4, 4.5, none, none, none],
    [none, none, none, 3, 2, 3.5],
    [5, 4.5, 5, none, none, none],
    [none, none, none, 3, 2.5, 4],
  ];
  return bridge ? [...rows, [4, none, none, 3, none, none]] : rows;
}

function posteriorOf(model: CrossedModel): Posterior {
  if (model.state !== "ok") throw new Error(model.state);
  return model;
}

describe("a panel too small says what it lacks", () => {
  test.each([
    ["no-data", []],
    ["needs-two-raters", [[3], [4]]],
    ["needs-two-candidates", [[3, 4]]],
    [
      "no-overlap",
      [
        [3, none],
        [none, 4],
        [2, none],
      ],
    ],
    [
      "too-few-for-intervals",
      [
        [3, 2],
        [4, 5],
      ],
    ],
    [
      "no-variation",
      [
        [3, 3],
        [3, 3],
        [3, 3],
      ],
    ],
    [
      "ok-residual-zero",
      [
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    ],
    [
      "ok",
      [
        [1, 2],
        [2, 2],
        [3, 5],
      ],
    ],
  ] satisfies [CrossedModel["state"], Matrix][])("%s", (state, matrix) => {
    expect(crossedModel(cellsIn(matrix)).state).toBe(state);
  });

  test("raw means stand in for the model", () => {
    expect(
      crossedModel(
        cellsIn([
          [3, 2],
          [4, 5],
        ]),
      ),
    ).toMatchObject({
      candidates: [
        { candidate: 0, mean: 2.5, cells: 2 },
        { candidate: 1, mean: 4.5 },
      ],
      raters: [
        { rater: 0, mean: 3.5 },
        { rater: 1, mean: 3.5 },
      ],
    });
  });

  test("reliability needs everyone to have scored everyone, five candidates to be shown", () => {
    expect(iccFamily([])).toEqual({ state: "no-data" });
    expect(iccFamily([[1], [2]])).toEqual({ state: "needs-two-raters" });
    expect(iccFamily([[1, 2]])).toEqual({ state: "needs-two-candidates" });
    expect(
      iccFamily([
        [1, 2],
        [2, none],
      ]),
    ).toEqual({ state: "incomplete-design" });
    expect(
      iccFamily([
        [2, 2],
        [2, 2],
      ]),
    ).toEqual({ state: "no-variation" });
    expect(
      iccFamily([
        [1, 2],
        [2, 2],
      ]).state,
    ).toBe("too-few-candidates");
  });

  test("agreement of four candidates is kept for exports; five are rough, eight are not", () => {
    const rows = [
      [1, 2],
      [3, 3],
      [4, 5],
      [2, 2],
      [5, 4],
      [1, 1],
      [3, 4],
      [2, 3],
    ];
    expect(krippendorffAlpha(rows.slice(0, 4)).state).toBe("too-few-units");
    const five = krippendorffAlpha(rows.slice(0, 5));
    expect(five).toMatchObject({ state: "ok", interval: { state: "ok", isRough: true } });
    expect(krippendorffAlpha(rows)).toMatchObject({ interval: { isRough: false } });
  });

  test("items of one candidate count as one candidate", () => {
    const rows = [
      [1, 2],
      [3, 3],
      [4, 5],
      [2, 2],
      [5, 4],
      [1, 1],
    ];
    const pooled = krippendorffAlpha(rows, { candidateOf: [0, 0, 0, 1, 1, 1] });
    expect(pooled).toMatchObject({ state: "too-few-units", units: 6, candidates: 2 });
  });

  test("perfect agreement has no interval", () => {
    const alpha = krippendorffAlpha([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    expect(alpha).toMatchObject({ alpha: 1, interval: { state: "not-available" } });
  });

  test("has no interval where one candidate is all there is between it and 1", () => {
    const units = [...[1, 2, 3, 4, 5, 1, 3].map((score) => [score, score]), [4, 5]];
    const alpha = krippendorffAlpha(units);
    expect(alpha).toMatchObject({ state: "ok", interval: { state: "not-available" } });
    expect(alpha.state === "ok" && alpha.alpha).toBeGreaterThan(0.9);
  });

  test("has no interval of no width: candidates alike in where they disagree tell no spread", () => {
    const each = [
      [1, 1],
      [2, 2],
      [3, 4],
      [5, 5],
    ];
    const alpha = krippendorffAlpha(Array.from({ length: 9 }, () => each).flat(), {
      candidateOf: Array.from({ length: 36 }, (_, u) => Math.floor(u / 4)),
    });
    expect(alpha).toMatchObject({ state: "ok", interval: { state: "not-available" } });
  });

  test("keeps its interval where scores differ as they do", () => {
    const units = [
      [1, 2],
      [2, 2],
      [3, 4],
      [5, 5],
      [4, 3],
      [2, 3],
      [1, 1],
      [4, 5],
    ];
    expect(krippendorffAlpha(units)).toMatchObject({ state: "ok", interval: { state: "ok" } });
  });

  test("one score agrees with nobody, two have a gap, three a band", () => {
    expect(agreementWithin([null])).toEqual({ state: "no-scores" });
    expect(agreementWithin([4])).toEqual({ state: "one-score", score: 4 });
    expect(agreementWithin([2, 4])).toMatchObject({ state: "two-scores", range: 2 });
    expect(agreementWithin([2, 3, 3])).toMatchObject({ state: "ok", band: "aligned" });
    expect(agreementWithin([1, 2, 3, 4, 5])).toMatchObject({ band: "discuss", adMedian: 1.2 });
  });
});

describe("linked and unlinked panels", () => {
  test("are found, with the scorecards that would link them", () => {
    expect(connectivity(cellsIn(twoPanels(false)))).toMatchObject({
      state: "disconnected",
      components: [{ candidates: [0, 2, 4], raters: [0, 1, 2] }, { raters: [3, 4, 5] }],
      links: [{ rater: 0, candidate: 1, from: 1, to: 0 }],
    });
    const linked = [...cellsIn(twoPanels(false)), { candidate: 1, rater: 0, score: 3 }];
    expect(connectivity(linked).state).toBe("connected");
  });

  test("that hang on one candidate say so, and so do those that hang on one panelist", () => {
    const bridged = connectivity(cellsIn(twoPanels(true)));
    expect(bridged.weakLinks).toContainEqual({ kind: "candidate", candidate: 6, blocks: 2 });
    const twice = connectivity([...cellsIn(twoPanels(true)), { candidate: 0, rater: 4 }]);
    expect(twice.weakLinks).toEqual([]);
    const anchored = connectivity(
      [0, 1, 2].flatMap((c) => [0, c + 1].map((rater) => ({ candidate: c, rater }))),
    );
    expect(anchored.weakLinks).toEqual([{ kind: "rater", rater: 0, blocks: 3 }]);
  });

  test("a candidate of one's own is no weak link", () => {
    const complete = [0, 1, 2].flatMap((candidate) =>
      [0, 1].map((rater) => ({ candidate, rater })),
    );
    expect(connectivity([...complete, { candidate: 9, rater: 0 }]).weakLinks).toEqual([]);
  });

  test("a chain of ten thousand does not run out of stack", () => {
    const chain = Array.from({ length: 20_000 }, (_, k) => ({
      candidate: k >> 1,
      rater: (k + 1) >> 1,
    }));
    const { components, weakLinks } = connectivity(chain);
    expect(components).toHaveLength(1);
    expect(weakLinks.length).toBeGreaterThan(19_000);
  });

  test("are compared within, and across only when asked to assume equal strictness", () => {
    const cells = cellsIn(twoPanels(false));
    const within = posteriorOf(crossedModel(cells));
    expect(pairProbability(within, 0, 1)).toEqual({ state: "different-components" });
    expect(pairProbability(within, 0, 4).state).toBe("ok");
    expect(pairProbability(within, 0, 0)).toEqual({ state: "same-candidate" });
    expect(pairProbability(within, 0, 77)).toEqual({ state: "not-in-model" });
    for (const part of [0, 1]) {
      const own = within.severity.filter(({ component }) => component === part);
      expect(own.reduce((total, { mean }) => total + mean, 0)).toBeCloseTo(0, 9);
      const chances = rankProbabilities(within).filter(({ component }) => component === part);
      expect(Math.max(...chances.map(({ hi }) => hi))).toBeLessThanOrEqual(3);
    }
    const across = posteriorOf(crossedModel(cells, { reference: "everyone" }));
    expect(pairProbability(across, 0, 1).state).toBe("ok");
    expect(rankProbabilities(across).some(({ hi }) => hi > 3)).toBe(true);
  });
});

describe("the posterior on a worker", () => {
  const cells = cellsIn(twoPanels(true));

  test("tells how far it is, from 0 to 1 and never back", () => {
    const seen: number[] = [];
    crossedModel(cells, { onProgress: (done) => seen.push(done) });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
  });

  test("stops when asked to, wherever it is", () => {
    const whole = { asked: 0 };
    crossedModel(cells, { isCancelled: () => ++whole.asked > 1e9 });
    for (let patience = 0; patience < whole.asked; patience++) {
      let asked = 0;
      const model = crossedModel(cells, { isCancelled: () => asked++ === patience });
      expect(model).toEqual({ state: "cancelled" });
    }
  });

  test("survives being posted", () => {
    const model = posteriorOf(crossedModel(cells));
    expect(structuredClone(model)).toEqual(model);
    expect(pairProbability(structuredClone(model), 0, 4)).toEqual(pairProbability(model, 0, 4));
  });
});

describe("what a severity may be called", () => {
  const panel = (cards: number): Matrix =>
    Array.from({ length: cards }, (_, c) => [
      2 + (c % 3) + (c % 2) / 4,
      2.2 + (c % 3),
      3.4 + (c % 3) - (c % 4) / 8,
    ]);

  test("a lenient panelist stands out from eight cards up", () => {
    const flagOn = (cards: number): string | undefined =>
      posteriorOf(crossedModel(cellsIn(panel(cards)))).severity[2]?.flag;
    expect(flagOn(12)).toBe("substantive");
    expect(flagOn(7)).toBe("none");
  });
});

describe("composites", () => {
  const card = (candidate: number, rater: number, scores: (number | null)[]): ItemScore[] =>
    scores.flatMap((score, item) => (score === null ? [] : [{ candidate, rater, item, score }]));

  test("are the weighted mean where every item is scored", () => {
    const result = composites([...card(0, 0, [1, 2, 5]), ...card(0, 1, [2, 2, 3])], [1, 1, 2]);
    expect(result).toMatchObject({
      state: "ok",
      cells: [{ score: 13 / 4 }, { score: 10 / 4, coverage: 1, isPartial: false }],
    });
  });

  test("do not flatter a card that skipped the hard item, and call half a card partial", () => {
    const result = composites([
      ...card(0, 0, [4, 4, 1]),
      ...card(0, 1, [4, 4, null]),
      ...card(1, 0, [3, null, null]),
    ]);
    if (result.state === "no-data") throw new Error(result.state);
    expect(result.cells[1]?.score).toBeCloseTo(3, 9);
    expect(result.cells.map(({ isPartial }) => isPartial)).toEqual([false, false, true]);
  });

  test("say when the items have no card in common", () => {
    const result = composites([...card(0, 0, [4, null]), ...card(0, 1, [null, 2])]);
    expect(result).toMatchObject({ state: "items-not-comparable", difficulty: [0, 0] });
  });

  test("without scores are no data", () => {
    expect(composites([])).toEqual({ state: "no-data" });
  });
});

describe("what to discuss first", () => {
  const cell = (...scores: number[]): ItemScore[] =>
    scores.map((score, rater) => ({ candidate: 0, rater, item: 0, score }));

  test.each([
    [[3], undefined],
    [[3, 4], []],
    [
      [2, 4, 3],
      ["gap", "split"],
    ],
    [
      [1, 4, 4, 4],
      ["gap", "lone"],
    ],
    [
      [1, 2, 4, 5],
      ["gap", "split"],
    ],
    [[2, 3, 4, 3], ["gap"]],
    [
      [1, 1, 1, 3],
      ["gap", "lone"],
    ],
  ])("%j", (scores, reasons) => {
    expect(discussFirst(cell(...scores))[0]?.reasons).toEqual(reasons);
  });

  test("an open decision comes before a settled one, a heavy item before a light one", () => {
    const scores = [0, 1].flatMap((candidate) =>
      [0, 1].flatMap((item) => [2, 3].map((score, rater) => ({ candidate, rater, item, score }))),
    );
    const points = discussFirst(scores, { weights: [1, 3], aboveLine: [1, 0.5] });
    expect(points.map(({ candidate, item, priority }) => [candidate, item, priority])).toEqual([
      [1, 1, 1.5],
      [0, 1, 0.75],
      [1, 0, 0.5],
      [0, 0, 0.25],
    ]);
  });
});

describe("panelists beside each other", () => {
  const panel = (raters: number, candidates: number): ItemScore[] =>
    Array.from({ length: candidates * raters * 4 }, (_, k) => {
      const [candidate, rater, item] = [
        Math.floor(k / 4 / raters),
        Math.floor(k / 4) % raters,
        k % 4,
      ];
      const level = 3 + ((candidate * 2 + item * 3) % 5) - 2;
      const own =
        rater === 0 ? 3 + Math.sign(level - 3) * ((candidate + item) % 4 === 0 ? 1 : 0) : level;
      return {
        candidate,
        rater,
        item,
        score: Math.max(1, Math.min(5, own + ((candidate + rater) % 7 === 0 ? 1 : 0))),
      };
    });

  test("two are not compared: each is the other turned over", () => {
    expect(raterDiagnostics({ scores: [] })).toEqual({ state: "no-data" });
    expect(raterDiagnostics({ scores: panel(2, 12) })).toEqual({ state: "needs-three-raters" });
  });

  test("who compresses the scale on the same people is told so, from enough people", () => {
    const result = raterDiagnostics({ scores: panel(4, 14) });
    if (result.state !== "ok") throw new Error(result.state);
    const [compressing, other] = result.raters;
    expect(compressing?.spread).toMatchObject({ state: "ok", flagged: true });
    expect(compressing?.halo).toMatchObject({ state: "ok", flagged: true });
    const ratios = [compressing, other].map((own) => own?.halo.state === "ok" && own.halo.ratio);
    expect(ratios[0]).toBeLessThan(0.67);
    expect(ratios[1]).toBeGreaterThan(1);
    expect(compressing?.drift).toEqual({ state: "not-enough-data", has: 0, needs: 8 });
    expect(compressing?.contrast).toBeNull();
    const small = raterDiagnostics({ scores: panel(4, 6) });
    expect(small.state === "ok" && small.raters[0]).toMatchObject({
      spread: { state: "not-enough-data", has: 6, needs: 8 },
      halo: { state: "ok", flagged: false },
    });
  });

  test("growing stricter shows as drift, in the order people were met", () => {
    const scores = panel(4, 20).map((own) =>
      own.rater === 1 ? { ...own, score: own.score - own.candidate / 10 } : own,
    );
    const order = [[], Array.from({ length: 20 }, (_, k) => k)];
    const result = raterDiagnostics({ scores, order, contrast: true });
    if (result.state !== "ok") throw new Error(result.state);
    expect(result.raters[1]?.drift).toMatchObject({ state: "ok", n: 20, flagged: true });
    const drift = result.raters[1]?.drift;
    expect(drift?.state === "ok" && drift.slope).toBeCloseTo(-1, 0);
    expect(result.raters[1]?.contrast?.state).toBe("ok");
  });
});

describe("before and after the talk", () => {
  const score = (rater: number, value: number, candidate = 0): ItemScore => ({
    candidate,
    rater,
    item: 0,
    score: value,
  });

  test("everyone moving to one view names whose it was, from four candidates on", () => {
    const talk = (candidates: number) => {
      const each = Array.from({ length: candidates }, (_, c) => c);
      const top = (c: number) => 4 + (c % 2);
      const before = each.flatMap((c) => [score(0, top(c), c), score(1, 2, c), score(2, 3, c)]);
      return beforeAfter(
        before,
        before.map((one) => ({ ...one, score: top(one.candidate) })),
      );
    };
    expect(talk(6)).toMatchObject({ shareChanged: 2 / 3, dominant: 0, disagreement: { after: 0 } });
    expect(talk(4)).toMatchObject({ dominant: 0 });
    expect(talk(3)).toMatchObject({ dominant: null });
    expect(talk(1)).toMatchObject({ dominant: null, disagreement: { interval: null } });
  });

  /** Panels of three, one in the middle, one stricter, one more lenient, whose scores move as told. */
  const talks = (
    moved: (cell: readonly number[], rater: number, random: () => number) => number,
  ): (number | null)[] =>
    Array.from({ length: 150 }, (_, seed) => {
      const random = seededRandom(seed + 1);
      const cells = Array.from({ length: 6 }, (__, candidate) =>
        Array.from({ length: 4 }, (___, item) => ({
          candidate,
          item,
          scores: [0, -1, 1].map((lean) =>
            Math.max(1, Math.min(5, Math.round(3 + lean + 2.4 * (random() - 0.5)))),
          ),
        })),
      ).flat();
      const first = cells.flatMap(({ scores, ...cell }) =>
        scores.map((value, rater) => ({ ...cell, rater, score: value })),
      );
      const second = cells.flatMap(({ scores, ...cell }) =>
        scores.map((__, rater) => ({ ...cell, rater, score: moved(scores, rater, random) })),
      );
      const result = beforeAfter(first, second);
      return result.state === "ok" ? result.dominant : null;
    });
  const middleOf = (cell: readonly number[]) => cell.toSorted((a, b) => a - b)[1] ?? 0;

  test("moving to the middle makes nobody dominant", () => {
    const all = talks((cell) => middleOf(cell));
    const mostly = talks((cell, rater, random) =>
      random() < 0.7 ? middleOf(cell) : (cell[rater] ?? 0),
    );
    for (const named of [all, mostly])
      expect(named.filter((rater) => rater !== null).length).toBeLessThan(5);
  });

  test("moving to one person mostly is seen, and nobody else is named", () => {
    const named = talks((cell, rater, random) =>
      random() < 0.8 ? (cell[1] ?? 0) : (cell[rater] ?? 0),
    );
    expect(named.filter((rater) => rater === 1).length).toBeGreaterThan(130);
    expect(named.filter((rater) => rater !== null && rater !== 1)).toEqual([]);
  });

  test("nothing in common is no data; nothing moved is no influence", () => {
    expect(beforeAfter([score(0, 5)], [score(1, 5)])).toEqual({ state: "no-data" });
    const same = [score(0, 5), score(1, 2)];
    expect(beforeAfter(same, same)).toMatchObject({
      shareChanged: 0,
      influence: [{ share: 0 }, { share: 0 }],
      dominant: null,
      orderTau: null,
    });
  });
});

describe("scores and later outcomes", () => {
  const pairs = (n: number): [number[], number[]] => [
    Array.from({ length: n }, (_, k) => k % 7),
    Array.from({ length: n }, (_, k) => (k % 7) + (k % 3)),
  ];

  test("keep silent under twenty, explore under fifty", () => {
    expect(validity(...pairs(19))).toEqual({ state: "too-few", n: 19 });
    expect(validity(...pairs(20)).state).toBe("exploratory");
    expect(validity(...pairs(50)).state).toBe("ok");
    expect(
      validity(
        pairs(30)[0],
        Array.from({ length: 30 }, () => 2),
      ).state,
    ).toBe("no-variation");
  });

  test("correct for range only with a ratio that makes sense", () => {
    expect(correctedForRange(0.3, 1)).toBeCloseTo(0.3, 12);
    expect(correctedForRange(0.3, 0)).toBeNull();
    expect(correctedForRange(0.3, Number.NaN)).toBeNull();
  });
});
