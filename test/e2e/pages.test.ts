import type { Page } from "@playwright/test";
import { openSample, startScoring } from "./journeys.ts";
import { expect, expectNoAxeViolations, expectNoOverflow, test } from "./support.ts";

/** Every place, with what must stand on it before it is looked at. */
const places = {
  "the roster": { path: "/openings/sample-opening", shows: "Lou Bertrand" },
  "one candidate's calibration": {
    path: "/openings/sample-opening/calibrate/sample-amara",
    shows: "Talk about first",
  },
  "a candidate still blind": {
    path: "/openings/sample-opening/calibrate/sample-wei",
    shows: "Wei Lindqvist",
  },
  "the panel": {
    path: "/openings/sample-opening/panel",
    shows: "How each panelist uses the scale",
  },
  "the list of records": { path: "/openings/sample-opening/record", shows: "waiting for cards" },
  "one record": {
    path: "/openings/sample-opening/record/sample-amara",
    shows: "Cards and receipts",
  },
  sharing: { path: "/openings/sample-opening/share", shows: "Export scorecards" },
  "a scorecard": {
    path: "/openings/sample-opening/score/sample-wei/final",
    shows: "Submit scorecard",
  },
  "a submitted card": {
    path: "/openings/sample-opening/score/sample-ines/final",
    shows: "The card is locked",
  },
  "editing the opening": { path: "/openings/sample-opening/edit", shows: "Maya Okafor" },
  "the playbook": { path: "/openings/sample-opening/playbook", shows: "Watch out for" },
  "a practice case": {
    path: "/openings/sample-opening/practice/brilliant",
    shows: "Practice, made up",
  },
  "a kit from a table": { path: "/kits/from-table", shows: "A kit from a table" },
  "the kits": { path: "/kits", shows: "Machine Learning Engineer" },
  settings: { path: "/settings", shows: "About" },
  "everything held on a candidate": {
    path: "/openings/sample-opening/held/sample-amara",
    shows: "Hand it over",
  },
  "how one opening decides": {
    path: "/openings/sample-opening/how-this-decides",
    shows: "What is logged",
  },
  "how this decides": { path: "/how-this-decides", shows: "What is logged" },
  "whose time is over": { path: "/due", shows: "Nobody is due" },
  "a new opening": { path: "/openings/new", shows: "Set up a search" },
  "an organiser's link": { path: "/room", shows: "rganiser link" },
  receiving: { path: "/receive", shows: "Choose files" },
  "the list of openings": { path: "/", shows: "ML Engineer, Platform" },
  "an address that leads nowhere": { path: "/nowhere", shows: "Needle" },
};

async function visit(page: Page, { path, shows }: { path: string; shows: string }): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(shows).first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
}

test("anyone can use every place, in both themes", async ({ page }) => {
  test.slow();
  await openSample(page);
  await page.getByRole("link", { name: /Machine Learning Engineer, version/ }).click();
  await expect(page.getByText("Productionise models").first()).toBeVisible();
  await expectNoAxeViolations(page);
  for (const [name, place] of Object.entries(places))
    await test.step(name, async () => {
      await visit(page, place);
      await expectNoAxeViolations(page);
    });
});

test("the first run and its form can be used by anyone, in both themes", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Score a candidate" })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Score a candidate" }).click();
  await expectNoAxeViolations(page);
});

test("nothing runs off a screen 320, 390 or 768 px wide", async ({ page }) => {
  test.slow();
  await openSample(page);
  for (const place of Object.values(places)) {
    await visit(page, place);
    for (const width of [768, 390, 320]) {
      await page.setViewportSize({ width, height: 780 });
      await expectNoOverflow(page, `${place.path} at ${width} px`);
    }
  }
});

test("a phone can score", async ({ browser, baseURL, offences: _watched }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await startScoring(page, "Priya Nair", "Amara Osei");
  await page.getByRole("radio", { name: "4 Above" }).first().tap();
  await expect(page.getByRole("radio", { name: "4 Above" }).first()).toBeChecked();
  await context.close();
});
