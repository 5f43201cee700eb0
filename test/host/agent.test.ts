import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { createUser } from "@nats-io/nkeys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toBase64 } from "#domain/bytes.ts";
import type { AgentRequest } from "#domain/room/requests.ts";
import { entrySubject } from "#domain/room/subjects.ts";
import {
  aDevice,
  anEntry,
  aRoom,
  asked,
  asks,
  enter,
  hostForTests,
  joining,
  joinRoom,
  openDoor,
  openRoom,
  signed,
  tokenOf,
} from "#test/roomGuests.ts";

let host: Awaited<ReturnType<typeof hostForTests>>;
const said: string[] = [];
beforeAll(async () => {
  host = await hostForTests({ mostRooms: 6, say: (line) => said.push(line) });
});
afterAll(() => host.leave());

const no = (why: string) => ({ ok: false, why });

describe("the agent", () => {
  it("opens a room for whoever has the organiser's token", async () => {
    const [room, lead] = [aRoom(), await aDevice()];
    const open = { ask: "open", room, keepDays: 7, token: tokenOf(host) } as const;
    const wrong = toBase64(crypto.getRandomValues(new Uint8Array(32)));
    expect(await asks(host, lead, { ...open, token: wrong })).toEqual(no("token"));
    expect(await asks(host, lead, open)).toEqual({ ok: true });
    expect(await asks(host, lead, open)).toEqual({ ok: true });
    expect(await asks(host, await aDevice(), open)).toEqual(no("taken"));
    const connection = await enter(host, await joinRoom(host, room, lead));
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const { config } = await manager.streams.info("cards");
    expect(config).toMatchObject({
      subjects: ["r.>"],
      max_age: 7 * 86_400 * 1e9,
      max_msgs_per_subject: 1,
      discard: "new",
      allow_direct: false,
      allow_rollup_hdrs: false,
    });
    await connection.close();
  });

  it("keeps what it knows of a room for the host's eyes only, and tells nobody", async () => {
    const { room, lead } = await openRoom(host);
    const door = await openDoor(host, room, lead);
    await joinRoom(host, room, await aDevice(), door);
    const file = join(host.dir, "rooms", `${room}.json`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { seeds } = JSON.parse(readFileSync(file, "utf8")) as { seeds: { account: string } };
    expect(said.join("\n")).not.toContain(seeds.account);
    expect(said.join("\n")).not.toContain(tokenOf(host));
  });

  it("answers hostile bytes, and goes on", async () => {
    const lead = await aDevice();
    const open = { ask: "open", room: aRoom(), keepDays: 0, token: tokenOf(host) } as const;
    const request = await signed(lead, open);
    const another = (await signed(await aDevice(), open)).sig;
    const hostile: (object | string | Uint8Array)[] = [
      "",
      "{",
      "null",
      "[]",
      `{"ask":"open"}`,
      `{"ask":"__proto__"}`,
      new Uint8Array([0xff, 0xfe, 0, 1]),
      new Uint8Array(64 * 1024),
      "[".repeat(60_000),
      { ...request, more: 1 },
      { ...request, v: 2 },
      { ...request, room: "../../keys/keys" },
      { ...request, keepDays: 1 },
      { ...request, room: aRoom() },
      { ...request, sig: another },
      { ...request, key: (await aDevice()).signKey },
      { ...request, key: toBase64(new Uint8Array(32)) },
      { ...request, sig: toBase64(new Uint8Array(64)) },
    ];
    for (const [index, one] of hostile.entries())
      expect(await asked(host, one), String(index)).toEqual(no("unreadable"));
    expect(await asked(host, request)).toEqual({ ok: true });
  });

  it("lets in by a door, whose knock is for one device and one room", async () => {
    const { room, lead } = await openRoom(host);
    const [door, ann, eve] = [await openDoor(host, room, lead), await aDevice(), await aDevice()];
    const user = () => createUser().getPublicKey();
    expect(await asks(host, ann, await joining(room, ann, user()))).toEqual(no("no door"));
    const knocked = await joining(room, ann, user(), door);
    expect(await asks(host, eve, knocked)).toEqual(no("unreadable"));
    const elsewhere = { ...(await joining(aRoom(), ann, user(), door)), room };
    expect(await asks(host, ann, elsewhere)).toEqual(no("unreadable"));
    expect(await asks(host, ann, await joining(room, ann, user(), await aDevice()))).toEqual(
      no("no door"),
    );
    expect(await asks(host, ann, knocked)).toMatchObject({ ok: true });
    expect(await asks(host, ann, await joining(aRoom(), ann, user()))).toEqual(no("no room"));
  });

  it("ends a device's oldest pass with its sixth", async () => {
    const { room, lead } = await openRoom(host);
    const first = await enter(host, await joinRoom(host, room, lead));
    for (let at = 0; at < 4; at += 1) await joinRoom(host, room, lead);
    await first.flush();
    await joinRoom(host, room, lead);
    expect((await first.closed())?.message).toMatch(/Revoked/);
  });

  it("voids every pass where a room's file says so, and gives new ones", async () => {
    const own = await hostForTests();
    const { room, lead } = await openRoom(own);
    const before = await joinRoom(own, room, lead);
    const file = join(own.dir, "rooms", `${room}.json`);
    const state = JSON.parse(readFileSync(file, "utf8")) as object;
    const now = Math.floor(Date.now() / 1000);
    writeFileSync(file, JSON.stringify({ ...state, revoked: { "*": now } }));
    await own.killServer();
    await own.restartServer();
    await expect(enter(own, before)).rejects.toThrow(/Authorization/);
    await expect
      .poll(async () => {
        const after = await enter(own, await joinRoom(own, room, lead)).catch(() => null);
        await after?.close();
        return after !== null;
      })
      .toBe(true);
    await own.leave();
  });

  it("removes entries for good, whoever wrote them, when a lead asks", async () => {
    const { room, lead } = await openRoom(host);
    const guest = await joinRoom(host, room, await aDevice(), await openDoor(host, room, lead));
    const connection = await enter(host, guest);
    const [goes, stays] = [anEntry(), anEntry()].map((one) =>
      entrySubject(guest.device.signKey, one),
    ) as [string, string];
    for (const subject of [goes, stays]) await jetstream(connection).publish(subject, "x");
    const purge = { ask: "purge" as const, room, subjects: [goes] };
    expect(await asks(host, guest.device, purge)).toEqual(no("not a lead"));
    expect(await asks(host, lead, purge)).toEqual({ ok: true });
    expect(await asks(host, lead, { ...purge, subjects: ["r.>"] })).toEqual(no("unreadable"));
    const manager = await jetstreamManager(connection, { checkAPI: false });
    expect((await manager.streams.info("cards")).state.messages).toBe(1);
    await connection.close();
  });

  it("says when it has as many rooms as it takes", async () => {
    const open = { ask: "open", room: aRoom(), keepDays: 0, token: tokenOf(host) } as const;
    expect(await asks(host, await aDevice(), open)).toEqual(no("full"));
  });

  it("has disk and memory for as many as it says", async () => {
    const own = await hostForTests({ mostRooms: 80 });
    for (let count = 0; count < 80; count += 1) expect(await openRoom(own)).toHaveProperty("room");
    await own.leave();
  }, 60_000);

  it("closes: whoever is in goes, and nobody comes back", async () => {
    const own = await hostForTests({ mostRooms: 1 });
    const { room, lead } = await openRoom(own);
    const guest = await joinRoom(own, room, await aDevice(), await openDoor(own, room, lead));
    const connection = await enter(own, guest);
    expect(await asks(own, guest.device, { ask: "close", room })).toEqual(no("not a lead"));
    expect(await asks(own, lead, { ask: "close", room })).toEqual({ ok: true });
    expect(await connection.closed()).toBeInstanceOf(Error);
    await expect(enter(own, guest)).rejects.toThrow(/Authorization/);
    const open = { ask: "open", room, keepDays: 0, token: tokenOf(own) } as const;
    expect(await asks(own, lead, open)).toEqual(no("no room"));
    await openRoom(own);
    await own.leave();
  });

  it("does many things at once without losing any", async () => {
    const own = await hostForTests();
    const { room, lead } = await openRoom(own);
    const doors = await Promise.all(Array.from({ length: 12 }, () => openDoor(own, room, lead)));
    const devices = await Promise.all(doors.map(() => aDevice()));
    await Promise.all(devices.map((one, at) => joinRoom(own, room, one, doors[at])));
    const state = JSON.parse(readFileSync(join(own.dir, "rooms", `${room}.json`), "utf8")) as {
      doors: object;
      users: object;
    };
    expect(Object.keys(state.doors)).toHaveLength(12);
    expect(Object.keys(state.users)).toHaveLength(12);
    await own.leave();
  });

  it("does later what the server did not do at once", async () => {
    const own = await hostForTests();
    const { room, lead } = await openRoom(own);
    const guest = await joinRoom(own, room, await aDevice(), await openDoor(own, room, lead));
    const out: AgentRequest = await signed(lead, {
      ask: "settle",
      room,
      doors: [],
      leads: [],
      out: [guest.device.signKey],
      stay: [],
    });
    expect(await asked(own, out)).toEqual({ ok: true });
    await own.killServer();
    await own.restartServer();
    expect(await asked(own, out)).toEqual({ ok: true });
    await expect(enter(own, guest)).rejects.toThrow(/Authorization/);
    await own.leave();
  });
});
