import * as fc from "fast-check";
import type { Cell } from "#domain/statistics/crossedDesign.ts";
import type { ItemScore } from "#domain/statistics/itemScores.ts";

export type Matrix = (number | null)[][];

/** Few candidates, raters and levels, many gaps: so that every corner turns up. */
export const matrices = ({ gaps = true, most = 7 } = {}): fc.Arbitrary<Matrix> =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: 5 }))
    .chain(([candidates, raters]) =>
      fc.array(
        fc.array(gaps ? fc.option(fc.integer({ min: 1, max: 5 }), { freq: 3 }) : levels, {
          minLength: raters,
          maxLength: raters,
        }),
        { minLength: candidates, maxLength: candidates },
      ),
    );

const levels = fc.integer({ min: 1, max: 5 });

/** Complete panels large enough for the posterior. */
export const panels: fc.Arbitrary<number[][]> = fc
  .tuple(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 2, max: 5 }))
  .chain(([candidates, raters]) =>
    fc.array(fc.array(levels, { minLength: raters, maxLength: raters }), {
      minLength: candidates,
      maxLength: candidates,
    }),
  );

export const itemScores: fc.Arbitrary<ItemScore[]> = fc.array(
  fc.record({
    candidate: fc.nat({ max: 5 }),
    rater: fc.nat({ max: 3 }),
    item: fc.nat({ max: 4 }),
    score: levels,
  }),
  { maxLength: 90 },
);

export function cellsIn(matrix: Matrix): Cell[] {
  return matrix.flatMap((row, candidate) =>
    row.flatMap((score, rater) => (score === null ? [] : [{ candidate, rater, score }])),
  );
}

/** Every number anywhere inside a result that is not finite, by its path. */
export function notFinite(value: unknown, path = "result"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} = ${value}`];
  if (ArrayBuffer.isView(value))
    return [...(value as Float64Array)].flatMap((entry, k) => notFinite(entry, `${path}[${k}]`));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, entry]) => notFinite(entry, `${path}.${key}`));
}
