import { scoresOn, type Draft } from "#domain/records/scorecard.ts";
import type { PanelCandidate } from "./candidates.ts";
import { isSealedBy, ownPlaceKey } from "./elsewhere.ts";
import type { Panel } from "./panel.ts";
import { revealOf } from "./reveal.ts";
import type { Viewer } from "./roster.ts";

export type TooLate = "not here" | "card in" | "rated" | "open";

/** Why the viewer cannot say any more that they should not score a candidate; `null` while they can. */
export function tooLateToRecuse(
  panel: Panel,
  viewer: Viewer,
  drafts: readonly Draft[],
  candidate: PanelCandidate,
): TooLate | null {
  const { me } = viewer;
  if (me === null) return "not here";
  const isIn = panel.rounds.some(
    ({ id: round }) =>
      panel.cardAt({ author: me, candidate: candidate.id, round }) !== undefined ||
      isSealedBy(panel, me, { candidate: candidate.id, round }) ||
      viewer.handedIn?.has(ownPlaceKey({ candidate: candidate.id, round })) === true,
  );
  if (isIn) return "card in";
  const begun = drafts.filter((one) => panel.resolve(one.candidate) === candidate.id);
  if (begun.some(({ ratings }) => scoresOn(ratings).some((score) => score !== "unrated")))
    return "rated";
  return isOpened(panel, viewer, candidate) ? "open" : null;
}

/** Whether the others’ cards are open, to them or to anybody, or a decision is made: then it stays. */
export function isOpened(panel: Panel, viewer: Viewer, candidate: PanelCandidate): boolean {
  const nobody = { me: null, drafts: [], now: viewer.now };
  return (
    viewer.opened?.has(candidate.id) === true ||
    viewer.seen?.has(candidate.id) === true ||
    revealOf(panel, nobody, candidate).state === "open" ||
    panel.sealing?.on(candidate.id).cards.some(({ isOut }) => isOut) === true ||
    panel.meeting.decisionsOn(candidate.id).length > 0
  );
}
