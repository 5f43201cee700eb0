import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { chromiumFlags, chromiumPath } from "./test/support/chromium.ts";

/** Finding a Chromium may mean installing one: only for runs that need it. */
const isBrowserWanted =
  (process.argv[1] ?? "").includes("vitest") &&
  (!process.argv.includes("--project") || process.argv.includes("browser"));

/** Vitest wraps every later import, and in a worker has nothing to wrap it with: there it just happens. */
const laterImportsInWorkers: Plugin = {
  name: "needle:later-imports-in-workers",
  transform: (code, id) =>
    /\.worker\.ts(?:\?|$)/.test(id)
      ? `globalThis.__vitest_browser_runner__ ??= { wrapDynamicImport: (load) => load() };\n${code}`
      : null,
};

const pages = "test/{storage,features,ui}/**/*.test.{ts,tsx}";

/**
 * domain: pure functions, one process for many files. node: what also keeps or reads files. jsdom:
 * storage and pages, the quick loop. browser: the same tests on a real IndexedDB, and what
 * `npm test` holds to. room: a real nats-server. dist: what the build weighs.
 */
export default defineConfig({
  plugins: [react()],
  test: {
    restoreMocks: true,
    // All cores: vitest itself needs little of the one it would leave itself.
    maxWorkers: "100%",
    // A slow machine is no fault of the code.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "domain",
          environment: "node",
          include: ["test/domain/**/*.test.ts"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: [
            "test/{exchange,sealing,app}/**/*.test.ts",
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
          include: [pages],
          setupFiles: [
            "test/support/indexedDb.ts",
            "test/support/jsdomStandIns.ts",
            "test/support/dom.ts",
          ],
        },
      },
      {
        extends: true,
        plugins: [laterImportsInWorkers],
        test: {
          name: "browser",
          // Of pages: where nobody can look what went wrong it is tried once more, and the log says so.
          retry: process.env["CI"] === undefined ? 0 : 1,
          include: [pages],
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
