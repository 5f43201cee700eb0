import type { Page } from "@playwright/test";
import { startScoring } from "./journeys.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";

/** The browser's own storage hands out the same kind of folder, and asks nobody. */
async function pickWithoutAsking(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const pick = async () => {
      const root = await navigator.storage.getDirectory();
      return root.getDirectoryHandle("Hiring", { create: true });
    };
    Object.assign(globalThis, { showDirectoryPicker: pick });
  });
}

type File = { name: string; text: string };

function filesIn(page: Page): Promise<File[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("Hiring");
    const files: File[] = [];
    for await (const handle of folder.values())
      if (handle.kind === "file") {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        files.push({ name: handle.name, text: new TextDecoder("latin1").decode(bytes) });
      }
    return files;
  });
}

async function emptyFolder(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("Hiring");
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    for (const name of names) await folder.removeEntry(name);
  });
}

test("what was written goes into the shared folder by itself, and again when the folder lost it", async ({
  page,
}) => {
  await pickWithoutAsking(page);
  await startScoring(page, "Maya Okafor", "Amara Osei");
  await page.goto("/openings/new");
  await page.getByLabel("Title").fill("ML Engineer, Search");
  await page.getByRole("textbox", { name: /Add panelists/ }).fill("Priya Nair");
  await page.getByRole("button", { name: "Set up the opening" }).click();
  await expect(page).toHaveURL(/\/openings\/n1[a-z2-7]{52}/);
  const [, opening] = /\/openings\/(\w+)/.exec(page.url()) ?? [];
  await page.goto(`/openings/${opening}/share`);
  await expect(page.getByRole("heading", { name: /changes? to send/ })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Choose a shared folder" }).click();
  await expect(page.getByRole("heading", { name: "Everything is sent" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Shared folder “Hiring”" })).toBeVisible();
  await expect(page.getByText("Read and written by itself. Last read")).toBeVisible();
  await expectNoAxeViolations(page);
  const files = await filesIn(page);
  expect(files.length).toBeGreaterThan(0);
  for (const { name, text } of files) {
    expect(name).toMatch(/^needle-[0-9a-f]{32}\.bin$/);
    for (const word of ["Maya", "Priya", "Engineer", "opening"]) expect(text).not.toContain(word);
  }

  await emptyFolder(page);
  await page.getByRole("button", { name: "Look now" }).click();
  await expect(page.getByText(/had gone from the folder/)).toBeVisible();
  expect((await filesIn(page)).length).toBeGreaterThan(0);

  // After a restart the folder is known still.
  await page.reload();
  await expect(page.getByRole("heading", { name: "Everything is sent" })).toBeVisible();
});
