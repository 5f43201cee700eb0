import type { Page } from "@playwright/test";
import {
  decide,
  everythingIn,
  panelists,
  recordOf,
  scoreFirst,
  secret,
  setUpSearch,
  untilSealed,
} from "./sealed.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";
import { aSyncedFolder, pickWithoutAsking, behindIn } from "./syncedFolder.ts";

const everybody = ["Maya Okafor", ...panelists];
const reason = "The outage was theirs to answer for";

test("four people, one folder: cards open once all are in, and two devices hold one meeting", async ({
  openProfile,
}) => {
  test.setTimeout(600_000);
  const folder = aSyncedFolder();
  const pages: Page[] = [];
  let opening = "";

  /** A device looks into its folder, after what others wrote has come, and writes what is new. */
  const meet = async (page: Page) => {
    await folder.sync(page);
    await page.goto(`${opening}/share`);
    await expect.poll(() => behindIn(page), { timeout: 30_000 }).toBe(0);
    await expect(page.getByRole("heading", { name: "Everything is sent" })).toBeVisible();
    await folder.sync(page);
  };
  const chooseFolder = async (page: Page) => {
    await page.goto(`${opening}/share`);
    await page.getByRole("button", { name: "Choose a shared folder" }).click();
    await expect(page.getByRole("heading", { name: "Shared folder “Hiring”" })).toBeVisible();
    await meet(page);
  };
  /** Without any network, as it may be in a meeting room. */
  const scoreOffline = async (page: Page, level: RegExp) => {
    await page.context().setOffline(true);
    await page.goto(opening);
    await page.getByRole("link", { name: "Score Amara Osei" }).click();
    await scoreFirst(page, level);
    await page.context().setOffline(false);
  };

  const { page: lead } = await openProfile();
  pages.push(lead);
  await pickWithoutAsking(lead);
  const setUp = await setUpSearch(lead);
  opening = setUp.opening;
  await chooseFolder(lead);

  for (const [index, name] of panelists.entries()) {
    const { page } = await openProfile();
    pages.push(page);
    await pickWithoutAsking(page);
    if (index === 1) await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(setUp.links[index] ?? "");
    await page.getByRole("button", { name: `Join as ${name}` }).click();
    await expect(page.getByText(`Joined as ${name}`)).toBeVisible();
    await chooseFolder(page);
  }
  for (const page of pages) await meet(page);

  // All but the last hand in; nobody can read a word of it, wherever they look.
  for (const page of pages.slice(0, -1)) {
    await scoreOffline(page, /^4 /);
    await meet(page);
  }
  const last = pages[3] ?? lead;
  for (const page of [last, lead]) await meet(page);
  expect(await everythingIn(last)).not.toContain(secret);
  for (const text of folder.files.values())
    expect(Buffer.from(text, "base64").toString("latin1")).not.toContain("ranker");
  await lead.goto(opening);
  await untilSealed(lead, 3);
  await expect(
    lead.getByText("two of you have opened Needle since", { exact: false }),
  ).toBeVisible();
  await expectNoAxeViolations(lead);

  await scoreOffline(last, /^3 /);
  for (const page of [last, ...pages, ...pages]) await meet(page);
  for (const page of pages) {
    await page.goto(opening);
    await expect(page.getByRole("link", { name: "Calibrate Amara Osei" })).toBeVisible();
  }

  // Two devices at one meeting: both choose, then both see.
  const [, priya = lead] = pages;
  const calibrate = async (page: Page) => {
    await page.goto(opening);
    await page.getByRole("link", { name: "Calibrate Amara Osei" }).click();
    await expect(page.getByRole("heading", { name: "Re-rate after the talk" })).toBeVisible();
  };
  const choose = async (page: Page, name: string) => {
    await calibrate(page);
    await page.getByRole("button", { name: `Choose, ${name}` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /^3 / }).check();
    await dialog.getByRole("textbox", { name: "What moved you" }).fill(`${reason}, says ${name}`);
    await dialog.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByText("1 of 4 has chosen")).toBeVisible();
  };
  await choose(priya, "Priya Nair");
  await meet(priya);
  expect(await everythingIn(lead)).not.toContain(reason);
  await choose(lead, "Maya Okafor");
  await meet(lead);
  expect(await everythingIn(lead)).not.toContain("says Priya Nair");
  await calibrate(lead);
  await expect(lead.getByText("2 of 4 have chosen")).toBeVisible();
  await expectNoAxeViolations(lead);
  await lead.getByRole("button", { name: "Show the new scores" }).click();
  await expect(lead.getByText("their device has yet to tell what", { exact: false })).toBeVisible();
  await expectNoAxeViolations(lead);
  for (const page of [lead, priya, lead]) await meet(page);
  for (const page of [lead, priya]) {
    await page.goto(opening);
    await page.getByRole("link", { name: "Calibrate Amara Osei" }).click();
    const table = page.getByRole("table", { name: /^Before and after the talk/ });
    for (const name of ["Maya Okafor", "Priya Nair"])
      await expect(table.getByText(`${reason}, says ${name}`)).toBeVisible();
  }

  // Priya's device ends the items, the lead's decides; the record is the same on every one.
  await priya.goto(opening);
  await priya.getByRole("link", { name: "Calibrate Amara Osei" }).click();
  for (let left = 4; left > 0; left -= 1)
    await priya.getByRole("button", { name: /^Reviewed, / }).click();
  await meet(priya);
  await meet(lead);
  await lead.goto(opening);
  await lead.getByRole("link", { name: "Calibrate Amara Osei" }).click();
  await decide(lead);
  for (const page of pages) await meet(page);
  const records: string[] = [];
  const states: string[] = [];
  for (const page of pages) records.push(await recordOf(page, opening));
  // That each has looked is written too; once that is everywhere, all have the same.
  for (const page of [...pages, ...pages]) await meet(page);
  for (const page of pages) {
    await page.goto(`${opening}/share`);
    const state = page.getByRole("region", { name: "Do we have the same?" }).locator("code");
    states.push(await state.innerText());
  }
  expect(new Set(states).size, states.join(" ")).toBe(1);
  expect(records[0]).toContain(`${reason}, says Priya Nair`);
  for (const record of records) expect(record).toBe(records[0]);
  expect(everybody.every((name) => records[0]?.includes(name))).toBe(true);
});
