import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { newOpening } from "#e2e/journeys.ts";
import { expect, test } from "#e2e/support.ts";

const count = 5_000;
const bound = 50;

/** The longest times the page was held up since it was asked last. */
function heldUp(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { tasks } = globalThis as { tasks?: number[] };
    return tasks?.splice(0).map(Math.round) ?? [];
  });
}

test("5,000 candidates of a file are read and looked through while the page stays awake", async ({
  page,
}, testInfo) => {
  // By its path: handed over as bytes, the file itself would be made on the page.
  const file = testInfo.outputPath("candidates.csv");
  const lines = Array.from({ length: count }, (_, at) => `${at},Candidate ${at} Öztürk,Applied`);
  await writeFile(file, `Candidate ID,Candidate Name,Stage\n${lines.join("\n")}`);

  await newOpening(page);
  await page.getByRole("button", { name: "Add candidates" }).click();
  await page.getByRole("link", { name: "From a file instead" }).click();
  const field = page.getByLabel("A file of candidates");
  await expect(page.getByRole("heading", { name: "Candidates from a file" })).toBeVisible();
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
  });

  await field.setInputFiles(file);
  const all = page.getByRole("heading", { name: `New: ${count}` });
  await expect(all).toBeVisible();
  await page.getByText(`${count} lines, apart by commas; names from Candidate Name`).click();
  await page.getByLabel("Cells are apart by").selectOption(";");
  await page.getByLabel("Cells are apart by").selectOption(",");
  await expect(all).toBeVisible();
  const reading = await heldUp(page);
  console.log(`reading ${count}: tasks over 50 ms: ${reading.join(", ") || "none"}`);
  expect.soft(Math.max(0, ...reading), "the page stays awake").toBeLessThanOrEqual(bound);

  const began = Date.now();
  await page.getByRole("button", { name: `Add ${count} candidates` }).click();
  await expect(page.getByRole("heading", { name: "Candidates from a file" })).toBeHidden({
    timeout: 90_000,
  });
  const adding = await heldUp(page);
  console.log(`adding ${count}: ${Date.now() - began} ms; ${adding.join(", ") || "none"}`);
  await expect(page.getByRole("heading", { name: `${count + 2} candidates` })).toBeVisible();
  await page.waitForTimeout(5_000);
  // The opening with all of them, drawn once; what is only signed draws nothing.
  console.log(`the roster of ${count + 2} and after: ${(await heldUp(page)).join(", ") || "none"}`);
});
