import { expect, expectNoAxeViolations, test } from "./support.ts";
import { items, startScoring, untilSaved } from "./journeys.ts";

/** An interview of 45 minutes as it is written down: 40 notes, most filed at once, by the minute. */
const script: readonly (readonly [text: string, item: 0 | 1 | 2 | 3 | 4])[] = [
  ["Two years on search ranking, team of five.", 0],
  ["Nervous at first, warmed up.", 0],
  ["Took over a nightly batch nobody owned.", 1],
  ["First wrote down what it did: three pages, could show them.", 1],
  ["Moved the ranker to streaming features while it stayed live.", 1],
  ["Skew bug caught in shadow deployment, 3 % of requests.", 1],
  ["Rejected a managed store: 40 ms per lookup.", 1],
  ["Rollback: one flag, used twice.", 1],
  ["Asked about the budget. Not ours to say.", 0],
  ["Metrics: NDCG, clicks. “The usual ones.”", 2],
  ["Could not say what a point of NDCG is worth.", 2],
  ["Who watched after launch? “The data team had that.”", 2],
  ["Asked for a threshold, got none.", 2],
  ["No alert they set up themselves.", 2],
  ["Would do it differently today: slices by country.", 2],
  ["Slices never built, though.", 2],
  ["Break, coffee.", 0],
  ["Feature with product: reorder by delivery time.", 3],
  ["Product wanted a score shown to users; they argued against it.", 3],
  ["Brought three options with costs on one page.", 3],
  ["Chose the fallback that kept the old order for new shops.", 3],
  ["Success measure agreed before the build: late orders.", 3],
  ["Late orders down from 9 to 6 %.", 3],
  ["Says half of that was the couriers’ doing.", 3],
  ["Talks fast when it gets technical.", 0],
  ["Introduced a review checklist for training jobs.", 4],
  ["Three teams took it up.", 4],
  ["Who resisted: the data scientists. Sat with two of them.", 4],
  ["One of them runs it now.", 4],
  ["Repeats of the same incident: five a year, then none.", 4],
  ["Dropped the model cards nobody read.", 4],
  ["Would not use a feature store again for a team of five.", 4],
  ["Long pause on what failed.", 0],
  ["Failed: a ranking for new users, cold start.", 1],
  ["Stopped it after two weeks on the numbers.", 1],
  ["Question about the notice period.", 0],
  ["Wants to learn about evaluation.", 2],
  ["Asks what we watch after launch.", 2],
  ["Asks who would own the pipeline.", 0],
  ["Thanked, next steps told.", 0],
];

test("an interview written as it goes ends in a submitted card, by keyboard alone", async ({
  page,
}) => {
  await page.clock.install({ time: new Date("2026-11-24T10:00:00Z") });
  await startScoring(page, "Priya Nair", "Amara Osei");
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await press("n");
  const field = page.getByRole("textbox", { name: "Write a note" });
  await expect(field).toBeFocused();
  for (const [text, item] of script) {
    await page.clock.fastForward(65_000);
    await page.keyboard.insertText(text);
    await press(item === 0 ? "Enter" : `Alt+${item}`);
    await expect(field).toHaveValue("");
  }
  const lines = page.getByRole("list", { name: "Lines", exact: true }).getByRole("listitem");
  await expect(lines).toHaveCount(script.length);
  await expect(lines.last()).toContainText(/^4[1-4]:/);
  await expect(page.getByText(/9 private, not filed/)).toBeVisible();

  // One more of them is evidence after all.
  await press("ArrowUp");
  await press("ArrowUp");
  await press("3");
  await expect(page.getByText(/8 private, not filed/)).toBeVisible();
  await press("Escape");
  await expect(field).toBeFocused();
  await press("Escape");

  for (const key of ["4", "j", "2", "j", "4", "j", "5"]) await press(key);
  await expect(page.getByText("4 of 4 scored, 4 with evidence")).toBeVisible();
  await press("Control+Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await press("Tab");
  await press("Enter");
  for (const key of ["ArrowDown", "ArrowDown"]) await press(key);
  await expect(page.getByRole("radio", { name: "Yes", exact: true })).toBeChecked();
  await untilSaved(page);
  await press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
  console.log(`40 notes and a submitted card: ${keys} keys besides the words`);
  expect(keys).toBeLessThanOrEqual(70);

  const card = page.getByRole("region", { name: "Your ratings" });
  for (const [text, item] of script.filter(([, place]) => place > 0)) {
    await expect(card, `under ${items[item - 1]}`).toContainText(text);
  }
  await expect(card).toContainText("Asks who would own the pipeline.");
  await expect(card).not.toContainText("coffee");
  await expect(page.getByText(/Break, coffee\.$/)).toBeVisible();
  await expectNoAxeViolations(page);
});

test("the timer belongs to the interview: it survives a reload and a clock that is set", async ({
  page,
}) => {
  await page.clock.install({ time: new Date("2026-11-24T10:00:00Z") });
  await startScoring(page, "Priya Nair", "Amara Osei");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.clock.fastForward("10:00");
  const timer = page.getByRole("timer");
  await expect(timer).toHaveText(/^10:0\d/);
  await page.reload();
  await expect(timer).toHaveText(/^10:[0-5]\d/);
  await page.clock.setSystemTime(new Date("2026-11-24T08:00:00Z"));
  await page.clock.fastForward("02:00");
  await expect(timer).toHaveText(/^1[23]:/);
  await page.clock.fastForward("50:00");
  await expect(page.getByText(/min over 60$/)).toBeVisible();
});

test("a line is dragged under an item", async ({ page }) => {
  await startScoring(page, "Priya Nair", "Amara Osei");
  const field = page.getByRole("textbox", { name: "Write a note" });
  await field.fill("Moved the ranker to streaming features.");
  await field.press("Enter");
  const line = page.getByRole("list", { name: "Lines", exact: true }).getByRole("listitem");
  await line.dragTo(page.getByRole("region", { name: items[2] }));
  await expect(line).toContainText(`filed under ${items[2]}`);
  await expect(page.getByRole("region", { name: items[2] })).toContainText("1 line");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a card is scored, noted and submitted by thumb", async ({ page }) => {
    await startScoring(page, "Priya Nair", "Amara Osei");
    const bar = page.getByRole("group", { name: "Go on" });
    await expect(page.getByRole("banner")).toContainText("Amara Osei");
    await page.getByRole("button", { name: "Start the timer" }).tap();
    await page.getByRole("button", { name: "Notes", exact: true }).tap();
    await page.getByRole("textbox", { name: "Write a note" }).fill("Three teams took it up.");
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "Lines", exact: true }).getByRole("button").tap();
    await page.getByRole("button", { name: `1 ${items[0]}` }).tap();
    await page.getByRole("button", { name: "Notes", exact: true }).tap();
    await expect(page.getByRole("list", { name: "Lines", exact: true })).toBeHidden();
    for (const item of items) {
      await page
        .getByRole("radiogroup", { name: item })
        .getByRole("radio", { name: item === items[0] ? "5 Exceptional" : "3 Meets" })
        .tap();
      if (item !== items[3]) await bar.getByRole("button", { name: "Next" }).tap();
    }
    await expect(bar).toContainText("4 of 4");
    await expect(bar.getByRole("button", { name: "Next" })).toBeHidden();
    await bar.getByRole("button", { name: "Submit" }).tap();
    await page.getByRole("alert").getByRole("button", { name: "Your recommendation" }).tap();
    await page.getByRole("radio", { name: "Yes", exact: true }).tap();
    await expectNoAxeViolations(page);
    await bar.getByRole("button", { name: "Submit" }).tap();
    await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
    await expectNoAxeViolations(page);
  });
});

test("the page stands still while a note is written, and notes are covered while names are hidden", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await startScoring(page, "Priya Nair", "Amara Osei");
  const field = page.getByRole("textbox", { name: "Write a note" });
  await field.click();
  await page.keyboard.type("Two years on search ranking", { delay: 10 });
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.keyboard.press("Enter");
  const lines = page.getByRole("list", { name: "Lines", exact: true });
  await expect(lines).toContainText("search ranking");
  await page.goto("/settings");
  await page.getByRole("checkbox", { name: /Candidates by number/ }).check();
  await page.goBack();
  await expect(page.getByText("covered while names are hidden")).toBeVisible();
  await expect(lines).toBeHidden();
  await page.getByRole("button", { name: "Show them" }).click();
  await expect(lines).toContainText("search ranking");
});
