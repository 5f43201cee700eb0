import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { bigPanel } from "#test/bigPanel.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { items, startScoring, untilSaved } from "./journeys.ts";
import { expect, test, untilOfflineReady } from "./support.ts";

const panelists = ["Priya Nair", "Jonas Keller", "Maya Okafor", "Tom Reyes", "Ana López"] as const;
const [me, ...others] = panelists;

/** Scores every item by keyboard alone: a level, and a line of evidence where one is due. */
async function scoreByKeyboard(page: Page, levels: readonly number[]): Promise<void> {
  for (const [index, level] of levels.entries()) {
    if (index > 0) await page.keyboard.press("j");
    await page.keyboard.press(String(level));
    if (level <= 2 || level === 5) {
      await page.keyboard.press("e");
      await page.keyboard.type(`Told what broke in case ${index} and what they changed.`);
      await page.keyboard.press("Escape");
    }
  }
}

async function recommend(page: Page): Promise<void> {
  const call = page.getByRole("group", { name: "Recommendation" });
  await call.getByRole("radio", { name: "Yes", exact: true }).focus();
  await page.keyboard.press("Space");
}

async function saveAs(page: Page, button: string, path: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  await download.saveAs(path);
  return readFile(path, "utf8");
}

async function exportAs(page: Page, form: string, path: string): Promise<string> {
  await page.getByRole("radio", { name: form }).check();
  return saveAs(page, "Export", path);
}

async function bringIn(page: Page, files: string[], address = "/receive"): Promise<void> {
  await page.goto(address);
  await page.locator("input[type=file]").setInputFiles(files);
  const accept = page.getByRole("button", { name: /^(?:Bring in|Done, nothing new)$/ });
  await accept.waitFor();
  // Whoever brings cards together says who is who; nothing but openings is ticked beforehand.
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await accept.click();
}

test("five panelists who each started alone meet in one calibration", async ({
  openProfile,
  serve,
}, testInfo) => {
  test.setTimeout(180_000);
  const path = (name: string) => testInfo.outputPath(name);
  const server = await serve();
  const mine = await openProfile();
  await mine.page.goto(server.url);
  await untilOfflineReady(mine.page);
  await startScoring(mine.page, me, "Amara Osei", server.url);
  await scoreByKeyboard(mine.page, [4, 2, 3, 5]);
  await untilSaved(mine.page);

  // No network, no server, a reload: the card is as it was left, and can be submitted and sent.
  await server.kill();
  await mine.context.setOffline(true);
  await mine.page.reload();
  await expect(
    mine.page.getByRole("radiogroup", { name: items[1] }).getByRole("radio", { name: "2 Below" }),
  ).toBeChecked();
  await recommend(mine.page);
  await mine.page.keyboard.press("Control+Enter");
  await expect(mine.page.getByText("The card is locked.", { exact: false }).first()).toBeVisible();
  await saveAs(mine.page, "Export JSON", path("0.json"));

  const files: string[] = [];
  for (const [index, name] of others.entries()) {
    const { page, context } = await openProfile();
    await startScoring(page, name, index % 2 === 0 ? "Amara Osei" : "amara  osei");
    await scoreByKeyboard(page, [3 + (index % 2), 3, 4, 3 + (index % 3)]);
    await recommend(page);
    await page.keyboard.press("Control+Enter");
    await saveAs(page, "Export JSON", path(`${index + 1}.json`));
    files.push(path(`${index + 1}.json`));
    if (name !== others.at(-1)) await context.close();
    else {
      await bringIn(page, [path("0.json"), ...files.slice(0, -1)]);
      await expect(page).toHaveURL(/\/openings\/[a-z0-9]+$/);
      await page.getByRole("link", { name: "Calibrate Amara Osei" }).click();
      await page.getByText("The same as a table").click();
      for (const panelist of panelists)
        await expect(page.getByRole("columnheader", { name: panelist })).toBeVisible();
      await expect(page.getByText("5 of 5")).toBeVisible();

      await page.getByRole("link", { name: "Share" }).click();
      await page.getByRole("link", { name: "Export scorecards" }).click();
      const sheet = await exportAs(page, "CSV, a row per rating", path("sheet.csv"));
      expect(sheet.trimEnd().split("\r\n")).toHaveLength(1 + panelists.length * items.length);
      for (const panelist of panelists) expect(sheet).toContain(panelist);
      const first = await exportAs(page, "Needle’s JSON", path("first.json"));
      const opening = page.url();
      await bringIn(page, [path("first.json")]);
      await page.goto(opening);
      expect(await exportAs(page, "Needle’s JSON", path("second.json"))).toBe(first);

      // And on a device that knows nothing: the same bytes again.
      const fresh = await openProfile();
      await bringIn(fresh.page, [path("first.json")]);
      await fresh.page.getByRole("link", { name: "Share" }).click();
      await fresh.page.getByRole("link", { name: "Export scorecards" }).click();
      expect(await exportAs(fresh.page, "Needle’s JSON", path("third.json"))).toBe(first);
    }
  }
});

test("a panel of 30 with 200 candidates opens, and a key press asks the database little", async ({
  openProfile,
}, testInfo) => {
  test.setTimeout(120_000);
  const file = testInfo.outputPath("big.json");
  await writeFile(file, writePacket(packetOf(bigPanel("crowd", 200, 30))));
  const { page, context } = await openProfile();
  await context.addInitScript(() => {
    // oxlint-disable-next-line typescript/unbound-method -- called on its database below
    IDBDatabase.prototype.transaction = new Proxy(IDBDatabase.prototype.transaction, {
      apply(begin, database, given) {
        Object.assign(globalThis, { asked: ((globalThis as { asked?: number }).asked ?? 0) + 1 });
        return Reflect.apply(begin, database, given);
      },
    });
  });
  await bringIn(page, [file]);
  await expect(page.getByRole("button", { name: "Show all 200" })).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole("textbox", { name: "Your name, if it is not above" }).fill("Zoe");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /your card on Candidate 1$/ }).click();
  await page.getByRole("radio", { name: "3 Meets" }).first().check();
  await untilSaved(page);
  await page.waitForTimeout(500);
  const before = await page.evaluate(() => (globalThis as { asked?: number }).asked ?? 0);
  await page.keyboard.press("4");
  await untilSaved(page);
  await page.waitForTimeout(500);
  const after = await page.evaluate(() => (globalThis as { asked?: number }).asked ?? 0);
  // Each live query on screen that a write concerns asks once: R22 allows 50, this page has few.
  expect(after - before).toBeLessThanOrEqual(6);
});
