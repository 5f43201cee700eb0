import { describe, expect, it } from "vitest";
import { ItemId } from "#domain/id.ts";
import { countedForeign, withForeign } from "#domain/panelStatistics/foreignScores.ts";
import { panelScores } from "#domain/panelStatistics/panelScores.ts";
import { panelStatistics } from "#domain/panelStatistics/panelStatistics.ts";
import { panelOf } from "#test/panels.ts";
import { aForeignRow, aPanel } from "#test/records.ts";

const panel = panelOf(
  aPanel({
    cards: [
      ["priya", "sofia"],
      ["maya", "sofia"],
    ],
  }),
);
const scores = panelScores(panel, panel.candidates);
const resolve: typeof panel.resolve = (id) => panel.resolve(id);

describe("scores of other systems", () => {
  it("are in none of a panel's own until they are asked for", () => {
    expect(withForeign(scores, [], resolve)).toBe(scores);
    expect(scores.panelists.some(({ name }) => name.includes("Greenhouse"))).toBe(false);
  });

  it("stand as of people of their own, behind the panel's, each item once", () => {
    const row = aForeignRow();
    const again = aForeignRow({
      ratings: row.ratings.map((one) => ({ ...one, score: 1 as const })),
    });
    const all = withForeign(scores, [row, again], resolve);
    const rater = scores.panelists.length;
    expect(all.panelists.slice(rater).map(({ name }) => name)).toEqual([
      "Kate Austen (Greenhouse)",
    ]);
    expect(all.scores.slice(0, scores.scores.length)).toEqual(scores.scores);
    expect(all.scores.slice(scores.scores.length)).toEqual([
      {
        candidate: panel.candidates.findIndex(({ id }) => id === "sofia"),
        rater,
        item: 0,
        score: 4,
      },
    ]);
    expect(all.key).not.toBe(scores.key);
    expect(all.order).toHaveLength(rater + 1);
    expect(() => panelStatistics(all)).not.toThrow();
  });

  it("leave out whom the panel does not show, and what nobody said it means", () => {
    const [rating] = aForeignRow().ratings;
    if (rating === undefined) throw new Error("It has one.");
    const rows = [
      aForeignRow({ candidate: "somebody-else" as never }),
      aForeignRow({ ratings: [{ ...rating, item: null }] }),
      aForeignRow({ ratings: [{ ...rating, item: ItemId.parse("elsewhere") }] }),
      aForeignRow({ ratings: [{ ...rating, score: "not observed" }] }),
    ];
    expect(withForeign(scores, rows, resolve)).toBe(scores);
    expect(countedForeign(scores, rows, resolve)).toBe(0);
    expect(countedForeign(scores, [aForeignRow()], resolve)).toBe(1);
  });
});
