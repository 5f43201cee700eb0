import type { Page } from "@playwright/test";
import {
  beginSearch,
  bringIn,
  fetchFile,
  linkFor,
  scoreFirst,
  secret,
  sendAll,
  untilSealed,
} from "./sealed.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";

const handBack = "Hand one file back";
const trust = /Rosa Lind, who coordinates, is given what opens the cards/;

/** Maya leads and scores, Jonas scores in the one round, Rosa coordinates; gives the opening's path. */
async function setUp(page: Page): Promise<string> {
  const opening = await beginSearch(
    page,
    ["Jonas Keller", "Rosa Lind"],
    ["Amara Osei"],
    async () => {
      await page.getByRole("combobox", { name: "Role of Rosa Lind" }).selectOption("coordinator");
      await expectNoAxeViolations(page);
    },
  );
  await expect(page.getByRole("table", { name: /^Cards by candidate/ })).toBeVisible();
  await expect(page.getByText(trust)).toBeVisible();
  return opening;
}

/** What is new on this device, as one file; or all there is, by whoever coordinates. */
async function sendNew(
  page: Page,
  opening: string,
  path: string,
  button = "Send everything new",
): Promise<void> {
  await page.goto(`${opening}/share`);
  await fetchFile(page, button, path);
}

test("two score, one of them never comes back, and the cards open through whoever coordinates, by files alone", async ({
  openProfile,
}, testInfo) => {
  test.setTimeout(300_000);
  const path = (name: string) => testInfo.outputPath(name);
  const { page: maya } = await openProfile();
  const opening = await setUp(maya);

  // Rosa joins first, so that cards can be sealed for her too.
  const { page: rosa } = await openProfile();
  await rosa.goto(await linkFor(maya, opening, "Rosa Lind"));
  await expect(rosa.getByText(/You coordinate: you score nobody/)).toBeVisible();
  await expectNoAxeViolations(rosa);
  await rosa.getByRole("button", { name: "Join as Rosa Lind" }).click();
  await expect(rosa.getByText("Joined as Rosa Lind")).toBeVisible();
  await expect(rosa.getByText(/You could open them early; everybody here sees/)).toBeVisible();
  await expectNoAxeViolations(rosa);
  await sendNew(rosa, opening, path("rosa.json"), handBack);
  await bringIn(maya, path("rosa.json"));

  // Jonas joins, scores, sends Rosa one file, and is never seen again.
  const { page: jonas, context: jonass } = await openProfile();
  await jonas.goto(await linkFor(maya, opening, "Jonas Keller"));
  await jonas.getByRole("button", { name: "Join as Jonas Keller" }).click();
  await jonas.getByRole("link", { name: "Score Amara Osei" }).click();
  await scoreFirst(jonas, /^3 /);
  await jonas.goto(`${opening}/share`);
  await expect(jonas.getByText(/to Rosa Lind, who coordinates and sends one back/)).toBeVisible();
  await sendNew(jonas, opening, path("jonas.json"));
  await jonass.close();

  await maya.goto(opening);
  await maya.getByRole("link", { name: /your card on Amara Osei/ }).click();
  await scoreFirst(maya, /^4 /);
  await sendNew(maya, opening, path("maya.json"));

  await bringIn(rosa, path("jonas.json"));
  await rosa.goto(opening);
  await untilSealed(rosa, 1);
  expect(await sendAll(rosa, opening, path("early.json"))).not.toContain(secret);
  await bringIn(rosa, path("maya.json"));
  await rosa.goto(opening);
  await expect(rosa.getByRole("link", { name: "Calibrate Amara Osei" })).toBeVisible();
  await expectNoAxeViolations(rosa);
  await sendNew(rosa, opening, path("back.json"), handBack);

  await bringIn(maya, path("back.json"));
  await maya.goto(opening);
  await maya.getByRole("link", { name: "Calibrate Amara Osei" }).click();
  await maya.getByText("The same as a table").click();
  for (const name of ["Maya Okafor", "Jonas Keller"])
    await expect(maya.getByRole("columnheader", { name })).toBeVisible();
});
