import { startScoring } from "./journeys.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";
import { changeFiles, filesIn, pickWithoutAsking } from "./syncedFolder.ts";

test("what was written goes into the shared folder by itself, and again when the folder lost it", async ({
  page,
}) => {
  await pickWithoutAsking(page);
  await startScoring(page, "Maya Okafor", "Amara Osei");
  await page.goto("/openings/new");
  await page.getByLabel("Title").fill("ML Engineer, Search");
  await page.getByRole("textbox", { name: /Add a person/ }).fill("Priya Nair");
  await page.getByRole("button", { name: "Set up only" }).click();
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
  expect(Object.keys(files).length).toBeGreaterThan(0);
  for (const [name, base64] of Object.entries(files)) {
    const text = Buffer.from(base64, "base64").toString("latin1");
    expect(name).toMatch(/^needle-[0-9a-f]{32}\.bin$/);
    for (const word of ["Maya", "Priya", "Engineer", "opening"]) expect(text).not.toContain(word);
  }

  await changeFiles(page, {}, Object.keys(files));
  await page.getByRole("button", { name: "Look now" }).click();
  await expect(page.getByText(/had gone from the folder/)).toBeVisible();
  expect(Object.keys(await filesIn(page)).length).toBeGreaterThan(0);

  // After a restart the folder is known still.
  await page.reload();
  await expect(page.getByRole("heading", { name: "Everything is sent" })).toBeVisible();
});
