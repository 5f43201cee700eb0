import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Seat, SeatKey } from "#domain/seats/seat.ts";
import type { Standing } from "#domain/seats/standing.ts";

/** How far somebody's invitation has come. */
export type InviteState =
  | { state: "not invited" }
  | { state: "not opened" }
  | { state: "joined"; devices: SeatKey[] }
  /** Two devices took one seat, and nobody has said whose they are. */
  | { state: "contested"; first: SeatKey | null; second: SeatKey }
  | { state: "left" };

export type InviteLine = {
  member: PanelMember;
  rounds: string;
  state: InviteState;
  /** Its secret half is on this device, so that it can be shown. */
  isHere: boolean;
};

/** Everybody on the panel with the state of their invitation, in the panel's order. */
export function inviteLines(
  panel: Panel,
  standing: Standing,
  invitations: readonly { opening: OpeningId; panelist: PanelistId; key: SignKey }[],
): InviteLine[] {
  return [...panel.members, ...panel.gone].map((member) => {
    const seat = standing.seats.get(member.id);
    const own = invitations.find(({ panelist }) => panelist === member.id);
    return {
      member,
      rounds: roundsOf(panel, member),
      state: member.left ? { state: "left" } : stateOf(seat),
      isHere: own !== undefined && own.key === seat?.invite,
    };
  });
}

function stateOf(seat: Seat | undefined): InviteState {
  const open = seat?.contested.filter((one) => one.state === "contested") ?? [];
  const [second] = open.toSorted((a, b) => b.at.localeCompare(a.at));
  if (seat !== undefined && second !== undefined)
    return { state: "contested", first: firstOf(seat, second), second };
  if (seat !== undefined && seat.keys.length > 0) return { state: "joined", devices: seat.keys };
  return seat === undefined || seat.invite === null
    ? { state: "not invited" }
    : { state: "not opened" };
}

function firstOf({ keys, contested }: Seat, second: SeatKey): SeatKey | null {
  const others = [...keys, ...contested].filter(({ key }) => key !== second.key);
  return others.toSorted((a, b) => a.at.localeCompare(b.at))[0] ?? null;
}

function roundsOf(panel: Panel, { role, rounds }: PanelMember): string {
  if (role === "coordinator") return "scores nobody";
  const titles = panel.rounds.filter(({ id }) => rounds.includes(id)).map(({ title }) => title);
  return titles.length === 0 ? "no round" : titles.join(", ");
}
