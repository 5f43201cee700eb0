import type { Page } from "@playwright/test";
import { openSample, startScoring } from "./journeys.ts";
import { expect, expectNoAxeViolations, expectNoOverflow, picture, test } from "./support.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Find anything" });
const first = (page: Page) => palette(page).getByRole("option").first();

/** Whole presses: a combination is one. */
async function press(page: Page, ...keys: string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}

async function untilFetched(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Find anything" })).toBeVisible();
  await page.waitForLoadState("networkidle");
}

test("from Home to a candidate's card by keyboard alone, in five presses", async ({ page }) => {
  await openSample(page);
  await page.getByRole("link", { name: "Needle, all openings" }).click();
  await expect(page.getByRole("heading", { name: "Openings" })).toBeVisible();
  await untilFetched(page);
  const presses = await press(page, "Control+k", "w", "e", "i", "Enter");
  expect(presses).toBeLessThanOrEqual(5);
  await expect(page).toHaveURL(/\/openings\/sample-opening\/score\/sample-wei\//);
  await expect(page.getByRole("heading", { name: "Wei Lindqvist" })).toBeVisible();
  await expect(palette(page)).toHaveCount(0);
});

test("it opens while one types, does what the page can, and gives the keyboard back", async ({
  page,
}) => {
  await startScoring(page, "Maya Okafor", "Amara Osei");
  await untilFetched(page);
  const evidence = page.getByRole("textbox", { name: "Evidence for Productionise models" });
  await evidence.fill("Moved the ranker");
  await press(page, "Control+k");
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await press(page, "Escape");
  await expect(evidence).toBeFocused();
  await expect(evidence).toHaveValue("Moved the ranker");

  await press(page, "Control+k");
  await page.keyboard.type("score the item 4");
  await expect(first(page)).toContainText("Score the item in focus 4");
  await press(page, "Enter");
  await expect(
    page
      .getByRole("radiogroup", { name: "Productionise models" })
      .getByRole("radio", { name: "4 Above" }),
  ).toBeChecked();
  await expect(evidence).toBeFocused();

  await press(page, "Control+k", "?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Find anything");
});

test("it does what the opening in view has to be done, from whatever page of it", async ({
  page,
}) => {
  await openSample(page);
  await page.getByRole("link", { name: "Playbook", exact: true }).click();
  await untilFetched(page);
  await press(page, "Control+k");
  await page.keyboard.type("calendar file");
  await expect(first(page)).toContainText("Save the calendar file");
  const download = page.waitForEvent("download");
  await press(page, "Enter");
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);

  await press(page, "Control+k");
  await page.keyboard.type("ask missing");
  await expect(first(page)).toContainText(/Ask for the missing cards.*\d+ candidates?, \d+ p/);
  await page.setViewportSize({ width: 1280, height: 800 });
  await picture(page, "palette-acts");
  await press(page, "Enter");
  const asking = page.getByRole("dialog", { name: "Ask for missing cards" });
  await expect(asking.getByRole("link", { name: /^Mail to/ }).first()).toBeVisible();
  await picture(page, "palette-ask");
  await expectNoAxeViolations(page, ["light"]);
  await press(page, "Escape");
  await expect(asking).toHaveCount(0);

  await press(page, "Control+k");
  await page.keyboard.type("calibrate the next");
  await expect(first(page)).toContainText("Calibrate the next candidate");
  await press(page, "Enter");
  await expect(page).toHaveURL(/\/calibrate\/sample-\w+$/);

  await press(page, "Control+k");
  await page.keyboard.type("practice machine");
  await expect(palette(page).getByRole("option")).toHaveCount(1);
  await press(page, "Enter");
  await expect(page).toHaveURL(/\/openings\/sample-opening\/practice$/);
});

test("it reads well and is read well, wide and in the hand", async ({ page, browser, baseURL }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openSample(page);
  await untilFetched(page);
  await press(page, "Control+k");
  await page.keyboard.type("ca am");
  await expect(first(page)).toContainText("Amara Osei");
  await expect(palette(page)).toContainText("Searched on this device only");
  await expect(palette(page).getByRole("status")).toHaveText(/\d+ found/);
  await picture(page, "palette-wide");
  await expectNoAxeViolations(page);
  await picture(page, "palette-dark");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("nobody at all");
  await expect(palette(page)).toContainText("Nothing on this device matches");
  await expectNoAxeViolations(page, ["light"]);

  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL: baseURL ?? "",
  });
  const inHand = await phone.newPage();
  await openSample(inHand);
  await inHand.getByRole("button", { name: "Find anything" }).tap();
  await palette(inHand).getByRole("combobox").fill("ca");
  await expect(first(inHand)).toBeVisible();
  await picture(inHand, "palette-phone");
  await expectNoAxeViolations(inHand);
  await picture(inHand, "palette-phone-dark");
  await palette(inHand).getByRole("combobox").fill("practice cases data");
  await palette(inHand)
    .getByRole("option", { name: /Data Scientist/ })
    .tap();
  await expect(inHand).toHaveURL(/\/kits\/kit\.\w+\/practice$/);
  await phone.close();
});

for (const width of [390, 640, 1024, 1280])
  test(`the bar holds it at ${width} px, beside long names and every pill`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await startScoring(page, "Bartholomew Featherstonehaugh-Cholmondeley", "Amara Osei");
    await page.goto(page.url().replace(/\/score\/.*/, ""));
    await page.getByRole("button", { name: "Hide names" }).click();
    await expect(page.getByRole("button", { name: "Names hidden" })).toBeVisible();
    await untilFetched(page);
    await page.context().setOffline(true);
    await expect(page.getByRole("button", { name: "Find anything" })).toBeVisible();
    await expectNoOverflow(page);
    await picture(page, `bar-${width}`, { clip: { x: 0, y: 0, width, height: 120 } });
  });
