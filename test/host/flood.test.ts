import { createUser } from "@nats-io/nkeys";
import type { NatsConnection } from "@nats-io/transport-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toBase64 } from "#domain/bytes.ts";
import type { SignKey } from "#domain/keys.ts";
import { AgentReply, AgentRequest, mostRequestBytes } from "#domain/room/requests.ts";
import { agentSubject } from "#domain/room/subjects.ts";
import {
  aDevice,
  aRoom,
  asked,
  asks,
  atTheDoor,
  hostForTests,
  joining,
  joinRoom,
  openDoor,
  openRoom,
  signed,
} from "#test/roomGuests.ts";

let host: Awaited<ReturnType<typeof hostForTests>>;
let flooding: NatsConnection;
beforeAll(async () => {
  host = await hostForTests();
  flooding = await atTheDoor(host);
});
afterAll(async () => {
  await flooding.close();
  await host.leave();
});

const aUser = () => createUser().getPublicKey();
const forgedSig = toBase64(new Uint8Array(64).fill(1, 0, 32));

/** Sends it over and over without a pause; how often what was answered. */
async function flood(requests: object[], times: number): Promise<Record<string, number>> {
  const words = requests.map((one) => JSON.stringify(one));
  const replies = await Promise.all(
    Array.from({ length: times }, (_, at) =>
      flooding.request(agentSubject, words[at % words.length], { timeout: 20_000 }),
    ),
  );
  const said: Record<string, number> = {};
  for (const reply of replies) {
    const answer = AgentReply.parse(reply.json());
    const word = answer.ok ? "ok" : answer.why;
    said[word] = (said[word] ?? 0) + 1;
  }
  return said;
}

describe("a flood at the agent", () => {
  it("of one room's device keeps no other room's devices waiting, nor others of its own", async () => {
    const [one, another] = [await openRoom(host), await openRoom(host)];
    const door = await openDoor(host, one.room, one.lead);
    const eve = await aDevice();
    await joinRoom(host, one.room, eve, door);
    // Each makes the agent write a file and tell the server.
    const joins = await Promise.all(
      Array.from({ length: 90 }, async () => signed(eve, await joining(one.room, eve, aUser()))),
    );
    const over = flood(joins, 900);
    await flooding.flush();
    for (let times = 0; times < 3; times += 1) {
      await joinRoom(host, another.room, another.lead);
      await joinRoom(host, one.room, one.lead);
    }
    expect((await over)["failed"]).toBeGreaterThan(700);
  });

  it("with signatures that do not fit has few of them verified, and shuts out nobody else", async () => {
    const { room, lead } = await openRoom(host);
    const door = await openDoor(host, room, lead);
    const ask = { ask: "settle" as const, room, doors: [], leads: [], out: [], stay: [] };
    const ofLead = { ...(await signed(lead, ask)), sig: forgedSig };
    const strangers = await Promise.all(
      Array.from({ length: 50 }, async () => signed(await aDevice(), ask)),
    );
    const said = await flood(
      [ofLead, ...strangers.map((one) => ({ ...one, sig: forgedSig }))],
      2_550,
    );
    expect(said["unreadable"]).toBeGreaterThan(0);
    expect(said["unreadable"]).toBeLessThan(200);
    expect((said["unreadable"] ?? 0) + (said["failed"] ?? 0)).toBe(2_550);
    await joinRoom(host, room, await aDevice(), door);
  });

  it("for rooms that are not there costs no verification, and opens go on", async () => {
    const eve = await aDevice();
    const ask = { ask: "settle" as const, room: aRoom(), doors: [], leads: [], out: [], stay: [] };
    const request = { ...(await signed(eve, ask)), sig: forgedSig };
    expect(await flood([request], 2_000)).toEqual({ "no room": 2_000 });
    const open = { ask: "open", room: aRoom(), keepDays: 0, token: toBase64(new Uint8Array(32)) };
    const unsigned = { ...open, v: 1, key: eve.signKey, sig: forgedSig };
    expect(await flood([unsigned], 500)).toEqual({ token: 500 });
    await openRoom(host);
  });

  it("is not read for another room than it names in full", async () => {
    const { room, lead } = await openRoom(host);
    const close = await signed(lead, { ask: "close", room });
    const twice = JSON.stringify(close).replace("{", `{"room":"${aRoom()}",`);
    expect(await asked(host, twice)).toEqual({ ok: false, why: "no room" });
    const other = (await openRoom(host)).room;
    const elsewhere = JSON.stringify(close).replace("{", `{"room":"${other}",`);
    expect(await asked(host, elsewhere)).toEqual({ ok: false, why: "unreadable" });
    await joinRoom(host, room, lead);
  });
});

describe("the longest request", () => {
  const keys = (count: number) =>
    Array.from({ length: count }, () =>
      toBase64(crypto.getRandomValues(new Uint8Array(32))),
    ) as SignKey[];

  it("that the form admits is no longer than what is read", async () => {
    const lists = { doors: keys(2_000), leads: keys(2_000), out: keys(2_000), stay: keys(2_000) };
    const request = await signed(await aDevice(), {
      ask: "settle" as const,
      room: aRoom(),
      ...lists,
    });
    expect(AgentRequest.safeParse(request).success).toBe(true);
    const bytes = JSON.stringify(request).length;
    expect(bytes).toBeLessThanOrEqual(mostRequestBytes);
    expect(bytes).toBeGreaterThan(mostRequestBytes * 0.9);
    const more = { ...request, stay: keys(2_001) };
    expect(AgentRequest.safeParse(more).success).toBe(false);
  });

  it("of a panel of 200 with five devices each is done as it says", async () => {
    const { room, lead } = await openRoom(host);
    const full = { doors: keys(2_000), leads: keys(199), out: keys(2_000), stay: keys(2_000) };
    const began = Date.now();
    expect(await asks(host, lead, { ask: "settle" as const, room, ...full })).toEqual({ ok: true });
    expect(Date.now() - began).toBeLessThan(10_000);
    await joinRoom(host, room, lead);
    expect(await asks(host, lead, { ask: "settle" as const, room, ...full })).toEqual({ ok: true });
  });
});
