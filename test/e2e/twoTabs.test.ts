import type { Page } from "@playwright/test";
import { items, startScoring, untilSaved } from "./journeys.ts";
import { expect, test } from "./support.ts";

function evidence(page: Page) {
  return page.getByRole("textbox", { name: `Evidence for ${items[0]}` });
}

/** One card in two tabs, the keyboard in the same field of both. */
async function inTwoTabs(page: Page, another: () => Promise<Page>): Promise<[Page, Page]> {
  await startScoring(page, "Priya Nair", "Amara Osei");
  await page.getByRole("radio", { name: "4 Above" }).first().check();
  await untilSaved(page);
  const other = await another();
  await other.goto(page.url());
  for (const tab of [page, other]) await evidence(tab).click();
  return [page, other];
}

async function stored(page: Page): Promise<string> {
  await page.reload();
  return evidence(page).inputValue();
}

test("one field typed into from two tabs at once: both say so, and both texts can be kept", async ({
  page,
  context,
}) => {
  const [one, two] = await inTwoTabs(page, () => context.newPage());
  const words = ["Cut p99 to 140 ms.", "Asked for the dashboards first."] as const;
  await Promise.all([
    one.keyboard.type(words[0], { delay: 20 }),
    two.keyboard.type(words[1], { delay: 20 }),
  ]);
  const told = (tab: Page) => tab.getByText("Another tab wrote here too.");
  for (const tab of [one, two]) await expect(told(tab)).toBeVisible();
  for (const [at, tab] of [one, two].entries())
    expect(await evidence(tab).inputValue()).toContain(words[at]);
  await evidence(two).blur(); // As the tab behind the one in use is.
  await one.getByRole("button", { name: "Keep both" }).click();
  await expect(evidence(one)).toHaveValue(
    /Cut p99 to 140 ms\.[^]*Asked for the dashboards first\./,
  );
  const both = await evidence(one).inputValue();
  await untilSaved(one);
  expect(await stored(one)).toBe(both);
});

test("words another tab adds to are taken over, without a question", async ({ page, context }) => {
  const [one, two] = await inTwoTabs(page, () => context.newPage());
  await one.keyboard.type("Cut p99");
  await one.keyboard.press("Escape");
  await expect(evidence(two)).toHaveValue("Cut p99");
  await two.keyboard.press("Control+End");
  await two.keyboard.type(" to 140 ms.");
  await expect(evidence(one)).toHaveValue("Cut p99 to 140 ms.");
  await expect(one.getByText("Another tab wrote here too.")).toBeHidden();
  await expect(two.getByText("Another tab wrote here too.")).toBeHidden();
});
