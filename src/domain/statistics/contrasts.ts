import type { Design } from "./crossedDesign.ts";
import { candidateEffect, weightOf, type Fit } from "./crossedFit.ts";

/** A quantity given (λc, λr, σ²): its mean, and its variance in units of σ². */
export type Moments = { mean: number; variance: number };

/**
 * Whom a panelist and an adjusted score are measured against: the raters of the same component, or
 * everyone in the model, which is right only if unlinked panels are equally strict on average.
 */
export type Reference = "component" | "everyone";

/** The mean of the reference raters, s̄ = mᵀs: its value, P·m, mᵀPm, and its covariance with μ. */
type Base = { severity: number; product: Float64Array; variance: number; withMu: number };

export type Bases = { of: (component: number) => Base };

/** For each component, what its severity contrasts and adjusted scores at one fit are built on. */
export function basesAt(design: Design, fit: Fit, reference: Reference): Bases {
  if (reference === "everyone") {
    const base = baseOf(fit, [...design.raters.keys()]);
    return { of: () => base };
  }
  const bases = design.connectivity.components.map((_, component) =>
    baseOf(
      fit,
      [...design.raters.keys()].filter((r) => design.raterComponent[r] === component),
    ),
  );
  const [first] = bases;
  return { of: (component) => bases[component] ?? first ?? baseOf(fit, []) };
}

function baseOf({ effects, covariance }: Fit, raters: readonly number[]): Base {
  const n = effects.length;
  const share = raters.length === 0 ? 0 : 1 / raters.length;
  const product = new Float64Array(n);
  let severity = 0;
  for (const r of raters) {
    severity += share * (effects[r] ?? 0);
    for (let i = 0; i < n; i++)
      product[i] = (product[i] ?? 0) + share * (covariance[i * n + r] ?? 0);
  }
  let variance = 0;
  for (const r of raters) variance += share * (product[r] ?? 0);
  return { severity, product, variance, withMu: product[n - 1] ?? 0 };
}

/** s_r − s̄: below 0 is harsher than the reference panel. */
export function severityAt(fit: Fit, base: Base, r: number): Moments {
  const n = fit.effects.length;
  const own = fit.covariance[r * n + r] ?? 0;
  return {
    mean: (fit.effects[r] ?? 0) - base.severity,
    variance: Math.max(0, own - 2 * (base.product[r] ?? 0) + base.variance),
  };
}

/** μ + s̄ + a_c: what the reference panel would give the candidate on average. */
export function adjustedAt(design: Design, fit: Fit, base: Base, c: number): Moments {
  const [from, to] = [design.start[c] ?? 0, design.start[c + 1] ?? 0];
  const n = fit.effects.length;
  const size = to - from;
  const omega = weightOf(fit.lambdaC, size);
  const corner = fit.covariance[n * n - 1] ?? 0;
  // gᵀPg and gᵀPm, g = the candidate's raters and n_c on μ, m = the reference mean and 1 on μ.
  let [own, cross] = [size * size * corner, size * (base.withMu + corner)];
  for (let i = from; i < to; i++) {
    const row = (design.rater[i] ?? 0) * n;
    const withMu = fit.covariance[row + n - 1] ?? 0;
    cross += (base.product[design.rater[i] ?? 0] ?? 0) + withMu;
    own += 2 * size * withMu;
    for (let j = from; j < to; j++) own += fit.covariance[row + (design.rater[j] ?? 0)] ?? 0;
  }
  const reference = base.variance + 2 * base.withMu + corner;
  const mu = fit.effects[n - 1] ?? 0;
  const prior = fit.lambdaC / (1 + fit.lambdaC * size);
  const effect = candidateEffect(design, c, fit.lambdaC, fit.effects);
  return {
    mean: design.centre + mu + base.severity + effect,
    variance: Math.max(0, prior + omega * omega * own - 2 * omega * cross + reference),
  };
}

/** a_A − a_B. Severity and μ enter only through who scored whom. */
export function differenceAt(design: Design, fit: Fit, a: number, b: number): Moments {
  const n = fit.effects.length;
  const delta = new Float64Array(n);
  let prior = 0;
  for (const [c, sign] of [
    [a, 1],
    [b, -1],
  ] as const) {
    const [from, to] = [design.start[c] ?? 0, design.start[c + 1] ?? 0];
    const omega = weightOf(fit.lambdaC, to - from);
    prior += fit.lambdaC / (1 + fit.lambdaC * (to - from));
    for (let k = from; k < to; k++)
      delta[design.rater[k] ?? 0] = (delta[design.rater[k] ?? 0] ?? 0) + sign * omega;
    delta[n - 1] = (delta[n - 1] ?? 0) + sign * omega * (to - from);
  }
  let variance = prior;
  for (let i = 0; i < n; i++) {
    if ((delta[i] ?? 0) === 0) continue;
    for (let j = 0; j < n; j++)
      variance += (delta[i] ?? 0) * (delta[j] ?? 0) * (fit.covariance[i * n + j] ?? 0);
  }
  const mean =
    candidateEffect(design, a, fit.lambdaC, fit.effects) -
    candidateEffect(design, b, fit.lambdaC, fit.effects);
  return { mean, variance: Math.max(0, variance) };
}
