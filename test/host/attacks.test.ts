import { connect as connectSocket } from "node:net";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { encodeUser } from "@nats-io/jwt";
import { createAccount, createUser, fromPublic } from "@nats-io/nkeys";
import {
  connect,
  headers,
  type NatsConnection,
  type Payload,
  type PublishOptions,
} from "@nats-io/transport-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomId } from "#domain/room/address.ts";
import { mostRequestBytes } from "#domain/room/requests.ts";
import { entrySubject, inboxOf, liveSubject, mostMessageBytes } from "#domain/room/subjects.ts";
import { seatPass } from "#host/passes.ts";
import { roomFiles } from "#host/roomFiles.ts";
import type { Signer } from "#sealing/ed25519.ts";
import {
  aDevice,
  anEntry,
  asks,
  atTheDoor,
  enter,
  hostForTests,
  joinRoom,
  openDoor,
  openRoom,
  type Guest,
} from "#test/roomGuests.ts";

let host: Awaited<ReturnType<typeof hostForTests>>;
let room: RoomId;
let lead: Signer;
let door: Signer;
let mallory: Guest;
let victim: Guest;
let elsewhere: Guest;
const open: NatsConnection[] = [];

beforeAll(async () => {
  host = await hostForTests({ origins: ["http://localhost:1"] });
  ({ room, lead } = await openRoom(host));
  door = await openDoor(host, room, lead);
  mallory = await joinRoom(host, room, await aDevice(), door);
  victim = await joinRoom(host, room, await aDevice(), door);
  const other = await openRoom(host);
  elsewhere = await joinRoom(host, other.room, other.lead);
}, 60_000);
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
  await host.leave();
});

async function inside(guest: Guest): Promise<NatsConnection> {
  const connection = await enter(host, guest);
  open.push(connection);
  return connection;
}

async function knocking(): Promise<NatsConnection> {
  const connection = await atTheDoor(host);
  open.push(connection);
  return connection;
}

/** What the server says to a message: `null` when it lets it pass. */
async function faultOfPublish(
  connection: NatsConnection,
  subject: string,
  payload: Payload = "",
  options: PublishOptions = {},
): Promise<string | null> {
  return faultOf(connection, () => connection.publish(subject, payload, options));
}

async function faultOfSubscribe(
  connection: NatsConnection,
  subject: string,
): Promise<string | null> {
  return faultOf(connection, () => void connection.subscribe(subject, { callback: () => {} }));
}

async function faultOf(connection: NatsConnection, act: () => void): Promise<string | null> {
  const said: string[] = [];
  void (async () => {
    for await (const event of connection.status())
      if (event.type === "error") said.push(event.error.message);
  })();
  act();
  // The server answers in order: what it has to say comes before the second.
  await connection.flush();
  await connection.flush();
  return said[0] ?? null;
}

const subjectOf = ({ device }: Guest, entry = anEntry()) => entrySubject(device.signKey, entry);
const refusedPublish = /Permissions Violation for Publish/;
const refusedSubscribe = /Permissions Violation for Subscription/;
const refusedEntry = /Authorization Violation|Revoked|Expired/i;

/** A pass for the room with something wrong about it, and why that is. */
async function entering(jwt: string, seed: Uint8Array, guest = mallory): Promise<string | null> {
  try {
    const connection = await enter(host, { ...guest, jwt, seed });
    await connection.close();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("a seat writes nothing but its own", () => {
  it("1: not under another's name", async () => {
    const connection = await inside(mallory);
    expect(await faultOfPublish(connection, subjectOf(victim), "x")).toMatch(refusedPublish);
    expect(await faultOfPublish(connection, subjectOf(mallory), "x")).toBeNull();
  });

  it("2: nor blanks another's entry", async () => {
    const [theirs, mine] = [await inside(victim), await inside(mallory)];
    const subject = subjectOf(victim);
    await jetstream(theirs).publish(subject, "a card");
    expect(await faultOfPublish(mine, subject, "")).toMatch(refusedPublish);
    expect(await kept(subject)).toBe("a card");
    await jetstream(theirs).publish(subject, "");
    expect(await kept(subject)).toBe("");
  });

  it("3: nor speaks live as another", async () => {
    const connection = await inside(mallory);
    expect(await faultOfPublish(connection, liveSubject(victim.device.signKey))).toMatch(
      refusedPublish,
    );
    expect(await faultOfPublish(connection, liveSubject(mallory.device.signKey))).toBeNull();
  });

  it("4: nor into another's inbox", async () => {
    const connection = await inside(mallory);
    const inbox = `${inboxOf(victim.device.signKey)}.x`;
    expect(await faultOfPublish(connection, inbox)).toMatch(refusedPublish);
    expect(await faultOfSubscribe(await inside(victim), inbox)).toBeNull();
  });

  it("5: nor more than a message may weigh", async () => {
    const connection = await inside(mallory);
    const publish = (bytes: number) =>
      jetstream(connection).publish(subjectOf(mallory), new Uint8Array(bytes));
    await expect(publish(mostMessageBytes + 1)).rejects.toThrow(/message size exceeds/);
    expect((await publish(mostMessageBytes)).duplicate).toBe(false);
  });

  it("6: and a message beyond even that ends its connection", async () => {
    const connection = await inside(mallory);
    const subject = subjectOf(mallory);
    careless(connection);
    connection.publish(subject, new Uint8Array(mostMessageBytes + 4_096));
    expect(await connection.closed()).toBeInstanceOf(Error);
    expect(await kept(subject)).toBeNull();
  });
});

describe("a seat listens to nothing but what is for all, and for it", () => {
  it.each([
    ["7: everything", ">"],
    ["8: what is kept, past the stream", "r.>"],
    ["9: all inboxes", "_INBOX.>"],
    ["10: what others ask the server", "$JS.API.>"],
    ["11: the server's news", "$JS.EVENT.>"],
    ["12: the system", "$SYS.>"],
    ["13: what is acknowledged", "$JS.ACK.>"],
  ])("not to %s", async (_, subject) => {
    expect(await faultOfSubscribe(await inside(mallory), subject)).toMatch(refusedSubscribe);
  });

  it("14: not to another's inbox", async () => {
    const connection = await inside(mallory);
    expect(await faultOfSubscribe(connection, `${inboxOf(victim.device.signKey)}.>`)).toMatch(
      refusedSubscribe,
    );
    expect(await faultOfSubscribe(connection, `${inboxOf(mallory.device.signKey)}.>`)).toBeNull();
    expect(await faultOfSubscribe(connection, "live.*")).toBeNull();
  });
});

describe("a seat does nothing to the stream but read it", () => {
  it.each([
    ["15: purges it", "$JS.API.STREAM.PURGE.cards"],
    ["16: deletes it", "$JS.API.STREAM.DELETE.cards"],
    ["17: changes it", "$JS.API.STREAM.UPDATE.cards"],
    ["18: makes another", "$JS.API.STREAM.CREATE.more"],
    ["19: deletes one message", "$JS.API.STREAM.MSG.DELETE.cards"],
    ["20: takes a copy of it whole", "$JS.API.STREAM.SNAPSHOT.cards"],
    ["21: puts one back", "$JS.API.STREAM.RESTORE.cards"],
    [
      "22: makes consumers in the old way, whose rights cannot be told",
      "$JS.API.CONSUMER.DURABLE.CREATE.cards.x",
    ],
    ["23: makes consumers of another stream", "$JS.API.CONSUMER.CREATE.more.x.r.>"],
    ["24: moves its leader", "$JS.API.STREAM.LEADER.STEPDOWN.cards"],
    ["25: acknowledges for others", "$JS.ACK.cards.x.1.1.1.1.0"],
    ["26: tells the server of accounts", "$SYS.REQ.CLAIMS.UPDATE"],
    ["27: asks the server about itself", "$SYS.REQ.SERVER.PING"],
    ["28: looks at its account from above", "$SYS.REQ.ACCOUNT.PING.CONNZ"],
  ])("never %s", async (_, subject) => {
    expect(await faultOfPublish(await inside(mallory), subject, "{}")).toMatch(refusedPublish);
  });

  it("but asks what it is like, and reads it in order", async () => {
    const [connection, subject] = [await inside(mallory), subjectOf(mallory)];
    await jetstream(connection).publish(subject, "mine");
    const info = await (
      await jetstreamManager(connection, { checkAPI: false })
    ).streams.info("cards");
    expect(info.config.name).toBe("cards");
    expect(await kept(subject)).toBe("mine");
  });

  it("29: rolls nothing up by a header", async () => {
    const theirs = subjectOf(victim);
    await jetstream(await inside(victim)).publish(theirs, "stays");
    const rollup = headers();
    rollup.set("Nats-Rollup", "all");
    const publishing = jetstream(await inside(mallory)).publish(subjectOf(mallory), "x", {
      headers: rollup,
    });
    await expect(publishing).rejects.toThrow(/rollup/);
    expect(await kept(theirs)).toBe("stays");
  });

  it("30: has no more readers than a room takes, and they go when it is taken out", async () => {
    const other = await openRoom(host);
    const entrance = await openDoor(host, other.room, other.lead);
    const reader = await joinRoom(host, other.room, other.lead);
    const guest = await joinRoom(host, other.room, await aDevice(), entrance);
    const subject = subjectOf(reader);
    await jetstream(await inside(reader)).publish(subject, "theirs");
    const flooding = await inside(guest);
    let [count, fault] = [0, ""];
    for (; fault === "" && count <= 510; count += 1) {
      const { error } = await order(flooding, { durable_name: `d${count}` }, `d${count}`);
      fault = error?.description ?? "";
    }
    expect(fault).toMatch(/maximum consumers/);
    expect(count).toBeGreaterThan(400);
    await expect(kept(subject, reader)).rejects.toThrow(/consumers/);
    await expect(published(await inside(victim), victim)).resolves.toBeGreaterThan(0);
    const out = [guest.device.signKey];
    await asks(host, other.lead, {
      ask: "settle",
      room: other.room,
      doors: [],
      leads: [],
      out,
      stay: [],
    });
    await expect
      .poll(() => kept(subject, reader).catch(() => null), { timeout: 20_000 })
      .toBe("theirs");
  });
});

describe("deliveries that a seat orders for others", () => {
  it("31: are refused where they would be kept under another's name", async () => {
    const connection = await inside(mallory);
    const reply = await order(connection, { deliver_subject: subjectOf(victim) });
    expect(reply.error?.description).toMatch(/cycle/);
    expect((await order(connection, {})).error).toBeUndefined();
  });

  it("32: do not reach what changes the stream", async () => {
    const connection = await inside(mallory);
    const subject = subjectOf(victim);
    await jetstream(await inside(victim)).publish(subject, "stays");
    // What is delivered would be the request: these two would be taken.
    for (const body of ["", "{}"]) await jetstream(connection).publish(subjectOf(mallory), body);
    for (const what of ["STREAM.PURGE.cards", "STREAM.DELETE.cards"])
      await order(connection, { deliver_subject: `$JS.API.${what}`, deliver_policy: "all" });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await kept(subject)).toBe("stays");
  });
});

describe("who is let in", () => {
  it("33: with a pass of one room nobody sees another", async () => {
    const subject = `r.${elsewhere.seat}.${anEntry()}`;
    await jetstream(await inside(elsewhere)).publish(subject, "theirs");
    expect(await kept(subject)).toBeNull();
    expect(await kept(subject, elsewhere)).toBe("theirs");
  });

  it("34: not with a pass that was changed", async () => {
    const [head, claims = "", signature] = mallory.jwt.split(".");
    const changed = Buffer.from(claims, "base64url").toString().replace(mallory.seat, victim.seat);
    const jwt = [head, Buffer.from(changed).toString("base64url"), signature].join(".");
    expect(await entering(jwt, mallory.seed)).toMatch(refusedEntry);
    expect(await entering(mallory.jwt, mallory.seed)).toBeNull();
  });

  it("35: not with one somebody signed themselves, in the room's name", async () => {
    const { seeds } = stateOf(room);
    const user = createUser();
    const account = fromPublic(accountOf(mallory));
    const forged = createAccount();
    const jwt = await encodeUser(
      "seat",
      user,
      account,
      { tags: [`seat:${victim.seat}`] },
      {
        signer: forged,
        scopedUser: true,
      },
    );
    expect(await entering(jwt, user.getSeed())).toMatch(refusedEntry);
    const rightly = await seatPass(seeds, {
      user: user.getPublicKey(),
      key: mallory.device.signKey,
      until: inAnHour(),
    });
    expect(await entering(rightly, user.getSeed())).toBeNull();
  });

  it("36: nor an account nobody told the server of", async () => {
    const [user, account] = [createUser(), createAccount()];
    expect(await entering(await encodeUser("seat", user, account), user.getSeed())).toMatch(
      refusedEntry,
    );
  });

  it("37: not with one that is past its time", async () => {
    const { seeds } = stateOf(room);
    const user = createUser();
    const until = Math.floor(Date.now() / 1000) - 5;
    const jwt = await seatPass(seeds, {
      user: user.getPublicKey(),
      key: mallory.device.signKey,
      until,
    });
    expect(await entering(jwt, user.getSeed())).toMatch(refusedEntry);
  });

  it("38: not with another's, without the secret half", async () => {
    expect(await entering(victim.jwt, mallory.seed, victim)).toMatch(refusedEntry);
    expect(await entering(victim.jwt, victim.seed, victim)).toBeNull();
  });

  it("39: not without any", async () => {
    const port = host.clientPorts[0] ?? 0;
    await expect(connect({ port, reconnect: false })).rejects.toThrow(refusedEntry);
  });

  it("40: a seat's pass does not open the door, nor the door's a seat", async () => {
    const connection = await inside(mallory);
    expect(await faultOfPublish(connection, "agent", "{}")).toMatch(refusedPublish);
    expect(await faultOfPublish(await knocking(), "agent", "{}")).toBeNull();
  });

  it("41: no page of another origin opens a WebSocket", async () => {
    expect(await upgradeStatus("http://else.example")).toBe(403);
    expect(await upgradeStatus("http://localhost:1")).toBe(101);
  });
});

describe("the door's pass, which stands in every invitation", () => {
  it.each([
    ["42: writes no card", (own: string) => own],
    ["43: speaks not live", () => "live.x"],
    ["44: asks nothing of the stream", () => "$JS.API.STREAM.INFO.cards"],
    ["45: makes no stream of its own", () => "$JS.API.STREAM.CREATE.x"],
    ["46: tells the server of no account", () => "$SYS.REQ.CLAIMS.UPDATE"],
    ["47: answers for nobody", () => "_INBOX.door.x"],
  ])("%s", async (_, subject) => {
    const connection = await knocking();
    expect(await faultOfPublish(connection, subject(subjectOf(victim)))).toMatch(refusedPublish);
  });

  it.each([
    ["48: catches no token on its way to the agent", "agent"],
    ["49: reads nothing that is kept", "r.>"],
    ["50: nor everything", ">"],
    ["51: nor inboxes beyond the door's", "_INBOX.>"],
  ])("%s", async (_, subject) => {
    const connection = await knocking();
    expect(await faultOfSubscribe(connection, subject)).toMatch(refusedSubscribe);
    expect(await faultOfSubscribe(connection, "_INBOX.door.x.*")).toBeNull();
  });

  it("52: sends no more than a request weighs", async () => {
    const connection = await knocking();
    expect(await faultOfPublish(connection, "agent", new Uint8Array(mostRequestBytes))).toBeNull();
    careless(connection);
    connection.publish("agent", new Uint8Array(mostRequestBytes + 1));
    expect(await connection.closed()).toBeInstanceOf(Error);
  });
});

describe("what a seat can spoil, and what becomes of it", () => {
  it("53: a message id taken in advance swallows the other's entry: ids must be unforeseeable", async () => {
    const [theirs, mine] = [await inside(victim), await inside(mallory)];
    await jetstream(mine).publish(subjectOf(mallory), "x", { msgID: "foreseen" });
    const subject = subjectOf(victim);
    const squatted = await jetstream(theirs).publish(subject, "card", { msgID: "foreseen" });
    // The one who writes can tell: an entry confirmed as a duplicate that was never sent before.
    expect(squatted.duplicate).toBe(true);
    expect(await kept(subject)).toBeNull();
    const again = await jetstream(theirs).publish(subject, "card", { msgID: anEntry() });
    expect(again.duplicate).toBe(false);
    expect(await kept(subject)).toBe("card");
  });
});

describe("what a seat can fill", () => {
  it("56: names one word long only: no entry lies deeper, or is the seat itself", async () => {
    const connection = await inside(mallory);
    const own = subjectOf(mallory);
    for (const subject of [`${own}.x`, `r.${mallory.seat}`, `live.${mallory.seat}.x`])
      expect(await faultOfPublish(connection, subject, "x"), subject).toMatch(refusedPublish);
    expect(await faultOfPublish(connection, own, "x")).toBeNull();
  });

  it("57: no more tiny entries than a room takes; what is there is written again, and a lead makes room", async () => {
    const own = await hostForTests({ mostEntries: 40 });
    const full = await openRoom(own);
    const entrance = await openDoor(own, full.room, full.lead);
    const flooder = await joinRoom(own, full.room, await aDevice(), entrance);
    const other = await joinRoom(own, full.room, full.lead);
    const [theirs, mine] = [await enter(own, flooder), await enter(own, other)];
    const subject = subjectOf(other);
    await jetstream(mine).publish(subject, "a card");
    const filling = async () => {
      for (let count = 0; count < 100; count += 1)
        await jetstream(theirs).publish(subjectOf(flooder), "");
    };
    await expect(filling()).rejects.toThrow("maximum messages exceeded");
    await expect(jetstream(mine).publish(subjectOf(other), "x")).rejects.toThrow("maximum");
    await jetstream(mine).publish(subject, "the card again");
    const manager = await jetstreamManager(mine, { checkAPI: false });
    const count = async () => (await manager.streams.info("cards")).state.messages;
    expect(await count()).toBe(40);
    // Who is taken out leaves what they wrote: it tells of the past, until a lead says otherwise.
    const { room: name, lead: by } = full;
    const out = [flooder.device.signKey];
    await asks(own, by, { ask: "settle", room: name, doors: [], leads: [], out, stay: [] });
    expect(await count()).toBe(40);
    for (const subjects of [["r.>"], ["r.*.*"], [`r.${flooder.seat}.>`], [`r.*.${anEntry()}`]])
      expect(await asks(own, by, { ask: "purge", room: name, subjects })).toMatchObject({
        why: "unreadable",
      });
    const subjects = [`r.${flooder.seat}.*`];
    expect(await asks(own, by, { ask: "purge", room: name, subjects })).toEqual({ ok: true });
    expect(await count()).toBe(1);
    await jetstream(mine).publish(subjectOf(other), "x");
    await mine.close();
    await own.leave();
  });

  it("58: nor in a room that an older host made", async () => {
    const own = await hostForTests({ mostEntries: 70 });
    const { room: name, lead: by } = await openRoom(own);
    const guest = await joinRoom(own, name, by);
    await own.stop();
    const later = await hostForTests({ dir: own.dir, mostEntries: 60 });
    const connection = await enter(later, guest);
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const { config } = await manager.streams.info("cards");
    expect(config).toMatchObject({ max_msgs: 60, max_msgs_per_subject: 1, subjects: ["r.>"] });
    await connection.close();
    await later.leave();
  });
});

describe("a device that was taken out", () => {
  it("54: is gone within ten seconds and comes back by no pass, while the others stay", async () => {
    const [removed, stays] = [
      await joinRoom(host, room, await aDevice(), door),
      await joinRoom(host, room, await aDevice(), door),
    ];
    const [gone, still] = [await inside(removed), await inside(stays)];
    const key = removed.device.signKey;
    const began = Date.now();
    expect(
      await asks(host, lead, { ask: "settle", room, doors: [], leads: [], out: [key], stay: [] }),
    ).toEqual({ ok: true });
    expect((await gone.closed())?.message).toMatch(/Revoked/);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(await entering(removed.jwt, removed.seed, removed)).toMatch(refusedEntry);
    await expect(joinRoom(host, room, removed.device, door)).rejects.toThrow("out");
    await still.flush();
    expect(still.isClosed()).toBe(false);
    expect(await entering(stays.jwt, stays.seed, stays)).toBeNull();
  });

  it("55: stays out when the server starts anew, with its disk or without", async () => {
    const removed = await joinRoom(host, room, await aDevice(), door);
    const { signKey } = removed.device;
    await asks(host, lead, { ask: "settle", room, doors: [], leads: [], out: [signKey], stay: [] });
    for (const anew of [host.restartServer, host.wipeStore]) {
      await host.killServer();
      await anew();
      expect(await entering(removed.jwt, removed.seed, removed)).toMatch(refusedEntry);
      expect(await entering(victim.jwt, victim.seed, victim)).toBeNull();
    }
  });
});

/** Clients hold themselves to what the server says; this one does not. */
function careless({ info }: NatsConnection): void {
  if (info !== undefined) info.max_payload = 2 ** 30;
}

type Ordered = { error?: { description: string } };
/** A consumer made by hand, as no client would. */
async function order(
  connection: NatsConnection,
  config: object,
  name = anEntry(),
): Promise<Ordered> {
  const reply = await connection.request(
    `$JS.API.CONSUMER.CREATE.cards.${name}.r.>`,
    JSON.stringify({
      stream_name: "cards",
      config: { name, filter_subject: "r.>", ack_policy: "none", deliver_policy: "new", ...config },
    }),
    { timeout: 10_000 },
  );
  return reply.json<Ordered>();
}

/** What the stream holds under a subject, as a seat reads it; `null`: nothing. */
async function kept(subject: string, reader = victim): Promise<string | null> {
  const connection = await enter(host, reader);
  try {
    const stream = jetstream(connection);
    const consumer = await stream.consumers.get("cards", { filter_subjects: subject });
    const message = await consumer.next({ expires: 1_000 });
    return message === null ? null : message.string();
  } finally {
    await connection.close();
  }
}

async function published(connection: NatsConnection, guest: Guest): Promise<number> {
  return (await jetstream(connection).publish(subjectOf(guest), "x")).seq;
}

function stateOf(name: RoomId) {
  const state = roomFiles(host.dir).find(name);
  if (state === null || state === "broken") throw new Error("no such room");
  return state;
}

function accountOf({ jwt }: Guest): string {
  const claims = JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()) as {
    nats: { issuer_account: string };
  };
  return claims.nats.issuer_account;
}

function inAnHour(): number {
  return Math.floor(Date.now() / 1000) + 3_600;
}

function upgradeStatus(origin: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket(host.httpPort, "localhost", () => {
      socket.write(
        `GET /room HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: ${origin}\r\n\r\n`,
      );
    });
    socket.once("data", (bytes) => {
      socket.destroy();
      resolve(Number(bytes.toString("latin1").split(" ")[1]));
    });
    socket.once("error", reject);
  });
}
