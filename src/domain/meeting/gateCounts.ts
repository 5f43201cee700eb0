import type { CandidateId } from "#domain/id.ts";
import type { Gate } from "#domain/kit/kit.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";

export type GateCount = { gate: Gate; shown: PanelMember[]; notShown: PanelMember[] };

/** Who marked each must-have shown or not; one panelist counts once, their last round's mark. */
export function gateCounts(panel: Panel, candidate: CandidateId): GateCount[] {
  const { cards } = cardsOnOwnKit(panel, candidate);
  const rounds = panel.rounds.map(({ id }) => id);
  const inOrder = cards.toSorted((a, b) => rounds.indexOf(a.round) - rounds.indexOf(b.round));
  return (panel.kit?.gates ?? []).map((gate) => {
    const markOf = (member: PanelMember) =>
      inOrder.findLast(
        ({ author, body }) => author === member.id && body.gates[gate.id] !== undefined,
      )?.body.gates[gate.id];
    return {
      gate,
      shown: panel.members.filter((member) => markOf(member) === "shown"),
      notShown: panel.members.filter((member) => markOf(member) === "not shown"),
    };
  });
}
