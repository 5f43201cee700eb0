import type { CandidateId } from "#domain/id.ts";
import type { Call, Contrary } from "#domain/records/decision.ts";
import type { Gate } from "#domain/kit/kit.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { compositeOf } from "./composite.ts";
import { gateCounts } from "./gateCounts.ts";

export type Objection =
  | { what: Extract<Contrary, "composite">; mean: number }
  | { what: Extract<Contrary, "gate">; gates: Gate[] };

/**
 * Where a call goes against the composite so far that one asks why: taking somebody below "meets",
 * or turning down somebody half-way to "above". Product judgement: the two lines are apart, so that
 * nobody between them has to justify either call.
 */
export const lines = { take: 3, turnDown: 3.5 } as const;

/** What a call goes against. It may; it is asked for the reason, and the reason is kept. */
export function objectionsTo(panel: Panel, candidate: CandidateId, call: Call): Objection[] {
  const { mean } = compositeOf(panel, candidate, "after");
  const takes = call === "hire" || call === "advance";
  const objections: Objection[] = [];
  if (
    mean !== null &&
    ((takes && mean < lines.take) || (call === "no hire" && mean >= lines.turnDown))
  )
    objections.push({ what: "composite", mean });
  const missing = gateCounts(panel, candidate)
    .filter(({ shown, notShown }) => notShown.length > shown.length)
    .map(({ gate }) => gate);
  if (takes && missing.length > 0) objections.push({ what: "gate", gates: missing });
  return objections;
}
