import type { CandidateId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { cellState, type Viewer } from "#domain/panel/roster.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import {
  draftLead,
  dueOf,
  openLeads,
  orPlain,
  titleAmong,
  type FoundCandidate,
  type Lead,
} from "./candidateLead.ts";

/** A candidate of the opening in view, by the same rules as its roster. */
export function foundInPanel(
  panel: Panel,
  viewer: Viewer,
  candidate: PanelCandidate,
  {
    drafts,
    privateNames,
  }: { drafts: readonly Draft[]; privateNames: ReadonlyMap<CandidateId, string> },
): FoundCandidate {
  const isOpen = revealOf(panel, viewer, candidate).state === "open";
  const [decision] = isOpen ? panel.meeting.decisionsOn(candidate.id) : [];
  return {
    opening: panel.id,
    candidate: candidate.id,
    name: candidate.name,
    privateName: privateNames.get(candidate.id) ?? null,
    leads: orPlain([
      ...ownLeads(panel, viewer, candidate, drafts),
      ...openLeads(isOpen, decision?.at),
    ]),
  };
}

function ownLeads(
  panel: Panel,
  viewer: Viewer,
  candidate: PanelCandidate,
  drafts: readonly Draft[],
): Lead[] {
  const member = panel.members.find(({ id }) => id === viewer.me);
  if (
    viewer.me !== null &&
    panel.recusalOf({ author: viewer.me, candidate: candidate.id }) !== undefined
  )
    return [];
  const begun = drafts.filter((draft) => panel.resolve(draft.candidate) === candidate.id);
  const due = (member?.rounds ?? []).flatMap((round): Lead[] => {
    if (member === undefined || begun.some((draft) => draft.round === round)) return [];
    const { state } = cellState(panel, viewer, { candidate, member, round });
    if (state !== "late" && state !== "due" && state !== "upcoming") return [];
    return [
      {
        to: "own card",
        round,
        title: titleAmong(panel.rounds, round),
        due: dueOf(candidate.interviews[round], panel.opening, viewer.now),
      },
    ];
  });
  return [...begun.flatMap((draft) => draftLead(draft, panel.rounds)), ...due];
}
