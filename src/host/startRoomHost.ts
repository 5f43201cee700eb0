import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeOrganiserLink } from "#domain/room/address.ts";
import { startAgent } from "./agent.ts";
import { storeFolder } from "./configuration.ts";
import { findServer, howToInstall, type NatsServer } from "./findServer.ts";
import { parseHeaders, reaching } from "./headers.ts";
import { readOrMakeKeys, type HostKeys } from "./keys.ts";
import { roomFiles } from "./roomFiles.ts";
import { layServers } from "./servers.ts";
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
  const { host = "localhost", quotaBytes = 256 * megabyte, mostRooms = 500 } = options;
  const server = options.server ?? findServer();
  if (server === null) throw new Error(howToInstall);
  const dir = resolve(options.dir);
  const { keys, token } = readOrMakeKeys(dir);
  const count = options.cluster === true ? 3 : 1;
  let port: () => number | null = () => null;
  let wsUrl = options.url ?? "";
  // First of all, since what servers are told of origins depends on where pages are.
  const web = await serveWeb({
    host,
    port: options.port ?? 0,
    tls: options.tls ?? null,
    app: options.appDir === undefined ? null : appIn(options.appDir, () => wsUrl),
    webSocketPort: () => port(),
  });
  const here = `${options.tls === undefined ? "http" : "https"}://localhost:${web.port}`;
  if (wsUrl === "") wsUrl = `${here.replace("http", "ws")}${roomPath}`;
  const origins = options.origins ?? [originOf(wsUrl)];
  const stopWeb = async (error: unknown) => {
    await web.stop();
    throw error;
  };
  const servers = await layServers(dir, count, server, {
    keys,
    origins,
    mostDiskBytes: quotaBytes * mostRooms,
  }).catch(stopWeb);
  await servers.start().catch(stopWeb);
  port = servers.webSocketPort;
  const agent = await startAgent({
    keys,
    servers: servers.nodes.map(({ clientPort }) => `127.0.0.1:${clientPort}`),
    limits: { quotaBytes, replicas: options.replicas ?? count },
    files: roomFiles(dir),
    mostRooms,
    say: options.say ?? (() => {}),
  });
  const [first] = servers.nodes;
  const link =
    token === null ? null : writeOrganiserLink({ url: wsUrl, token, door: keys.doorPass });
  return {
    url: here,
    wsUrl,
    organiserLink: link === null ? null : `${origins[0] ?? here}${roomPath}#${link}`,
    httpPort: web.port,
    clientPorts: servers.nodes.map(({ clientPort }) => clientPort),
    storeDir: first === undefined ? dir : storeFolder(first),
    keys,
    stop: async () => {
      await agent.stop();
      await Promise.all([web.stop(), servers.stop()]);
    },
    killServer: async (index) => {
      const some = servers.kept.filter((_, at) => index === undefined || at === index);
      await Promise.all(some.map((one) => one.kill()));
    },
    restartServer: async () => {
      await servers.start();
      await agent.uphold();
    },
    serverPid: (index = 0) => servers.kept[index]?.pid() ?? null,
    wipeStore: async () => {
      await Promise.all(servers.kept.map((one) => one.kill()));
      servers.wipe();
      await servers.start();
      await agent.uphold();
    },
  };
}

function appIn(folder: string, wsUrl: () => string) {
  // `public` is copied into the build, and its headers with it.
  const rules = parseHeaders(readFileSync(join(folder, "_headers"), "utf8"));
  return { folder, rules: () => reaching(wsUrl(), rules) };
}

function originOf(wsUrl: string): string {
  return new URL(wsUrl.replace("ws", "http")).origin;
}
