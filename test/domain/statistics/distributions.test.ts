import { describe, expect, test } from "vitest";
import {
  logBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  tabulatedT,
  tCdf,
  tDensity,
  tQuantile,
} from "#domain/statistics/distributions.ts";
import { chiSquaredDraw, normalDraws, seededRandom } from "#domain/statistics/random.ts";
import { mean, standardDeviation } from "#domain/statistics/vector.ts";
import { fCdf, fQuantile } from "#test/oracles/fDistribution.ts";

/** Relative, so that small tails count as much as the middle. */
function expectNear(actual: number, wanted: number, relative = 1e-10): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted));
}

describe("distribution functions have ten good digits", () => {
  test("gamma and beta against factorials and closed forms", () => {
    expectNear(logGamma(11), Math.log(3_628_800));
    expectNear(logGamma(0.5), Math.log(Math.PI) / 2);
    expectNear(logGamma(171), 706.5730622457874);
    expectNear(logBeta(3, 4), Math.log(1 / 60));
    expectNear(logBeta(0.5, 0.5), Math.log(Math.PI));
    // B(n, 1/2)² → π/n: two logarithms of 600,000 that must not be subtracted in floating point.
    expectNear(logBeta(60_000, 0.5), Math.log(Math.PI / (60_000 - 0.25 + 1 / (32 * 60_000))) / 2);
  });

  test("t with 1 and 2 degrees of freedom against their closed forms", () => {
    for (const x of [-40, -3, -0.2, 0.001, 1, 6, 1000]) {
      const two =
        x < 0
          ? 1 / (2 + x * x + Math.abs(x) * Math.sqrt(2 + x * x))
          : 0.5 + x / (2 * Math.sqrt(2 + x * x));
      expectNear(tCdf(x, 1), x < 0 ? Math.atan(-1 / x) / Math.PI : 0.5 + Math.atan(x) / Math.PI);
      expectNear(tCdf(x, 2), two);
      expectNear(tDensity(x, 1), 1 / (Math.PI * (1 + x * x)));
    }
  });

  test("F with closed forms, and with degrees of freedom that are not whole", () => {
    for (const x of [0.01, 0.5, 1, 9, 400]) {
      expectNear(fCdf(x, 2, 7.3), 1 - (1 + (2 * x) / 7.3) ** (-7.3 / 2));
      expectNear(1 - fCdf(x, 3.7, 2), 1 - ((3.7 * x) / (3.7 * x + 2)) ** (3.7 / 2), 1e-9);
    }
    for (const p of [1e-6, 0.025, 0.4, 0.975, 1 - 1e-6])
      for (const [df1, df2] of [
        [0.7, 3.2],
        [2, 4.2],
        [29, 117.3],
        [11.5, 2000],
      ] as const)
        expectNear(fCdf(fQuantile(p, df1, df2), df1, df2), p);
  });

  test("the normal distribution, in the middle and far out", () => {
    expectNear(normalCdf(1.959963984540054), 0.975);
    expectNear(normalCdf(-6), 9.865876450376981e-10);
    expectNear(normalCdf(-10), 7.619853024160527e-24);
    for (const p of [1e-20, 1e-6, 0.025, 0.5, 0.7, 0.999])
      expectNear(normalCdf(normalQuantile(p)), p);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
  });

  test("t quantiles turn back into their shares, and near the normal's with many degrees", () => {
    for (const df of [1, 2.5, 5, 71, 1e5])
      for (const p of [1e-8, 0.025, 0.3, 0.5, 0.9, 0.9999])
        expectNear(tCdf(tQuantile(p, df), df), p);
    expectNear(tQuantile(0.975, 1e8), 1.959963984540054, 1e-7);
  });

  test("the table stands in for the t distribution everywhere", () => {
    for (const df of [4, 13, 71, 5000]) {
      const { cdf } = tabulatedT(df);
      for (let x = -11; x < 11; x += 0.0371)
        expect(Math.abs(cdf(x) - tCdf(x, df))).toBeLessThan(1e-9);
    }
  });
});

describe("seeded draws", () => {
  test("are the same for the same seed, and have the right mean and spread", () => {
    const drawn = (seed: number): number[] => {
      const random = seededRandom(seed);
      const normal = normalDraws(random);
      return Array.from({ length: 40_000 }, () => chiSquaredDraw(13, random, normal));
    };
    expect(drawn(5).slice(0, 9)).toEqual(drawn(5).slice(0, 9));
    expect(drawn(5)[0]).not.toBe(drawn(6)[0]);
    expect(mean(drawn(5))).toBeCloseTo(13, 0);
    expect(standardDeviation(drawn(5))).toBeCloseTo(Math.sqrt(26), 0);
  });
});
