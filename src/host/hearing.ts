import { RoomId } from "#domain/room/address.ts";
import { AgentRequest, mostRequestBytes, signedPart } from "#domain/room/requests.ts";
import { faultOfSigning } from "#sealing/ed25519.ts";
import { gate } from "./gates.ts";
import { refused, type AgentRefusal } from "./judge.ts";
import { isToken, type HostKeys } from "./keys.ts";
import type { RoomFiles } from "./roomFiles.ts";
import { isMember, type RoomState } from "./roomState.ts";

export type Heard = { ok: true; request: AgentRequest } | AgentRefusal;

/**
 * What may be read: everybody who ever held an invitation can send whatever they like. A room's flood
 * takes from that room only, and what one device or one invitation sends from no other.
 */
const ofRoom = { atOnce: 2_000, aSecond: 500 };
/** What may be verified. More than any Needle asks; many who come by one invitation are twenty. */
const ofSender = { atOnce: 60, aSecond: 10 };
/** So much to read counts as one more. */
const weighty = 4 * 1024;

/**
 * Reads what was sent, and whose word it is. What costs least comes first: which room, then how much was
 * said there, then what it is and by whom, and the signature last.
 */
export function hearing(files: RoomFiles, keys: HostKeys): (bytes: Uint8Array) => Promise<Heard> {
  const [mayRead, mayVerify] = [gate(ofRoom), gate(ofSender)];
  return async (bytes) => {
    const text = bytes.length > mostRequestBytes ? null : textOf(bytes);
    const room = text === null ? null : roomIn(text);
    if (text === null || room === null) return refused("unreadable");
    const state = files.find(room);
    if (state === null) {
      const token = tokenIn(text);
      if (token === null) return refused("no room");
      if (!isToken(keys, token)) return refused("token");
    }
    if (!mayRead(room, 1 + bytes.length / weighty)) return refused("failed");
    const request = read(text);
    if (request?.room !== room) return refused("unreadable");
    if (!mayVerify(`${room} ${senderOf(state, request)}`)) return refused("failed");
    const fault = await faultOfSigning(request, signedPart(request));
    return fault === null ? { ok: true, request } : refused("unreadable");
  };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** As it stands in the text: what is read in full later must say the same. */
function roomIn(text: string): RoomId | null {
  return RoomId.safeParse(/"room"\s*:\s*"([a-z2-7]{26})"/.exec(text)?.[1]).data ?? null;
}

function tokenIn(text: string): string | null {
  return /"token"\s*:\s*"([\w-]{43})"/.exec(text)?.[1] ?? null;
}

function read(text: string): AgentRequest | null {
  try {
    return AgentRequest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Whom a request counts for before anybody knows whether it is theirs; strangers are one. */
function senderOf(state: ReturnType<RoomFiles["find"]>, request: AgentRequest): string {
  if (state === null || state === "broken") return "stranger";
  if (isMember(state, request.key)) return request.key;
  return doorOf(state, request) ?? "stranger";
}

function doorOf(state: RoomState, request: AgentRequest): string | null {
  const door = request.ask === "join" ? request.door : undefined;
  return door !== undefined && state.doors[door] !== undefined ? door : null;
}
