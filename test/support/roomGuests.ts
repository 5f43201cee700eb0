import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  connect,
  jwtAuthenticator,
  type ConnectionOptions,
  type NatsConnection,
} from "@nats-io/transport-node";
import { createUser } from "@nats-io/nkeys";
import { toBase32 } from "#domain/bytes.ts";
import { RoomId, readOrganiserLink } from "#domain/room/address.ts";
import {
  AgentReply,
  knockText,
  signedPart,
  type AgentRequest,
  type Unsigned,
} from "#domain/room/requests.ts";
import { agentSubject, doorInbox, inboxOf, seatToken } from "#domain/room/subjects.ts";
import { startRoomHost, type HostOptions, type RoomHost } from "#host/startRoomHost.ts";
import { newSeed, signerFromSeed, signText, type Signer } from "#sealing/ed25519.ts";
import { natsServer } from "./natsServer.ts";

// A run that fails ends its workers by a signal: leaving in order takes servers along.
process.once("SIGTERM", () => process.exit(1));

/** A host of a folder of its own, which goes when the host is left. */
export async function hostForTests(
  options: Partial<HostOptions> = {},
): Promise<RoomHost & { dir: string; leave: () => Promise<void> }> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), "needle-room-"));
  const host = await startRoomHost({ server: natsServer(), ...options, dir });
  const leave = async () => {
    await host.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { ...host, dir, leave };
}

export function aRoom(): RoomId {
  return RoomId.parse(toBase32(crypto.getRandomValues(new Uint8Array(16))));
}

export function aDevice(): Promise<Signer> {
  return signerFromSeed(newSeed());
}

export function tokenOf({ organiserLink }: RoomHost): string {
  return readOrganiserLink(organiserLink ?? "")?.token ?? "";
}

/** Whoever has the door's pass, which stands in every invitation. */
export function atTheDoor({ keys, clientPorts }: RoomHost): Promise<NatsConnection> {
  return connect({
    servers: clientPorts.map((port) => `127.0.0.1:${port}`),
    authenticator: jwtAuthenticator(keys.doorPass),
    inboxPrefix: doorInbox,
    reconnect: false,
  });
}

type Without<R> = R extends Unsigned ? Omit<R, "v" | "key"> : never;
export type Ask = Without<Unsigned>;

export async function signed({ sign, signKey }: Signer, ask: Ask): Promise<AgentRequest> {
  const request = { ...ask, v: 1, key: signKey } as Unsigned;
  const sig = await signText({ sign, signKey }, signedPart(request));
  return { ...request, sig };
}

/** What the agent answers to a request, or to any bytes. */
export async function asked(
  host: RoomHost,
  what: object | string | Uint8Array,
): Promise<AgentReply> {
  const door = await atTheDoor(host);
  try {
    const bytes =
      typeof what === "string" || what instanceof Uint8Array ? what : JSON.stringify(what);
    const reply = await door.request(agentSubject, bytes, { timeout: 15_000 });
    return AgentReply.parse(reply.json());
  } finally {
    await door.close();
  }
}

export async function asks(host: RoomHost, by: Signer, what: Ask): Promise<AgentReply> {
  return asked(host, await signed(by, what));
}

/** Opens a room; its lead and its name. */
export async function openRoom(
  host: RoomHost,
  keepDays = 0,
): Promise<{ room: RoomId; lead: Signer }> {
  const [room, lead] = [aRoom(), await aDevice()];
  const reply = await asks(host, lead, { ask: "open", room, token: tokenOf(host), keepDays });
  if (!reply.ok) throw new Error(reply.why);
  return { room, lead };
}

/** An invitation the lead has made known. */
export async function openDoor(host: RoomHost, room: RoomId, lead: Signer): Promise<Signer> {
  const door = await aDevice();
  const doors = [door.signKey];
  const reply = await asks(host, lead, {
    ask: "settle",
    room,
    doors,
    leads: [],
    out: [],
    stay: [],
  });
  if (!reply.ok) throw new Error(reply.why);
  return door;
}

/** A device's pass, with the secret half it is shown by. */
export type Guest = { device: Signer; seat: string; jwt: string; seed: Uint8Array; user: string };

/** Comes in by a door; without one as whoever leads, or is in already. */
export async function joinRoom(
  host: RoomHost,
  room: RoomId,
  device: Signer,
  door?: Signer,
): Promise<Guest> {
  const pair = createUser();
  const user = pair.getPublicKey();
  const reply = await asks(host, device, await joining(room, device, user, door));
  if (!reply.ok || reply.pass === undefined) throw new Error(reply.ok ? "no pass" : reply.why);
  return { device, seat: seatToken(device.signKey), jwt: reply.pass, seed: pair.getSeed(), user };
}

export async function joining(
  room: RoomId,
  device: Signer,
  user: string,
  door?: Signer,
): Promise<Ask> {
  if (door === undefined) return { ask: "join", room, user };
  const knock = await signText(door, knockText(room, device.signKey));
  return { ask: "join", room, user, door: door.signKey, knock };
}

export function enter(
  { clientPorts }: RoomHost,
  { jwt, seed, device }: Guest,
  options: Partial<ConnectionOptions> = {},
): Promise<NatsConnection> {
  return connect({
    servers: clientPorts.map((port) => `127.0.0.1:${port}`),
    authenticator: jwtAuthenticator(jwt, seed),
    inboxPrefix: inboxOf(device.signKey),
    reconnect: false,
    timeout: 5_000,
    ...options,
  });
}

export function anEntry(): string {
  return toBase32(crypto.getRandomValues(new Uint8Array(16)));
}
