import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { bundle } from "#test/bundle.ts";
import type * as Device from "./device.ts";

export type Calls = typeof Device;

type Callable<C> = { [N in keyof C]: (...args: never[]) => unknown };

/** One person's browser with the engine in it, and nothing else. */
export type TestDevice<C extends Callable<C> = Calls> = {
  call: <N extends keyof C>(
    name: N,
    ...args: Parameters<C[N]>
  ) => Promise<Awaited<ReturnType<C[N]>>>;
  page: Page;
  context: BrowserContext;
};

const bundled = new Map<string, Promise<string>>();

function bundledOnce(entry: string): Promise<string> {
  const made = bundled.get(entry) ?? bundle(entry);
  bundled.set(entry, made);
  return made;
}

/**
 * Serves a page with nothing on it, and the engine. By a real server: a browser lets no page that
 * came from nowhere reach this machine.
 */
export async function startPages(
  entry = "test/room/device.ts",
): Promise<{ url: string; close: () => Promise<void> }> {
  const script = await bundledOnce(entry);
  const server = createServer((request, response) => {
    const isScript = request.url === "/device.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : "<!doctype html><title>A device</title>");
  });
  await new Promise<void>((done) => {
    server.listen(0, "localhost", done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}

export async function openDevice<C extends Callable<C> = Calls>(
  browser: Browser,
  url: string,
): Promise<TestDevice<C>> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto("/");
  return {
    context,
    page,
    call: (name, ...args) =>
      page.evaluate(
        async ([what, given]) => {
          const address: string = "/device.js";
          const device = (await import(address)) as Record<string, (...some: unknown[]) => unknown>;
          return device[what]?.(...given);
        },
        [name as string, args as unknown[]] as const,
      ) as never,
  };
}

/** As after a restart: what is in the database is all there is. */
export async function reload({ page }: TestDevice): Promise<void> {
  await page.goto("/");
}
