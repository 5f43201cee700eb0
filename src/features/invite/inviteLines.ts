import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Seat, SeatKey } from "#domain/seats/seat.ts";
import type { Standing } from "#domain/seats/standing.ts";
import type { InvitationRow } from "#storage/database.ts";

/** How far somebody's invitation has come. */
export type InviteState =
  | { state: "not invited" }
  /** No device has come by it yet; `out`: how it last went out from this device. */
  | { state: "not opened"; out: InvitationRow["handedOver"] | null }
  /** It let nobody in, and lets nobody in any more. */
  | { state: "withdrawn" }
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
  invitations: readonly InvitationRow[],
): InviteLine[] {
  return [...panel.members, ...panel.gone].map((member) => {
    const seat = standing.seats.get(member.id);
    const own = invitations.find(
      ({ panelist, key }) => panelist === member.id && key === seat?.invite,
    );
    return {
      member,
      rounds: roundsOf(panel, member),
      state: member.left ? { state: "left" } : stateOf(standing, member, own),
      isHere: own !== undefined,
    };
  });
}

function stateOf(
  standing: Standing,
  { id }: PanelMember,
  own: InvitationRow | undefined,
): InviteState {
  const seat = standing.seats.get(id);
  const open = seat?.contested.filter((one) => one.state === "contested") ?? [];
  const [second] = open.toSorted((a, b) => b.at.localeCompare(a.at));
  if (seat !== undefined && second !== undefined)
    return { state: "contested", first: firstOf(seat, second), second };
  if (seat !== undefined && seat.keys.length > 0) return { state: "joined", devices: seat.keys };
  if (seat !== undefined && seat.invite !== null)
    return { state: "not opened", out: own?.handedOver ?? null };
  return wasInvited(standing, id) ? { state: "withdrawn" } : { state: "not invited" };
}

function wasInvited({ revisions }: Standing, id: PanelMember["id"]): boolean {
  return [...revisions.values()].some(({ body }) =>
    body.members.some(({ panelist, invite }) => panelist === id && invite !== null),
  );
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
