import type { Page } from "@playwright/test";
import {
  bringIn,
  everythingIn,
  panelists,
  scoreFirst,
  secret,
  sendAll,
  setUpSearch,
} from "./sealed.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";

test("a lead invites three, all score apart, and the cards open on every device once all are in", async ({
  openProfile,
}, testInfo) => {
  test.setTimeout(300_000);
  const path = (name: string) => testInfo.outputPath(name);
  const { page: lead } = await openProfile();
  const { opening, links } = await setUpSearch(lead);
  await expectNoAxeViolations(lead);
  await lead.goto(opening);
  await lead.getByRole("link", { name: "Score Amara Osei" }).click();
  await scoreFirst(lead, /^4 /);
  const fromLead = await sendAll(lead, opening, path("maya.json"));
  expect(fromLead).not.toContain(secret);

  const pages: Page[] = [lead];
  let latest = path("maya.json");
  for (const [index, name] of panelists.entries()) {
    const { page } = await openProfile();
    pages.push(page);
    if (index === 1) await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(links[index] ?? "");
    await expect(page.getByText("1 candidate, 1 round")).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: `Join as ${name}` }).click();
    await expect(page.getByText(`Joined as ${name}`)).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole("link", { name: "Score Amara Osei" }).click();
    await bringIn(page, latest);
    // Nobody's words are here before one's own card is in, nor after.
    expect(await everythingIn(page)).not.toContain(secret);
    await page.getByRole("link", { name: "Score Amara Osei" }).click();
    await scoreFirst(page, /^3 /);
    latest = path(`${index}.json`);
    const sent = await sendAll(page, opening, latest);
    expect(sent).not.toContain(secret);
  }

  // Lin was last, and let hers go; each of the others does so on hearing of it.
  for (const page of [...pages.slice(0, -1), ...pages]) {
    await bringIn(page, latest);
    latest = path("round.json");
    await sendAll(page, opening, latest);
  }
  for (const page of pages) {
    await page.goto(opening);
    await page.getByRole("link", { name: "Calibrate Amara Osei" }).click();
    await page.getByText("The same as a table").click();
    for (const name of ["Maya Okafor", ...panelists])
      await expect(page.getByRole("columnheader", { name })).toBeVisible();
  }
});
