import { hour } from "#domain/days.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";

/** The playbook: the panel decides within two days of the last interview. */
export const hoursToDecide = 48;

/** When the last interview was and when its decision is due, in ms; `null` with no interview yet. */
export function decisionDue(
  candidate: PanelCandidate,
  now: number,
): { last: number; due: number } | null {
  const times = Object.values<string>(candidate.interviews).map((at) => Date.parse(at));
  const last = Math.max(...times);
  return times.length === 0 || last > now ? null : { last, due: last + hoursToDecide * hour };
}
