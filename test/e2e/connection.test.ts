import type { Page } from "@playwright/test";
import { startScoring, untilSaved } from "./journeys.ts";
import { expect, test } from "./support.ts";

/** What a later Needle would do in its own tab: open the same database with a newer schema. */
function openNewer(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open("needle", 990);
        request.addEventListener("upgradeneeded", () => {
          request.result.createObjectStore("fromTheFuture");
        });
        request.addEventListener("success", () => resolve("opened"));
        request.addEventListener("blocked", () => resolve("blocked"));
        request.addEventListener("error", () => resolve("error"));
      }),
  );
}

test("an old tab makes way for a newer Needle, says so and writes nothing more", async ({
  openProfile,
}) => {
  const { page, context } = await openProfile();
  await startScoring(page, "Priya Nair", "Amara Osei");
  await page.getByRole("radio", { name: "3 Meets" }).first().check();
  await untilSaved(page);
  const other = await context.newPage();
  await other.goto("/robots.txt");
  expect(await openNewer(other)).toBe("opened");
  await expect(page.getByText("Needle was updated in another tab")).toBeVisible();
  await page.reload();
  await expect(page.getByText("A newer Needle has been used on this device")).toBeVisible();
});

test("a tab whose storage is cleared under it goes on or says what happened", async ({
  openProfile,
}) => {
  const { page, context } = await openProfile();
  await startScoring(page, "Priya Nair", "Amara Osei");
  await page.getByRole("radio", { name: "3 Meets" }).first().check();
  await untilSaved(page);
  const other = await context.newPage();
  await other.goto("/robots.txt");
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase("needle");
        request.addEventListener("success", () => resolve());
        request.addEventListener("blocked", () => resolve());
      }),
  );
  await expect(page.getByText("Needle’s storage on this device was cleared")).toBeVisible();
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(page.getByRole("button", { name: "Score a candidate" })).toBeVisible();
});

test("a newer Needle held up by an old tab says which tabs to close, and goes on by itself", async ({
  openProfile,
}) => {
  const { page, context } = await openProfile();
  await page.goto("/robots.txt");
  // An older build that does not make way: it holds the database open at an older version.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open("needle", 1);
        request.addEventListener("success", () => {
          Object.assign(globalThis, { held: request.result });
          resolve();
        });
      }),
  );
  const newer = await context.newPage();
  await newer.goto("/");
  await expect(newer.getByText("Another tab still uses an older Needle")).toBeVisible({
    timeout: 5000,
  });
  await page.close();
  await expect(newer.getByRole("button", { name: "Score a candidate" })).toBeVisible();
});
