import type { Page } from "@playwright/test";
import { expect } from "./support.ts";

export const items = [
  "Productionise models",
  "Own evaluation and monitoring",
  "Partner with data science and product",
  "Drive MLOps practice",
] as const;

/** From the first run to an empty scorecard. */
export async function startScoring(
  page: Page,
  me: string,
  candidate: string,
  address = "/",
): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: "Score a candidate" }).click();
  await page.getByRole("textbox", { name: "Your name" }).fill(me);
  await page.getByRole("textbox", { name: "Candidate's name" }).fill(candidate);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: candidate })).toBeVisible();
}

/** A search of Maya's with one more panelist and two candidates, set up and in view. */
export async function newOpening(page: Page): Promise<void> {
  await startScoring(page, "Maya Okafor", "Nobody Else");
  await page.goto("/openings/new");
  await page.getByLabel("Title").fill("ML Engineer, Search");
  await page.getByRole("textbox", { name: /Add a person/ }).fill("Priya Nair");
  await page.getByLabel("Candidates").fill("Sofia Lindqvist\nTom Berger");
  await page.getByRole("button", { name: "Set up only" }).click();
  await expect(page).toHaveURL(/\/openings\/n1[a-z2-7]{52}/);
}

export async function score(page: Page, item: string, level: string, evidence = ""): Promise<void> {
  await page.getByRole("radiogroup", { name: item }).getByRole("radio", { name: level }).check();
  if (evidence === "") return;
  const title = page.getByRole("button", { name: item, exact: true });
  if ((await title.getAttribute("aria-expanded")) === "false") await title.click();
  await page.getByRole("textbox", { name: `Evidence for ${item}` }).fill(evidence);
}

/** Everything the card asks for, with a line where one is due. */
export async function fillIn(page: Page): Promise<void> {
  await score(
    page,
    items[0],
    "4 Above",
    "Moved the ranker to streaming features while it stayed live.",
  );
  await score(
    page,
    items[1],
    "2 Below",
    "Asked three times what was watched after launch: “the data team had that”.",
  );
  await score(page, items[2], "3 Meets");
  await score(
    page,
    items[3],
    "5 Exceptional",
    "Three teams took up the release path; repeats went from five a year to none.",
  );
  await page
    .getByRole("group", { name: "Recommendation" })
    .getByRole("radio", { name: "Yes", exact: true })
    .check();
}

export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByText("Saved on this device")).toBeVisible();
}

/** Into the sample panel, as its lead. */
export async function openSample(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: "Look around with a sample panel" }).click();
  await expect(page).toHaveURL(/\/openings\/sample-opening$/);
  await expect(page.getByText("Lou Bertrand").first()).toBeVisible();
}

/** The sample's opening onto another version of its kit; ends on the opening's form. */
export async function moveToVersion(page: Page, version: number): Promise<void> {
  await page.goto("/openings/sample-opening/edit");
  await page.getByRole("button", { name: `Move to version ${version}…` }).click();
  await page.getByRole("button", { name: "Move the opening" }).click();
  await expect(page.getByText(`This opening is on version ${version}.`)).toBeVisible();
}

/** Fills the card in view in and hands it in. */
export async function handIn(page: Page): Promise<void> {
  await fillIn(page);
  await page
    .getByRole("button", { name: /^Submit/ })
    .first()
    .click();
  await expect(page.getByText(/Receipt/).first()).toBeVisible();
}
