import { handIn, startScoring } from "./journeys.ts";
import { expect, expectNoAxeViolations, picture, test } from "./support.ts";
import { filesIn, pickWithoutAsking } from "./syncedFolder.ts";
import { readFile } from "node:fs/promises";

const passphrase = "four little words here";

test("backups make themselves after a card, are under a passphrase, and come back on another device", async ({
  page,
  openProfile,
}) => {
  await pickWithoutAsking(page);
  await startScoring(page, "Maya Okafor", "Amara Osei");
  const card = page.url();
  await page.goto("/settings");
  await expect(page.getByText("There is no backup of this device yet.")).toBeVisible();
  await expectNoAxeViolations(page);

  await page.getByRole("button", { name: "Put backups under a passphrase…" }).click();
  await page.getByLabel("Passphrase for backups").fill("short");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Use at least 12 characters")).toBeVisible();
  await page.getByLabel("Passphrase for backups").fill(passphrase);
  await page.getByLabel("The same again").fill(passphrase);
  await page.getByRole("button", { name: "Use this passphrase" }).click();
  await expect(page.getByText("Backups made here are under a passphrase.")).toBeVisible();
  await page.getByRole("button", { name: "Make them by itself" }).click();
  await expect(page.getByText("the only one there")).toBeVisible();
  await picture(page, "settings", { fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoAxeViolations(page);
  await picture(page, "settings-phone", { fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto(card);
  await handIn(page);
  await expect
    .poll(async () => Object.keys(await filesIn(page)).length, { timeout: 20_000 })
    .toBe(2);
  const files = await filesIn(page);
  const latest = Object.keys(files).toSorted().at(-1) ?? "";
  const text = Buffer.from(files[latest] ?? "", "base64").toString("utf8");
  expect(text).toContain("needle/locked");
  for (const word of ["Amara", "Maya", "ranker"]) expect(text).not.toContain(word);

  const other = (await openProfile()).page;
  await other.goto("/receive");
  const upload = { name: latest, mimeType: "application/json", buffer: Buffer.from(text) };
  await other.getByLabel("Files from the panel").setInputFiles(upload);
  await other.getByLabel("Passphrase", { exact: true }).fill("four little words her");
  await other.getByRole("button", { name: "Open" }).click();
  await expect(other.getByText(/does not open it\. Nothing was changed/)).toBeVisible();
  await expectNoAxeViolations(other);
  await picture(other, "locked");
  await other.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await other.keyboard.press("Enter");
  await expect(other.getByText("Backup of a device")).toBeVisible();
  await other.getByRole("radio", { name: /Yes/ }).check();
  await other.getByRole("button", { name: "Restore this backup" }).click();
  await expect(other.getByText("Amara Osei").first()).toBeVisible();
});

test("three cards in no backup are said on the first page, and one click makes one", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { showDirectoryPicker: undefined });
  });
  for (const candidate of ["Amara Osei", "Bo Lindgren", "Chidi Eze"]) {
    await startScoring(page, "Maya Okafor", candidate);
    await handIn(page);
  }
  await page.goto("/");
  await expect(page.getByText("3 cards are in no backup yet.")).toBeVisible();
  await picture(page, "home");
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "home-phone");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Back up now" }).click();
  const path = await (await download).path();
  expect(await readFile(path, "utf8")).toContain("Chidi Eze");
  await expect(page.getByText("in no backup yet")).toBeHidden();
});

test("a folder that is gone is said on the first page, and what it held stays", async ({
  page,
}) => {
  await pickWithoutAsking(page);
  await startScoring(page, "Maya Okafor", "Amara Osei");
  const card = page.url();
  await page.goto("/settings");
  await page.getByRole("button", { name: "Make them by itself" }).click();
  await expect(page.getByText("the only one there")).toBeVisible();
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry("Hiring", { recursive: true });
  });
  await page.goto(card);
  await handIn(page);
  await page.goto("/");
  await expect(page.getByText("Backups have stopped.")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("link", { name: "See why" }).click();
  await expect(page.getByText(/The folder, or a file in it, cannot be found/)).toBeVisible();
  await picture(page, "gone", { fullPage: true });
  await page.getByRole("button", { name: "Choose another folder" }).click();
  await expect(page.getByText("the only one there")).toBeVisible();
});

test("a file for the panel goes under a passphrase that is told another way", async ({ page }) => {
  await startScoring(page, "Maya Okafor", "Amara Osei");
  await handIn(page);
  const [, opening] = /\/openings\/([^/]+)/.exec(page.url()) ?? [];
  await page.goto(`/openings/${opening}/share`);
  await page.getByRole("button", { name: "Put these files under a passphrase…" }).click();
  await page.getByLabel("Passphrase for files").fill(passphrase);
  await page.getByLabel("The same again").fill(`${passphrase}!`);
  await page.getByRole("button", { name: "Use this passphrase" }).click();
  await expect(page.getByText("The two are not the same.")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByLabel("The same again").fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/under a passphrase until this tab is closed/)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Send the opening" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toContain("needle/locked");
  expect(text).not.toContain("Amara");
});
