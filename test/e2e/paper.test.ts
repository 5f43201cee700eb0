import type { Page } from "@playwright/test";
import { openSample } from "./journeys.ts";
import { expect, test, themes } from "./support.ts";

const at = "/openings/sample-opening";
const places = {
  roster: at,
  calibrate: `${at}/calibrate/sample-amara`,
  panel: `${at}/panel`,
  records: `${at}/record`,
  playbook: `${at}/playbook`,
  share: `${at}/share`,
  score: `${at}/score/sample-wei/final`,
  submitted: `${at}/score/sample-amara/final`,
  brief: `${at}/brief/sample-wei/final`,
  practice: `${at}/practice`,
  home: "/",
  kits: "/kits",
  kit: "/kits/kit.15ad40b2184ada6b5dad3ca97645f8c494ff54583a5b397a84a94f6c7742c388",
  settings: "/settings",
};

/** What of the app is on paper, and every text that is not dark on white; with the words there are. */
function onPaper(page: Page) {
  return page.evaluate(() => {
    const app = [
      'nav, dialog, [popover], kbd, [role="status"], [role="tablist"], input[type="search"]',
      'a[href="#main"], header:has(a[aria-label^="Needle"]), button[aria-pressed="false"]',
    ].join();
    const isShown = (element: Element) =>
      element.checkVisibility() && element.getClientRects().length > 0;
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const lightness = (colour: string) => {
      if (canvas === null) throw new Error("No canvas.");
      canvas.fillStyle = "white";
      canvas.fillRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
    };
    const texts = [...document.querySelectorAll("h1, h2, h3, h4, p, th, td, dt, dd, legend, li")];
    return {
      words: document.body.innerText.length,
      app: [...document.querySelectorAll(app)].filter(isShown).map((one) => one.outerHTML),
      buttons: [...document.querySelectorAll("button")]
        .filter(isShown)
        .map((one) => one.innerText.trim())
        .filter(
          (text) => text === "" || /^(?:Add|Hide|Export|Send|Back up|Delete|New)\b/.test(text),
        ),
      pale: texts
        .filter((one) => isShown(one) && lightness(getComputedStyle(one).color) > 0.6)
        .map((one) => one.outerHTML.slice(0, 120)),
      dark: [...document.querySelectorAll("html, body, main, .card, table")]
        .filter((one) => lightness(getComputedStyle(one).backgroundColor) < 0.9)
        .map((one) => one.outerHTML.slice(0, 120)),
    };
  });
}

test("nothing of the app is on paper, and words are dark on white, from either theme", async ({
  page,
}) => {
  test.slow();
  await openSample(page);
  for (const [name, path] of Object.entries(places)) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(path);
    await expect(page.getByRole("heading").first(), name).toBeVisible();
    await page.waitForLoadState("networkidle");
    // What is read from the database comes after its heading.
    await page.emulateMedia({ media: "print" });
    await expect
      .poll(async () => (await onPaper(page)).words, { message: name })
      .toBeGreaterThan(60);
    for (const colorScheme of themes) {
      await page.emulateMedia({ media: "print", colorScheme });
      const { words: _, ...wrong } = await onPaper(page);
      expect(wrong, `${name}, ${colorScheme}`).toEqual({
        app: [],
        buttons: [],
        pale: [],
        dark: [],
      });
    }
  }
});

test("what is for one's own eyes on the panel's page is not printed with it", async ({ page }) => {
  await openSample(page);
  await page.goto(places.panel);
  const own = page.getByRole("region", { name: "Private" });
  await expect(own).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(own).toBeHidden();
});

test("a table's head is repeated and no row is cut", async ({ page }) => {
  await openSample(page);
  await page.emulateMedia({ media: "print" });
  const told = await page.evaluate(() => {
    const of = (selector: string) => {
      const element = document.querySelector(selector);
      if (element === null) throw new Error(`No ${selector}.`);
      return getComputedStyle(element);
    };
    return [of("thead").display, of("tbody tr").breakInside, of("h2").breakAfter];
  });
  expect(told).toEqual(["table-header-group", "avoid", "avoid"]);
});
