import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/support.ts";
import { holdRatio } from "./ratios.ts";

const ticks = 40;
const many = (what: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${what} ${"abcdefghij"[at % 10]}${at}`).join("\n");

/** How long a tick in the panel's grid takes to be on the screen, in ms. */
async function ticksAmong(page: Page, people: number, candidates: number): Promise<number[]> {
  await page.goto("/openings/new");
  await page.getByRole("textbox", { name: "Your name" }).fill("Maya Okafor");
  await page.getByRole("textbox", { name: "Add a person" }).fill(many("Panelist", people - 1));
  await page.getByRole("textbox", { name: "Candidates" }).fill(many("Candidate", candidates));
  await expect(page.getByText(`${candidates} candidates.`)).toBeVisible();
  await expect(page.getByText(`Cards for each candidate: ${people * 3}`)).toBeVisible();
  return page.evaluate(async (count) => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const tick = document.querySelector<HTMLInputElement>('input[aria-label$=", Final"]');
    const times: number[] = [];
    for (let press = 0; press < count; press += 1) {
      await painted();
      const began = performance.now();
      tick?.click();
      await painted();
      times.push(performance.now() - began);
    }
    return times;
  }, ticks);
}

test("a tick among thirty people and two hundred candidates shows about as soon as among three and six", async ({
  openProfile,
}) => {
  const crowd = await openProfile();
  const few = await openProfile();
  holdRatio("a tick in a crowded set-up, beside a small one", {
    ours: await ticksAmong(crowd.page, 30, 200),
    yardstick: await ticksAmong(few.page, 3, 6),
    bound: 2.5,
  });
});
