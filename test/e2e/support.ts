import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import {
  test as base,
  chromium,
  expect,
  type BrowserContext,
  type Page,
  type PageScreenshotOptions,
  type ViewportSize,
} from "@playwright/test";
import { chromiumFlags, chromiumPath } from "#test/chromium.ts";

export { expect } from "@playwright/test";

type Profile = {
  context: BrowserContext;
  page: Page;
  /** Where the browser keeps this person's data: open it again after a kill. */
  folder: string;
};
export type Server = {
  url: string;
  /** Kills it, as a stronger proof of offline than a browser told to pretend. */
  kill: () => Promise<void>;
};

type House = {
  /** What no journey may do: break the Content-Security-Policy, call another origin, throw. */
  offences: string[];
  /** A browser with data on disk, as a person has it; Playwright's usual contexts keep it in memory. */
  openProfile: (folder?: string) => Promise<Profile>;
  /** A server of its own, for journeys in which it dies or is updated. */
  serve: (dist?: string, port?: number) => Promise<Server>;
};

export const test = base.extend<House>({
  offences: [
    async ({ context, baseURL }, use) => {
      const offences: string[] = [];
      await watch(context, offences, baseURL ?? "");
      await use(offences);
      expect(offences, "what the pages did that they must not").toEqual([]);
    },
    { auto: true },
  ],
  openProfile: async ({ offences, baseURL }, use) => {
    const opened: { context: BrowserContext; folder: string }[] = [];
    await use(async (given) => {
      const folder = given ?? (await mkdtemp(join(tmpdir(), "needle-profile-")));
      const context = await chromium.launchPersistentContext(folder, {
        executablePath: chromiumPath(),
        args: chromiumFlags,
        baseURL: baseURL ?? "",
        locale: "en-GB",
        timezoneId: "Europe/London",
      });
      opened.push({ context, folder });
      await watch(context, offences, baseURL ?? "");
      return { context, folder, page: context.pages()[0] ?? (await context.newPage()) };
    });
    for (const { context } of opened) await context.close().catch(() => {}); // Killed ones are closed already.
    for (const { folder } of opened)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  serve: async ({ offences: _watched }, use) => {
    const running: ChildProcess[] = [];
    await use(async (dist = "dist", port) => {
      const server = await startServer(dist, port ?? (await freePort()));
      running.push(server.process);
      return server;
    });
    await Promise.all(running.map(stop));
  },
});

async function watch(context: BrowserContext, offences: string[], baseURL: string): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(
        `securitypolicyviolation ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
      );
    });
  });
  context.on("console", (message) => {
    if (
      /securitypolicyviolation|Content Security Policy|Trusted ?(?:Types?|Script|HTML)/.test(
        message.text(),
      )
    )
      offences.push(message.text());
  });
  context.on("weberror", (error) => offences.push(`uncaught: ${String(error.error())}`));
  context.on("request", (request) => {
    const { hostname, protocol, href } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== new URL(baseURL).hostname)
      offences.push(`called another origin: ${href}`);
  });
}

async function startServer(
  dist: string,
  port: number,
): Promise<Server & { process: ChildProcess }> {
  const vite = join("node_modules", "vite", "bin", "vite.js");
  const args = [vite, "preview", "--outDir", dist, "--port", String(port), "--strictPort"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => chunk.includes("http://") && resolve());
    child.once("exit", (code) => reject(new Error(`vite preview ended with ${code}`)));
  });
  return { url: `http://localhost:${port}`, process: child, kill: () => stop(child) };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "localhost", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Waits until the page says it works without a network. */
export async function untilOfflineReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller !== null) return;
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    });
  });
}

export const themes = ["light", "dark"] as const;

/** A laptop and a phone, as every page is looked at. */
export const sizes = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** For whoever wants to look: in `test-results`, when PICTURES is set. */
export async function picture(
  page: Page,
  name: string,
  options: PageScreenshotOptions = {},
): Promise<void> {
  if (process.env["PICTURES"] === undefined) return;
  await page.screenshot({ ...options, path: test.info().outputPath(`${name}.png`) });
}

/** The whole page in each size; ends at the first, at its top. */
export async function pictures(
  page: Page,
  name: string,
  among: readonly ViewportSize[] = Object.values(sizes),
): Promise<void> {
  for (const size of among) {
    await page.setViewportSize(size);
    await picture(page, `${name}-${size.width}`, { fullPage: true });
  }
  await page.setViewportSize(among[0] ?? sizes.wide);
  // What the bar at the foot covers just then would be told as too small.
  await page.evaluate(() => scrollTo(0, 0));
}

/** Nothing runs off the side of the screen, once a change of its size has come through. */
export async function expectNoOverflow(page: Page, what = page.url()): Promise<void> {
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  const screen = page.viewportSize()?.width ?? 0;
  const softly = expect.configure({ soft: true }); // Every page that does is told in one run.
  await softly.poll(wide, { message: `how wide ${what} is` }).toBeLessThanOrEqual(screen);
}

/** WCAG 2.2 AA, as far as a machine can tell, in both themes or the ones given. */
export async function expectNoAxeViolations(
  page: Page,
  among: readonly (typeof themes)[number][] = themes,
): Promise<void> {
  for (const colorScheme of among) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // A long page wears half of each theme until it is painted anew, and until what changes its
    // colour by and by has done so.
    await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (const change of document.getAnimations())
        if (change instanceof CSSTransition) change.finish();
    });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true) // Twice as fast; what it leaves out is frames, and Needle has none.
      .options({ resultTypes: ["violations"] })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const told = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} (${help}) at ${target.join(" ")}: ${failureSummary}`,
      ),
    );
    expect.soft(told, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
}

/** That anybody can use a page, on a laptop and a phone; with its pictures for whoever wants to look. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await pictures(page, name);
  await expectNoAxeViolations(page);
  await page.setViewportSize(sizes.phone);
  await expectNoAxeViolations(page, ["light"]);
  await page.setViewportSize(sizes.wide);
}
