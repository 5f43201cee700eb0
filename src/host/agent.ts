import { setTimeout as pause } from "node:timers/promises";
import { connect, jwtAuthenticator, type Msg, type NatsConnection } from "@nats-io/transport-node";
import type { RoomId } from "#domain/room/address.ts";
import { knockText, type AgentReply, type AgentRequest } from "#domain/room/requests.ts";
import { agentSubject } from "#domain/room/subjects.ts";
import { faultOfSigning } from "#sealing/ed25519.ts";
import { healthSubject, untilHealthy } from "./health.ts";
import { hearing, type Heard } from "./hearing.ts";
import { judge, passDays, refused } from "./judge.ts";
import { isToken } from "./keys.ts";
import { hostPass, newRoomSeeds, seatPass } from "./passes.ts";
import type { RoomFiles } from "./roomFiles.ts";
import type { RoomState } from "./roomState.ts";
import { serverSide, type Reach, type ServerSide } from "./serverSide.ts";
import { inTurn, pendingOf, type Turns } from "./turns.ts";

/** What stands beside the server and lets devices in, as long as it runs; rooms work without it. */
export type Agent = {
  stop: () => Promise<void>;
  /**
   * Every room is on the server as it should be; resolves once that was seen to, and `servers` of them
   * are as far as each other.
   */
  uphold: (servers: number) => Promise<void>;
};

export type Duties = Reach & {
  files: RoomFiles;
  mostRooms: number;
  /** A line for whoever hosts. It never holds a key, a token or anybody's name. */
  say: (line: string) => void;
};

/** More than a panel, or a device, ever asks at once: beyond it whoever asks is to come back. */
const mostPending = { ofRoom: 300, ofDevice: 16 };

const notCaughtUp = "A server that came back has not caught up with the others yet.";
const unswept = "Needle could not look for readers that a removed person may have left.";
const unread = "The folder of rooms could not be read.";

type Office = Duties & {
  side: ServerSide;
  hearing: (bytes: Uint8Array) => Promise<Heard>;
  turns: Turns;
  /** Each device's place in its room's turns. */
  waiting: Turns;
  /** Rooms the server may not hold as their files say. */
  unsure: Set<RoomId>;
  again?: NodeJS.Timeout;
  isStopped: boolean;
};

/** Hears requests at the door. Resolves once every room there is stands on the server. */
export async function startAgent(duties: Duties): Promise<Agent> {
  const { keys, servers } = duties;
  const system = await enter(servers, keys.system, {
    publish: ["$SYS.REQ.CLAIMS.UPDATE", "$SYS.REQ.CLAIMS.DELETE", healthSubject],
    subscribe: ["_INBOX.>"],
  });
  const door = await enter(servers, keys.door, {
    publish: ["_INBOX.door.>"],
    subscribe: [agentSubject],
  });
  const office: Office = {
    ...duties,
    side: serverSide(system, duties),
    hearing: hearing(duties.files, keys),
    turns: new Map(),
    waiting: new Map(),
    unsure: new Set(),
    isStopped: false,
  };
  // Servers that have just come up choose among each other first who leads.
  if (!(await untilHealthy(system, servers.length))) office.say(notCaughtUp);
  await upholdAll(office);
  door.subscribe(agentSubject, {
    // One of several hosts answers, should there be more.
    queue: "agents",
    callback: (error, message) => void (error === null && hear(office, message).catch(() => {})),
  });
  await door.flush();
  void watch(system, office);
  return {
    stop: async () => {
      office.isStopped = true;
      clearTimeout(office.again);
      await Promise.all([door.close(), system.close()]);
    },
    uphold: async (count) => {
      await Promise.all([isBack(door), isBack(system)]);
      // First of all who is out, then what is kept.
      await upholdAll(office);
      if (!(await untilHealthy(system, count))) office.say(notCaughtUp);
      if (office.unsure.size > 0) await seeTo(office);
    },
  };
}

async function enter(
  servers: string[],
  account: string,
  rights: { publish: string[]; subscribe: string[] },
): Promise<NatsConnection> {
  const pass = await hostPass(account, rights);
  return connect({
    servers,
    authenticator: jwtAuthenticator(pass.jwt, pass.seed),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    waitOnFirstConnect: true,
    ignoreAuthErrorAbort: true,
    pingInterval: 5_000,
  });
}

/** Resolves once the server answers again. */
async function isBack(connection: NatsConnection): Promise<void> {
  for (let tries = 0; tries < 100 && !connection.isClosed(); tries += 1) {
    const answers = connection.rtt().then(
      () => true,
      () => false,
    );
    if (await Promise.race([answers, pause(500, false)])) return;
    await pause(100);
  }
}

/** A server that comes back may have lost its disk. */
async function watch(system: NatsConnection, office: Office): Promise<void> {
  for await (const { type } of system.status())
    if (type === "reconnect") await upholdAll(office).catch(() => office.say(unread));
}

async function upholdAll(office: Office): Promise<void> {
  if (office.isStopped) return;
  for (const { room, isClosed } of office.files.list()) if (!isClosed) office.unsure.add(room);
  await seeTo(office);
}

/** A server that has just come back may not do everything at once. */
async function seeTo(office: Office): Promise<void> {
  clearTimeout(office.again);
  for (const room of office.unsure)
    await inTurn(office.turns, room, () => makeSure(office, room)).catch(() => {});
  if (office.unsure.size === 0 || office.isStopped) return;
  office.say(`Rooms that are not on the server yet: ${office.unsure.size}. Trying again.`);
  office.again = setTimeout(() => void seeTo(office), 2_000);
}

async function makeSure(office: Office, room: RoomId): Promise<void> {
  const state = office.unsure.has(room) ? office.files.find(room) : null;
  if (state === null || state === "broken") return void office.unsure.delete(room);
  await (state.isClosed ? office.side.close(state) : office.side.uphold(state));
  office.unsure.delete(room);
}

async function hear(office: Office, message: Msg): Promise<void> {
  message.respond(JSON.stringify(await answer(office, message.data)));
}

async function answer(office: Office, bytes: Uint8Array): Promise<AgentReply> {
  const heard = await office.hearing(bytes);
  if (!heard.ok) return heard;
  const { request } = heard;
  const { room, ask } = request;
  const { turns, waiting } = office;
  const device = `${room} ${request.key}`;
  const isFull =
    pendingOf(turns, room) >= mostPending.ofRoom ||
    pendingOf(waiting, device) >= mostPending.ofDevice;
  if (isFull) return refused("failed");
  try {
    // A device's second waits for its first, and only then among the others of its room.
    return await inTurn(waiting, device, () => inTurn(turns, room, () => decide(office, request)));
  } catch {
    office.unsure.add(room);
    office.say(`The server did not do what was asked (${ask}).`);
    return refused("failed");
  }
}

/** The file first: what a host has promised outlives it, and the server is told again at its start. */
async function decide(office: Office, request: AgentRequest): Promise<AgentReply> {
  const { files, mostRooms, keys } = office;
  const now = Math.floor(Date.now() / 1000);
  const before = files.find(request.room);
  if (before === "broken") return refused("failed");
  const hasToken = request.ask === "open" && isToken(keys, request.token);
  const verdict = judge(before, request, {
    now,
    isToken: hasToken,
    isKnock: request.ask === "join" && (await isKnock(request)),
    // Looked at for those who may open one only: it reads all files.
    hasSpace: hasToken && files.list().filter(({ isClosed }) => !isClosed).length < mostRooms,
    newSeeds: newRoomSeeds,
  });
  if (!verdict.ok) return verdict;
  const { state } = verdict;
  if (state !== before) files.save(state);
  await makeSure(office, request.room);
  await carryOut(office, request, before, state);
  if (request.ask !== "join") return { ok: true };
  const until = now + passDays * 86_400;
  return { ok: true, pass: await seatPass(state.seeds, { ...request, until }) };
}

async function isKnock(request: Extract<AgentRequest, { ask: "join" }>): Promise<boolean> {
  const { door, knock, room, key } = request;
  if (door === undefined || knock === undefined) return false;
  return (await faultOfSigning({ key: door, sig: knock }, knockText(room, key))) === null;
}

async function carryOut(
  office: Office,
  request: AgentRequest,
  before: RoomState | null,
  state: RoomState,
): Promise<void> {
  const { side } = office;
  switch (request.ask) {
    case "open":
      return before === null ? side.uphold(state) : undefined;
    case "purge":
      return side.purge(state, request.subjects);
    case "close":
      return before?.isClosed === true ? undefined : side.close(state);
    case "settle":
      if (isSame(before, state)) return;
      await side.tell(state);
      // Nobody waits for it: who is out is out.
      return void side.sweep(state).catch(() => office.say(unswept));
    case "join":
      return isSame(before, state) ? undefined : side.tell(state);
  }
}

function isSame(before: RoomState | null, { revoked }: RoomState): boolean {
  return JSON.stringify(before?.revoked) === JSON.stringify(revoked);
}
