import { createServer } from "node:net";
import { defineConfig } from "@playwright/test";
import { chromiumFlags, chromiumPath } from "./test/support/chromium.ts";

/** Any free port, so that two runs on one machine never meet; workers inherit the choice. */
process.env["E2E_PORT"] ??= String(await freePort());
const baseURL = `http://localhost:${process.env["E2E_PORT"]}`;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(address),
      );
    });
  });
}

/** Journeys through the built app, served with the headers that ship. */
export default defineConfig({
  projects: [
    // Where nobody can look what went wrong it is tried once more, and the log says so.
    { name: "journeys", testDir: "test/e2e", retries: process.env["CI"] === undefined ? 0 : 1 },
    // The engine of live rooms, in browsers, with servers of its own.
    { name: "rooms", testDir: "test/room" },
    // Nothing beside it on the machine: `npm run bench` gives it one worker.
    { name: "bench", testDir: "test/bench", testMatch: "*.bench.ts", retries: 0 },
    // Likewise, with servers of its own: `npm run bench:room`.
    { name: "roombench", testDir: "test/bench", testMatch: "*.roombench.ts", retries: 0 },
  ],
  fullyParallel: true,
  workers: 2,
  // A slow machine is no fault of the code.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list"]],
  use: {
    baseURL,
    // What cannot be pressed is told by name, instead of by the time of the whole journey.
    actionTimeout: 60_000,
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: chromiumPath(), args: chromiumFlags },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${process.env["E2E_PORT"]} --strictPort`,
    url: baseURL,
  },
});
