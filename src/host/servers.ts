import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  configurationFile,
  configurationOf,
  storeFolder,
  accountsFolder,
  type Configured,
  type ServerNode,
} from "./configuration.ts";
import type { NatsServer } from "./findServer.ts";
import { freePorts } from "./ports.ts";
import { privateFolder, writeSecret } from "./secretFiles.ts";
import { keepServer, type KeptServer } from "./server.ts";

/** One server, or three that hold the same. */
export type Servers = {
  nodes: readonly ServerNode[];
  kept: readonly KeptServer[];
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** How many are up. */
  running: () => number;
  /** Takes away all that servers hold, as a lost disk would. They must not run. */
  wipe: () => void;
  /** Of one that is up, a different one each time; `null` while none is. */
  webSocketPort: () => number | null;
};

/** Lays out `count` servers under a folder and writes what each is started with. */
export async function layServers(
  dir: string,
  count: number,
  server: NatsServer,
  { risen, ...options }: Omit<Configured, "nodes" | "server"> & { risen: () => void },
): Promise<Servers> {
  const ports = await freePorts(count * 3);
  const nodes = Array.from({ length: count }, (_, index): ServerNode => {
    const [clientPort = 0, webSocketPort = 0, clusterPort = 0] = ports.slice(index * 3);
    const name = `needle-${index + 1}`;
    const folder = privateFolder(join(dir, name));
    return { name, folder, clientPort, webSocketPort, clusterPort };
  });
  for (const node of nodes) {
    const text = await configurationOf(node, { ...options, server, nodes });
    writeSecret(configurationFile(node), text);
  }
  const kept = nodes.map((node) => keepServer(server.path, node, risen));
  let turn = 0;
  return {
    nodes,
    kept,
    start: async () => void (await Promise.all(kept.map((one) => one.start()))),
    stop: async () => void (await Promise.all(kept.map((one) => one.stop()))),
    running: () => kept.filter((one) => one.isUp()).length,
    wipe: () => {
      for (const node of nodes)
        for (const folder of [storeFolder(node), accountsFolder(node)])
          rmSync(folder, { recursive: true, force: true });
    },
    webSocketPort: () => {
      const up = nodes.filter((_, index) => kept[index]?.isUp() === true);
      turn += 1;
      return up[turn % up.length]?.webSocketPort ?? null;
    },
  };
}
