import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type RoomHost, startRoomHost } from "#host/startRoomHost.ts";
import { natsServer } from "#test/natsServer.ts";
import {
  beginSearch,
  decide,
  everythingIn,
  linkFor,
  panelists,
  recordOf,
  scoreFirst,
  secret,
  untilSealed,
} from "./sealed.ts";
import { expect, expectNoAxeViolations, test as base } from "./support.ts";

/** The app as `npm run room` serves it, with its room beside it. */
const test = base.extend<{ host: RoomHost }>({
  // oxlint-disable-next-line no-empty-pattern
  host: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), "needle-room-"));
    const host = await startRoomHost({ dir, appDir: "dist", server: natsServer() });
    await use(host);
    await host.stop();
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  },
  baseURL: async ({ host }, use) => use(host.url),
});

const reason = "The outage was theirs to answer for";

test("a panel meets in a room: cards come and open by themselves, and two devices hold the meeting", async ({
  openProfile,
  host,
}) => {
  test.setTimeout(600_000);
  const { page: lead } = await openProfile();
  const opening = await beginSearch(lead, panelists, ["Amara Osei"]);
  await openRoomFor(lead, opening, host.organiserLink ?? "");
  const links: string[] = [];
  for (const name of panelists) links.push(await linkFor(lead, opening, name));

  const pages = [lead];
  for (const [index, name] of panelists.entries()) {
    const { page } = await openProfile();
    pages.push(page);
    if (index === 1) await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(links[index] ?? "");
    await page.getByRole("button", { name: `Join as ${name}` }).click();
    await expect(page.getByText(`Joined as ${name}`)).toBeVisible();
    await expectNoAxeViolations(page);
  }
  for (const page of pages) await untilLive(page, opening);

  // All score; one of them without a network, in the middle of it.
  const [, priya = lead, jonas = lead, lin = lead] = pages;
  await lead.goto(opening);
  for (const [at, page] of [priya, jonas].entries()) {
    await score(page, opening, /^4 /);
    await untilSealed(lead, at + 1);
  }
  expect(await everythingIn(lin)).not.toContain(secret);
  await lin.context().setOffline(true);
  await score(lin, opening, /^3 /);
  await expect(lin.getByText(/Working offline/).first()).toBeVisible({ timeout: 60_000 });
  await expectNoAxeViolations(lin);
  await score(lead, opening, /^4 /);
  await lin.context().setOffline(false);

  // They open by themselves, on every device.
  for (const page of pages) {
    await page.goto(opening);
    await expect(page.getByRole("link", { name: "Calibrate Amara Osei" })).toBeVisible({
      timeout: 60_000,
    });
  }

  // Maya leads from her device, Priya goes along on hers; both choose, and both see it at once.
  for (const page of [lead, priya]) await calibrate(page, opening);
  await expect(lead.getByText(/Here: Priya Nair/)).toBeVisible({ timeout: 30_000 });
  await lead.getByRole("button", { name: "Lead the meeting from here" }).click();
  await expect(priya.getByText(/Maya Okafor.*leads:/)).toBeVisible({ timeout: 30_000 });
  await lead.keyboard.press("j");
  const title = async (page: Page) => page.locator("#place").innerText();
  await expect.poll(async () => (await title(priya)) === (await title(lead))).toBe(true);
  await expectNoAxeViolations(priya);
  await choose(priya, "Priya Nair");
  expect(await everythingIn(lead)).not.toContain(`${reason}, says Priya Nair`);
  await choose(lead, "Maya Okafor");
  await expect(lead.getByText("2 of 4 have chosen")).toBeVisible({ timeout: 30_000 });
  await lead.getByRole("button", { name: "Show the new scores" }).click();
  for (const page of [lead, priya]) {
    const table = page.getByRole("table", { name: /^Before and after the talk/ });
    for (const name of ["Maya Okafor", "Priya Nair"])
      await expect(table.getByText(`${reason}, says ${name}`)).toBeVisible({ timeout: 30_000 });
  }

  for (let left = 4; left > 0; left -= 1)
    await priya.getByRole("button", { name: /^Reviewed, / }).click();
  await lead.getByRole("button", { name: /^Where the panel stands/ }).click();
  await decide(lead);
  const records: string[] = [];
  for (const page of pages) records.push(await recordOf(page, opening));
  for (const record of records) expect(record).toBe(records[0]);
  await expect
    .poll(
      async () => {
        const states = [];
        for (const page of pages) states.push(await stateOf(page, opening));
        return new Set(states).size;
      },
      { timeout: 60_000 },
    )
    .toBe(1);
});

test("of two tabs one holds the room, and the other takes over when it goes", async ({
  openProfile,
  host,
}) => {
  test.setTimeout(240_000);
  const { page: one, context } = await openProfile();
  const opening = await beginSearch(one, ["Priya Nair"], ["Amara Osei"]);
  await openRoomFor(one, opening, host.organiserLink ?? "");
  const other = await context.newPage();
  await untilLive(other, opening);
  const holders = () => [one, other].map((page) => page.workers().length);
  await expect.poll(holders).toEqual([1, 0]);
  await one.close();
  await expect.poll(() => other.workers().length, { timeout: 30_000 }).toBe(1);
  await untilLive(other, opening);
  // The server goes, and comes back: said, and nothing is waited for.
  await host.killServer();
  await expect(other.getByText(/Reconnecting|Working offline/).first()).toBeVisible({
    timeout: 60_000,
  });
  await expectNoAxeViolations(other);
  await host.restartServer();
  await untilLive(other, opening);
});

async function openRoomFor(page: Page, opening: string, link: string): Promise<void> {
  await page.goto(`${opening}/share`);
  await page.getByRole("button", { name: "Open a room" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(link);
  await expectNoAxeViolations(page);
  await dialog.getByRole("button", { name: /^Open/ }).click();
  await expect(page.getByText(/Live/).first()).toBeVisible({ timeout: 60_000 });
  await expectNoAxeViolations(page);
}

async function untilLive(page: Page, opening: string): Promise<void> {
  await page.goto(opening);
  await expect(page.getByRole("button", { name: /Live/ }).first()).toBeVisible({ timeout: 60_000 });
}

async function score(page: Page, opening: string, level: RegExp): Promise<void> {
  await page.goto(opening);
  await page.getByRole("link", { name: "Score Amara Osei" }).click();
  await scoreFirst(page, level);
}

async function calibrate(page: Page, opening: string): Promise<void> {
  await page.goto(opening);
  await page.getByRole("link", { name: "Calibrate Amara Osei" }).click();
  await expect(page.getByRole("heading", { name: "Re-rate after the talk" })).toBeVisible();
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Choose, ${name}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^3 / }).check();
  await dialog.getByRole("textbox", { name: "What moved you" }).fill(`${reason}, says ${name}`);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog).toBeHidden();
}

async function stateOf(page: Page, opening: string): Promise<string> {
  await page.goto(`${opening}/share`);
  return page.getByRole("region", { name: "Do we have the same?" }).locator("code").innerText();
}
