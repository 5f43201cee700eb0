import {
  type ConnectionOptions,
  jwtAuthenticator,
  type NatsConnection,
  wsconnect,
} from "@nats-io/nats-core";
import type { SignKey } from "#domain/keys.ts";
import type { RoomAddress } from "#domain/room/address.ts";
import { doorInbox, inboxOf } from "#domain/room/subjects.ts";

/** How a connection is made: over a WebSocket, which is all a browser has. */
export type Dial = (options: ConnectionOptions) => Promise<NatsConnection>;

export const dialWebSocket: Dial = (options) => wsconnect(options);

/**
 * Every connection is made anew, by us: the library would take up a broken one where it was, while a
 * server that came back may have lost or forgotten what was in it.
 */
const once = { reconnect: false, timeout: 10_000, pingInterval: 5_000, maxPingOut: 2 } as const;

/** Before the agent's door, where anybody may knock. Throws where there is no way to it. */
export function dialDoor(
  { url, door }: Pick<RoomAddress, "url" | "door">,
  dial: Dial,
): Promise<NatsConnection> {
  return dial({
    ...once,
    servers: url,
    authenticator: jwtAuthenticator(door),
    inboxPrefix: doorInbox,
  });
}

/** Inside the room, as the device the pass is for. Throws where there is no way in. */
export function dialRoom(
  { url, pass, seed, key }: { url: string; pass: string; seed: string; key: SignKey },
  dial: Dial,
): Promise<NatsConnection> {
  return dial({
    ...once,
    servers: url,
    authenticator: jwtAuthenticator(pass, new TextEncoder().encode(seed)),
    inboxPrefix: inboxOf(key),
  });
}
