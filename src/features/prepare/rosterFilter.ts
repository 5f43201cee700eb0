import { useState } from "react";
import type { CandidateId } from "#domain/id.ts";
import type { NextLine, NextStep } from "#domain/panel/whatIsNext.ts";

export type RosterGroup = "all" | "yours" | "missing" | "calibrate" | "decided";

const groupOf: Partial<Record<NextStep["what"], RosterGroup>> = {
  continue: "yours",
  score: "yours",
  agree: "yours",
  ask: "missing",
  calibrate: "calibrate",
  decided: "decided",
};

/** Whether a candidate stands in a group: what only waits for a day stands in none but all. */
export function isInGroup({ next }: NextLine, group: RosterGroup): boolean {
  if (group === "all" || groupOf[next.what] === group) return true;
  return group === "missing" && next.what === "wait" && next.at === null && next.owed.length > 0;
}

/** What is typed to find somebody by, and whom it finds. */
export type LookedFor = { text: string; finds: (line: NextLine) => boolean };

export const lookedForNobody: LookedFor = { text: "", finds: () => true };

/**
 * The order stays as it was when the page was opened: a row must not move away from under a hand
 * because a card arrived. Whoever is added comes last.
 */
export function useSteady(lines: readonly NextLine[]): NextLine[] {
  const [order] = useState<ReadonlyMap<CandidateId, number>>(
    () => new Map(lines.map(({ candidate }, at) => [candidate.id, at])),
  );
  const placeOf = ({ candidate }: NextLine) => order.get(candidate.id) ?? order.size;
  return lines.toSorted((a, b) => placeOf(a) - placeOf(b));
}
