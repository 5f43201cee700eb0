import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeSecret } from "./secretFiles.ts";

/** The command line of a process; empty where there is none, or no way to ask. */
export function commandOf(pid: number): string {
  return asked(pid, "args=");
}

/**
 * Two hosts on one folder would undo each other's files. Throws where one runs; gives back what
 * releases the folder. A process is known by its number and when it began, since numbers come again.
 */
export function holdFolder(dir: string): () => void {
  const file = join(dir, "host.pid");
  const holder = existsSync(file) ? readFileSync(file, "utf8") : "";
  const pid = Number(holder.split("\n", 1)[0]);
  // Where there is no way to ask, in a bare container, nothing is known and numbers come again soon.
  if (commandOf(pid) !== "" && holder === signOf(pid))
    throw new Error(`A host runs on ${dir} already (process ${pid}).`);
  writeSecret(file, signOf(process.pid));
  return () => rmSync(file, { force: true });
}

function signOf(pid: number): string {
  return `${pid}\n${asked(pid, "lstart=")}`;
}

function asked(pid: number, column: string): string {
  if (!Number.isInteger(pid) || pid < 1) return "";
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "";
  }
}
