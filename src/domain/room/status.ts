import * as z from "zod/mini";
import { CandidateId, ItemId, OpeningId, PanelistId } from "#domain/id.ts";

/** How a device stands to an opening's room. */
export type RoomStatus =
  /** All that is in it is here, and what is written goes at once. */
  | { state: "live" }
  /** Connected: what came meanwhile is being taken in. */
  | { state: "catching up" }
  /** There is no way to the server just now; it is tried again by itself. */
  | { state: "away" }
  /** The first try, or one after a short loss. */
  | { state: "connecting" }
  /** It does not let this device in. */
  | { state: "refused"; why: RefusedWhy };

export type RefusedWhy =
  /** A lead took this device out, or withdrew its invitation. */
  | "out"
  /** By no invitation this device came in with can one enter: a lead's device has not told yet. */
  | "no door"
  /** The room was closed. */
  | "no room"
  /** This page may connect to no such server: it is served without a word of it. */
  | "not allowed"
  /** Nothing more fits into the room. */
  | "full";

/** What a person is at in a meeting; never a draft, a score or a key press. */
export const Whereabouts = z.strictObject({
  candidate: CandidateId,
  /** An item, or where the panel stands. */
  place: z.union([ItemId, z.literal("standing")]),
  /** They lead the meeting: others may follow where they are. */
  leads: z.boolean(),
  order: z.string().check(z.maxLength(40)),
});
export type Whereabouts = z.infer<typeof Whereabouts>;

/** What passes by in a room and is kept nowhere. */
export const Beat = z.strictObject({
  v: z.literal(1),
  opening: OpeningId,
  panelist: PanelistId,
  /** The sender's clock, in milliseconds: a later beat stands for an earlier one. */
  at: z.int(),
  /** `null`: they are in no meeting now. */
  where: z.nullable(Whereabouts),
});
export type Beat = z.infer<typeof Beat>;
