import { describe, expect, it } from "vitest";
import { OpeningId, PanelistId } from "#domain/id.ts";
import { kitId, type Level } from "#domain/kit/kit.ts";
import { assemblePanel, type Panel } from "#domain/panel/panel.ts";
import {
  agreementInWords,
  panelInWords,
  silenceInWords,
  verdictInWords,
} from "#domain/panelStatistics/panelInWords.ts";
import { combinePanels } from "#domain/panel/combinedPanel.ts";
import { panelScores } from "#domain/panelStatistics/panelScores.ts";
import { panelStatistics } from "#domain/panelStatistics/panelStatistics.ts";
import { promptsFor } from "#domain/panelStatistics/promptsInWords.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import {
  aKit,
  aMember,
  candidateRecord,
  kitRecord,
  openingRecord,
  panelistRecord,
  scorecardRecord,
} from "#test/records.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
import { panelistMeans } from "#domain/panelStatistics/panelistMeans.ts";

const now = "2026-11-22T21:19:00.000Z";

function assembled(records: Parameters<typeof assemblePanel>[0], opening: string): Panel {
  const panel = assemblePanel(records, OpeningId.parse(opening));
  if (panel === null) throw new Error("No such opening.");
  return panel;
}

type Scores = Partial<Record<"delivery" | "judgement", Level | "not observed">>;
/** `cards[candidate][panelist]`: the scores of one card. */
function aPanelOf(cards: Record<string, Record<string, Scores>>): Panel {
  const candidates = Object.keys(cards);
  const panelists = [...new Set(Object.values(cards).flatMap((row) => Object.keys(row)))];
  return assembled(
    [
      kitRecord(),
      openingRecord("berlin", { panel: panelists.map((id) => aMember(id)) }),
      ...panelists.map((id) => panelistRecord(id, id.toUpperCase())),
      ...candidates.map((id) => candidateRecord(id, id, "berlin")),
      ...Object.entries(cards).flatMap(([candidate, row]) =>
        Object.entries(row).map(([author, scores]) =>
          scorecardRecord({ author, opening: "berlin", candidate, scores }),
        ),
      ),
    ],
    "berlin",
  );
}

function statisticsOf(panel: Panel) {
  return panelStatistics(panelScores(panel, panel.candidates));
}

/** The same score on both items. */
function both(score: Level): Scores {
  return { delivery: score, judgement: score };
}

/** Numbers that look like a panel: candidates differ, and each panelist by `lenient` points. */
function aRealPanel(
  candidates: number,
  lenient: Record<string, number>,
  met: (candidate: number, panelist: number) => boolean = () => true,
): Panel {
  const rows = Array.from({ length: candidates }, (_, c) => {
    const cards = Object.entries(lenient).flatMap(([panelist, points], p) => {
      if (!met(c, p)) return [];
      const level = (item: number) => {
        const wobble = ((c * 7 + p * 5 + item * 3) % 4) * 0.3 - 0.45;
        return Math.max(
          1,
          Math.min(5, Math.round(2 + ((c * 3) % 7) * 0.5 + points + wobble)),
        ) as Level;
      };
      return [[panelist, { delivery: level(0), judgement: level(1) }] as const];
    });
    return [`c${c}`, Object.fromEntries(cards)] as const;
  });
  return aPanelOf(Object.fromEntries(rows));
}

describe("private prompts", () => {
  const four = { ana: 0, bo: 0, cy: 0, di: 0 };

  it("say what is missing below the counts, and carry nobody's label", () => {
    const { diagnostics } = statisticsOf(aRealPanel(5, four));
    if (diagnostics.state !== "ok") throw new Error(diagnostics.state);
    const [own] = diagnostics.panelists;
    if (own === undefined) throw new Error("There are four.");
    const prompts = promptsFor(own, "Your");
    expect(prompts.at(-1)?.text).toMatch(
      /^Not enough yet for how far scores spread \(5 of 8 candidates in common\)/,
    );
    expect(prompts.some(({ flagged }) => flagged)).toBe(false);
    expect(prompts.map(({ text }) => text).join(" ")).not.toMatch(
      /harsh|bias|unfair|halo|NaN|undefined/i,
    );
  });

  it("are silent with two panelists: each ratio would be the other's turned over", () => {
    expect(statisticsOf(aRealPanel(12, { ana: 0, bo: 0 })).diagnostics).toEqual({
      state: "needs-three-raters",
    });
  });

  it("flag one who gives everybody the same, among colleagues who do not", () => {
    const flat = Object.fromEntries(
      Array.from({ length: 20 }, (_, c) => {
        const level = (shift: number) =>
          Math.max(1, Math.min(5, 1 + ((c * 3 + shift) % 5))) as Level;
        const card = (shift: number) => ({ delivery: level(shift), judgement: level(shift + 2) });
        return [`c${c}`, { ana: both(3), bo: card(0), cy: card(0), di: card(1) }];
      }),
    );
    const { diagnostics } = statisticsOf(aPanelOf(flat));
    if (diagnostics.state !== "ok") throw new Error(diagnostics.state);
    const [ana] = diagnostics.panelists;
    if (ana === undefined) throw new Error("Ana is on the panel.");
    const [spread] = promptsFor(ana, "ANA’s");
    expect(spread?.flagged).toBe(true);
    expect(spread?.text).toMatch(
      /^ANA’s scores spread 0\.\d\d times as far as colleagues’ on the same people \(95% interval 0\.\d\d to 0\.\d\d\), 20 candidates/,
    );
    expect(promptsFor(ana, "Your").map(({ text }) => text)).toContain(
      "100% of your scores are threes.",
    );
  });
});

describe("all openings on one kit version", () => {
  const cards = (opening: string, people: readonly string[], candidates: readonly string[]) => [
    openingRecord(opening, { title: opening, panel: people.map((id) => aMember(id)) }),
    ...candidates.map((id) => candidateRecord(id, id, opening)),
    ...candidates.flatMap((candidate) =>
      people.map((author) => scorecardRecord({ author, opening, candidate })),
    ),
  ];
  const records = [
    kitRecord(),
    ...["ana", "bo", "cy"].map((id) => panelistRecord(id, id.toUpperCase())),
    ...cards("berlin", ["ana", "bo"], ["c1", "c2"]),
    ...cards("munich", ["bo", "cy"], ["c3"]),
  ];
  const viewer = { me: PanelistId.parse("bo"), drafts: [], now: Date.parse(now) };
  const berlin = assembled(records, "berlin");

  it("are one panel: one panelist once, another opening's candidate with its name", () => {
    const pool = combinePanels(berlin, [berlin, assembled(records, "munich")], viewer);
    expect(pool.open.map(({ name }) => name)).toEqual(["c1", "c2", "c3 (munich)"]);
    const input = panelScores(pool.panel, pool.open);
    expect(input.panelists.map(({ name }) => name)).toEqual(["ANA", "BO", "CY"]);
    expect(panelStatistics(input).scoring).toEqual({ candidates: 3, panelists: 3 });
  });

  it("keep each opening's blindness, its shadows, its kit version, and samples apart", () => {
    const waiting = records.filter(
      (record) => record.kind !== "scorecard" || record.author !== "cy",
    );
    const openings = [
      assembled(waiting, "munich"),
      assembled([...records, ...cards("shown", ["ana"], ["c9"])], "shown"),
      assembled(
        [
          ...records,
          openingRecord("sampled", { sample: true, panel: [aMember("bo")] }),
          candidateRecord("c7", "c7", "sampled"),
          scorecardRecord({ author: "bo", opening: "sampled", candidate: "c7" }),
        ],
        "sampled",
      ),
    ];
    const pool = combinePanels(berlin, openings, viewer);
    expect(pool.open.map(({ name }) => name)).toEqual(["c1", "c2", "c9 (shown)"]);
  });
});

describe("the sample panel, by a short path of its own", () => {
  const panel = assembled(samplePanel(now), "sample-opening");
  const maya = { me: PanelistId.parse("sample-maya"), drafts: [], now: Date.parse(now) };
  const open = panel.candidates.filter((one) => revealOf(panel, maya, one).state === "open");
  const input = panelScores(panel, open);
  const statistics = panelStatistics(input);

  it("takes the scores of open candidates and of nobody else", () => {
    const byHand = open.flatMap(({ id }) =>
      cardsOnOwnKit(panel, id).cards.flatMap(({ body }) =>
        Object.values(body.ratings)
          .map(({ score }) => score)
          .filter(isLevel),
      ),
    );
    expect(input.candidates.map(({ id }) => id)).toEqual(open.map(({ id }) => id));
    expect(input.scores.map(({ score }) => score)).toEqual(byHand);
    expect(open.length).toBeLessThan(panel.candidates.length);
  });

  it("has raw means that are those of the table's rows", () => {
    if (statistics.model.state !== "ok") throw new Error(statistics.model.state);
    const standings = statistics.model.rankings.raw.flatMap((ranking) => ranking.standings);
    for (const { id } of open) {
      const row = [...panelistMeans(panel, id).values()].map(({ mean }) => mean ?? 0);
      const standing = standings.find(({ candidate }) => candidate.id === id);
      expect(standing?.raw).toBeCloseTo(row.reduce((a, b) => a + b, 0) / row.length, 10);
      expect(standing?.panelists).toBe(row.length);
    }
  });

  it("measures the distance within each item as one would on paper", () => {
    for (const [item, { distance }] of statistics.agreement.items.entries()) {
      const distances = open.flatMap((_, candidate) => {
        const scores = input.scores
          .filter((one) => one.candidate === candidate && one.item === item)
          .map(({ score }) => score);
        return scores.length < 2 ? [] : [meanDistance(scores)];
      });
      expect(distance?.pairings).toBe(distances.length);
      expect(distance?.points).toBeCloseTo(distances.reduce((a, b) => a + b, 0) / distances.length);
    }
  });

  it("says nothing that two candidates cannot carry", () => {
    const { agreement, model } = statistics;
    expect(agreementInWords(agreement.pooled)).toMatch(/not enough yet: 2 of 5/);
    if (model.state !== "ok") throw new Error(model.state);
    expect(model.reliability).toEqual({ state: "too-few-candidates", has: 2 });
    expect(new Set(model.severity.map(({ word }) => word))).toEqual(new Set(["too-few"]));
    expect(panelInWords(statistics)).toMatch(/^On 2 candidates, .+ Not enough shared interviews/);
  });

  it("survives the way to and from a worker", () => {
    expect(structuredClone(statistics)).toEqual(statistics);
    expect(panelStatistics(structuredClone(input))).toEqual(statistics);
  });
});

function meanDistance(scores: readonly number[]): number {
  const sorted = scores.toSorted((a, b) => a - b);
  const at = (k: number) => sorted[k] ?? 0;
  const middle = (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2;
  return scores.reduce((sum, score) => sum + Math.abs(score - middle), 0) / scores.length;
}

/** Krippendorff's α by his definition: every pair of scores within units against every pair of all. */
function alphaByPairs(units: readonly (readonly number[])[]): number {
  const pairable = units.filter((unit) => unit.length > 1);
  const all = pairable.flat();
  const count = (value: number) => all.filter((one) => one === value).length;
  const distance = (a: number, b: number) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    let between = 0;
    for (let g = low; g <= high; g++) between += count(g);
    return a === b ? 0 : (between - (count(a) + count(b)) / 2) ** 2;
  };
  const pairs = (values: readonly number[]) =>
    values.flatMap((a, i) => values.map((b, j) => (i === j ? 0 : distance(a, b))));
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const observed = sum(pairable.map((unit) => sum(pairs(unit)) / (unit.length - 1))) / all.length;
  return 1 - observed / (sum(pairs(all)) / (all.length * (all.length - 1)));
}

describe("a panel where everyone scored everyone", () => {
  const panel = aRealPanel(14, { ana: -1, bo: 0, cy: 0, di: 1 });
  const input = panelScores(panel, panel.candidates);
  const { agreement, model } = panelStatistics(input);
  if (model.state !== "ok") throw new Error(model.state);

  it("agrees on each item, and over all, as the definition of α says", () => {
    const unitsOf = (items: readonly number[]) =>
      items.flatMap((item) =>
        input.candidates.map((_, candidate) =>
          input.scores
            .filter((one) => one.item === item && one.candidate === candidate)
            .map(({ score }) => score),
        ),
      );
    for (const [item, { alpha }] of agreement.items.entries())
      expect(alpha).toMatchObject({
        state: "ok",
        alpha: expect.closeTo(alphaByPairs(unitsOf([item])), 10),
      });
    expect(agreement.pooled.alpha).toMatchObject({
      alpha: expect.closeTo(alphaByPairs(unitsOf([0, 1])), 10),
    });
  });

  it("calls the strict one strict and the lenient one lenient, between numbers that add to nothing", () => {
    const words = model.severity.map(({ panelist, word }) => [panelist.name, word] as const);
    expect(Object.fromEntries(words)).toEqual({
      ANA: "strict",
      BO: "none",
      CY: "none",
      DI: "lenient",
    });
    expect(model.severity.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(0, 9);
    for (const { mean, lo, hi } of model.severity) {
      expect(lo).toBeLessThan(mean);
      expect(hi).toBeGreaterThan(mean);
    }
    const scoring = { candidates: 14, panelists: 4 };
    const diagnostics = { state: "no-data" as const };
    expect(panelInWords({ scoring, agreement, model, diagnostics })).toMatch(
      /ANA scores strictly, DI leniently\.$/,
    );
  });

  it("keeps the order of raw means when corrected", () => {
    expect([model.isComplete, model.isWhole]).toEqual([true, true]);
    const [raw, corrected] = [model.rankings.raw[0], model.rankings.corrected[0]];
    expect(raw?.standings).toHaveLength(14);
    expect(raw?.standings.map(({ raw: mean }) => mean.toFixed(9))).toEqual(
      corrected?.standings.map(({ raw: mean }) => mean.toFixed(9)),
    );
    expect(raw?.verdicts).toHaveLength(13);
    for (const { rank } of raw?.standings ?? []) {
      if (rank?.state !== "ok") throw new Error("Everyone is ranked.");
      expect(rank.of).toBe(14);
      expect(rank.lo).toBeLessThanOrEqual(rank.hi);
    }
  });

  it("gives reliability with an interval, the mean's above one panelist's", () => {
    const alike = aRealPanel(20, { ana: -0.2, bo: 0, cy: 0.1, di: 0.2, ed: 0, fay: -0.1 });
    const { model: own } = statisticsOf(alike);
    if (own.state !== "ok" || own.reliability.state !== "ok") throw new Error("No reliability.");
    const { single, panelMean, panelistsPerCandidate } = own.reliability;
    expect(panelistsPerCandidate).toBeCloseTo(6, 9);
    expect(single.lo).toBeLessThan(single.median);
    expect(panelMean.median).toBeGreaterThan(single.median);
  });
});

describe("words instead of numbers", () => {
  it("nobody observed anything", () => {
    const unseen: Scores = { delivery: "not observed", judgement: "not observed" };
    const statistics = statisticsOf(aPanelOf({ sofia: { ana: unseen, bo: unseen } }));
    expect(statistics.model).toEqual({ state: "no-data" });
    expect(panelInWords(statistics)).toBe("No item has been scored on these candidates.");
  });

  it("an item nobody observed has no agreement, and the others do", () => {
    const seen = (score: Level): Scores => ({ delivery: score, judgement: "not observed" });
    const { agreement } = statisticsOf(
      aPanelOf({ sofia: { ana: seen(2), bo: seen(4) }, tom: { ana: seen(3), bo: seen(3) } }),
    );
    const [delivery, judgement] = agreement.items;
    expect(delivery?.distance).toEqual({ points: 0.5, pairings: 2 });
    expect(judgement?.distance).toBeNull();
    expect(judgement === undefined ? "" : agreementInWords(judgement)).toBe("nobody observed it");
  });

  it("one panelist has nobody to be compared with", () => {
    const statistics = statisticsOf(aPanelOf({ sofia: { ana: both(2) }, tom: { ana: both(4) } }));
    expect(statistics.model.state).toBe("needs-two-raters");
    expect(panelInWords(statistics)).toMatch(/nobody to compare with/);
  });

  it("one candidate does not show who is strict", () => {
    const statistics = statisticsOf(aPanelOf({ sofia: { ana: both(2), bo: both(4) } }));
    expect(statistics.model.state).toBe("needs-two-candidates");
    expect(panelInWords(statistics)).toBe(
      "On 1 candidate, the two panelists’ scores lie 2.0 points apart on average; it takes 5 candidates to tell that from chance. Nothing can be said yet about who is strict.",
    );
  });

  it("two panelists who met nobody in common are not compared", () => {
    const statistics = statisticsOf(aPanelOf({ sofia: { ana: both(2) }, tom: { bo: both(4) } }));
    expect(statistics.model.state).toBe("no-overlap");
    expect(panelInWords(statistics)).toMatch(/No two panelists scored the same item/);
  });

  it("the same score throughout is neither agreement nor its lack", () => {
    const row = { ana: both(3), bo: both(3) };
    const statistics = statisticsOf(
      aPanelOf(Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((id) => [id, row]))),
    );
    expect(statistics.model.state).toBe("no-variation");
    expect(agreementInWords(statistics.agreement.pooled)).toBe("everyone gave the same score");
    expect(panelInWords(statistics)).toMatch(/Everyone gave one and the same score/);
  });

  it("every silence has words", () => {
    const states = [
      "no-data",
      "needs-two-raters",
      "needs-two-candidates",
      "no-overlap",
      "too-few-for-intervals",
      "no-variation",
      "ok-residual-zero",
    ] as const;
    for (const state of states) expect(silenceInWords(state)).toMatch(/^[A-Z].+\.$/);
  });
});

describe("panels that do not hang together", () => {
  it("two unlinked groups are never compared, and the cheapest link is named", () => {
    const panel = aRealPanel(12, { ana: -1, bo: 0, cy: 0.5, di: 0 }, (c, p) => c < 6 === p < 2);
    const { model } = statisticsOf(panel);
    if (model.state !== "ok") throw new Error(model.state);
    expect(model.links.groups.map(({ panelists }) => panelists.map(({ name }) => name))).toEqual([
      ["ANA", "BO"],
      ["CY", "DI"],
    ]);
    expect(model.links.suggestions).toHaveLength(1);
    expect(model.rankings.raw.map(({ standings }) => standings.length)).toEqual([6, 6]);
    expect(model.rankings.raw.flatMap(({ verdicts }) => verdicts)).toHaveLength(10);
    expect(model.reliability).toEqual({ state: "unlinked" });
  });

  it("over a single link nobody is compared or ranked", () => {
    // Two panels of two; only candidate 0 met both.
    const panel = aRealPanel(
      9,
      { ana: -1, bo: 0, cy: 0.5, di: 0 },
      (c, p) => c === 0 || c < 5 === p < 2,
    );
    const { model } = statisticsOf(panel);
    if (model.state !== "ok") throw new Error(model.state);
    expect(model.links.bridges.map((links) => links.map(({ name }) => name))).toEqual([["c0"]]);
    const [ranking] = model.rankings.raw;
    const side = (name: string) => Number(name.slice(1)) < 5;
    for (const [k, verdict] of (ranking?.verdicts ?? []).entries()) {
      const [a, b] = [
        ranking?.standings[k]?.candidate.name,
        ranking?.standings[k + 1]?.candidate.name,
      ];
      if (a === undefined || b === undefined) throw new Error("A verdict stands between two.");
      const isAcross = a !== "c0" && b !== "c0" && side(a) !== side(b);
      expect(verdict.state).toBe(isAcross ? "few-links" : "ok");
    }
    for (const { candidate, rank } of ranking?.standings ?? [])
      expect(rank.state === "few-links").toBe(candidate.name !== "c0");
  });

  it("over two links nobody is compared either, and over three they are", () => {
    const bridged = (bridges: number) => {
      const panel = aRealPanel(
        10,
        { ana: -1, bo: 0, cy: 0.5, di: 0 },
        (c, p) => c < bridges || c < 6 === p < 2,
      );
      const { model } = statisticsOf(panel);
      if (model.state !== "ok") throw new Error(model.state);
      return model;
    };
    const across = (model: ReturnType<typeof bridged>) =>
      (model.rankings.raw[0]?.verdicts ?? []).filter(({ state }) => state === "few-links");
    const two = across(bridged(2));
    expect(two.length).toBeGreaterThan(0);
    for (const verdict of two)
      expect(verdictInWords(verdict)).toBe("not compared: only c0 and c1 link the two");
    expect(bridged(2).links.bridges.map((links) => links.map(({ name }) => name))).toEqual([
      ["c0", "c1"],
    ]);
    expect(across(bridged(3))).toEqual([]);
  });

  it("cards on another kit version are not pooled", () => {
    const other = aKit({ version: 2 });
    const panel = assembled(
      [
        kitRecord(),
        kitRecord(other),
        openingRecord("berlin", { panel: [aMember("ana"), aMember("bo")] }),
        panelistRecord("ana", "Ana"),
        panelistRecord("bo", "Bo"),
        candidateRecord("sofia", "Sofia", "berlin"),
        scorecardRecord({ author: "ana", opening: "berlin", candidate: "sofia" }),
        scorecardRecord({
          author: "bo",
          opening: "berlin",
          candidate: "sofia",
          body: { kit: kitId(other) },
        }),
      ],
      "berlin",
    );
    expect(statisticsOf(panel).scoring).toEqual({ candidates: 1, panelists: 1 });
  });
});

describe("a word between two neighbours", () => {
  /** Candidate k has k items of twenty at 4 and the rest at 3, alike from everybody but for a slip. */
  const apartBy = (items: number) => {
    const named = (what: string, count: number) =>
      Array.from({ length: count }, (_, k) => ({ id: `${what}${k}`, name: `${what}${k}` }));
    const scores = Array.from({ length: 8 }, (_, candidate) =>
      Array.from({ length: 6 }, (__, rater) =>
        Array.from({ length: 20 }, (___, item) => ({
          candidate,
          rater,
          item,
          score: item < candidate * items || (item === 19 && rater === candidate) ? 4 : 3,
        })),
      ),
    ).flat(2);
    return panelStatistics({
      key: "",
      candidates: named("c", 8) as never,
      panelists: named("p", 6) as never,
      items: named("i", 20) as never,
      weights: Array.from({ length: 20 }, () => 1),
      scores,
      order: [],
    }).model;
  };
  const verdictsOf = (items: number) => {
    const model = apartBy(items);
    if (model.state !== "ok") throw new Error(model.state);
    return model.rankings.corrected[0]?.verdicts ?? [];
  };

  it("is not said of a difference under a tenth of a point, however sure", () => {
    const verdicts = verdictsOf(1);
    expect(verdicts).toHaveLength(7);
    expect(verdicts.some((one) => one.state === "ok" && one.probability > 0.9)).toBe(true);
    for (const verdict of verdicts)
      expect(verdict).toMatchObject({ label: "cannot-be-told-apart" });
  });

  it("is said of one that shows", () => {
    expect(verdictsOf(3)).toContainEqual(expect.objectContaining({ label: "clearly-ahead" }));
  });
});
