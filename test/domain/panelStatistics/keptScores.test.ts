import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keptFor, scoresToKeep } from "#domain/panelStatistics/keptScores.ts";
import { panelScores, withoutKept } from "#domain/panelStatistics/panelScores.ts";
import { panelStatistics } from "#domain/panelStatistics/panelStatistics.ts";
import { scaleUse } from "#domain/panelStatistics/scaleUse.ts";
import { KeptScores } from "#domain/records/keptScores.ts";
import { stringsIn } from "#domain/rights/traces.ts";
import type { Level } from "#domain/kit/kit.ts";
import { candidateIn, panelOf, somePanelRecords } from "#test/panels.ts";
import { aPanel, instant, noon, scorecardRecord } from "#test/records.ts";

const id = "0123456789abcdefghjk";

describe("what is kept of somebody anonymised", () => {
  test("is numbers and random ids: no word, no name, no time, no id of theirs", () => {
    fc.assert(
      fc.property(somePanelRecords, (records) => {
        const panel = panelOf(records);
        for (const candidate of panel.candidates) {
          const kept = scoresToKeep(panel, candidate, { id, kept: [] });
          if (kept === null) continue;
          expect(KeptScores.parse(kept)).toEqual(kept);
          const known = new Set<string>([
            "id",
            "opening",
            "kit",
            "cards",
            "panelist",
            "order",
            "scores",
            id,
            panel.id,
            panel.opening.kit,
            ...panel.members.map((member) => member.id),
            ...(panel.kit?.items ?? []).map((item) => item.id),
          ]);
          for (const text of stringsIn(kept)) expect(known).toContain(text);
          const whole = JSON.stringify(kept);
          for (const card of panel.cardsOn(candidate.id)) expect(whole).not.toContain(card.id);
        }
      }),
    );
  });

  test("counts for the panel as if they were still here, and for no list of candidates", () => {
    const { panel, gone } = withOneGone();
    const before = panelScores(panel, panel.candidates);
    const kept = scoresToKeep(panel, gone, { id, kept: [] });
    if (kept === null) throw new Error("Nothing was kept.");
    const rest = panel.candidates.filter((one) => one.id !== gone.id);
    const after = panelScores(panel, rest, [kept]);
    expect(after.scores).toHaveLength(before.scores.length);
    const [told, whole, without] = [
      panelStatistics(after),
      panelStatistics(before),
      panelStatistics(panelScores(panel, rest)),
    ];
    expect(told.agreement.pooled.distance).toEqual(whole.agreement.pooled.distance);
    expect(told.scoring).toEqual(whole.scoring);
    const modelled = [told, whole, without].map(({ model }) => {
      if (model.state !== "ok") throw new Error(`The model says ${model.state}.`);
      return model;
    });
    const severity = (at: number) =>
      Object.fromEntries(modelled[at]?.severity.map((one) => [one.panelist.id, one.mean]) ?? []);
    for (const [panelist, mean] of Object.entries(severity(0)))
      expect(mean).toBeCloseTo(severity(1)[panelist] ?? Number.NaN, 6);
    expect(modelled[0]?.rankings).toEqual(modelled[2]?.rankings);
    expect(modelled[0]?.best).toEqual(modelled[2]?.best);
    expect(JSON.stringify([modelled[0]?.rankings, modelled[0]?.links])).not.toMatch(
      /anonymised|0123/,
    );
  });

  test("takes its place among those a panelist met, also after a second one", () => {
    const { panel } = withOneGone();
    const order = panelScores(panel, panel.candidates).order[0] ?? [];
    const [first, second, third] = order.map((index) => panel.candidates[index]);
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("Too few candidates.");
    const one = scoresToKeep(panel, second, { id, kept: [] });
    if (one === null) throw new Error("Nothing was kept.");
    const rest = panel.candidates.filter((other) => other.id !== second.id);
    const scores = panelScores(panel, rest, [one]);
    expect(scores.order[0]?.indexOf(rest.length)).toBe(1);
    expect(scores.order[0]).toHaveLength(order.length);
    const two = scoresToKeep({ ...panel, candidates: rest }, third, { id: `${id}2`, kept: [one] });
    expect(two?.cards.find(({ panelist }) => panelist === scores.panelists[0]?.id)?.order).toBe(2);
    expect(withoutKept(scores).candidates).toHaveLength(rest.length);
    expect(
      withoutKept(scores)
        .order.flat()
        .every((index) => index < rest.length),
    ).toBe(true);
  });

  test("is in the counts of the scale, and only beside cards on its own kit and openings", () => {
    const { panel, gone } = withOneGone();
    const kept = scoresToKeep(panel, gone, { id, kept: [] });
    if (kept === null) throw new Error("Nothing was kept.");
    const rest = panel.candidates.flatMap((one) => (one.id === gone.id ? [] : one.id));
    const sum = (use: ReturnType<typeof scaleUse>) =>
      use.reduce((all, { total }) => all + total, 0);
    expect(sum(scaleUse(panel, rest, [kept]))).toBe(sum(scaleUse(panel, [...rest, gone.id])));
    expect(keptFor([kept], panel.ids, panel.opening.kit)).toEqual([kept]);
    expect(
      keptFor(
        [{ ...kept, kit: panel.opening.kit.replace(/.$/, "x") as never }],
        panel.ids,
        panel.opening.kit,
      ),
    ).toEqual([]);
    expect(keptFor([kept], [], panel.opening.kit)).toEqual([]);
  });
});

const people = ["maya", "priya", "tom", "lena"];
const about = ["ada", "ben", "cleo", "dan", "eva", "finn", "gus", "hana", "ivo"];

function withOneGone() {
  const level = (value: number) => Math.min(5, Math.max(1, value)) as Level;
  const cards = about.flatMap((candidate, c) =>
    people.map((author, p) =>
      scorecardRecord({
        author,
        opening: "berlin",
        candidate,
        scores: {
          delivery: level(2 + (c % 3) + (p === 0 ? -1 : 0) + ((c * p) % 2)),
          judgement: level(3 + (c % 2) - (p === 0 ? 1 : 0) + ((c + p) % 3 === 0 ? 1 : 0)),
        },
        body: { submittedAt: instant(noon + c * 3_600_000 + p) },
      }),
    ),
  );
  const named = (ids: readonly string[]) =>
    Object.fromEntries(ids.map((one) => [one, one.toUpperCase()]));
  const panel = panelOf([
    ...aPanel({ panelists: named(people), candidates: named(about), cards: [] }),
    ...cards,
  ]);
  return { panel, gone: candidateIn(panel, "ada") };
}
