import { expect, test } from "@playwright/test";
import { panelStatistics } from "#domain/panelStatistics/panelStatistics.ts";
import { sparseScores } from "#test/sparsePanel.ts";
import { median } from "./ratios.ts";

/** Runs by size: the small ones are short, and noisy for it. */
const sizes = [
  { candidates: 100, runs: 9 },
  { candidates: 1000, runs: 7 },
  { candidates: 10_000, runs: 5 },
  { candidates: 30_000, runs: 3 },
] as const;
const slack = 1.3;

test("a panel's statistics take time in proportion to its candidates", () => {
  test.setTimeout(900_000);
  let former: { candidates: number; ms: number } | null = null;
  console.log("candidates |     ms | ms per candidate | times the former (bound)");
  for (const { candidates, runs } of sizes) {
    const input = sparseScores({ candidates, panelists: 50, cardsEach: 4 });
    const took = Array.from({ length: runs }, () => {
      const began = performance.now();
      expect(panelStatistics(input).model.state).toBe("ok");
      return performance.now() - began;
    });
    const ms = median(took);
    // Below 1,000 the fifty panelists' own equations are most of the work. From 5,000 cards on the
    // grid is coarser and the ranks rest on fewer draws, so only the last step grows like with like.
    const bound =
      former === null || candidates <= 1000 ? null : (candidates / former.candidates) * slack;
    const times = former === null ? "" : (ms / former.ms).toFixed(1);
    console.log(
      `${String(candidates).padStart(10)} | ${ms.toFixed(0).padStart(6)} | ${(ms / candidates).toFixed(3).padStart(16)} | ${times}${bound === null ? "" : ` (${bound.toFixed(1)})`}`,
    );
    if (former !== null && bound !== null)
      expect.soft(ms / former.ms, `${candidates} candidates`).toBeLessThanOrEqual(bound);
    former = { candidates, ms };
  }
});
