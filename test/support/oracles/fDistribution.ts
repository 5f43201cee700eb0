import { incompleteBeta, betaLogOdds } from "#domain/statistics/distributions.ts";

/** P(F ≤ x); neither number of degrees of freedom need be whole. */
export function fCdf(x: number, df1: number, df2: number): number {
  const total = df1 * x + df2;
  return x <= 0 ? 0 : incompleteBeta((df1 * x) / total, df2 / total, df1 / 2, df2 / 2);
}

/** The F below which a share p (0 < p < 1) lies. */
export function fQuantile(p: number, df1: number, df2: number): number {
  return (df2 / df1) * Math.exp(betaLogOdds(p, df1 / 2, df2 / 2));
}
