import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumFlags, chromiumPath } from "./test/support/chromium.ts";

/** Finding a Chromium may mean installing one: only for runs that need it. */
const isBrowserWanted =
  (process.argv[1] ?? "").includes("vitest") &&
  (!process.argv.includes("--project") || process.argv.includes("browser"));

/**
 * node: pure functions and files. jsdom: storage and pages, the quick loop. browser: the same
 * storage and feature tests on a real IndexedDB. room: a real
 * nats-server. dist: what the build weighs.
 */
export default defineConfig({
  plugins: [react()],
  test: {
    restoreMocks: true,
    // A slow machine is no fault of the code.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: [
            "test/{domain,exchange,sealing}/**/*.test.ts",
            "test/{architecture,strings,styles}.test.ts",
          ],
          setupFiles: ["test/support/indexedDb.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "jsdom",
          environment: "jsdom",
          include: ["test/{storage,features,ui,app}/**/*.test.{ts,tsx}"],
          setupFiles: [
            "test/support/indexedDb.ts",
            "test/support/jsdomStandIns.ts",
            "test/support/dom.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          // Of pages: where nobody can look what went wrong it is tried once more, and the log says so.
          retry: process.env["CI"] === undefined ? 0 : 1,
          include: ["test/{storage,features}/**/*.test.{ts,tsx}"],
          setupFiles: ["test/support/dom.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 900 },
            instances: [{ browser: "chromium" }],
            provider: playwright({
              launchOptions: isBrowserWanted
                ? { executablePath: chromiumPath(), args: chromiumFlags }
                : {},
            }),
          },
        },
      },
      {
        extends: true,
        test: {
          name: "room",
          environment: "node",
          include: ["test/host/**/*.test.ts"],
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "dist",
          environment: "node",
          include: ["test/budgets.test.ts"],
        },
      },
    ],
  },
});
