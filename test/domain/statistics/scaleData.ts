import { createHash } from "node:crypto";
import type { Cell } from "#domain/statistics/crossedDesign.ts";
import { seededRandom } from "#domain/statistics/random.ts";

export type ScaleInput = { seed: number; candidates: number; raters: number; perCandidate: number };

/**
 * The panel of the `scale` cases: normal effects as sums of twelve uniforms, no logarithms or
 * sines, so that every machine draws the same one. `sha256` is of the lines `c,r,6y`.
 */
export function scalePanel(input: ScaleInput): { cells: Cell[]; sha256: string } {
  const random = seededRandom(input.seed);
  const normal = (): number => {
    let total = -6;
    for (let k = 0; k < 12; k++) total += random();
    return total;
  };
  const severity = Array.from({ length: input.raters }, () => 0.4 * normal());
  const cells: Cell[] = [];
  for (let candidate = 0; candidate < input.candidates; candidate++) {
    const quality = 0.6 * normal();
    const raters = severity.map((_, r) => r);
    for (let k = 0; k < input.perCandidate; k++) {
      const other = k + Math.floor(random() * (input.raters - k));
      const rater = raters[other] ?? 0;
      raters[other] = raters[k] ?? 0;
      raters[k] = rater;
      const y = 3.3 + quality + (severity[rater] ?? 0) + 0.5 * normal();
      cells.push({ candidate, rater, score: Math.min(5, Math.max(1, Math.round(6 * y) / 6)) });
    }
  }
  const lines = cells.map(
    (cell) => `${cell.candidate},${cell.rater},${Math.round(cell.score * 6)}`,
  );
  return { cells, sha256: createHash("sha256").update(lines.join("\n")).digest("hex") };
}
