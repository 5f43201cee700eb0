import { readFile } from "node:fs/promises";
import { openSample } from "./journeys.ts";
import { decide } from "./sealed.ts";
import { expect, expectNoAxeViolations, picture, sizes, test } from "./support.ts";

const record = "/openings/sample-opening/record/sample-amara";
test("decided, a candidate gets feedback: chosen lines, edited, still there after a reload", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSample(page);
  await page.goto("/openings/sample-opening/calibrate/sample-amara");
  const reviewed = page.getByText(/\d of 4 reviewed/).first();
  await expect(reviewed).toBeVisible();
  const done = Number(/^\d/.exec((await reviewed.textContent()) ?? "")?.[0] ?? 0);
  for (let count = done; count < 4; count += 1) {
    await expect(page.getByText(`${count} of 4 reviewed`).first()).toBeVisible();
    await page.keyboard.press("v");
  }
  await decide(page);

  await page.goto(record);
  await page.getByRole("link", { name: "Feedback for the candidate" }).click();
  await expect(page.getByRole("heading", { name: "Feedback for Amara Osei" })).toBeVisible();
  const lines = page.getByRole("checkbox");
  await lines.nth(0).check();
  await lines.nth(2).check();
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    await picture(page, `choose-${size.width}`, { fullPage: true });
  }
  await page.getByRole("button", { name: "Write with these lines" }).click();
  const text = page.getByRole("textbox", { name: /^What we saw: / }).first();
  await expect(text).not.toHaveValue("");
  const chosen = await text.inputValue();
  await text.fill(`${chosen}\nPriya scored a 2 here.`);
  await expect(page.getByText(/^Still in it: “Priya”, “scored a 2”/)).toBeVisible();
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    await picture(page, `edit-${size.width}`, { fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await text.fill(`${chosen}\nYou kept the ranker live while you changed it.`);
  await expect(page.getByText(/Still in it/)).toHaveCount(0);

  await page.reload();
  const letter = page.getByRole("article", { name: "As the candidate will read it" });
  await expect(letter).toContainText("You kept the ranker live while you changed it.");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText(/^Copied/)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("What we saw\n\n");
  expect(copied).toContain("You kept the ranker live while you changed it.");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as .txt" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("needle-feedback-amara-osei.txt");
  expect(await readFile(await file.path(), "utf8")).toBe(`${copied}\n`);

  // On paper the letter is all there is.
  await page.emulateMedia({ media: "print" });
  await picture(page, "paper");
  const onPaper = await page.evaluate(() => document.body.innerText);
  expect(onPaper.replaceAll(/\s+/g, " ").trim()).toBe(copied.replaceAll(/\s+/g, " ").trim());
  expect(await letter.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(20);
  await page.emulateMedia({ media: "screen" });

  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    await expectNoAxeViolations(page);
  }
  await page.getByRole("button", { name: "Choose more lines" }).click();
  await expect(page.getByText(/in the text already/).first()).toBeVisible();
  await expectNoAxeViolations(page);
});
