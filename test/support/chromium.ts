import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const commands = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const macApps = ["Chromium", "Google Chrome"].map(
  (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
);
const isRoot = process.getuid?.() === 0;

/** Chromium refuses its sandbox as root; anyone else keeps it. */
export const chromiumFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(isRoot ? ["--no-sandbox"] : []),
];

/**
 * The path of a Chromium to test in. Looks at `CHROMIUM_PATH`, then for one installed on this
 * machine, then for Playwright's own; installs one (Playwright's, or the system's as root) when
 * there is none. Says on stderr which it took; throws with what to do when nothing worked.
 */
export function chromiumPath(): string {
  const given = process.env["CHROMIUM_PATH"];
  if (given !== undefined && given !== "") return said("CHROMIUM_PATH", given);
  const found = installed() ?? playwrights() ?? installPlaywrights() ?? installSystems();
  if (found === null)
    throw new Error(
      "No Chromium found, and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to one.",
    );
  return found;
}

function said(where: string, path: string): string {
  // Workers inherit the answer: the search, and the line about it, happen once a run.
  process.env["CHROMIUM_PATH"] = path;
  if (where !== "CHROMIUM_PATH") process.stderr.write(`Chromium (${where}): ${path}\n`);
  return path;
}

function installed(): string | null {
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => commands.map((command) => join(folder, command)));
  const path = [...onPath, ...macApps].find((file) => existsSync(file) && statSync(file).isFile());
  return path === undefined ? null : said("installed on this machine", path);
}

function playwrights(): string | null {
  const path = chromium.executablePath();
  return existsSync(path) ? said("Playwright's own", path) : null;
}

function installPlaywrights(): string | null {
  process.stderr.write(
    "No Chromium here: downloading Playwright's (playwright install chromium)\n",
  );
  const cli = join("node_modules", "@playwright", "test", "cli.js");
  if (!ran(process.execPath, [cli, "install", "chromium"])) return null;
  if (isRoot) ran(process.execPath, [cli, "install-deps", "chromium"]);
  return playwrights();
}

function installSystems(): string | null {
  if (!isRoot || process.platform !== "linux") return null;
  process.stderr.write("That did not work: installing the system's (apt-get install chromium)\n");
  const isInstalled =
    ran("apt-get", ["update", "-q"]) && ran("apt-get", ["install", "-qy", "chromium"]);
  return isInstalled ? installed() : null;
}

function ran(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, {
      stdio: ["ignore", 2, 2],
      timeout: 300_000,
      env: {
        ...process.env,
        DEBIAN_FRONTEND: "noninteractive",
        PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000", // Behind a wall, give up soon.
      },
    });
    return true;
  } catch {
    return false; // The next way is tried; when all fail, chromiumPath() says what to do.
  }
}
