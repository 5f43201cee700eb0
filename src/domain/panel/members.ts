import type { PanelistId, RoundId } from "#domain/id.ts";
import type { Resolve } from "#domain/records/links.ts";
import { isScoring, type Member, type Role } from "#domain/records/opening.ts";
import type { OpeningRecord } from "#domain/records/record.ts";
import type { PanelCard } from "./panelCards.ts";

export type PanelMember = {
  id: PanelistId;
  name: string;
  role: Role;
  rounds: RoundId[];
  /** They left the panel, or were never on it: their card stays theirs, and none is waited for. */
  left: boolean;
};

/**
 * Panels of linked openings, united, in the order they are listed. Whoever wrote a card belongs to
 * it, as somebody who left unless a panel lists them; whoever does not score in one of them does in none.
 * Somebody has left once every panel that lists them says so: a link takes nobody away.
 */
export function membersOf(
  openings: readonly OpeningRecord[],
  cards: readonly PanelCard[],
  { resolve, nameOf }: { resolve: Resolve; nameOf: (panelist: PanelistId) => string },
): PanelMember[] {
  const members = new Map<PanelistId, PanelMember>();
  for (const member of openings.flatMap(({ body }) => body.panel)) {
    const panelist = resolve(member.panelist);
    const known = members.get(panelist);
    members.set(
      panelist,
      known === undefined
        ? { id: panelist, name: nameOf(panelist), ...asListed(member) }
        : {
            ...known,
            role: isScoring(member.role) ? known.role : member.role,
            rounds: [...new Set([...known.rounds, ...member.rounds])],
            left: known.left && member.left !== undefined,
          },
    );
  }
  for (const { author, body } of cards)
    if (!members.has(author))
      members.set(author, {
        id: author,
        name: nameOf(author),
        role: body.role ?? "interviewer",
        rounds: [],
        left: true,
      });
  return [...members.values()];
}

function asListed({ role, rounds, left }: Member): Pick<PanelMember, "role" | "rounds" | "left"> {
  return { role, rounds, left: left !== undefined };
}
