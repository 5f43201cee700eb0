import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect } from "./support.ts";

export const panelists = ["Priya Nair", "Jonas Keller", "Lin Wu"] as const;
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
  await expect(page.getByRole("radio", { name: level }).first()).toBeVisible();
  // By name: on a phone the tiles of an item that is answered are folded away.
  const names = await page
    .getByRole("radiogroup")
    .evaluateAll((groups) =>
      groups.map(
        (group) =>
          document.getElementById(group.getAttribute("aria-labelledby") ?? "")?.textContent ?? "",
      ),
    );
  for (const name of names)
    await page
      .getByRole("radiogroup", { name, exact: true })
      .getByRole("radio", { name: level })
      .check();
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

/** Everything this browser has stored, as text. */
export function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const open = indexedDB.open("needle");
    await new Promise((done) => {
      open.addEventListener("success", done);
    });
    const database = open.result;
    const texts: string[] = [];
    for (const name of database.objectStoreNames) {
      const all = database.transaction(name).objectStore(name).getAll();
      await new Promise((done) => {
        all.addEventListener("success", done);
      });
      texts.push(JSON.stringify(all.result));
    }
    database.close();
    return texts.join("\n");
  });
}

/**
 * Maya begins a search of one round with these people; `before` it is set up. Ends on its roster, with
 * these candidates: its path.
 */
export async function beginSearch(
  page: Page,
  people: readonly string[],
  candidates: readonly string[],
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await page.goto("/openings/new");
  await page.getByRole("textbox", { name: "Your name" }).fill("Maya Okafor");
  await page.getByRole("textbox", { name: "Title" }).fill("ML Engineer, Search");
  await page.getByRole("textbox", { name: "Candidates" }).fill(candidates.join("\n"));
  for (const round of ["Intro", "Final"]) {
    await page.getByRole("button", { name: `Change ${round}` }).click();
    await page.getByRole("button", { name: "Remove this round" }).click();
  }
  await page.getByRole("textbox", { name: "Add a person" }).fill(people.join("\n"));
  await before();
  await page.getByRole("button", { name: /^Set up (?:only|the opening)$/ }).click();
  for (const name of candidates) await expect(page.getByText(name).first()).toBeVisible();
  return new URL(page.url()).pathname;
}

/** What stands behind somebody's code on the Invite page. */
export async function linkFor(page: Page, opening: string, name: string): Promise<string> {
  await page.goto(`${opening}/share/invite`);
  await page.getByRole("button", { name: `Show the code for ${name}` }).click();
  await expect(page.getByRole("img", { name: `Invitation of ${name}` })).toBeVisible();
  return page.getByRole("textbox", { name: `Link for ${name}` }).inputValue();
}

/** A search with the three, and one candidate: what their links say. */
export async function setUpSearch(lead: Page): Promise<{ opening: string; links: string[] }> {
  const opening = await beginSearch(lead, panelists, ["Amara Osei"]);
  await expect(lead.getByRole("table", { name: /^Cards by candidate/ })).toBeVisible();
  const links: string[] = [];
  for (const name of panelists) links.push(await linkFor(lead, opening, name));
  return { opening, links };
}

/** So many cards of an opening with one candidate are sealed, as its roster says. */
export async function untilSealed(page: Page, count: number): Promise<void> {
  const sealed = page.getByRole("cell", { name: /^sealed/ });
  await expect(sealed).toHaveCount(count, { timeout: 30_000 });
}

/** Decides on the candidate whose meeting is on the page. */
export async function decide(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Hire", exact: true }).check();
  await page.getByRole("textbox", { name: "Why", exact: true }).fill("Worth the bet on streaming");
  for (const objection of await page.getByRole("textbox", { name: /^Why, / }).all())
    await objection.fill("Said so by all of us");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText("Worth the bet on streaming")).toBeVisible();
}

/**
 * The record of the one candidate decided on, as text, whatever the width makes of it. Its last section is
 * read apart from the rest and may come a moment later.
 */
export async function recordOf(page: Page, opening: string): Promise<string> {
  await page.goto(opening);
  await page.getByRole("link", { name: /^Hire · / }).click();
  await expect(page.getByText("Worth the bet on streaming")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("Each device knows of its own looks only.")).toBeVisible();
  return (await page.getByRole("main").textContent()) ?? "";
}
