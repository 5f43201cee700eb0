import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import * as z from "zod/mini";
import { GreenhouseResources, GreenhouseV3 } from "#domain/exports/ats/greenhouse.ts";
import { fromGreenhouse } from "#domain/exports/ats/greenhouseIn.ts";
import { LeverFeedback } from "#domain/exports/ats/lever.ts";
import { fromLever } from "#domain/exports/ats/leverIn.ts";
import { bigPanel } from "#test/bigPanel.ts";
import { openSample } from "./journeys.ts";
import { expect, expectNoAxeViolations, picture, sizes, test } from "./support.ts";
import { store } from "#test/store.ts";

async function downloadBy(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("scorecards leave for other systems: what is lost is asked, listed and only then saved", async ({
  page,
}) => {
  const look = async (name: string) => {
    for (const size of Object.values(sizes)) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: "light" });
      await picture(page, `${name}-${size.width}`, { fullPage: true });
    }
    for (const size of Object.values(sizes)) {
      await page.setViewportSize(size);
      await expectNoAxeViolations(page);
    }
    await page.emulateMedia({ colorScheme: "light" });
  };
  await openSample(page);
  await page.goto("/openings/sample-opening/share");
  await page.getByRole("link", { name: "Export scorecards" }).click();
  await look("forms");

  await page.getByRole("radio", { name: /^Lever/ }).check();
  await expect(page.getByRole("button", { name: "Export", exact: true })).toBeDisabled();
  await page.getByRole("radio", { name: /^2 of 4/ }).check();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const lost = page.getByRole("region", { name: "What could not be carried" });
  await expect(lost).toContainText("3 of 5");
  await look("lever");
  const lever = await downloadBy(page, "Save the file");
  expect(lever.name).toMatch(/^needle-lever-.*\.json$/);
  const feedback = JSON.parse(lever.bytes.toString()) as {
    feedback: unknown[];
    notCarried: { cells: { what: string }[] };
  };
  for (const one of feedback.feedback) expect(z.safeParse(LeverFeedback, one).success).toBe(true);
  const read = fromLever(feedback);
  expect(read.problems).toEqual([]);
  expect(read.cards.length).toBeGreaterThan(3);
  // Every 3 that was lost says in its comment what it was, and nothing else does.
  const threes = feedback.notCarried.cells.filter(({ what }) => what === "3 of 5");
  expect(threes.length).toBeGreaterThan(0);
  expect(JSON.stringify(feedback.feedback).match(/Original: 3 of 5/g)).toHaveLength(threes.length);

  await page.getByRole("radio", { name: /^Greenhouse/ }).check();
  const greenhouse = await downloadBy(page, "Export");
  await expect(page.getByText(/Nothing was lost/)).toBeVisible();
  await look("greenhouse");
  const file = JSON.parse(greenhouse.bytes.toString()) as { scorecards: unknown[] };
  expect(z.safeParse(GreenhouseResources, file).success).toBe(true);
  for (const one of file.scorecards) expect(z.safeParse(GreenhouseV3, one).success).toBe(true);
  const { cards, problems } = fromGreenhouse(file);
  expect(problems).toEqual([]);
  expect(cards).toHaveLength(read.cards.length);
  for (const { ours } of cards) expect(ours?.opening).toBe("ML Engineer, Platform");

  await page.getByRole("radio", { name: /^Excel/ }).check();
  const excel = await downloadBy(page, "Export");
  expect(excel.name).toMatch(/\.xlsx$/);
  expect(excel.bytes.subarray(0, 2).toString()).toBe("PK");
  await page.getByRole("radio", { name: "CSV, a row per rating" }).check();
  expect((await downloadBy(page, "Export")).name).toMatch(/\.csv$/);
});

test("cards go on paper one a sheet", async ({ page }, testInfo) => {
  await openSample(page);
  await page.goto("/openings/sample-opening/share/export");
  await page.getByRole("radio", { name: /^Cards to print/ }).check();
  await page.getByRole("button", { name: "Open the sheets" }).click();
  const sheets = page.getByRole("article");
  await expect(sheets.first()).toBeVisible();
  const count = await sheets.count();
  expect(count).toBeGreaterThan(3);
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: "light" });
    await picture(page, `print-${size.width}`);
    await expectNoAxeViolations(page);
  }
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("navigation").first()).toBeHidden();
  const pdf = await page.pdf({ path: testInfo.outputPath("cards.pdf"), format: "A4" });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  expect(pages.length).toBeGreaterThanOrEqual(count);
  // Long cards take a second sheet, none a third; nothing stands between them.
  expect(pages.length).toBeLessThanOrEqual(count * 2);
});

test("an export of 10,000 cards tells how far it is, and cancelling leaves nothing behind", async ({
  page,
}) => {
  await page.goto("/settings");
  await store(page, bigPanel("out", 2500, 4));
  await page.goto("/openings/big-out/share/export");
  let downloads = 0;
  page.on("download", () => (downloads += 1));
  const writers = () => page.workers().filter((worker) => worker.url().includes("exporting"));
  await page.getByRole("radio", { name: "CSV, a row per card" }).check();
  // Pressed on the page: from here it could come when all is written.
  await page.evaluate(() => {
    new MutationObserver((_, watching) => {
      const isUnderWay = /\d+ of 10000 cards written/.test(document.body.textContent ?? "");
      const cancel = [...document.querySelectorAll("button")].find(
        ({ textContent }) => textContent === "Cancel",
      );
      if (!isUnderWay || cancel === undefined) return;
      watching.disconnect();
      cancel.click();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByText("Cancelled. Nothing was saved.")).toBeVisible();
  await expect.poll(() => writers().length).toBe(0);
  await page.waitForTimeout(1500);
  expect(downloads).toBe(0);

  // And the next one goes through whole.
  await page.getByRole("radio", { name: /^Workable/ }).check();
  const told = expect(page.getByText(/^\d+ of 10000 cards written$/)).toBeVisible();
  const [made] = await Promise.all([downloadBy(page, "Export"), told]);
  const { ratings } = JSON.parse(made.bytes.toString()) as { ratings: unknown[] };
  expect(ratings).toHaveLength(10_000);
});
