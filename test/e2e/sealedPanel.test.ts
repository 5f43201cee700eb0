import type { Page } from "@playwright/test";
import { bringIn, scoreFirst, secret, sendAll } from "./sealedJourneys.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";

const panelists = ["Priya Nair", "Jonas Keller", "Lin Wu"] as const;
/** Everything this browser has stored, as text. */
function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const open = indexedDB.open("needle");
    await new Promise((done) => {
      open.addEventListener("success", done);
    });
    const database = open.result;
    const texts: string[] = [];
    for (const name of database.objectStoreNames) {
      const all = database.transaction(name).objectStore(name).getAll();
      await new Promise((done) => {
        all.addEventListener("success", done);
      });
      texts.push(JSON.stringify(all.result));
    }
    database.close();
    return texts.join("\n");
  });
}

test("a lead invites three, all score apart, and the cards open on every device once all are in", async ({
  openProfile,
}, testInfo) => {
  test.setTimeout(300_000);
  const path = (name: string) => testInfo.outputPath(name);
  const { page: lead } = await openProfile();
  await lead.goto("/openings/new");
  await lead.getByRole("textbox", { name: "Your name" }).fill("Maya Okafor");
  await lead.keyboard.press("Enter");
  await lead.getByRole("textbox", { name: "Title" }).first().fill("ML Engineer, Search");
  const rounds = lead.getByRole("button", { name: "Remove this round" });
  await rounds.first().click();
  await rounds.last().click();
  await lead.getByRole("textbox", { name: "Add panelists" }).fill(panelists.join("\n"));
  await lead.getByRole("button", { name: "Set up the opening" }).click();
  await lead.getByRole("button", { name: "Add the first candidate" }).click();
  await lead.getByRole("textbox", { name: "Candidates" }).fill("Amara Osei");
  await lead.getByRole("button", { name: "Add", exact: true }).click();
  await expect(lead.getByText("0 of 4 in")).toBeVisible();
  const opening = new URL(lead.url()).pathname;

  await lead.getByRole("link", { name: "Invite" }).click();
  await expectNoAxeViolations(lead);
  const links: string[] = [];
  for (const name of panelists) {
    await lead.getByRole("button", { name: `Show the code for ${name}` }).click();
    await expect(lead.getByRole("img", { name: `Invitation of ${name}` })).toBeVisible();
    links.push(await lead.getByRole("textbox", { name: `Link for ${name}` }).inputValue());
  }
  await lead.goto(opening);
  await lead.getByRole("link", { name: /your card on Amara Osei/ }).click();
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
    await page.getByRole("link", { name: /your card on Amara Osei/ }).click();
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
