import type { Page } from "@playwright/test";
import { openSample } from "./journeys.ts";
import { expect, expectNoAxeViolations, picture, sizes, test } from "./support.ts";

/** What an editor would be given of the clipboard. */
function pasted(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const types = item?.types ?? [];
    const texts = await Promise.all(
      types.map(async (type) => [type, await ((await item?.getType(type))?.text() ?? "")] as const),
    );
    return Object.fromEntries(texts);
  });
}

test("a card and a record are copied for the ATS by one key, as text and formatted", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSample(page);
  const copied = page.getByText("Copied: paste it where the scorecard is kept.");
  for (const [name, path, begins] of [
    ["card", "score/sample-amara/final", /^Scorecard: Amara Osei, Final\nRecommendation: Yes\n/],
    ["record", "record/sample-amara", /^Amara Osei: not decided yet\nML Engineer, Platform\n/],
  ] as const) {
    await page.goto(`/openings/sample-opening/${path}`);
    await expect(page.getByRole("button", { name: "Copy for the ATS" })).toBeVisible();
    await page.keyboard.press("c");
    await expect(copied).toBeVisible();
    const { "text/plain": text = "", "text/html": html = "" } = await pasted(page);
    expect(text).toMatch(begins);
    expect(text).toContain("Two releases of the ranker and then the search behind it.");
    expect(html).toContain("Two releases of the ranker and then the search behind it.");
    expect(html).toMatch(/<b>Productionise models/);

    await page.getByText("One section at a time").click();
    for (const size of Object.values(sizes)) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: "light" });
      await picture(page, `${name}-${size.width}`);
      await expectNoAxeViolations(page);
    }
    await page.getByRole("button", { name: /^Copy Productionise models/ }).click();
    await expect(page.getByText(/^Copied: Productionise models/)).toBeVisible();
    expect((await pasted(page))["text/plain"]).toMatch(/^Productionise models/);
  }
});
