import { fisherError } from "./correlation.ts";
import { normalCdf } from "./distributions.ts";
import type { Ratio } from "./haloRatio.ts";
import {
  raterStatistics,
  type DiagnosticInput,
  type RaterStatistics,
  type Slope,
} from "./raterStatistics.ts";
import type { SpreadRatio } from "./spreadRatio.ts";

/** `has` of `needs` shared candidates (or scores, for `midScores`) are there. */
export type NotEnough = { state: "not-enough-data"; has: number; needs: number };

/** A flag is a private prompt, not a verdict: large, clear of chance, from eight candidates up. */
export type Gated<T> = NotEnough | ({ state: "ok"; flagged: boolean } & T);

type RestCorrelation = NonNullable<RaterStatistics["restCorrelation"]>;

export type RaterDiagnostics = {
  rater: number;
  /** Below 1: scores spread less than colleagues' on the same people. */
  spread: Gated<SpreadRatio>;
  /** Below 1: items told apart less than by colleagues on the same people. */
  halo: Gated<Ratio>;
  drift: Gated<Slope>;
  contrast: Gated<Slope> | null;
  restCorrelation: Gated<RestCorrelation>;
  /** Share of scores that are 3; a description, never flagged. */
  midScores: NotEnough | { state: "ok"; share: number };
  straightLined: { cards: number; of: number };
};

export type RatersDiagnosed =
  | { state: "no-data" }
  /** With two raters every ratio is the other's turned over: nothing is said of either. */
  | { state: "needs-three-raters" }
  | { state: "ok"; raters: RaterDiagnostics[] };

export type DiagnosticOptions = DiagnosticInput & { /** Off by default. */ contrast?: boolean };

/** What of `raterStatistics` rests on enough data to be shown to the rater and the chair. */
export function raterDiagnostics(input: DiagnosticOptions): RatersDiagnosed {
  const statistics = raterStatistics(input);
  if (statistics.length === 0) return { state: "no-data" };
  if (statistics.length < 3) return { state: "needs-three-raters" };
  const items = new Set(input.scores.map(({ item }) => item)).size;
  const rows = statistics.map((own) => ({ own, gates: gatesOf(own, items, input) }));
  const survives = survivors(rows.flatMap(({ gates }) => Object.values(gates)));
  return {
    state: "ok",
    raters: rows.map(({ own, gates }) => ({
      rater: own.rater,
      spread: gated(own.spread, gates.spread, survives),
      halo: gated(own.halo, gates.halo, survives),
      drift: gated(own.drift, gates.drift, survives),
      contrast: gates.contrast ? gated(own.contrast, gates.contrast, survives) : null,
      restCorrelation: gated(own.restCorrelation, gates.rest, survives),
      midScores:
        own.midShare === null || own.scores < 20
          ? { state: "not-enough-data", has: own.scores, needs: 20 }
          : { state: "ok", share: own.midShare },
      straightLined: { cards: own.straightLined, of: own.scorecards },
    })),
  };
}

/** One test: whether it may be shown, its p, and whether the effect is large and clear of chance. */
type Gate = { isOpen: boolean; has: number; needs: number; p: number; isMaterial: boolean };
type Gates = { spread: Gate; halo: Gate; drift: Gate; rest: Gate; contrast?: Gate };

function gatesOf(own: RaterStatistics, items: number, { contrast }: DiagnosticOptions): Gates {
  const { spread, halo, drift, restCorrelation: rest } = own;
  return {
    spread: {
      ...gate(spread?.shared ?? 0, 8, spread?.p ?? null),
      isMaterial: isFarFromOne(spread),
      ...(spread !== null && spread.df < 30 && { isOpen: false }),
    },
    halo: {
      ...gate(halo?.shared ?? 0, 5, halo?.p ?? null),
      isMaterial: isFarFromOne(halo),
      ...(items < 4 && { isOpen: false }),
    },
    drift: {
      ...gate(drift?.n ?? 0, 8, drift?.p ?? null),
      isMaterial: drift !== null && Math.abs(drift.slope) >= 0.3 && excludes(drift.interval, 0),
    },
    rest: {
      ...gate(rest?.n ?? 0, 6, rest === null ? null : belowModest(rest)),
      isMaterial: rest?.interval != null && rest.interval.hi < modest,
    },
    ...(contrast === true && {
      contrast: {
        ...gate(own.contrast?.n ?? 0, 12, own.contrast?.p ?? null),
        isMaterial: own.contrast !== null && own.contrast.interval.hi < 0,
      },
    }),
  };
}

function gate(has: number, needs: number, p: number | null): Omit<Gate, "isMaterial"> {
  return { isOpen: p !== null && has >= needs, has, needs, p: p ?? 1 };
}

function isFarFromOne(ratio: Ratio | null): boolean {
  if (ratio === null || ratio.interval === null) return false;
  return (ratio.ratio < 0.67 || ratio.ratio > 1.5) && excludes(ratio.interval, 1);
}

function excludes({ lo, hi }: { lo: number; hi: number }, value: number): boolean {
  return lo > value || hi < value;
}

/** A correlation below this, with certainty, is an order of one's own. */
const modest = 0.3;

/** Two-sided p of r against ρ = .3, on Fisher's z: the test whose interval ends below .3. */
function belowModest({ r, n }: RestCorrelation): number {
  const distance = (Math.atanh(Math.min(r, 1 - 1e-12)) - Math.atanh(modest)) / fisherError(n);
  return distance >= 0 ? 1 : Math.max(0, 2 * normalCdf(Math.max(distance, -40)));
}

/** Benjamini & Hochberg (1995) at 10 % over every test that is shown. */
function survivors(gates: readonly Gate[]): ReadonlySet<Gate> {
  const shown = gates.filter(({ isOpen }) => isOpen).toSorted((a, b) => a.p - b.p);
  const last = shown.findLastIndex(({ p }, k) => p <= (0.1 * (k + 1)) / shown.length);
  return new Set(shown.slice(0, last + 1));
}

/** Nobody is labelled from fewer candidates than this, whatever the statistic needs to be shown. */
const fewestForFlag = 8;

function gated<T extends object>(
  value: T | null,
  own: Gate,
  survives: ReadonlySet<Gate>,
): Gated<T> {
  if (value === null || !own.isOpen)
    return { state: "not-enough-data", has: own.has, needs: own.needs };
  const flagged = own.isMaterial && survives.has(own) && own.has >= fewestForFlag;
  return { state: "ok", flagged, ...value };
}
