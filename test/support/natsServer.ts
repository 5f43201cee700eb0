import { execFileSync } from "node:child_process";
import { findServer, howToInstall, type NatsServer } from "#host/findServer.ts";

/**
 * The nats-server to test rooms on: one that is here (`NATS_SERVER_PATH`, the path), else the
 * system's, installed as root. Throws with what to do when there is none: room tests did not run then.
 */
export function natsServer(): NatsServer {
  const found = findServer() ?? installed();
  if (found === null) throw new Error(`The tests of rooms did not run. ${howToInstall}`);
  return found;
}

function installed(): NatsServer | null {
  if (process.getuid?.() !== 0 || process.platform !== "linux") return null;
  process.stderr.write("No nats-server here: installing it (apt-get install nats-server)\n");
  const isInstalled =
    ran("apt-get", ["update", "-q"]) &&
    ran("apt-get", ["install", "-qy", "--no-install-recommends", "nats-server"]);
  return isInstalled ? findServer() : null;
}

function ran(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, {
      stdio: ["ignore", 2, 2],
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    return true;
  } catch {
    return false; // natsServer() says what to do.
  }
}
