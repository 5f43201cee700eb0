import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { moveToVersion, openSample, startScoring, untilSaved } from "./journeys.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";

const anchors = [
  "Names no migration they ran; schema changes were for others.",
  "Ran a migration from a script somebody gave them, and watched it.",
  "Planned and ran one on a live table, with a way back they had tried.",
  "Moved a large table while it was in use, compared both, dropped the old one.",
  "Wrote the steps that three teams now follow, after a failure of their own.",
];

async function writeKit(page: Page): Promise<void> {
  await page.goto("/kits");
  await page.getByRole("button", { name: "New kit" }).click();
  await page.getByRole("textbox", { name: "Role" }).fill("Database Engineer");
  await page.getByLabel("Title").first().fill("Change data safely");
  await page.getByLabel("In one line").fill("Moves live data without losing any.");
  for (const [place, anchor] of anchors.entries())
    await page.locator(`[name="items.0.anchors.${place}"]`).fill(anchor);
  await page.getByLabel("Question", { exact: true }).fill("Which table did you last change live?");
  await page.getByRole("checkbox", { name: "With a paired session" }).check();
}

const publish = (page: Page) => page.getByRole("button", { name: "Publish this version" }).click();

test("a kit is written from nothing, published, and a card on it is submitted", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await startScoring(page, "Ada Moreno", "Somebody Else");
  await writeKit(page);
  // Published too early it says what is missing, and takes the keyboard there.
  await page.getByLabel("Title").first().fill("");
  await publish(page);
  await expect(page.getByText("Not published yet: Name the item.")).toBeVisible();
  await expect(page.getByLabel("Title").first()).toBeFocused();
  await page.keyboard.type("Change data safely");
  await expect(page.getByText("Nothing is missing.")).toBeVisible();
  await expectNoAxeViolations(page);
  // The words are there after a reload.
  await expect(page.getByText("Saved on this device", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Title").first()).toHaveValue("Change data safely");
  await publish(page);
  await expect(page.getByRole("heading", { level: 1, name: "Database Engineer" })).toBeVisible();

  await page.getByRole("link", { name: "New opening with it" }).click();
  await page.getByLabel("Title").fill("Database Engineer, Payments");
  await page.getByRole("textbox", { name: "Candidates" }).fill("Ravi Menon");
  await page.getByRole("button", { name: "Set up the opening" }).click();
  await page
    .getByRole("link", { name: /Ravi Menon/ })
    .first()
    .click();
  await page
    .getByRole("radiogroup", { name: "Change data safely" })
    .getByRole("radio", { name: "4 Above" })
    .check();
  await page
    .getByRole("group", { name: "Recommendation" })
    .getByRole("radio", { name: "Yes", exact: true })
    .check();
  await untilSaved(page);
  await page.getByRole("button", { name: "Submit scorecard" }).click();
  await expect(page.getByText("The card is locked").first()).toBeVisible();
});

test("a kit is edited in the middle of an opening: old cards keep their version, and say so", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await openSample(page);
  await page.getByRole("link", { name: /Machine Learning Engineer, version/ }).click();
  await page.getByRole("button", { name: "Edit as the next version" }).click();
  await page.getByText("Productionise models", { exact: true }).first().click();
  const third = page.locator('[name="items.0.anchors.2"]');
  await third.fill("Great attitude");
  const advice = page.getByRole("region", { name: "Worth a thought" });
  await expect(advice.getByText(/“Great” cannot be observed/)).toBeVisible();
  await expectNoAxeViolations(page);
  await third.fill("Owned one model from training to serving, and rolled it back once.");
  await expect(page.getByText("No remarks.")).toBeVisible();
  await publish(page);
  await page.getByRole("link", { name: "What changed since version 1" }).click();
  await expect(page.getByText("One thing differs.")).toBeVisible();
  const changed = page.getByRole("region", { name: "Productionise models: level 3" });
  await expect(changed).toContainText("rolled it back once");
  await expectNoAxeViolations(page);

  await page.goto("/openings/sample-opening");
  await expect(page.getByRole("link", { name: /Engineer, version 1/ })).toBeVisible();
  await moveToVersion(page, 2);
  await page.goto("/openings/sample-opening/score/sample-ines/final");
  await expect(page.getByText(/stands on version 1 of the kit/)).toBeVisible();
  await page.goto("/openings/sample-opening/calibrate/sample-amara");
  await expect(page.getByText(/on another kit version/)).toBeVisible();
});

test("a kit travels as a file; a hostile one and a newer one are refused and change nothing", async ({
  page,
  openProfile,
}, testInfo) => {
  await openSample(page);
  await page.getByRole("link", { name: /Machine Learning Engineer, version/ }).click();
  await page.getByRole("button", { name: "Duplicate" }).click();
  await page.getByRole("textbox", { name: "Role" }).fill("Search Engineer");
  await expect(page.getByText("Saved on this device", { exact: true })).toBeVisible();
  await publish(page);
  await expect(page.getByRole("heading", { level: 1, name: "Search Engineer" })).toBeVisible();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export the kit" }).click();
  const path = testInfo.outputPath("kit.json");
  await (await coming).saveAs(path);
  const text = await readFile(path, "utf8");

  const { page: other } = await openProfile();
  const offer = async (name: string, content: string) => {
    const file = testInfo.outputPath(name);
    await writeFile(file, content);
    await other.goto("/receive");
    await other.locator("input[type=file]").setInputFiles(file);
  };
  await offer("changed.json", text.replaceAll("Search Engineer", "Rogue Engineer"));
  await expect(other.getByText(/changed|digest/i).first()).toBeVisible();
  await offer("newer.json", text.replace('"version": 1', '"version": 99'));
  await expect(other.getByText(/newer/i).first()).toBeVisible();
  await other.goto("/kits");
  await expect(other.getByText("Machine Learning Engineer")).toBeVisible();
  await expect(other.getByText(/(?:Search|Rogue) Engineer/)).toHaveCount(0);

  await offer("kit.json", text);
  await other.getByRole("button", { name: "Bring in" }).click();
  await other.goto("/kits");
  await other.getByRole("link", { name: "Search Engineer" }).click();
  await expect(other.getByText("Productionise models").first()).toBeVisible();
});

test("somebody new practises before their first card, and it counts nowhere", async ({ page }) => {
  await startScoring(page, "Noa Feld", "Amara Osei");
  await page.getByRole("link", { name: "Practise on written candidates first" }).click();
  await expectNoAxeViolations(page);
  await page.getByRole("link", { name: /Begin.*Noor Haddad/ }).click();
  await expect(page.getByText(/Practice, made up/)).toBeVisible();
  await expectNoAxeViolations(page);
  // By keys alone: a level, and on.
  await page.getByRole("radio", { name: "1 Well below" }).first().focus();
  for (const level of ["5", "5", "3", "2"]) {
    await page.keyboard.press(level);
    await expect(
      page
        .getByRole("radio", { name: new RegExp(`^${level} `) })
        .and(page.locator(":focus, :checked"))
        .first(),
    ).toBeVisible();
    await page.keyboard.press("j");
  }
  await expect(page.getByText("4 of 4 scored")).toBeVisible();
  await page.getByRole("button", { name: "Done, show the answers" }).click();
  await expect(page.getByText(/2 of your 4 scores are the same/)).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("link", { name: "All candidates" }).click();
  await expect(page.getByText(/Your tendencies show from the second/)).toBeVisible();
  await page.goto("/");
  await expect(page.getByText("1 candidate, 0 cards in")).toBeVisible();
});
