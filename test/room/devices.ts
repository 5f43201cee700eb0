import type { Browser, BrowserContext, Page } from "@playwright/test";
import { build } from "vite";
import type * as Device from "./device.ts";

export type Calls = typeof Device;

/** One person's browser with the engine in it, and nothing else. */
export type TestDevice = {
  call: <N extends keyof Calls>(
    name: N,
    ...args: Parameters<Calls[N]>
  ) => Promise<Awaited<ReturnType<Calls[N]>>>;
  page: Page;
  context: BrowserContext;
};

let bundled: Promise<string> | null = null;

function bundle(): Promise<string> {
  bundled ??= (async () => {
    const built = await build({
      configFile: false,
      logLevel: "warn",
      build: {
        write: false,
        target: "es2023",
        minify: false,
        lib: { entry: "test/room/device.ts", formats: ["es"] },
        rolldownOptions: { output: { codeSplitting: false } },
      },
    });
    const [output] = Array.isArray(built) ? built : [built];
    if (output === undefined || !("output" in output)) throw new Error("Nothing was built.");
    return output.output[0].code;
  })();
  return bundled;
}

export async function openDevice(browser: Browser, baseURL: string): Promise<TestDevice> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await load(page);
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

async function load(page: Page): Promise<void> {
  const script = await bundle();
  await page.route("**/device.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: script }),
  );
  await page.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto("/blank");
}

/** As after a restart: what is in the database is all there is. */
export async function reload({ page }: TestDevice): Promise<void> {
  await page.goto("/blank");
}
