import { openSample } from "./journeys.ts";
import { expect, expectNoAxeViolations, test, themes } from "./support.ts";

for (const theme of themes)
  test(`recusing oneself, a changed format and hidden names, in the ${theme} theme`, async ({
    page,
  }, { outputDir }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    await openSample(page);
    const look = async (name: string) => {
      await expectNoAxeViolations(page);
      for (const [width, height] of [
        [1280, 800],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.screenshot({
          path: `${outputDir}/${name}-${theme}-${width}.png`,
          fullPage: true,
        });
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    };
    await page.goto("/openings/sample-opening/score/sample-wei/final");
    await page.getByRole("button", { name: "The format was changed" }).click();
    await page.getByRole("checkbox", { name: "More time" }).check();
    await look("format");
    await page.getByRole("button", { name: "Keep on the card" }).click();
    await expect(page.getByText("Changed: more time")).toBeVisible();
    await look("card");
    await page.getByRole("button", { name: "I should not score this person" }).click();
    await page.getByRole("radio", { name: /^Professional/ }).check();
    await look("recuse");
    await page.getByRole("button", { name: "Recuse myself" }).click();
    await expect(page.getByRole("heading", { name: /You do not score/ })).toBeVisible();
    await look("recused");
    await page.goto("/openings/sample-opening");
    await page.getByRole("button", { name: "Hide names" }).click();
    await expect(page.getByRole("button", { name: "Candidate 1" })).toBeVisible();
    await look("roster");
    await page.goto("/openings/sample-opening/record/sample-amara");
    await page.getByRole("checkbox", { name: /^By number/ }).check();
    await expect(page.getByRole("heading", { name: /^Candidate \d/ })).toBeVisible();
    await look("record");
    await page.goto("/openings/new");
    await page.getByRole("textbox", { name: "Your name" }).fill("Maya Okafor");
    await page.getByRole("button", { name: "Change what the panel sees of names" }).click();
    await expect(page.getByRole("checkbox", { name: /Candidates by number/ })).toBeVisible();
    await look("setup");
    await page.goto("/settings");
    await look("settings");
    await page.getByRole("button", { name: "Names hidden" }).click();
    await expect(page.getByText("Names hidden")).toBeHidden();
  });
