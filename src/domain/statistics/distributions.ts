import { rootOf } from "./rootFinding.ts";

/** Stirling's series for ln Γ(x) beyond its leading terms; good to 1e-16 from x = 15 up. */
function stirlingTail(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / x;
}

/** ln Γ(x) for x > 0: recurrence up to 15, then Stirling. */
export function logGamma(x: number): number {
  let [z, product] = [x, 1];
  for (; z < 15; z++) product *= z;
  return (
    (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + stirlingTail(z) - Math.log(product)
  );
}

/** ln B(a, b). With a large a the two big ln Γ are subtracted on paper, not in floating point. */
export function logBeta(a: number, b: number): number {
  if (a < b) return logBeta(b, a);
  if (a < 15) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const ratio = -(a - 0.5) * Math.log1p(b / a) - b * Math.log(a + b) + b;
  return logGamma(b) + ratio + stirlingTail(a) - stirlingTail(a + b);
}

/**
 * Regularised incomplete beta I_x(a, b) with y = 1 − x given apart, so that neither tail loses
 * digits. Continued fraction by the modified Lentz method (Abramowitz & Stegun 26.5.8).
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBetaTail(y, x, b, a);
  return incompleteBetaTail(x, y, a, b);
}

function incompleteBetaTail(x: number, y: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return (fraction * betaKernel(x, y, a, b)) / a;
}

/** x^a y^b / B(a, b): also the slope of I_x in the log odds of x. */
function betaKernel(x: number, y: number, a: number, b: number): number {
  const [lnX, lnY] = [
    x > 0.5 ? Math.log1p(-y) : Math.log(x),
    y > 0.5 ? Math.log1p(-x) : Math.log(y),
  ];
  return Math.exp(a * lnX + b * lnY - logBeta(a, b));
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** ln(x/(1−x)) at which I_x(a, b) = p: log odds keep both ends apart, and make ln I near linear. */
export function betaLogOdds(p: number, a: number, b: number): number {
  if (p > 0.5) return -betaLogOdds(1 - p, b, a);
  const step = (theta: number): readonly [number, number] => {
    const [x, y] = [1 / (1 + Math.exp(-theta)), 1 / (1 + Math.exp(theta))];
    const value = incompleteBeta(x, y, a, b);
    return value === 0 ? [-1, 0] : [Math.log(value / p), betaKernel(x, y, a, b) / value];
  };
  return rootOf(step, { low: -700, high: 700, start: Math.log(a / b) });
}

/** P(T ≤ x), Student's t with `df` > 0 degrees of freedom. */
export function tCdf(x: number, df: number): number {
  const total = df + x * x;
  const tail = incompleteBeta(df / total, (x * x) / total, df / 2, 0.5) / 2;
  return x > 0 ? 1 - tail : tail;
}

export function tDensity(x: number, df: number): number {
  const logScale = -0.5 * Math.log(df) - logBeta(df / 2, 0.5);
  return Math.exp(logScale - ((df + 1) / 2) * Math.log1p((x * x) / df));
}

/** The t below which a share p (0 < p < 1) lies. */
export function tQuantile(p: number, df: number): number {
  const tail = 2 * Math.min(p, 1 - p);
  const size = tail === 1 ? 0 : Math.sqrt(df * Math.exp(-betaLogOdds(tail, df / 2, 0.5)));
  return p < 0.5 ? -size : size;
}

/** Φ(x): power series near 0, continued fraction of Mills' ratio beyond (A&S 26.2.11, 26.2.14). */
export function normalCdf(x: number): number {
  const density = normalDensity(x);
  if (Math.abs(x) > 3) {
    let ratio = 0;
    for (let k = 120; k > 0; k--) ratio = k / (Math.abs(x) + ratio);
    const tail = density / (Math.abs(x) + ratio);
    return x > 0 ? 1 - tail : tail;
  }
  let [term, total] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) total += term *= (x * x) / k;
  return 0.5 + density * total;
}

function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** The z below which a share p (0 < p < 1) lies. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  const step = (x: number): readonly [number, number] => {
    const value = normalCdf(x);
    return value <= 0 ? [-1, 0] : [Math.log(value / p), normalDensity(x) / value];
  };
  return rootOf(step, { low: -38, high: 1, start: Math.log(p / (1 - p)) / 1.7 });
}

/**
 * The t distribution at one `df`, for a mixture that asks hundreds of thousands of times: cubic
 * Hermite pieces between tabulated points (the slope of a cdf is its density), within 1e-9. The
 * density serves as a search direction only, and is a straight line between the points.
 */
export function tabulatedT(df: number): {
  cdf: (x: number) => number;
  density: (x: number) => number;
} {
  const [perUnit, reach] = [64, 9];
  const points = new Float64Array(perUnit * reach + 1).map((_, k) => tCdf(k / perUnit, df));
  const slopes = points.map((_, k) => tDensity(k / perUnit, df) / perUnit);
  const cdf = (x: number): number => {
    const size = Math.abs(x) * perUnit;
    const k = Math.floor(size);
    if (k >= perUnit * reach) return tCdf(x, df);
    const u = size - k;
    const [from, to] = [points[k] ?? 0, points[k + 1] ?? 0];
    const rise = to - from;
    const [m0, m1] = [(slopes[k] ?? 0) - rise, (slopes[k + 1] ?? 0) - rise];
    const upper = from + u * (rise + (1 - u) * (m0 * (1 - u) - m1 * u));
    return x < 0 ? 1 - upper : upper;
  };
  const density = (x: number): number => {
    const size = Math.abs(x) * perUnit;
    const k = Math.floor(size);
    if (k >= perUnit * reach) return tDensity(x, df);
    const from = slopes[k] ?? 0;
    return perUnit * (from + (size - k) * ((slopes[k + 1] ?? 0) - from));
  };
  return { cdf, density };
}
