import type { BestOfGroup, Contender, MayBeBest } from "./mayBeBest.ts";
import { listOf, spelled } from "#domain/plural.ts";
import { capitalised } from "#domain/text.ts";
import type { NeededPanelists } from "./panelReliability.ts";

/** From this chance on the leader is called ahead: probably, as of two neighbours. */
const probably = 0.8;
/** Up to so many names in one sentence. */
const fewNames = 4;
/** Below so many candidates the answer says that it is not sure yet. */
const enoughToBeSure = 8;

/** Who may be best, in a sentence one can read aloud. */
export function bestInWords({ contenders, of }: BestOfGroup): string {
  const [leader, ...others] = contenders;
  if (leader === undefined) return "";
  const unsure =
    of < enoughToBeSure ? `; ${spelled(of)} candidates met, so this is not sure yet` : "";
  const name = leader.candidate.name;
  const [only] = others;
  if (only === undefined)
    return of === 1 ? `${name} is the only one here.` : `${name} is clearly ahead.`;
  const names = others.map(({ candidate }) => candidate.name);
  if (others.every(isProbablyBehind)) {
    if (of === 2) return `${name} is probably ahead of ${only.candidate.name}${unsure}.`;
    const may =
      others.length <= fewNames
        ? `${listOf(names)} may still be best`
        : `${spelled(others.length)} others may still be best`;
    return `${name} is probably ahead; ${may}${unsure}.`;
  }
  if (contenders.length <= fewNames)
    return `${listOf([name, ...names])} may each be best${unsure}.`;
  return `${name} and ${spelled(others.length)} others may each be best${unsure}.`;
}

function isProbablyBehind({ against }: Contender): boolean {
  return against.state === "ok" && !against.isClose && 1 - against.ahead >= probably;
}

/** How sure that is: of the set, and of its first name. */
export function surenessInWords({ contenders, of }: BestOfGroup): { short: string; why: string } {
  const [leader] = contenders;
  const name = leader?.candidate.name ?? "";
  const left = of - contenders.length;
  const rest =
    left === 0
      ? "Nobody is clearly behind."
      : `The other ${left === 1 ? "one" : spelled(left)} would come out ahead of ${name} in fewer than 5 of 100 such panels.`;
  if (contenders.length < 2)
    return { short: `Sure of ${name}, as far as these cards go.`, why: rest };
  return {
    short:
      contenders.length === of
        ? "Not sure of anybody yet."
        : `Fairly sure of these ${spelled(contenders.length)}, not of which one.`,
    why: rest,
  };
}

/** One contender against the leader. */
export function againstInWords({ against }: Contender): string {
  switch (against.state) {
    case "leads":
      return "leads";
    case "few-links":
      return `not compared: only ${listOf(against.links.map(({ name }) => name))} ${against.links.length === 1 ? "links" : "link"} the two`;
    case "ok":
      return `ahead in ${Math.max(1, Math.round(100 * against.ahead))} of 100${against.isClose ? ", under 0.1 apart" : ""}`;
  }
}

/** Who meets whom next, and what goes with it; `null` where nobody is left to meet, or nothing to tell. */
export function nextInWords({ next, groups }: MayBeBest): { short: string; why: string } {
  if (next !== null)
    return {
      short: `${next.panelist.name} meets ${next.candidate.name}`,
      why: "Offer the others the same, so that everybody has the same process.",
    };
  return groups.every(({ contenders }) => contenders.length < 2)
    ? { short: "None is needed for this.", why: "No single interview would change who is ahead." }
    : {
        short: "Everybody who may be best has met everybody here.",
        why: "More would take another panelist, for all candidates alike.",
      };
}

/** How many panelists a firm answer takes, and how far that can be told. */
export function neededInWords(needed: Extract<NeededPanelists, { state: "ok" }>): {
  short: string;
  why: string;
} {
  const { median, lo, hi } = needed.firm;
  const now = Math.round(needed.now);
  const [least, most] = [lo ?? 1, hi === null ? "more than 12" : String(hi)];
  const range = String(least) === most ? "" : `These cards leave ${least} to ${most} open. `;
  const why = `${range}From 0.80 on, another panel would put them in much the same order.`;
  if (median === null || median > 12) return { short: "More than twelve for each candidate.", why };
  const needs = `${capitalised(spelled(median))} for each candidate`;
  if (median > now) return { short: `${needs}, ${spelled(median - now)} more than now.`, why };
  return { short: `${needs} would do, ${median === now ? "as now" : "fewer than now"}.`, why };
}
