import { fillIn, openSample, startScoring } from "./journeys.ts";
import { decide } from "./sealed.ts";
import { expect, expectNoAxeViolations, picture, test } from "./support.ts";

test("a team writes a practice case into its kit, publishes it and practises on it", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openSample(page);
  await page.goto("/kits");
  await page.getByRole("link", { name: "Machine Learning Engineer" }).first().click();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Add a practice case" }).click();
  await page.getByLabel("Made-up candidate").fill("Mara Lind");
  await page.getByLabel("What you know beforehand").fill("Five years at a bank.");
  await page
    .getByLabel("What it tempts you to do")
    .fill("She is fluent: everything sounds like a 4.");
  const group = page.getByRole("group", { name: "Productionise models" });
  await group.getByLabel(/^Notes/).fill("Deployed once, by a template. Could not say what failed.");
  await group.getByLabel("Answer").selectOption("2 Below");
  await group
    .getByLabel(/^Why this level/)
    .fill("One release by a template, and no account of it.");
  await expectNoAxeViolations(page);
  await picture(page, "case-1280");
  await page.setViewportSize({ width: 390, height: 844 });
  await group.scrollIntoViewIfNeeded();
  await picture(page, "case-390");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Publish this version" }).click();
  await page.getByRole("link", { name: "Practise" }).click();
  await page.getByRole("link", { name: /Begin\s*on Mara Lind/ }).click();
  await expect(page.getByText("Could not say what failed.")).toBeVisible();
  await page
    .getByRole("radiogroup", { name: "Productionise models" })
    .getByRole("radio", { name: "4 Above" })
    .check();
  await page.getByRole("button", { name: "Done, show the answers" }).click();
  await expect(page.getByText("One release by a template, and no account of it.")).toBeVisible();
  await expectNoAxeViolations(page);
});

test("the brief for the next round says what was seen and asked, and nothing of anybody", async ({
  page,
}) => {
  await openSample(page);
  await page.goto("/openings/sample-opening/brief/sample-amara/final");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toContainText("Amara");
  await expect(main).toContainText("Productionise models");
  for (const name of ["Priya", "Jonas"]) await expect(main).not.toContainText(name);
  await expectNoAxeViolations(page);
  await picture(page, "brief-1280", { fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "brief-390", { fullPage: true });
  const paper = await page.pdf({ format: "A4" });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test("one's own evidence becomes a practice case once the panel has decided", async ({ page }) => {
  test.setTimeout(120_000);
  await startScoring(page, "Priya Nair", "Amara Osei");
  await fillIn(page);
  const place = page.url();
  await page.getByRole("button", { name: /^Submit/ }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Make a practice case/ })).toHaveCount(0);
  const { opening = "" } = /openings\/(?<opening>[^/]+)/.exec(place)?.groups ?? {};
  await page.goto(`/openings/${opening}/calibrate`);
  for (let done = 0; done < 4; done += 1) {
    await expect(page.getByText(`${done} of 4 reviewed`)).toBeVisible();
    await page.keyboard.press("v");
  }
  await decide(page);
  await page.goto(place);
  await page.getByRole("button", { name: /^Make a practice case/ }).click();
  const dialog = page.getByRole("dialog");
  for (const size of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await picture(page, `choose-${size.width}`);
    await expectNoAxeViolations(page);
  }
  await dialog.getByRole("checkbox").first().check();
  await dialog.getByRole("button", { name: "Replace the names" }).click();
  await expect(dialog.getByRole("textbox", { name: /^Line 1/ })).toBeVisible();
  await picture(page, "check-390");
  await page.setViewportSize({ width: 1280, height: 800 });
  await picture(page, "check-1280");
  await expectNoAxeViolations(page);
  await dialog.getByRole("button", { name: /put it into a draft/ }).click();
  await expect(page.getByRole("heading", { name: "Practice cases" })).toBeVisible();
});
