import {
  encodeAccount,
  encodeGeneric,
  encodeOperator,
  encodeUser,
  newScopedSigner,
} from "@nats-io/jwt";
import { createAccount, createOperator, createUser, fromPublic, fromSeed } from "@nats-io/nkeys";
import { toBase64 } from "#domain/bytes.ts";
import type { SignKey } from "#domain/keys.ts";
import { mostRequestBytes } from "#domain/room/requests.ts";
import { doorInbox, agentSubject, mostMessageBytes, seatToken } from "#domain/room/subjects.ts";

// The one file that knows how nats-server spells rights: JSON Web Tokens that an operator, an account
// or an account's signing key signed. `@nats-io/jwt` has no stable interface, so it stays in here.

/** The secret halves of what the host signs with, as text. */
export type HostSeeds = {
  operator: string;
  /** The server's own account: whoever is in it may tell the server of accounts. */
  system: string;
  /** The account everybody may knock at, and what signs the one pass for it. */
  door: string;
  doorPasses: string;
};

/** The secret halves of a room: its account, and what signs the passes of its seats. */
export type RoomSeeds = { account: string; seats: string };

/** What one room may take. */
export type RoomLimits = {
  quotaBytes: number;
  /** Else entries of no length would fill the server's memory, which knows each by name. */
  mostEntries: number;
  replicas: number;
};

/** What a client shows a server: the token, and the secret half that it proves itself by. */
export type HostPass = { jwt: string; seed: Uint8Array };

export function newHostSeeds(): HostSeeds {
  return {
    operator: asText(createOperator()),
    system: asText(createAccount()),
    door: asText(createAccount()),
    doorPasses: asText(createAccount()),
  };
}

export function newRoomSeeds(): RoomSeeds {
  return { account: asText(createAccount()), seats: asText(createAccount()) };
}

/** The public half of a seed, by which the server knows an operator or an account. */
export function publicOf(seed: string): string {
  return pair(seed).getPublicKey();
}

const unlimited = { subs: -1, data: -1, payload: -1, conn: -1 };
/** Nothing crosses from one account to another, and no server hangs itself on. */
const walled = { imports: 0, exports: 0, wildcards: false, leaf: 0 };

export function operatorToken({ operator, system }: HostSeeds): Promise<string> {
  return encodeOperator("needle", pair(operator), { system_account: publicOf(system) });
}

export function systemToken({ operator, system }: HostSeeds): Promise<string> {
  const limits = { ...unlimited, imports: -1, exports: -1, wildcards: true, leaf: 0 };
  return encodeAccount("SYS", pair(system), { limits }, { signer: pair(operator) });
}

export function doorToken({ operator, door, doorPasses }: HostSeeds): Promise<string> {
  const knocking = newScopedSigner(fromPublic(publicOf(doorPasses)), "door", {
    pub: { allow: [agentSubject] },
    sub: { allow: [`${doorInbox}.>`] },
    bearer_token: true,
    subs: 8,
    payload: mostRequestBytes,
  });
  const limits = { ...unlimited, ...walled, conn: 1_000 };
  return encodeAccount(
    "DOOR",
    pair(door),
    { limits, signing_keys: [knocking] },
    { signer: pair(operator) },
  );
}

/**
 * The pass for the door. It needs no secret half, so it may stand in an invitation; it is signed here
 * and not by the library, which would add a third to its length.
 */
export function doorPass({ door, doorPasses }: HostSeeds): string {
  const signer = pair(doorPasses);
  return signedToken(signer, {
    sub: createUser().getPublicKey(),
    iss: signer.getPublicKey(),
    iat: Math.floor(Date.now() / 1000),
    nats: { issuer_account: publicOf(door), type: "user", version: 2 },
  });
}

/** A pass of the host's own for one account, for as long as one connection is wanted. */
export async function hostPass(
  accountSeed: string,
  rights: { publish: string[]; subscribe: string[] },
): Promise<HostPass> {
  const user = createUser();
  const jwt = await encodeUser("host", user, pair(accountSeed), {
    pub: { allow: rights.publish },
    sub: { allow: rights.subscribe },
  });
  return { jwt, seed: user.getSeed() };
}

/** A room is promised so much memory: what its readers have read so far is kept there. */
export const readersBytes = 4 * 1024 * 1024;

/** What a seat may do in its room: write under its own name, read all, pass on what is not kept. */
const seatRights = {
  pub: {
    allow: [
      "r.{{tag(seat)}}.*",
      "live.{{tag(seat)}}",
      "$JS.API.STREAM.INFO.cards",
      "$JS.API.CONSUMER.CREATE.cards.*.r.>",
      "$JS.API.CONSUMER.INFO.cards.*",
      "$JS.API.CONSUMER.MSG.NEXT.cards.*",
      "$JS.API.CONSUMER.DELETE.cards.*",
      "$JS.FC.cards.>",
    ],
  },
  sub: { allow: ["_INBOX.{{tag(seat)}}.>", "live.*"] },
  subs: 64,
  payload: mostMessageBytes + 1024,
};

/** A room as the server is told of it. `revoked`: user keys, and until when their passes are void. */
export function roomToken(
  operator: string,
  { account, seats }: RoomSeeds,
  revoked: Readonly<Record<string, number>>,
  { quotaBytes, replicas }: RoomLimits,
): Promise<string> {
  const limits = {
    ...unlimited,
    ...walled,
    conn: 300,
    mem_storage: readersBytes,
    disk_storage: quotaBytes * replicas,
    streams: 1,
    consumer: 500,
    max_ack_pending: -1,
  };
  const seat = newScopedSigner(fromPublic(publicOf(seats)), "seat", seatRights);
  return encodeAccount(
    "room",
    pair(account),
    { limits, signing_keys: [seat], revocations: { ...revoked } },
    { signer: pair(operator) },
  );
}

/** A device's pass for its seat. `until`: seconds since 1970. */
export function seatPass(
  { account, seats }: RoomSeeds,
  { user, key, until }: { user: string; key: SignKey; until: number },
): Promise<string> {
  return encodeUser(
    "seat",
    user,
    fromPublic(publicOf(account)),
    { tags: [`seat:${seatToken(key)}`] },
    { signer: pair(seats), scopedUser: true, exp: until },
  );
}

/** Takes a room's account off the server; whoever is connected there is shown the door. */
export function farewell(operator: string, { account }: RoomSeeds): Promise<string> {
  return encodeGeneric("needle", pair(operator), "", { accounts: [publicOf(account)] });
}

function pair(seed: string) {
  return fromSeed(new TextEncoder().encode(seed));
}

function asText(made: ReturnType<typeof createAccount>): string {
  return new TextDecoder().decode(made.getSeed());
}

function signedToken(signer: ReturnType<typeof createAccount>, claims: object): string {
  const written = [{ typ: "JWT", alg: "ed25519-nkey" }, claims]
    .map((part) => toBase64(new TextEncoder().encode(JSON.stringify(part))))
    .join(".");
  return `${written}.${toBase64(signer.sign(new TextEncoder().encode(written)))}`;
}
