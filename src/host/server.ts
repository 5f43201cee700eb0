import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { configurationFile, pidFile, type ServerNode } from "./configuration.ts";
import { isHeard } from "./ports.ts";
import { commandOf } from "./processes.ts";
import { lastWords, openOutput, pruneLogs } from "./serverLog.ts";

/** A nats-server that is started again whenever it ends by itself. */
export type KeptServer = {
  /** Resolves once it hears; throws with what it said where it does not come up. */
  start: () => Promise<void>;
  /** Lets it end in order. */
  stop: () => Promise<void>;
  /** As a power cut would; it stays down until `start`. */
  kill: () => Promise<void>;
  /** Of the process that runs now. */
  pid: () => number | null;
  /** It has come up, and has not ended since. */
  isUp: () => boolean;
};

const longestPause = 10_000;
const soundAfter = 30_000;
const pruneEvery = 60_000;

/** Keeps one server running. `path`: the program; `risen`: it came back after it ended by itself. */
export function keepServer(path: string, node: ServerNode, risen: () => void): KeptServer {
  let child: ChildProcess | null = null;
  let up: ChildProcess | null = null;
  let isWanted = false;
  let wait = 250;

  function launch(): ChildProcess {
    const began = Date.now();
    pruneLogs(node);
    const pruning = setInterval(() => pruneLogs(node), pruneEvery).unref();
    const output = openOutput(node);
    // A group of its own: Ctrl-C reaches the host alone, which then ends its servers in order.
    const one = spawn(path, ["-c", configurationFile(node)], {
      stdio: ["ignore", output, output],
      detached: true,
    });
    closeSync(output);
    child = one;
    // A host that ends out of order still takes its server along, if it can.
    const takeAlong = () => void one.kill("SIGTERM");
    process.once("exit", takeAlong);
    const ended = () => {
      process.off("exit", takeAlong);
      clearInterval(pruning);
      if (child !== one) return;
      child = null;
      if (isWanted) void again(Date.now() - began);
    };
    one.once("exit", ended).once("error", ended);
    return one;
  }

  /** Resolves once it hears; throws where it ends before that. */
  async function comeUp(): Promise<void> {
    const one = launch();
    await ready(one, node);
    up = one;
  }

  async function again(lasted: number): Promise<void> {
    wait = lasted > soundAfter ? 250 : Math.min(wait * 2, longestPause);
    await pause(wait);
    if (!isWanted || child !== null) return;
    await comeUp().then(risen, () => {}); // Ended once more: it is tried again.
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    isWanted = false;
    const one = child;
    if (one === null || one.exitCode !== null || one.signalCode !== null) return;
    const gone = new Promise((resolve) => one.once("exit", resolve));
    one.kill(signal);
    const last = setTimeout(() => one.kill("SIGKILL"), 5_000);
    await gone;
    clearTimeout(last);
  }

  return {
    start: async () => {
      if (child !== null) return;
      await endOrphan(node);
      isWanted = true;
      wait = 250;
      await comeUp().catch(async (error: unknown) => {
        await end("SIGKILL");
        throw error;
      });
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    pid: () => child?.pid ?? null,
    isUp: () => child !== null && child === up,
  };
}

async function ready(child: ChildProcess, node: ServerNode): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (child.exitCode !== null || child.pid === undefined) break;
    const heard = await Promise.all([isHeard(node.clientPort), isHeard(node.webSocketPort)]);
    if (heard.every(Boolean)) return;
    await pause(50);
  }
  throw new Error(`nats-server did not come up: ${lastWords(node)}`);
}

/**
 * A host that was killed leaves its server behind, and two servers on one store would ruin it. What
 * runs is ended only where it is certain that it is ours: started with this very configuration.
 */
async function endOrphan(node: ServerNode): Promise<void> {
  const pid = existsSync(pidFile(node)) ? Number(readFileSync(pidFile(node), "utf8")) : 0;
  const isOurs = () => commandOf(pid).includes(configurationFile(node));
  if (!Number.isInteger(pid) || pid < 2 || !isOurs()) return;
  process.kill(pid, "SIGTERM");
  for (let tries = 0; tries < 100 && isOurs(); tries += 1) await pause(50);
  if (isOurs()) throw new Error(`A nats-server of this folder runs already (process ${pid}).`);
}
