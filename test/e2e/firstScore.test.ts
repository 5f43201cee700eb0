import { setUpSearch } from "./sealed.ts";
import { expect, test } from "./support.ts";

test("from the link to the first score on a phone it takes four actions", async ({
  openProfile,
}) => {
  const { page: lead } = await openProfile();
  const { links } = await setUpSearch(lead);
  const { page } = await openProfile();
  await page.setViewportSize({ width: 390, height: 844 });
  const began = performance.now();
  let actions = 0;
  const act = async (what: Promise<unknown>) => {
    actions += 1;
    await what;
  };
  await act(page.goto(links[0] ?? ""));
  await act(page.getByRole("button", { name: "Join as Priya Nair" }).click());
  await act(page.getByRole("link", { name: "Score Amara Osei" }).click());
  await act(page.getByRole("radio", { name: /^4 / }).first().check());
  await expect(page.getByText("Saved on this device")).toBeVisible();
  // A person reads three short pages on the way; the rest is this.
  console.log(`from link to first score: ${Math.round(performance.now() - began)} ms of Needle's`);
  expect(actions).toBeLessThanOrEqual(5);
});

test("from a cold start to the first score it takes one click and typing", async ({ page }) => {
  const began = performance.now();
  await page.goto("/");
  await page.getByRole("button", { name: "Score a candidate" }).click();
  await expect(page.getByRole("textbox", { name: "Your name" })).toBeFocused();
  await page.keyboard.type("Priya Nair");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Amara Osei");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Amara Osei" })).toBeVisible();
  await page.keyboard.press("4");
  await expect(page.getByRole("radio", { name: /^4 / }).first()).toBeChecked();
  await expect(page.getByText("Saved on this device")).toBeVisible();
  console.log(`from a cold start to the first score: ${Math.round(performance.now() - began)} ms`);
});
