import { nkeys } from "@nats-io/nats-core";
import type { RoomAddress } from "#domain/room/address.ts";
import { AgentReply, knockText, signedPart, type Unsigned } from "#domain/room/requests.ts";
import { agentSubject } from "#domain/room/subjects.ts";
import { readJson } from "#domain/files/jsonText.ts";
import { type Signer, signerFromSeed, signText } from "#sealing/ed25519.ts";
import { findDoor, noteInRoom } from "#storage/rooms.ts";
import type { RoomRow } from "#storage/roomRows.ts";
import type { OwnSeat } from "#storage/sealedOpening.ts";
import { type Dial, dialDoor } from "./dial.ts";

/** What became of a question to the agent; `unreachable`: it was not heard, or did not answer. */
export type AgentAnswer = AgentReply | { ok: false; why: "unreachable" };

type Asked = Unsigned extends infer R
  ? R extends Unsigned
    ? Omit<R, "v" | "key" | "room">
    : never
  : never;

const patienceMs = 10_000;

/** Asks the agent beside the server, as this device. Never throws. */
export async function askAgent(
  address: RoomAddress,
  asked: Asked,
  by: Signer,
  dial: Dial,
): Promise<AgentAnswer> {
  const unsigned = { ...asked, v: 1, room: address.room, key: by.signKey } as Unsigned;
  const request = { ...unsigned, sig: await signText(by, signedPart(unsigned)) };
  try {
    const connection = await dialDoor(address, dial);
    try {
      const reply = await connection.request(agentSubject, JSON.stringify(request), {
        timeout: patienceMs,
      });
      const json = readJson(reply.string());
      const read = json.ok ? AgentReply.safeParse(json.value) : null;
      return read?.success === true ? read.data : unreachable;
    } finally {
      await connection.close();
    }
  } catch {
    return unreachable;
  }
}

const unreachable = { ok: false, why: "unreachable" } as const;

/** Comes in, or has the pass renewed: by the door this device came to its seat by, where there is one. */
export async function knock(
  row: RoomRow,
  { me, identity }: OwnSeat,
  dial: Dial,
): Promise<AgentAnswer> {
  const user = await userKeyOf(row);
  const door = await findDoor(row.opening, me);
  const through = door !== null && {
    door: door.key,
    knock: await signText(await signerFromSeed(door.seed), knockText(row.room, identity.signKey)),
  };
  const answer = await askAgent(row, { ask: "join", user, ...through }, identity, dial);
  if (answer.ok && answer.pass !== undefined) await noteInRoom(row.opening, { pass: answer.pass });
  return answer;
}

/** What a device shows the server is made here, once, and known to nobody else. */
async function userKeyOf({ opening, seed }: RoomRow): Promise<string> {
  if (seed !== null) return nkeys.fromSeed(new TextEncoder().encode(seed)).getPublicKey();
  const made = nkeys.createUser();
  await noteInRoom(opening, { seed: new TextDecoder().decode(made.getSeed()) });
  return made.getPublicKey();
}
