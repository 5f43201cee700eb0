import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect } from "./support.ts";

/** A line that nobody may read too early. */
export const secret = "Moved the ranker to streaming features while it stayed live";

export async function fetchFile(page: Page, button: string, path: string): Promise<void> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  await (await coming).saveAs(path);
}

/** All that this device has for the others, as one file. */
export async function sendAll(page: Page, opening: string, path: string): Promise<string> {
  await page.goto(`${opening}/share`);
  await fetchFile(page, "Send the opening", path);
  return readFile(path, "utf8");
}

export async function bringIn(page: Page, path: string): Promise<void> {
  await page.goto("/receive");
  await page.locator("input[type=file]").setInputFiles([path]);
  await page.getByRole("button", { name: /^(?:Bring in|Done, nothing new)$/ }).click();
  await expect(page).toHaveURL(/\/openings\/n1[a-z2-7]+$/);
}

/** One card, all on one level but for a line that nobody may read too early. */
export async function scoreFirst(page: Page, level: RegExp): Promise<void> {
  const radios = page.getByRole("radio", { name: level });
  await expect(radios.first()).toBeVisible();
  for (const radio of await radios.all()) await radio.check();
  await page
    .getByRole("textbox", { name: /^Evidence for/ })
    .first()
    .fill(secret);
  await page
    .getByRole("group", { name: "Recommendation" })
    .getByRole("radio", { name: "Yes", exact: true })
    .check();
  await page.getByRole("button", { name: "Submit scorecard" }).click();
  await expect(page.getByText("The card is locked").first()).toBeVisible();
}
