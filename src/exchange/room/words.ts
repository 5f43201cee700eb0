import type { OpeningId } from "#domain/id.ts";
import type { OrganiserLink } from "#domain/room/address.ts";
import type { Beat, RoomStatus, Whereabouts } from "#domain/room/status.ts";
import type { AgentAnswer } from "./agent.ts";

/** What tabs and the one worker that holds the rooms say to each other, over a channel of this browser. */
export type RoomWord =
  | { word: "status"; opening: OpeningId; status: RoomStatus }
  | { word: "beat"; beat: Beat }
  /** A tab has just opened: how do things stand? */
  | { word: "how" }
  /** Somebody is at this place of a meeting, in one of the tabs. */
  | { word: "where"; opening: OpeningId; where: Whereabouts | null }
  /** The network may be back. */
  | { word: "hurry" };

export const roomChannel = "needle-rooms";

/** What a tab asks of a worker of its own. */
export type RoomAsk =
  /** Its tab was chosen: holds all rooms from now on. */
  | { ask: "hold" }
  | { ask: "open"; call: number; opening: OpeningId; link: OrganiserLink; keepDays: number }
  | { ask: "close"; call: number; opening: OpeningId };
export type RoomReply = { call: number; answer: AgentAnswer } | { call: number; failed: string };
