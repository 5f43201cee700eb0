import * as z from "zod/mini";
import { SignKey } from "#domain/keys.ts";
import { RoomId } from "#domain/room/address.ts";

const Member = z.strictObject({
  /** By which invitation it came in; `null`: it led when it came. */
  door: z.nullable(SignKey),
  /** What it shows the server, the newest last. */
  userKeys: z.array(z.string()),
});

/** What a host remembers of a room. All sets only grow, so that nothing asked twice undoes anything. */
export const RoomState = z.strictObject({
  v: z.literal(1),
  room: RoomId,
  keepDays: z.int(),
  /** For ever: a name is never given twice. */
  isClosed: z.boolean(),
  seeds: z.strictObject({ account: z.string(), seats: z.string() }),
  /** The first opened the room. */
  leads: z.array(SignKey),
  /** By which invitations one may come in, and which device said so. */
  doors: z.record(SignKey, SignKey),
  /** Doors and devices that are out for good. */
  out: z.array(SignKey),
  /** Devices with a seat, as a lead has said: they go out by name only. */
  stay: z.array(SignKey),
  users: z.record(SignKey, Member),
  /** User keys whose passes are void when issued until then, in seconds since 1970. */
  revoked: z.record(z.string(), z.int()),
});
export type RoomState = z.infer<typeof RoomState>;

/** Leads go out by name only. */
export function leadsRoom({ leads, out }: RoomState, key: SignKey): boolean {
  return leads.includes(key) && !out.includes(key);
}

/**
 * Out by name, or by the door it came through: but for those who had their seat before it was shut, for
 * a withdrawn invitation does not unseat whom it has let in.
 */
export function isOut(state: RoomState, key: SignKey): boolean {
  if (state.out.includes(key)) return true;
  const isByName = state.leads.includes(key) || state.stay.includes(key);
  const door = isByName ? null : (state.users[key]?.door ?? null);
  return door !== null && isDoorOut(state, door);
}

/** Out by name, or with the device that opened it for itself; what a lead opened stays open. */
export function isDoorOut(state: RoomState, door: SignKey): boolean {
  if (state.out.includes(door)) return true;
  const by = state.doors[door];
  return by === undefined || (!state.leads.includes(by) && isOut(state, by));
}

export function isMember(state: RoomState, key: SignKey): boolean {
  return state.users[key] !== undefined || state.leads.includes(key);
}
