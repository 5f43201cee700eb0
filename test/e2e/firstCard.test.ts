import { fillIn, items, score, startScoring, untilSaved } from "./journeys.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";

test("from nothing to a submitted card", async ({ page }) => {
  await startScoring(page, "Priya Nair", "Amara Osei");
  await expectNoAxeViolations(page);
  await fillIn(page);
  await untilSaved(page);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Submit scorecard" }).click();
  await expect(page.getByText(/[0-9A-F]{4}-[0-9A-F]{4}/).first()).toBeVisible();
  await expectNoAxeViolations(page);
});

test("a card that lacks something says what, and is not submitted", async ({ page }) => {
  await startScoring(page, "Priya Nair", "Amara Osei");
  await score(page, items[0], "1 Well below");
  await page.getByRole("button", { name: "Submit scorecard" }).click();
  const missing = page.getByRole("alert");
  await expect(missing).toContainText(`${items[0]}: a line of evidence for the 1`);
  await expect(missing).toContainText(`${items[1]}: a score, or not observed`);
  await expect(missing).toContainText("Your recommendation");
});

test("a card goes on after a reload where it was left", async ({ page }) => {
  await startScoring(page, "Priya Nair", "Amara Osei");
  await fillIn(page);
  await untilSaved(page);
  await page.reload();
  await expect(page.getByRole("radio", { name: "2 Below" }).nth(1)).toBeChecked();
  await expect(page.getByRole("textbox", { name: `Evidence for ${items[0]}` })).toHaveValue(
    /streaming features/,
  );
});

test("a card can be written by keyboard alone", async ({ page }) => {
  await startScoring(page, "Priya Nair", "Amara Osei");
  await page.getByRole("radiogroup", { name: items[0] }).getByRole("radio").first().focus();
  await page.keyboard.press("4");
  await expect(
    page.getByRole("radiogroup", { name: items[0] }).getByRole("radio", { name: "4 Above" }),
  ).toBeChecked();
  await page.keyboard.press("e");
  await expect(page.getByRole("textbox", { name: `Evidence for ${items[0]}` })).toBeFocused();
  await page.keyboard.type("Ran 12345 releases.");
  await expect(
    page.getByRole("radiogroup", { name: items[0] }).getByRole("radio", { name: "4 Above" }),
  ).toBeChecked();
});

test("no total and no one else's view shows while scoring", async ({ page }) => {
  await startScoring(page, "Priya Nair", "Amara Osei");
  for (const item of items) await score(page, item, "4 Above");
  await expect(page.getByText(/average/)).toBeHidden();
});

for (const width of [1280, 390])
  test(`what stands below an item stays where it is while it is answered, at ${width}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await startScoring(page, "Priya Nair", "Amara Osei");
    const below = () =>
      page
        .getByRole("radiogroup", { name: items[1] })
        .evaluate((tiles) => tiles.getBoundingClientRect().top + scrollY);
    await expect(page.getByRole("link", { name: "Practise on written candidates" })).toBeVisible();
    const before = await below();
    await score(page, items[0], "4 Above");
    await expect(page.getByRole("button", { name: "Clear" })).toBeVisible();
    // A phone shows the signals of an item once it has a score.
    if (width === 1280) expect(await below()).toBe(before);
    const scored = await below();
    await page.getByRole("textbox", { name: `Evidence for ${items[0]}` }).fill("Moved the ranker.");
    await expect(page.getByText(/^Noted /)).toBeVisible();
    expect(await below()).toBe(scored);
  });
