import * as z from "zod/mini";
import { canonical } from "#domain/hash.ts";
import { SignatureBytes, SignKey } from "#domain/keys.ts";
import { RoomId } from "./address.ts";

const head = { v: z.literal(1), room: RoomId, key: SignKey, sig: SignatureBytes };
const UserKey = z.string().check(z.regex(/^U[A-Z2-7]{55}$/));
/** So many keys each list holds: a panel of 200 with several devices each, and as many that are out. */
const Keys = z.array(SignKey).check(z.maxLength(2_000));
/** What the longest request weighs: four lists of keys, 46 bytes each. */
export const mostRequestBytes = 384 * 1024;

/**
 * What a device asks of the agent beside the server, in JSON. `key` is its own, `sig` what it signed:
 * `signedPart`. Sets only grow, so that whatever is asked twice, or played back, changes nothing.
 */
export const AgentRequest = z.discriminatedUnion("ask", [
  /** Opens a room, as whoever has the organiser's token: the asking device leads it. */
  z.strictObject({
    ask: z.literal("open"),
    ...head,
    token: z.string().check(z.regex(/^[\w-]{43}$/)),
    /** After so many days what is kept goes by itself; 0: never. */
    keepDays: z.int().check(z.nonnegative(), z.maximum(3_650)),
  }),
  /**
   * A leading device says by which invitations one may come in (`doors`, their public keys), which
   * devices lead, and which doors or devices are out for good. Whoever came in by a door that is out is
   * out too, but for those who `stay`. A device that does not lead may only add doors, for further
   * devices of its own; they go out with it.
   */
  z.strictObject({
    ask: z.literal("settle"),
    ...head,
    doors: Keys,
    leads: Keys,
    out: Keys,
    /** Devices with a seat: they stay although the door they came in by is out. */
    stay: Keys,
  }),
  /** Comes in, or has its pass renewed. `door` and `knock` are left out by devices that lead. */
  z.strictObject({
    ask: z.literal("join"),
    ...head,
    /** The public half of what the device shows the server. */
    user: UserKey,
    door: z.optional(SignKey),
    /** What the holder of the door's secret half signed: `knockText`. */
    knock: z.optional(SignatureBytes),
  }),
  /**
   * A leading device has entries of anybody removed for good: of a candidate who is erased, or, with `*`
   * for an entry, all that one seat wrote: of a device that was taken out for filling the room.
   */
  z.strictObject({
    ask: z.literal("purge"),
    ...head,
    subjects: z
      .array(z.string().check(z.regex(/^r\.[a-z2-7]{52}\.(?:[a-z2-7]{26}|\*)$/)))
      .check(z.maxLength(500)),
  }),
  /** A leading device takes the room and all that is in it off the server. */
  z.strictObject({ ask: z.literal("close"), ...head }),
]);
export type AgentRequest = z.infer<typeof AgentRequest>;

export const AgentReply = z.discriminatedUnion("ok", [
  z.strictObject({
    ok: z.literal(true),
    /** The pass, upon `join`. */
    pass: z.optional(z.string()),
  }),
  z.strictObject({
    ok: z.literal(false),
    why: z.enum([
      /** No Needle asks so, or its signature does not fit. */
      "unreadable",
      /** The organiser's token is not this server's. */
      "token",
      /** There is no such room, or not any more. */
      "no room",
      /** A room of that name was opened by another device. */
      "taken",
      /** The door is not open: the invitation was withdrawn, or nobody has told the agent of it. */
      "no door",
      /** The device was taken out. */
      "out",
      /** Only a device that leads may ask this. */
      "not a lead",
      /** The server has as many rooms, or doors, as it takes. */
      "full",
      /** The server did not do it. */
      "failed",
    ]),
  }),
]);
export type AgentReply = z.infer<typeof AgentReply>;

/** What `sig` is on: everything but itself. */
export function signedPart(request: AgentRequest | Unsigned): string {
  return `needle/room/1\0${canonical({ ...request, sig: undefined })}`;
}

type WithoutSig<R> = R extends AgentRequest ? Omit<R, "sig"> : never;
/** A request that is still to be signed. */
export type Unsigned = WithoutSig<AgentRequest>;

/** What the holder of a door's secret half signs, for one device. */
export function knockText(room: RoomId, key: SignKey): string {
  return `needle/room-door/1\0${room} ${key}`;
}
