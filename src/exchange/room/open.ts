import { toBase32 } from "#domain/bytes.ts";
import type { OpeningId } from "#domain/id.ts";
import { type OrganiserLink, RoomId } from "#domain/room/address.ts";
import { enterRoom, findRoom, leaveRoom } from "#storage/rooms.ts";
import { findOwnSeat } from "#storage/sealedOpening.ts";
import { type AgentAnswer, askAgent } from "./agent.ts";
import type { Dial } from "./dial.ts";

/** Opens a room for an opening, as whoever has an organiser's link. Never throws for what a server says. */
export async function askToOpen(
  opening: OpeningId,
  { url, door, token }: OrganiserLink,
  keepDays: number,
  dial: Dial,
): Promise<AgentAnswer> {
  const seat = await findOwnSeat(opening);
  if (seat === null) return { ok: false, why: "not a lead" };
  const room = RoomId.parse(toBase32(crypto.getRandomValues(new Uint8Array(16))));
  const address = { url, room, door };
  const answer = await askAgent(address, { ask: "open", token, keepDays }, seat.identity, dial);
  if (answer.ok) await enterRoom(opening, address);
  return answer;
}

/** Takes the room, and all that is in it, off the server, for everybody. What devices have they keep. */
export async function askToClose(opening: OpeningId, dial: Dial): Promise<AgentAnswer> {
  const [row, seat] = await Promise.all([findRoom(opening), findOwnSeat(opening)]);
  if (row === null || seat === null) return { ok: false, why: "no room" };
  const answer = await askAgent(row, { ask: "close" }, seat.identity, dial);
  if (answer.ok || answer.why === "no room") await leaveRoom(opening);
  return answer;
}
