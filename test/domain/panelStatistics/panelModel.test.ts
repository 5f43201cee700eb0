import { describe, expect, it } from "vitest";
import { kitId } from "#domain/kit/kit.ts";
import { panelInWords, silenceInWords } from "#domain/panelStatistics/panelInWords.ts";
import { panelistMeans } from "#domain/panelStatistics/panelistMeans.ts";
import { panelModel, type PanelModel } from "#domain/panelStatistics/panelModel.ts";
import { panelScores, type PanelScores } from "#domain/panelStatistics/panelScores.ts";
import { panelStatistics } from "#domain/panelStatistics/panelStatistics.ts";
import { drawsFor } from "#domain/statistics/ranks.ts";
import { compositeOf } from "#domain/meeting/composite.ts";
import { panelOf } from "#test/panels.ts";
import {
  aKit,
  aMember,
  anItem,
  candidateRecord,
  correctedCard,
  kitRecord,
  noon,
  instant,
  openingRecord,
  panelistRecord,
  scorecardRecord,
} from "#test/records.ts";
import { simulatedPanel, type Wish } from "#test/simulatedPanel.ts";

const modelOf = (wish: Wish) => panelModel(simulatedPanel(wish).input);
const labelled = (model: PanelModel) =>
  model.state === "ok" &&
  model.severity.some(({ word }) => word === "strict" || word === "lenient");

/** Two rounds, each with panelists and items of its own; nobody is strict. */
const rounds = (first: readonly number[], second: readonly number[], seed = 1): Wish => ({
  seed,
  candidates: 12,
  panelists: 4,
  spread: { severity: 0 },
  scored: (_, panelist, item) => (panelist < 2 ? first : second).includes(item),
});

describe("rounds that share too few items", () => {
  it("call nobody strict for the items they were given", () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    const wrong = seeds.filter((seed) => labelled(modelOf(rounds([0, 1, 2], [3, 4, 5], seed))));
    expect(wrong).toEqual([]);
  });

  it.each([
    ["none", [0, 1, 2], [3, 4, 5]],
    ["one of three", [0, 1, 2], [2, 3, 4, 5]],
  ])("are refused in words: %s", (_, first, second) => {
    const { input } = simulatedPanel(rounds(first, second));
    const statistics = panelStatistics(input);
    expect(statistics.model).toEqual({ state: "items-not-comparable", partialCards: 0 });
    expect(panelInWords(statistics)).toMatch(/who was given which items would decide/);
  });

  it("are refused where a card or two are all that links them", () => {
    const wish = rounds([0, 1, 2], [3, 4, 5]);
    const linkedBy = (count: number) =>
      modelOf({
        ...wish,
        scored: (candidate, panelist, item) =>
          (panelist === 0 && candidate < count) ||
          (wish.scored?.(candidate, panelist, item) ?? true),
      }).state;
    expect([linkedBy(1), linkedBy(8)]).toEqual(["items-not-comparable", "ok"]);
  });

  it("are compared where they share two items", () => {
    expect(modelOf(rounds([0, 1, 2, 3], [2, 3, 4, 5])).state).toBe("ok");
  });

  it("do not silence a panel for one stray item on a card of its own", () => {
    const stray: Wish = {
      seed: 2,
      candidates: 10,
      panelists: 3,
      scored: (candidate, panelist, item) =>
        candidate === 0 && panelist === 0 ? item === 5 : item < 5,
    };
    expect(modelOf(stray)).toMatchObject({ state: "ok", partialCards: 1 });
  });
});

describe("a panel whose cards all scored under half of the items", () => {
  const { input } = simulatedPanel({
    seed: 3,
    candidates: 12,
    panelists: 3,
    scored: (candidate, _, item) => (candidate + item) % 3 === 0,
  });
  const statistics = panelStatistics(input);

  it("is told so, by the headline and the cards alike", () => {
    expect(statistics.model).toEqual({ state: "half-cards-only", partialCards: 36 });
    const words = silenceInWords("half-cards-only");
    expect(words).toMatch(/fewer than half of the items/);
    expect(panelInWords(statistics)).toContain(words);
    expect(panelInWords(statistics)).not.toMatch(/no scores to compare/i);
  });
});

describe("reliability", () => {
  const reliabilityOf = (wish: Omit<Wish, "seed">, seed = 1) => {
    const model = modelOf({ ...wish, seed });
    if (model.state !== "ok") throw new Error(model.state);
    return model.reliability;
  };

  it.each([
    [
      { candidates: 7, panelists: 4 },
      { state: "too-few-candidates", has: 7 },
    ],
    [
      { candidates: 12, panelists: 2 },
      { state: "too-few-panelists", has: 2 },
    ],
  ])("is silent by counts: %o", (wish, says) => expect(reliabilityOf(wish)).toEqual(says));

  it("is silent where somebody was met once", () => {
    const { input } = simulatedPanel({ seed: 4, candidates: 10, panelists: 3 });
    const scores = input.scores.filter(({ candidate, rater }) => candidate > 1 || rater === 0);
    const model = panelModel({ ...input, scores });
    expect(model.state === "ok" && model.reliability).toEqual({ state: "single-cards", has: 2 });
  });

  it("is shown with its interval whatever came out, wide ones too", () => {
    const shown = Array.from({ length: 12 }, (_, seed) =>
      reliabilityOf({ candidates: 8, panelists: 3, spread: { severity: 0.6 } }, seed),
    );
    const widths = shown.map((one) => {
      if (one.state !== "ok") throw new Error(one.state);
      return one.single.hi - one.single.lo;
    });
    expect(Math.max(...widths)).toBeGreaterThan(0.5);
  });
});

describe("the kit’s weights", () => {
  const kit = aKit({
    items: [anItem("delivery", "Delivery", 5), anItem("judgement", "Judgement", 1)],
    weightsReason: "Delivery is the job.",
  });
  // The better on what counts is the worse on the plain mean.
  const levels = [
    [5, 1],
    [4, 4],
    [3, 4],
    [2, 5],
    [1, 2],
    [2, 2],
  ] as const;
  const people = ["ana", "bo", "cy"];
  const panel = panelOf([
    kitRecord(kit),
    openingRecord("berlin", { kit: kitId(kit), panel: people.map((id) => aMember(id)) }),
    ...people.map((id) => panelistRecord(id, id)),
    ...levels.map((_, c) => candidateRecord(`c${c}`, `c${c}`, "berlin")),
    ...levels.flatMap(([delivery, judgement], c) =>
      people.map((author, p) =>
        scorecardRecord({
          author,
          opening: "berlin",
          candidate: `c${c}`,
          scores: {
            delivery,
            judgement: p === c % 3 && judgement < 5 ? ((judgement + 1) as 2 | 3 | 5) : judgement,
          },
          body: { kit: kitId(kit) },
        }),
      ),
    ),
  ]);
  const model = panelModel(panelScores(panel, panel.candidates));
  if (model.state !== "ok") throw new Error(model.state);

  it("count in the model and the table as in the composite, so that they cannot contradict", () => {
    const composites = panel.candidates
      .map(({ id, name }) => ({ name, mean: compositeOf(panel, id, "before").mean ?? 0 }))
      .toSorted((a, b) => b.mean - a.mean);
    for (const ranking of [model.rankings.raw[0], model.rankings.corrected[0]])
      expect(ranking?.standings.map(({ candidate }) => candidate.name)).toEqual(
        composites.map(({ name }) => name),
      );
    for (const [k, { raw }] of (model.rankings.raw[0]?.standings ?? []).entries())
      expect(raw).toBeCloseTo(composites[k]?.mean ?? 0, 9);
    expect(model.isWeighted).toBe(true);
  });

  it("count in the table’s cells, beside the coverage", () => {
    const [first] = panel.candidates;
    if (first === undefined) throw new Error("There are six.");
    const cell = panelistMeans(panel, first.id).get(panel.members[1]?.id ?? (first.id as never));
    expect(cell).toEqual({ mean: (5 * 5 + 1) / 6, scored: 2, of: 2 });
  });
});

describe("a card with over a quarter of the items missing", () => {
  it("is counted beside the candidate it is about", () => {
    const model = modelOf({
      seed: 6,
      candidates: 10,
      panelists: 3,
      scored: (candidate, panelist, item) =>
        candidate > 1 || (panelist === 0 ? item < 4 : candidate === 1 || item < 5),
    });
    if (model.state !== "ok") throw new Error(model.state);
    const short = new Map(
      model.rankings.raw[0]?.standings.map(({ candidate, shortCards }) => [
        candidate.id,
        shortCards,
      ]),
    );
    expect([short.get("c0"), short.get("c1"), short.get("c2")]).toEqual([1, 1, 0]);
  });
});

describe("the order in which somebody met candidates", () => {
  it("goes by when their first card came in, each candidate once", () => {
    const card = (candidate: string, hour: number, round = "interview") =>
      scorecardRecord({
        author: "ana",
        opening: "berlin",
        candidate,
        body: { submittedAt: instant(noon + hour * 3_600_000), round: round as never },
      });
    const first = card("tom", 1);
    const panel = panelOf([
      kitRecord(),
      openingRecord("berlin", { panel: [aMember("ana")] }),
      panelistRecord("ana", "Ana"),
      candidateRecord("sofia", "Sofia", "berlin"),
      candidateRecord("tom", "Tom", "berlin"),
      first,
      // Corrected after everybody else was met, and met again in a second round.
      correctedCard(first, { submittedAt: instant(noon + 9 * 3_600_000) }),
      card("sofia", 2),
      card("tom", 3, "final"),
    ]);
    const { order, candidates }: PanelScores = panelScores(panel, panel.candidates);
    expect(order[0]?.map((at) => candidates[at]?.id)).toEqual(["tom", "sofia"]);
  });
});

it("says how many draws its ranks rest on", () => {
  expect([drawsFor(2000), drawsFor(2001)]).toEqual([2000, 400]);
  const model = modelOf({ seed: 1, candidates: 6, panelists: 3 });
  expect(model.state === "ok" && model.rankings.draws).toBe(2000);
});
