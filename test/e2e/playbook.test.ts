import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import {
  fillIn,
  items,
  moveToVersion,
  openSample,
  score,
  startScoring,
  untilSaved,
} from "./journeys.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";

const opening = "/openings/sample-opening";
const stateOf = (page: Page, title: string) =>
  page.getByRole("listitem", { name: title, exact: true });

async function expectState(page: Page, state: string, titles: readonly string[]): Promise<void> {
  const folds = { clear: /^Show the \d+ that are clear$/, unknown: /nothing to go by yet$/ };
  const folded = page.getByText(folds[state === "clear" ? "clear" : "unknown"]);
  if (state !== "open" && (await folded.locator("..").getAttribute("open")) === null)
    await folded.click();
  for (const title of titles)
    await expect(stateOf(page, title), title).toHaveAttribute("data-state", state);
}

/** A day so many days from today, as a date field takes it. */
function day(from: number): string {
  return new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
}

/** A time so many hours from now, as a field of date and time takes it. */
function hour(from: number): string {
  return new Date(Date.now() + from * 3_600_000).toISOString().slice(0, 16);
}

/** Every round of the form with its fields. */
async function unfoldRounds(page: Page): Promise<void> {
  const rounds = page.getByRole("region", { name: "Rounds" });
  const folded = rounds.getByRole("button", { name: /^Change / });
  while ((await folded.count()) > 0) await folded.first().click();
}

test("the playbook runs an opening: steps, terms, an offer, the first days, a calendar", async ({
  page,
}) => {
  await openSample(page);
  await page.getByRole("link", { name: "Playbook", exact: true }).click();
  const first = page.getByRole("listitem", { name: "Define the role and its must-haves" });
  await first.getByRole("button", { name: "Done today" }).click();
  await expect(first.getByText(/ticked off by/)).toBeVisible();
  await first.getByLabel("Done on").fill("2001-01-01");
  await expect(first.getByText(/before day 0/)).toBeVisible();
  await first.getByLabel(/^Note on/).fill("Agreed with Tom and Priya.");

  await page.getByRole("button", { name: "senior", exact: true }).click();
  await page.getByLabel("Band to, a year").fill("100,000");
  await page.getByLabel("Band to, a year").blur();
  await expect(page.getByText("Its end is below its beginning.")).toBeVisible();
  await page.getByLabel("Band to, a year").fill("160,000");
  await expect(page.getByText("Kept with the opening as you type.")).toBeVisible();

  for (const [question, answer] of [
    ["keep investing", "Yes"],
    ["matter most", "Yes"],
    ["smaller than ten", "No"],
    ["two or three other roles", "No"],
  ] as const)
    await page
      .getByRole("group", { name: new RegExp(question) })
      .getByRole("radio", { name: answer })
      .check();
  await page.getByRole("button", { name: "Keep it with the opening" }).click();
  await expect(page.getByText(/^A specialist:/).first()).toBeVisible();

  await page.getByLabel("Another candidate").selectOption({ label: "Ines Duarte" });
  await page.getByRole("button", { name: "Sent now" }).click();
  await page.getByLabel("Answer", { exact: true }).selectOption("accepted");
  await page.getByLabel("First day", { exact: true }).fill(day(14));
  const month = page.getByRole("group", { name: "Ines Duarte, Owns one slice" });
  await month.getByLabel("How the month went").selectOption("4");
  await expectNoAxeViolations(page);
  await page.reload();
  await first.getByRole("button", { expanded: false }).click();
  await expect(month.getByLabel("How the month went")).toHaveValue("4");
  await expect(first.getByLabel(/^Note on/)).toHaveValue("Agreed with Tom and Priya.");

  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Calendar file (.ics)" }).click();
  const text = await readFile(await (await coming).path(), "utf8");
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  expect(text.replaceAll("\r\n ", "")).toContain("Scorecard due: Wei Lindqvist");
  expect(text).not.toContain("Define the role");
});

test("an opening trips every watch-out it can, and clears each", async ({ page }) => {
  test.setTimeout(120_000);
  await openSample(page);
  // A kit with vague must-haves, four rounds, a long take-home and no paired session.
  await page.getByRole("link", { name: /Machine Learning Engineer, version/ }).click();
  await page.getByRole("button", { name: "Edit as the next version" }).click();
  await page.locator('[name="gates.0.detail"]').fill("");
  await page.getByRole("textbox", { name: "Role" }).fill("ML Engineer, careless");
  await expect(page.getByText("Saved on this device", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Publish this version" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "ML Engineer, careless" }),
  ).toBeVisible();
  await moveToVersion(page, 2);
  await page.getByRole("button", { name: "Add a round" }).click();
  await page.getByLabel("Round", { exact: true }).last().fill("One more chat");
  await page.getByRole("button", { name: "Add a round" }).click();
  await page.getByLabel("Round", { exact: true }).last().fill("And another");
  await unfoldRounds(page);
  await page.getByLabel("Minutes at home, if any").first().fill("240");
  for (const box of await page.getByRole("checkbox", { name: "With a paired session" }).all())
    await box.uncheck();
  await page.getByRole("button", { name: "Save the opening" }).click();
  await expect(page).toHaveURL(/sample-opening$/);

  await page.goto(`${opening}/playbook`);
  await page.getByRole("button", { name: "mid", exact: true }).click();
  await page.getByLabel("Last checked against the market").fill(day(-300));
  await page.getByLabel("Another candidate").selectOption({ label: "Amara Osei" });
  await page.getByRole("button", { name: "Sent now" }).click();
  await page.getByLabel(/^Offered base pay/).fill("60,000");
  await page.getByLabel(/^Offered base pay/).blur();
  await expectState(page, "open", [
    "Vague must-haves",
    "Too many rounds",
    "A long take-home",
    "Working pattern left open",
    "A stale band",
    "Lowballing",
    "No paired session",
    "References skipped",
    "Candidates met different panels",
  ]);
  await expectNoAxeViolations(page);

  // And back, each by what it says to do.
  await page.getByLabel("Last checked against the market").fill(day(-3));
  await page.getByLabel("Working pattern", { exact: true }).selectOption("hybrid");
  await page.getByLabel(/^Offered base pay/).fill("90,000");
  await page.getByLabel(/^Offered base pay/).blur();
  await page.getByLabel("References taken on").fill(day(-1));
  await expectState(page, "clear", ["Lowballing", "References skipped", "A stale band"]);
  await moveToVersion(page, 1);
  await unfoldRounds(page);
  for (let round = 0; round < 2; round += 1)
    await page.getByRole("button", { name: "Remove this round" }).last().click();
  await page.getByLabel("Minutes at home, if any").first().fill("");
  for (const box of await page.getByRole("checkbox", { name: "With a paired session" }).all())
    await box.check();
  await page.getByRole("button", { name: "Save the opening" }).click();
  await expect(page).toHaveURL(/sample-opening$/);
  await page.goto(`${opening}/playbook`);
  await expectState(page, "clear", [
    "Vague must-haves",
    "No agreed scorecard",
    "Too many rounds",
    "A long take-home",
    "Working pattern left open",
    "A stale band",
    "Lowballing",
    "No paired session",
    "References skipped",
    "Scores without evidence",
    "Cards written late",
  ]);
  // With its rounds back, the last interview has a time, and the offer is late.
  await expectState(page, "open", ["A slow offer"]);
  // An offer dated to the day after the last interview is in time.
  const sent = page.getByLabel("Offer sent");
  await sent.fill(hour(-80));
  await sent.blur();
  await expectState(page, "clear", ["A slow offer"]);
});

test("cards without evidence, late ones and uneven panels trip their watch-outs, and clear", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const submit = async () => {
    await untilSaved(page);
    await page.getByRole("button", { name: "Submit scorecard" }).click();
    await expect(page.getByText("The card is locked").first()).toBeVisible();
  };
  const cardOf = async (me: string, candidate: string) => {
    await startScoring(page, me, candidate);
    await fillIn(page);
    await submit();
  };
  await startScoring(page, "Priya Nair", "Amara Osei");
  const ours = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  for (const item of items) await score(page, item, "3 Meets");
  await page
    .getByRole("group", { name: "Recommendation" })
    .getByRole("radio", { name: "Yes", exact: true })
    .check();
  await submit();
  const thin = new URL(page.url()).pathname;
  await cardOf("Priya Nair", "Sofia Lindqvist");
  await page.goto(`${ours}/playbook`);
  await expectState(page, "open", ["Scores without evidence"]);
  await expectState(page, "unknown", ["Cards written late"]);
  await expectState(page, "clear", ["Candidates met different panels"]);

  // The card may be corrected as long as nobody else's is open beside it.
  await page.goto(thin);
  await page.getByRole("button", { name: "Something is wrong with it…" }).click();
  await page.getByRole("button", { name: "Correct this card" }).click();
  await fillIn(page);
  await submit();
  const interviewed = async (hoursAgo: number) => {
    await page.goto(ours);
    await page.getByRole("button", { name: "Amara Osei" }).click();
    await page.getByLabel(/, date and time$/).fill(hour(-hoursAgo));
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("dialog")).toBeHidden(); // It closes once the time is stored.
    await page.goto(`${ours}/playbook`);
  };
  await interviewed(72);
  await expectState(page, "clear", ["Scores without evidence"]);
  await expectState(page, "open", ["Cards written late"]);
  await interviewed(2);
  await expectState(page, "clear", ["Cards written late"]);

  await cardOf("Tom Reyes", "Amara Osei");
  await page.goto(`${ours}/playbook`);
  await expectState(page, "open", ["Candidates met different panels"]);
  await cardOf("Tom Reyes", "Sofia Lindqvist");
  await page.goto(`${ours}/playbook`);
  await expectState(page, "clear", ["Candidates met different panels", "Scores without evidence"]);
});
