import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A nats-server on this machine. `version`: its three numbers. */
export type NatsServer = { path: string; version: readonly [number, number, number] };

export const howToInstall =
  "No nats-server found. Install it (Debian and Ubuntu: apt-get install nats-server; macOS: brew install nats-server; Windows: winget install NATSAuthors.NATSServer; or download one from https://nats.io/download), or say where it is in NATS_SERVER_PATH.";

/** Looks at `NATS_SERVER_PATH`, then on the path, then where distributions put servers. */
export function findServer(): NatsServer | null {
  const given = process.env["NATS_SERVER_PATH"];
  const path = given !== undefined && given !== "" ? given : installed();
  return path === null ? null : { path, version: versionOf(path) };
}

function installed(): string | null {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  const command = process.platform === "win32" ? "nats-server.exe" : "nats-server";
  const isThere = (file: string) => existsSync(file) && statSync(file).isFile();
  return folders.map((folder) => join(folder, command)).find(isThere) ?? null;
}

function versionOf(path: string): NatsServer["version"] {
  const told = execFileSync(path, ["--version"], { encoding: "utf8" });
  const [, major, minor, patch] = /v(\d+)\.(\d+)\.(\d+)/.exec(told) ?? [];
  if (patch === undefined) throw new Error(`${path} does not say which nats-server it is.`);
  return [Number(major), Number(minor), Number(patch)];
}

export function isAtLeast(
  { version }: Pick<NatsServer, "version">,
  ...least: readonly [number, number, number]
): boolean {
  for (const [index, part] of version.entries())
    if (part !== least[index]) return part > (least[index] ?? 0);
  return true;
}

/** Whether a version is free of the faults that let a guest do more than a guest may (docs/room.md). */
export function isForUseOutside(server: Pick<NatsServer, "version">): boolean {
  const isLate11 = isAtLeast(server, 2, 11, 15) && !isAtLeast(server, 2, 12, 0);
  return isLate11 || isAtLeast(server, 2, 12, 6);
}
