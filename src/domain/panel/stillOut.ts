import type { CandidateId, PanelistId, RoundId } from "#domain/id.ts";
import type { PanelCandidate } from "./candidates.ts";
import type { Panel } from "./panel.ts";
import { type Owed, owedOn, type Viewer } from "./roster.ts";

/** A card still out, on whom. */
export type OutPlace = { candidate: CandidateId; round: RoundId; without: PanelistId };

/** A candidate's cards still out: the viewer's own apart, since nobody goes on without themselves. */
export function outOn(
  panel: Panel,
  viewer: Viewer,
  candidate: PanelCandidate,
): { others: Owed[]; own: Owed[] } {
  const owed = owedOn(panel, viewer, candidate);
  return {
    others: owed.filter(({ member }) => member.id !== viewer.me),
    own: owed.filter(({ member }) => member.id === viewer.me),
  };
}

/** Where cards of these people are still out on any other candidate. */
export function outElsewhere(
  panel: Panel,
  viewer: Viewer,
  { people, besides }: { people: ReadonlySet<PanelistId>; besides: CandidateId },
): OutPlace[] {
  return panel.candidates
    .filter(({ id }) => id !== besides)
    .flatMap((candidate) =>
      outOn(panel, viewer, candidate)
        .others.filter(({ member }) => people.has(member.id))
        .map(({ member, round }) => ({ candidate: candidate.id, round, without: member.id })),
    );
}

/** Leads who can go on without somebody's card where the viewer cannot. */
export function otherLeads({ members }: Panel, { me }: Viewer): string[] {
  return members
    .filter(({ id, role, left }) => role === "lead" && !left && id !== me)
    .map(({ name }) => name);
}
