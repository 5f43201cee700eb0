import * as fc from "fast-check";
import { expect, test } from "vitest";
import { connectivity, type Pairing } from "#domain/statistics/connectivity.ts";
import { linkClasses } from "#domain/statistics/sharedCandidates.ts";

const designs = fc
  .uniqueArray(fc.tuple(fc.nat(6), fc.nat(4)), {
    minLength: 1,
    maxLength: 22,
    selector: ([candidate, rater]) => `${candidate} ${rater}`,
  })
  .map((pairs) => pairs.map(([candidate, rater]): Pairing => ({ candidate, rater })));

/** By hand: linked through three at least, if no two candidates taken away part them. */
function areLinked(cells: readonly Pairing[], a: number, b: number): boolean {
  const candidates = [...new Set(cells.map(({ candidate }) => candidate))];
  const together = (rest: readonly Pairing[]) =>
    connectivity(rest).components.some(({ raters }) => raters.includes(a) && raters.includes(b));
  return candidates.every((one) =>
    candidates.every((other) =>
      together(cells.filter(({ candidate }) => candidate !== one && candidate !== other)),
    ),
  );
}

test("raters are of one class exactly where taking away any two candidates leaves them linked", () => {
  fc.assert(
    fc.property(designs, (cells) => {
      const { classOf, linksBetween } = linkClasses(cells);
      const raters = [...classOf.keys()];
      for (const a of raters)
        for (const b of raters.filter((other) => other !== a)) {
          const [one, other] = [classOf.get(a) ?? -1, classOf.get(b) ?? -1];
          expect(one === other).toBe(areLinked(cells, a, b));
          const links = one === other ? [] : linksBetween(one, other);
          expect(links.length).toBeLessThanOrEqual(2);
          const rest = cells.filter(({ candidate }) => !links.includes(candidate));
          const still = connectivity(rest).components.some(
            ({ raters: own }) => own.includes(a) && own.includes(b),
          );
          expect(still).toBe(one === other);
        }
    }),
    { numRuns: 3000 },
  );
}, 30_000);

test("a long chain of hand-overs is taken apart link by link, and a full panel is one", () => {
  const chain = Array.from({ length: 300 }, (_, k): Pairing[] => [
    { candidate: k, rater: k },
    { candidate: k, rater: k + 1 },
  ]).flat();
  expect(new Set(linkClasses(chain).classOf.values()).size).toBe(301);
  const full = Array.from({ length: 40 }, (_, k): Pairing => ({
    candidate: Math.floor(k / 5),
    rater: k % 5,
  }));
  expect(new Set(linkClasses(full).classOf.values())).toEqual(new Set([0]));
});
