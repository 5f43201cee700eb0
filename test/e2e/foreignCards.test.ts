import { readFile } from "node:fs/promises";
import { expect, expectNoAxeViolations, picture, test } from "./support.ts";

test("cards of another system are asked about, marked by where they come from, and taken away again", async ({
  page,
}) => {
  await page.goto("/");
  await page
    .getByRole("button", { name: /sample/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/openings\/sample-opening/);
  await page.goto("/openings/sample-opening/share");
  await page.getByRole("link", { name: "Bring in cards of another system" }).click();
  await expect(page.getByRole("heading", { name: "Cards of another system" })).toBeVisible();
  await expectNoAxeViolations(page);

  const field = page.getByLabel("Scorecards of another system");
  const upload = (name: string, text: string) => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  await field.setInputFiles(upload("merge.json", '{"results": [{"id": "x"}]}'));
  await expect(
    page.getByText(/No scorecards of Greenhouse, Lever, Ashby or Workable/),
  ).toBeVisible();
  await page.getByRole("button", { name: "Another file" }).click();

  const text = await readFile("test/fixtures/ats/greenhouse-v3.json", "utf8");
  const hostile = text.replace("Found it in two steps", "<img src=x onerror=alert(1)>Two steps");
  await field.setInputFiles(upload("greenhouse.json", hostile));
  await expect(page.getByRole("heading", { name: "1 card from Greenhouse" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Say whose cards these are" })).toBeDisabled();
  await page
    .getByRole("region", { name: "1 card from Greenhouse" })
    .getByRole("combobox")
    .selectOption({ index: 1 });
  await page
    .getByRole("combobox", { name: "Debugging" })
    .selectOption({ label: "Productionise models" });
  await page.emulateMedia({ colorScheme: "light" });
  await picture(page, "matching", { fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "matching-phone", { fullPage: true });
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Bring in 1 card" }).click();

  const section = page.getByRole("region", { name: "From other systems: 1 card" });
  await expect(section).toBeVisible();
  await section.getByText("Greenhouse").click();
  await expect(section.getByText("Productionise models: 5")).toBeVisible();
  await expect(section.getByText("Two steps")).toBeVisible();
  expect(await section.locator("img").count()).toBe(0);
  await expectNoAxeViolations(page);
  await section.scrollIntoViewIfNeeded();
  await picture(page, "shown");

  await section.getByRole("button", { name: "Take them away" }).click();
  await expect(section).toBeHidden();
});
