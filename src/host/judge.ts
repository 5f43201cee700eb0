import type { SignKey } from "#domain/keys.ts";
import type { AgentReply, AgentRequest } from "#domain/room/requests.ts";
import type { RoomSeeds } from "./passes.ts";
import { isDoorOut, leadsRoom, isMember, isOut, type RoomState } from "./roomState.ts";

type Ask<A extends AgentRequest["ask"]> = Extract<AgentRequest, { ask: A }>;
export type AgentRefusal = Extract<AgentReply, { ok: false }>;
/** What was found out before, since it takes a hash, a signature, a look at the disk or dice. */
export type FoundOut = {
  /** Seconds since 1970. */
  now: number;
  isToken: boolean;
  isKnock: boolean;
  hasSpace: boolean;
  newSeeds: () => RoomSeeds;
};
export type Judged = { ok: true; state: RoomState } | AgentRefusal;

/** Among revoked user keys, as servers spell it. */
const everybody = "*";

/** So long a pass is good for. */
export const passDays = 30;
/**
 * Doors that leads named and those that others did are counted apart: a device that is to go out must
 * not be able to leave a lead no room to say so. What is out by now is not counted.
 */
const most = {
  doors: 2_000,
  doorsOfMembers: 500,
  doorsOfOne: 20,
  usersOfDoor: 20,
  leads: 200,
  out: 4_000,
  users: 2_000,
  /** Of one device: so many are good at a time, and so many there ever are. */
  goodKeys: 5,
  userKeys: 100,
  /** More would make an account's token longer than a server takes. */
  revoked: 4_000,
};

/**
 * What becomes of a room by a request whose signature fits. Pure: the same question asked again, or
 * played back by somebody else, gives the same room.
 */
export function judge(state: RoomState | null, request: AgentRequest, known: FoundOut): Judged {
  if (request.ask === "open") return open(state, request, known);
  if (state === null) return refused("no room");
  if (request.ask === "close") return close(state, request);
  if (state.isClosed) return refused("no room");
  if (isOut(state, request.key)) return refused("out");
  switch (request.ask) {
    case "settle":
      return settle(state, request, known);
    case "join":
      return join(state, request, known);
    case "purge":
      return leadsRoom(state, request.key) ? { ok: true, state } : refused("not a lead");
  }
}

export function refused(why: AgentRefusal["why"]): AgentRefusal {
  return { ok: false, why };
}

function open(state: RoomState | null, request: Ask<"open">, known: FoundOut): Judged {
  const { room, key, keepDays } = request;
  if (!known.isToken) return refused("token");
  if (state?.isClosed === true) return refused("no room");
  if (state !== null) return state.leads[0] === key ? { ok: true, state } : refused("taken");
  if (!known.hasSpace) return refused("full");
  const seeds = known.newSeeds();
  const empty = { isClosed: false, doors: {}, out: [], stay: [], users: {}, revoked: {} };
  return { ok: true, state: { v: 1, room, keepDays, seeds, leads: [key], ...empty } };
}

function close(state: RoomState, { key }: Ask<"close">): Judged {
  if (leadsRoom(state, key)) return { ok: true, state: { ...state, isClosed: true } };
  if (state.isClosed) return refused("no room");
  return refused(isOut(state, key) ? "out" : "not a lead");
}

function settle(state: RoomState, request: Ask<"settle">, known: FoundOut): Judged {
  if (leadsRoom(state, request.key)) return settleAsLead(state, request, known);
  if (!isMember(state, request.key)) return refused("not a lead");
  const { leads, out, stay } = request;
  if (leads.length + out.length + stay.length > 0) return refused("not a lead");
  return openDoors(state, request);
}

function settleAsLead(state: RoomState, { key, ...said }: Ask<"settle">, known: FoundOut): Judged {
  // What a lead opens is no longer the door of a device that had named it before.
  const theirs = said.doors.filter((door) => !state.leads.includes(state.doors[door] ?? door));
  const doors = { ...state.doors, ...Object.fromEntries(theirs.map((door) => [door, key])) };
  const leads = union(state.leads, said.leads);
  const out = union(state.out, said.out);
  const stay = union(state.stay, said.stay);
  const byLeads = (Object.values(doors) as SignKey[]).filter((by) => leads.includes(by));
  if (byLeads.length > most.doors) return refused("full");
  if (leads.length > most.leads || out.length > most.out || stay.length > most.users)
    return refused("full");
  return { ok: true, state: shutOut({ ...state, doors, leads, out, stay }, known.now) };
}

/** A device that does not lead lets in further devices of its own. */
function openDoors(state: RoomState, { key, doors }: Ask<"settle">): Judged {
  const added = union([], doors).filter((door) => state.doors[door] === undefined);
  const own = Object.values(state.doors).filter((by) => by === key).length;
  if (added.length > 0 && own + added.length > most.doorsOfOne) return refused("full");
  if (added.length > 0 && doorsOfMembers(state) + added.length > most.doorsOfMembers)
    return refused("full");
  const all = { ...state.doors, ...Object.fromEntries(added.map((door) => [door, key])) };
  return { ok: true, state: { ...state, doors: all } };
}

function doorsOfMembers(state: RoomState): number {
  return (Object.entries(state.doors) as [SignKey, SignKey][]).filter(
    ([door, by]) => !state.leads.includes(by) && !isDoorOut(state, door),
  ).length;
}

function join(state: RoomState, request: Ask<"join">, known: FoundOut): Judged {
  const { key, user, door = null } = request;
  const member = state.users[key];
  if (member === undefined && !leadsRoom(state, key)) {
    if (door === null || state.doors[door] === undefined || isDoorOut(state, door))
      return refused("no door");
    if (!known.isKnock) return refused("unreadable");
    if (hasAllItTakes(state, door)) return refused("full");
  }
  // Else a device that is taken out would take another's pass along.
  const isAnothers = ([holder, { userKeys }]: [string, { userKeys: string[] }]) =>
    holder !== key && userKeys.includes(user);
  if (Object.entries(state.users).some(isAnothers)) return refused("taken");
  if (keysWith(member, user).length > most.userKeys) return refused("full");
  return { ok: true, state: admit(state, request, known.now) };
}

/** Whoever holds an invitation can make devices without end. */
function hasAllItTakes(state: RoomState, door: SignKey): boolean {
  const users = Object.entries(state.users);
  if (users.filter(([, member]) => member.door === door).length >= most.usersOfDoor) return true;
  return (
    users.length >= most.users &&
    users.filter(([key]) => !isOut(state, key as SignKey)).length >= most.users
  );
}

function admit(state: RoomState, { key, user, door }: Ask<"join">, now: number): RoomState {
  const before = state.users[key];
  const userKeys = keysWith(before, user);
  const old = userKeys.slice(0, -most.goodKeys);
  const member = { door: before === undefined ? (door ?? null) : before.door, userKeys };
  const { [user]: _, ...revoked } = state.revoked;
  return {
    ...state,
    users: { ...state.users, [key]: member },
    revoked: revoking({ ...revoked }, old, now),
  };
}

/** The newest last. */
function keysWith(member: { userKeys: string[] } | undefined, user: string): string[] {
  return [...(member?.userKeys ?? []).filter((one) => one !== user), user];
}

/** The passes of every device that is out by now are void. */
function shutOut(state: RoomState, now: number): RoomState {
  const shut = Object.entries(state.users)
    .filter(([key]) => isOut(state, key as SignKey))
    .flatMap(([, { userKeys }]) => userKeys);
  return { ...state, revoked: revoking(state.revoked, shut, now) };
}

/**
 * What was void stays so, until its passes are past their time anyway. Of too many, every pass there is
 * becomes void: whoever is not out gets another one.
 */
function revoking(
  revoked: RoomState["revoked"],
  userKeys: readonly string[],
  now: number,
): RoomState["revoked"] {
  const added = userKeys.filter((user) => revoked[user] === undefined);
  if (added.length === 0) return revoked;
  const ends = now - (passDays + 1) * 86_400;
  const still = Object.entries(revoked).filter(([, at]) => at > ends);
  if (still.length + added.length > most.revoked) return { [everybody]: now };
  return Object.fromEntries([...still, ...added.map((user) => [user, now] as const)]);
}

function union(held: readonly SignKey[], said: readonly SignKey[]): SignKey[] {
  return [...new Set([...held, ...said])];
}
