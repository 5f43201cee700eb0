import { join } from "node:path";
import { isAtLeast, type NatsServer } from "./findServer.ts";
import type { HostKeys } from "./keys.ts";
import { doorToken, operatorToken, publicOf, systemToken } from "./passes.ts";
import { logFile, mostLogBytes } from "./serverLog.ts";

/** One server: the folder it keeps all it has in, and the ports it hears on, on this machine only. */
export type ServerNode = {
  name: string;
  folder: string;
  clientPort: number;
  webSocketPort: number;
  /** Where the others of a cluster meet it. */
  clusterPort: number;
};

export type Configured = {
  server: Pick<NatsServer, "version">;
  keys: HostKeys;
  /** Pages of these origins may open a WebSocket. */
  origins: readonly string[];
  /** All servers; one alone is no cluster. */
  nodes: readonly ServerNode[];
  mostDiskBytes: number;
  mostMemoryBytes: number;
};

export const configurationFile = (node: ServerNode) => join(node.folder, "nats.conf");
export const pidFile = (node: ServerNode) => join(node.folder, "nats.pid");
export const storeFolder = (node: ServerNode) => join(node.folder, "store");
export const accountsFolder = (node: ServerNode) => join(node.folder, "accounts");

/** What a server is started with. Only its own machine reaches it: the host's web server is in front. */
export async function configurationOf(node: ServerNode, all: Configured): Promise<string> {
  const { keys, origins, mostDiskBytes, mostMemoryBytes } = all;
  const [system, door] = [publicOf(keys.system), publicOf(keys.door)];
  // Each write is on the disk before it is confirmed. Older servers do not know the word.
  const sync = isAtLeast(all.server, 2, 10, 0) ? "sync_interval: always" : "";
  return `server_name: ${quoted(node.name)}
host: "127.0.0.1"
port: ${node.clientPort}
pid_file: ${quoted(pidFile(node))}
log_file: ${quoted(logFile(node))}
logfile_size_limit: ${mostLogBytes}
operator: ${await operatorToken(keys)}
system_account: ${system}
resolver: {
  type: full
  dir: ${quoted(accountsFolder(node))}
  allow_delete: true
  interval: "2m"
}
resolver_preload: {
  ${system}: ${await systemToken(keys)}
  ${door}: ${await doorToken(keys)}
}
jetstream: {
  store_dir: ${quoted(storeFolder(node))}
  max_memory_store: ${mostMemoryBytes}
  max_file_store: ${mostDiskBytes}
  ${sync}
}
websocket: {
  host: "127.0.0.1"
  port: ${node.webSocketPort}
  no_tls: true
  allowed_origins: [${origins.map(quoted).join(", ")}]
  handshake_timeout: "5s"
}
max_payload: 1MB
max_connections: 10000
max_control_line: 4096
ping_interval: "20s"
ping_max: 2
write_deadline: "10s"
${clusterOf(node, all)}`;
}

function clusterOf(node: ServerNode, { nodes, keys }: Configured): string {
  if (nodes.length < 2) return "";
  const routes = nodes
    .filter(({ name }) => name !== node.name)
    .map((other) =>
      quoted(`nats-route://needle:${keys.clusterSecret}@127.0.0.1:${other.clusterPort}`),
    );
  return `cluster: {
  name: "needle"
  host: "127.0.0.1"
  port: ${node.clusterPort}
  no_advertise: true
  authorization: { user: "needle", password: ${quoted(keys.clusterSecret)}, timeout: 2 }
  routes: [${routes.join(", ")}]
}
`;
}

/** Strings are written as in JSON; a path of Windows needs its strokes doubled. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
