import type { CandidateId, RoundId } from "#domain/id.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";

type Column = { member: PanelMember; round: RoundId };

/** A round's panelists: those a card is expected of, and those who wrote one all the same. */
export function columnsOf(panel: Panel): { round: Panel["rounds"][number]; columns: Column[] }[] {
  return panel.rounds
    .map((round) => ({
      round,
      columns: panel.members
        .filter(
          (member) =>
            member.rounds.includes(round.id) ||
            panel.cards.some((card) => card.author === member.id && card.round === round.id) ||
            panel.candidates.some(({ id }) => sealedIn(panel, id, { member, round: round.id })),
        )
        .map((member) => ({ member, round: round.id })),
    }))
    .filter(({ columns }) => columns.length > 0);
}

function sealedIn({ sealing }: Panel, candidate: CandidateId, { member, round }: Column): boolean {
  const cards = sealing?.on(candidate).cards ?? [];
  return cards.some(({ record }) => record.author === member.id && record.body.round === round);
}
