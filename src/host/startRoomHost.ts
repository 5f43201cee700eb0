import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ServerUrl, writeOrganiserLink } from "#domain/room/address.ts";
import { startAgent, type Agent } from "./agent.ts";
import { storeFolder } from "./configuration.ts";
import { findServer, howToInstall, type NatsServer } from "./findServer.ts";
import { parseHeaders, reaching } from "./headers.ts";
import { readersBytes } from "./passes.ts";
import { readOrMakeKeys, type HostKeys } from "./keys.ts";
import { holdFolder } from "./processes.ts";
import { roomFiles } from "./roomFiles.ts";
import { layServers, type Servers } from "./servers.ts";
import { roomPath, serveWeb } from "./web.ts";

export type HostOptions = {
  /** Where keys, rooms and what is kept live. */
  dir: string;
  /** 0, as left out: any that is free. */
  port?: number;
  host?: string;
  /** Origins of pages that may use the room; left out: the host's own. */
  origins?: readonly string[];
  /** Where devices reach the room, when that is not here: a proxy in front speaks TLS. */
  url?: string;
  tls?: { cert: string; key: string };
  /** The built app, to be served from the same origin. */
  appDir?: string;
  /** Three servers that hold the same. */
  cluster?: boolean;
  /** How many servers hold each entry; left out: all. */
  replicas?: number;
  quotaBytes?: number;
  /** In one room; a large panel makes about 30,000. */
  mostEntries?: number;
  mostRooms?: number;
  server?: NatsServer;
  say?: (line: string) => void;
};

export type RoomHost = {
  /** Where the app is, when it is served here. */
  url: string;
  wsUrl: string;
  /** `null` where the token was taken off this machine once it had been handed on. */
  organiserLink: string | null;
  httpPort: number;
  /** For host software on the same machine only. */
  clientPorts: number[];
  /** What the first server keeps lies here. */
  storeDir: string;
  keys: HostKeys;
  stop: () => Promise<void>;
  /** Kills servers as a power cut would, all or one; they stay down until `restartServer`. */
  killServer: (index?: number) => Promise<void>;
  restartServer: () => Promise<void>;
  /** The process of a server, `null` while it is down. */
  serverPid: (index?: number) => number | null;
  /** Servers start anew with nothing on their disks. */
  wipeStore: () => Promise<void>;
};

const megabyte = 1024 * 1024;

/** Starts servers, agent and web server; what the folder holds already goes on. */
export async function startRoomHost(options: HostOptions): Promise<RoomHost> {
  const server = options.server ?? findServer();
  if (server === null) throw new Error(howToInstall);
  const dir = resolve(options.dir);
  const { keys, token } = readOrMakeKeys(dir);
  const ends: (() => unknown)[] = [holdFolder(dir)];
  const stop = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const { web, servers, agent } = await startParts({ ...options, dir, server, keys, ends });
    const link = token === null ? null : writeOrganiserLink({ ...web, token, door: keys.doorPass });
    return {
      url: web.here,
      wsUrl: web.url,
      organiserLink: link === null ? null : `${web.origins[0] ?? web.here}${roomPath}#${link}`,
      httpPort: web.port,
      keys,
      stop,
      ...handlesOf(servers, agent),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Parts = HostOptions & { keys: HostKeys; server: NatsServer; ends: (() => unknown)[] };

/** What is started says in `ends` how it is stopped, the last first. */
async function startParts(options: Parts) {
  const { dir, server, keys, ends, cluster = false, say = () => {} } = options;
  const { quotaBytes = 256 * megabyte, mostEntries = 100_000, mostRooms = 500 } = options;
  const count = cluster ? 3 : 1;
  let servers: Servers | null = null;
  let agent: Agent | null = null;
  // First of all, since what servers are told of origins depends on where pages are.
  const web = await startWeb(options, () => servers?.webSocketPort() ?? null);
  const mostDiskBytes = quotaBytes * mostRooms;
  servers = await layServers(dir, count, server, {
    keys,
    origins: web.origins,
    mostDiskBytes,
    mostMemoryBytes: readersBytes * mostRooms,
    // One of three that comes back would let in who went out meanwhile, until the others tell it.
    risen: () =>
      void agent
        ?.uphold(servers?.running() ?? 1)
        .catch(() => say("A server that came back was not told everything.")),
  });
  ends.push(servers.stop);
  await servers.start();
  agent = await startAgent({
    keys,
    servers: servers.nodes.map(({ clientPort }) => `127.0.0.1:${clientPort}`),
    limits: { quotaBytes, mostEntries, replicas: options.replicas ?? count },
    files: roomFiles(dir, say),
    mostRooms,
    say,
  });
  ends.push(agent.stop);
  return { web, servers, agent };
}

async function startWeb(options: Parts, webSocketPort: () => number | null) {
  const { host = "localhost", port = 0, tls, appDir, ends } = options;
  let url = options.url ?? "";
  if (url !== "" && !ServerUrl.safeParse(url).success)
    throw new Error(`“${url}” is not the address of a room: wss://needle.example.org/room is one.`);
  const app = appDir === undefined ? null : appIn(appDir, () => url);
  const web = await serveWeb({ host, port, tls: tls ?? null, app, webSocketPort });
  ends.push(web.stop);
  const here = `${tls === undefined ? "http" : "https"}://localhost:${web.port}`;
  if (url === "") url = `${here.replace("http", "ws")}${roomPath}`;
  return { ...web, here, url, origins: (options.origins ?? [originOf(url)]).map(soundOrigin) };
}

function handlesOf(servers: Servers, agent: Agent) {
  const [first] = servers.nodes;
  const kill = (index?: number) =>
    Promise.all(
      servers.kept.filter((_, at) => index === undefined || at === index).map((one) => one.kill()),
    );
  const restartServer = async () => {
    await servers.start();
    await agent.uphold(servers.running());
  };
  return {
    clientPorts: servers.nodes.map(({ clientPort }) => clientPort),
    storeDir: first === undefined ? "" : storeFolder(first),
    serverPid: (index = 0) => servers.kept[index]?.pid() ?? null,
    killServer: async (index?: number) => void (await kill(index)),
    restartServer,
    wipeStore: async () => {
      await kill();
      servers.wipe();
      await restartServer();
    },
  };
}

function appIn(folder: string, wsUrl: () => string) {
  // `public` is copied into the build, and its headers with it.
  const rules = parseHeaders(readFileSync(join(folder, "_headers"), "utf8"));
  return { folder, rules: () => reaching(wsUrl(), rules) };
}

/** A server passes over what it cannot read, and without any origin lets in every page. */
function soundOrigin(origin: string): string {
  const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin;
  if (!isOrigin) throw new Error(`“${origin}” is no origin: https://needle.example.org is one.`);
  return origin;
}

function originOf(wsUrl: string): string {
  return new URL(wsUrl.replace("ws", "http")).origin;
}
