import { enoughCandidates, type Agreement } from "./panelAgreement.ts";
import {
  enoughPoints,
  enoughShared,
  type PanelModel,
  type PanelistSeverity,
} from "./panelModel.ts";
import type { PanelStatistics } from "./panelStatistics.ts";
import type { Verdict } from "./panelRankings.ts";
import { coefficient, inPoints, signedEnd } from "#domain/numberWords.ts";
import { listOf } from "#domain/plural.ts";

/** The panel in a sentence or two that one can read aloud. */
export function panelInWords({ scoring, agreement, model }: PanelStatistics): string {
  if (scoring.candidates === 0) return "No item has been scored on these candidates.";
  if (scoring.panelists === 1)
    return "One panelist has scored these candidates, so there is nobody to compare with yet.";
  const { pooled } = agreement;
  const closeness = closenessInWords(pooled, scoring.panelists);
  if (closeness === null)
    return "No two panelists scored the same item of the same candidate, so there is nothing to compare yet.";
  if (pooled.alpha.state === "no-variation")
    return "Everyone gave one and the same score throughout, so there is no difference to compare.";
  const on = pooled.candidates === 1 ? "On 1 candidate" : `On ${pooled.candidates} candidates`;
  return `${on}, ${closeness}. ${severityInBrief(model)}`;
}

/**
 * How near panelists’ scores lie, held against what chance would do: few levels in use bring
 * independent scores near one another too. `null` where no two scored the same.
 */
export function closenessInWords({ distance, alpha }: Agreement, panelists: number): string | null {
  if (distance === null) return null;
  const { points } = distance;
  if (points < 1e-9) return "panelists gave the same scores";
  const beside = besideChance(alpha);
  // Of two scores each lies half the gap from their middle.
  if (panelists === 2) {
    const gap = `the two panelists’ scores lie ${inPoints(2 * points)} points apart on average`;
    return beside === "closer" ? `${gap}, closer than chance would bring them` : gap + tail(beside);
  }
  if (beside === "closer") return `panelists’ scores lie ${byPoints(points)}`;
  if (beside === "unknown" || beside === "too few")
    return `panelists’ scores lie ${inPoints(points)} points from their middle on average${tail(beside)}`;
  return `panelists’ scores lie${tail(beside).slice(1)}`;
}

type BesideChance = "closer" | "no closer" | "further" | "unknown" | "too few";

/** By α’s interval: above 0 closer than by chance, below it further apart. */
function besideChance(alpha: Agreement["alpha"]): BesideChance {
  if (alpha.state !== "ok") return "too few";
  if (alpha.interval.state !== "ok") return "unknown";
  if (alpha.interval.lo > 0) return "closer";
  return alpha.interval.hi < 0 ? "further" : "no closer";
}

function tail(beside: Exclude<BesideChance, "closer">): string {
  switch (beside) {
    case "no closer":
      return ", no closer than chance would bring them";
    case "further":
      return ", further apart than chance would bring them";
    case "unknown":
      return "";
    case "too few":
      return `; it takes ${enoughCandidates} candidates to tell that from chance`;
  }
}

/** Half a point is Needle’s own line; .8 is that of Burke & Dunlap 2002 for one target on five points. */
function byPoints(points: number): string {
  if (points <= 0.5 + 1e-9) return "close together";
  return points <= 0.8 + 1e-9 ? "some way apart" : "far apart";
}

function severityInBrief(model: PanelModel): string {
  if (model.state === "half-cards-only" || model.state === "items-not-comparable")
    return silenceInWords(model.state);
  if (model.state !== "ok") return "Nothing can be said yet about who is strict.";
  const flagged = model.severity.filter(({ word }) => word === "strict" || word === "lenient");
  const [only] = flagged;
  if (only !== undefined && flagged.length === 1) return `${strictestInWords(only)}.`;
  if (only !== undefined) return `${sidesInWords(flagged)}.`;
  return nobodyInWords(model.severity) ?? "Not enough shared interviews yet to say who is strict.";
}

/** That nobody was called strict or lenient, with what would not have shown; `null` where nobody was judged. */
export function nobodyInWords(severity: readonly PanelistSeverity[]): string | null {
  const judged = severity.filter(({ word }) => word === "none");
  if (judged.length === 0) return null;
  const who =
    judged.length === severity.length ? "Nobody" : "Of those with enough shared interviews, nobody";
  const unseen = Math.max(enoughPoints, ...judged.map(({ lo, hi }) => (hi - lo) / 2));
  return `${who} stands out as strict or lenient; a lean of less than about ${inPoints(unseen)} points would not have shown.`;
}

function strictestInWords({ panelist, mean, lo, hi, shared }: PanelistSeverity): string {
  const side = mean < 0 ? "below" : "above";
  const [near, far] = mean < 0 ? [-hi, -lo] : [lo, hi];
  return `${panelist.name} scores ${inPoints(Math.abs(mean))} points ${side} this panel’s average for the same candidates (95% interval ${signedEnd(near).replace("+", "")} to ${inPoints(far)}, ${shared} shared)`;
}

/** `Priya Nair scores strictly, Tom Reyes leniently`; a count where names would be a list. */
function sidesInWords(flagged: readonly PanelistSeverity[]): string {
  const sides = (["strict", "lenient"] as const).flatMap((word) => {
    const names = flagged.filter((one) => one.word === word).map(({ panelist }) => panelist.name);
    if (names.length === 0) return [];
    const who = names.length > 3 ? `${names.length} panelists` : listOf(names);
    return [{ who, verb: names.length === 1 ? "scores" : "score", how: `${word}ly` }];
  });
  return sides
    .map(({ who, verb, how }, k) =>
      k === 0 || verb !== sides[0]?.verb ? `${who} ${verb} ${how}` : `${who} ${how}`,
    )
    .join(", ");
}

/** α with its interval, or why there is none. */
export function agreementInWords({ alpha, scores }: Agreement): string {
  switch (alpha.state) {
    case "no-pairable-values":
      return scores === 0 ? "nobody observed it" : "no candidate scored by two panelists";
    case "no-variation":
      return "everyone gave the same score";
    case "too-few-units":
      return `not enough yet: ${alpha.candidates} of ${enoughCandidates}`;
    case "ok": {
      const { interval } = alpha;
      if (interval.state === "not-available")
        return `${coefficient(alpha.alpha)}, no interval possible`;
      const rough = interval.isRough ? ", rough" : "";
      return `${coefficient(alpha.alpha)} (${coefficient(interval.lo)} to ${coefficient(interval.hi)}${rough})`;
    }
  }
}

/** A panelist's word beside their points, or why there is none. */
export function severityInWords({ word, shared, candidates }: PanelistSeverity): string {
  switch (word) {
    case "strict":
    case "lenient":
      return word;
    case "none":
      return "not told apart from the panel";
    case "nobody-else":
      return "nobody to compare with";
    case "too-few":
      return candidates === 1 ? "1 scorecard" : `not enough yet: ${shared} of ${enoughShared}`;
  }
}

/** Why there is no strictness, correction or ranking. */
export function silenceInWords(state: Exclude<PanelModel["state"], "ok">): string {
  switch (state) {
    case "no-data":
      return "No scores to compare yet.";
    case "half-cards-only":
      return "Every card here scored fewer than half of the items, so none stands for the whole and no panelist or candidate is compared with another.";
    case "items-not-comparable":
      return "The cards share too few items: who was given which items would decide who looks strict or ahead, so nobody is compared.";
    case "needs-two-raters":
      return "Only one panelist has scored, so there is nobody to compare with.";
    case "needs-two-candidates":
      return "There is only one candidate here: a strict panelist cannot be told from a weak candidate.";
    case "no-overlap":
      return "No candidate was scored by two panelists, so how strict anyone is cannot be seen.";
    case "too-few-for-intervals":
      return "Not enough shared interviews yet.";
    case "no-variation":
      return "Every card has the same mean, so there is nothing to tell apart.";
    case "ok-residual-zero":
      return "Not enough to judge: these scores fit candidate and panelist to the last digit, which leaves nothing to build an interval on.";
  }
}

/** What stands between two neighbours of a ranking. */
export function verdictInWords(verdict: Verdict): string {
  if (verdict.state === "few-links") {
    const links = verdict.links.map(({ name }) => name);
    return `not compared: only ${listOf(links)} ${links.length === 1 ? "links" : "link"} the two`;
  }
  const { label, ahead } = verdict;
  if (ahead === null || label === "cannot-be-told-apart")
    return "can’t be told apart on this evidence";
  return `${ahead.name} is ${label === "clearly-ahead" ? "clearly" : "probably"} ahead`;
}
