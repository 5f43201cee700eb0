import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test, untilOfflineReady } from "./support.ts";

test("every address opens with the server dead", async ({ openProfile, serve }) => {
  const server = await serve();
  const { page, context } = await openProfile();
  await page.goto(server.url);
  await untilOfflineReady(page);
  await server.kill();
  for (const path of ["/", "/settings", "/receive", "/openings/new"]) {
    await page.goto(server.url + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const secondTab = await context.newPage();
  await secondTab.goto(`${server.url}/openings/unknown`);
  await expect(secondTab.getByRole("heading", { level: 1 })).toBeVisible();
});

/** Deploys a new version: another service worker beside files that did not change. */
async function deploy(dist: string): Promise<void> {
  await appendFile(join(dist, "sw.js"), "\n// a new version\n");
}

async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
}

test("an update reloads the tab that asks, and leaves what is typed in the other", async ({
  openProfile,
  serve,
}) => {
  const dist = await mkdtemp(join(tmpdir(), "needle-dist-"));
  await cp("dist", dist, { recursive: true });
  const server = await serve(dist);
  const { page: asks, context } = await openProfile();
  await asks.goto(server.url);
  await untilOfflineReady(asks);
  const writes = await context.newPage();
  await writes.goto(server.url);
  await writes.getByRole("button", { name: "Score a candidate" }).click();
  await writes.getByRole("textbox", { name: "Your name" }).fill("Maya Okaf");

  await deploy(dist);
  await lookForUpdate(asks);
  await expect(asks.getByText("A new version of Needle is ready.")).toBeVisible();
  await expect(writes.getByRole("textbox", { name: "Your name" })).toHaveValue("Maya Okaf");

  const reloaded = asks.waitForEvent("load");
  await asks.getByRole("button", { name: "Update now" }).click();
  await reloaded;
  await expect(asks.getByRole("button", { name: "Score a candidate" })).toBeVisible();
  await expect(asks.getByText("A new version of Needle is ready.")).toBeHidden();

  await expect(writes.getByText("Needle was updated in another tab.")).toBeAttached();
  await expect(writes.getByRole("textbox", { name: "Your name" })).toHaveValue("Maya Okaf");
  await rm(dist, { recursive: true, force: true });
});

test("the licences of what Needle is built with open from About, without a network too", async ({
  page,
  serve,
}) => {
  const server = await serve();
  await page.goto(`${server.url}/settings`);
  await untilOfflineReady(page);
  await server.kill();
  await page.getByRole("link", { name: "What Needle is built with" }).click();
  await expect(page.getByText("Needle holds the work of others")).toBeVisible();
  await expect(page.getByText(/^dexie 4/m)).toBeVisible();
});
