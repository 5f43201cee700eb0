import { existsSync, openSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ServerNode } from "./configuration.ts";

/** What a server says while it runs; it begins another file by itself once this one is so long. */
export const logFile = (node: Pick<ServerNode, "folder">) => join(node.folder, "nats.log");
export const mostLogBytes = 10 * 1024 * 1024;
/** So many of those before are left. nats-server deletes none before 2.10. */
const mostBefore = 3;

/** What it says before it has read where its log is, or as it breaks down. */
const outputFile = (node: ServerNode) => join(node.folder, "nats.out");

/** Where a server that is started writes what is not for its log; it does not grow for ever either. */
export function openOutput(node: ServerNode): number {
  const file = outputFile(node);
  const isLong = existsSync(file) && statSync(file).size > mostLogBytes;
  return openSync(file, isLong ? "w" : "a", 0o600);
}

/** Deletes the oldest files of a server's log. */
export function pruneLogs({ folder }: ServerNode): void {
  const before = readdirSync(folder).filter((name) => /^nats\.log\.\d/.test(name));
  // Their names end with the time.
  for (const name of before.toSorted().slice(0, -mostBefore))
    rmSync(join(folder, name), { force: true });
}

/** Why a server did not come up, as far as it said so. */
export function lastWords(node: ServerNode): string {
  const files = [outputFile(node), logFile(node)].filter((file) => existsSync(file));
  const newest = files.toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs).at(-1);
  const lines = newest === undefined ? [] : readFileSync(newest, "utf8").trim().split("\n");
  return lines.slice(-3).join(" / ") || "it said nothing";
}
