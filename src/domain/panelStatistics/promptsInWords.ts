import type { PanelistDiagnostics } from "./panelDiagnostics.ts";
import type { Gated } from "#domain/statistics/raterDiagnostics.ts";
import { coefficient, signed, signedEnd } from "#domain/numberWords.ts";

export type Prompt = {
  text: string;
  /** Large, clear of chance, and on enough people. */ flagged: boolean;
};

/** What one panelist may want to look at. `whose` is `Your`, or a name with its possessive. */
export function promptsFor(own: PanelistDiagnostics, whose: string): Prompt[] {
  const { spread, halo, drift, restCorrelation, midScores, straightLined } = own;
  const missing: string[] = [];
  const told = <T extends object>(
    gated: Gated<T>,
    what: string,
    words: (value: T) => string,
  ): Prompt[] => {
    if (gated.state === "ok") return [{ text: words(gated), flagged: gated.flagged }];
    const { has, needs } = gated;
    missing.push(
      has < needs
        ? `${what} (${has} of ${needs} candidates in common)`
        : `${what} (too few scores in common)`,
    );
    return [];
  };
  const prompts = [
    ...told(
      spread,
      "how far scores spread",
      ({ ratio, interval, shared }) =>
        `${whose} scores spread ${coefficient(ratio)} times as far as colleagues’ on the same people${range(interval)}, ${shared} candidates in common.`,
    ),
    ...told(
      halo,
      "how far items are told apart",
      ({ ratio, interval, shared }) =>
        `${whose} items within a card differ ${coefficient(ratio)} times as much as colleagues’ on the same people${range(interval)}, ${shared} candidates in common. Little difference proves nothing: a candidate can be alike throughout.`,
    ),
    ...told(
      drift,
      "change over time",
      ({ slope, interval, n }) =>
        `${whose} scores moved ${signed(slope)} points per 10 candidates against colleagues’ (95% interval ${signedEnd(interval.lo)} to ${signedEnd(interval.hi)}), over ${n}.`,
    ),
    ...told(
      restCorrelation,
      "the order of candidates",
      ({ r, interval, n }) =>
        `${whose} order of ${n} candidates goes with colleagues’ at r = ${coefficient(r)}${range(interval)}. Colleagues are not the truth: one’s own order can be the better one.`,
    ),
  ];
  if (midScores.state === "ok")
    prompts.push({
      text: `${Math.round(midScores.share * 100)}% of ${whose === "Your" ? "your" : whose} scores are threes.`,
      flagged: false,
    });
  if (straightLined.cards > 0)
    prompts.push({
      text: `${straightLined.cards} of ${straightLined.of} cards give every item the same score.`,
      flagged: false,
    });
  if (missing.length > 0)
    prompts.push({ text: `Not enough yet for ${missing.join(", ")}.`, flagged: false });
  return prompts;
}

function range(interval: { lo: number; hi: number } | null): string {
  return interval === null
    ? ", no interval possible"
    : ` (95% interval ${coefficient(interval.lo)} to ${coefficient(interval.hi)})`;
}
