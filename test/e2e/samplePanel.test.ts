import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { fillIn, openSample, untilSaved } from "./journeys.ts";
import { expect, test } from "./support.ts";

const opening = "/openings/sample-opening";
/** Priya's line on Wei, which the lead may not read before her own card is in. */
const priyasLine = "Inherited forty notebooks";

test("a panelist's view stays hidden until one's own card is in, and then shows", async ({
  page,
}) => {
  await openSample(page);
  await page.goto(`${opening}/calibrate/sample-wei`);
  await expect(page.getByText("Wei Lindqvist").first()).toBeVisible();
  await expect(page.getByText(priyasLine)).toHaveCount(0);
  expect(await page.content()).not.toContain(priyasLine);

  await page.goto(`${opening}/score/sample-wei/final`);
  await fillIn(page);
  await untilSaved(page);
  await page.getByRole("button", { name: "Submit scorecard" }).click();
  await expect(page.getByText("The card is locked").first()).toBeVisible();

  await page.goto(`${opening}/calibrate/sample-wei`);
  await page.getByRole("button", { name: "Productionise models" }).first().click();
  await expect(page.getByText(priyasLine).first()).toBeVisible();
});

test("calibration starts where the panel differs most", async ({ page }) => {
  await openSample(page);
  await page.goto(`${opening}/calibrate/sample-amara`);
  const first = page.getByRole("listitem").filter({ hasText: "2 to 5" }).first();
  await expect(first).toContainText("Own evaluation and monitoring");
  await expect(page.getByText("the data team had that").first()).toBeVisible();
  await expect(page.getByText("the on-call rule behind it").first()).toBeVisible();
});

async function download(page: Page, form: string): Promise<{ name: string; text: string }> {
  await page.getByRole("radio", { name: form }).check();
  const coming: Promise<Download> = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("scorecards leave as JSON and CSV, without what must still be hidden", async ({ page }) => {
  await openSample(page);
  await page.goto(`${opening}/share/export`);
  const json = await download(page, "Needle’s JSON");
  expect(json.name).toMatch(/\.json$/);
  expect(JSON.parse(json.text)).toMatchObject({ format: "needle/packet", version: 1 });
  const csv = await download(page, "CSV, a row per rating");
  expect(csv.name).toMatch(/\.csv$/);
  for (const { text } of [json, csv]) {
    expect(text).toContain("the data team had that");
    expect(text).not.toContain(priyasLine);
  }
});

test("a file one person sends is what another one opens", async ({ page, openProfile }) => {
  await openSample(page);
  await page.goto(`${opening}/share/export`);
  const { name, text } = await download(page, "Needle’s JSON");

  const { page: other } = await openProfile();
  await other.goto("/receive");
  const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
  await other.locator("input[type=file]").setInputFiles(file);
  await other.getByRole("button", { name: "Bring in" }).click();
  await expect(other.getByText("Amara Osei").first()).toBeVisible();

  await other.goto("/receive");
  await other.locator("input[type=file]").setInputFiles(file);
  await expect(other.getByRole("button", { name: "Done, nothing new" })).toBeVisible();
});
