import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { RoundId } from "#domain/id.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { bigPanel } from "#test/bigPanel.ts";
import { openSample } from "./journeys.ts";
import { expect, expectNoAxeViolations, picture, pictures, sizes, test } from "./support.ts";

const interview = RoundId.parse("interview");
const day = 24 * 3_600_000;

/** A search in the middle: by thirds all cards in, some missing and late, and still to come. */
function underWay(seed: string, candidates: number, panelists: number): SharedRecord[] {
  const now = Date.now();
  const numberOf = (id: string) => Number(/-c(?<at>\d+)$/.exec(id)?.groups?.["at"]);
  return bigPanel(seed, candidates, panelists).flatMap((record): SharedRecord[] => {
    if (!("body" in record)) return [record];
    if (record.kind === "candidate") {
      const third = numberOf(record.id) % 3;
      const at = new Date(now + (third === 2 ? 1 : -3) * day).toISOString();
      return [{ ...record, body: { ...record.body, interviews: { [interview]: at } } }];
    }
    if (record.kind !== "scorecard") return [record];
    const at = numberOf(record.body.candidate);
    const author = Number(/-p(?<at>\d+)$/.exec(record.author)?.groups?.["at"]);
    if (at % 3 === 0) return [record];
    return at % 3 === 1 && author !== 1 && author !== 2 ? [record] : [];
  });
}

async function takeIn(page: Page, path: string, records: SharedRecord[]): Promise<void> {
  await writeFile(path, writePacket(packetOf(records)));
  await page.goto("/receive");
  await page.locator("input[type=file]").setInputFiles([path]);
  await page.getByRole("button", { name: "Bring in" }).click();
  await expect(page).toHaveURL(/\/openings\/big-/);
}

const looks = [sizes.wide, { width: 1024, height: 768 }, sizes.phone];

/** What the first cell and the last of each row say. */
function rows(page: Page): Promise<string[]> {
  return page
    .getByRole("table", { name: /^Cards by candidate/ })
    .locator("tbody tr")
    .evaluateAll((all) =>
      all.map((row) => {
        const [first, last] = [row.children[0], row.children[row.children.length - 1]];
        return `${first?.textContent} | ${last?.textContent}`;
      }),
    );
}

test("the roster says what is next for everybody, and one finds them", async ({
  page,
}, testInfo) => {
  await openSample(page);
  expect(await rows(page)).toEqual([
    // Within hours of midnight it is today.
    expect.stringMatching(/^Wei Lindqvist \| Score Wei Lindqvist due (?:today|tomorrow)$/),
    expect.stringMatching(/^Lou Bertrand \| Score Lou Bertrand interview/),
    "Sam Pereira | Ask for 1 card: Sam Pereira Jonas Keller",
    "Amara Osei | Calibrate Amara Osei all 4 in",
    "Ines Duarte | Calibrate Ines Duarte all 4 in",
  ]);
  await pictures(page, "sample", looks);

  await takeIn(page, testInfo.outputPath("search.json"), underWay("mid", 20, 5));
  await page.goto("/openings/big-mid");
  await page.getByRole("button", { name: "Panelist 1" }).click();
  await expect(page.getByRole("radio", { name: "All 20" })).toBeChecked();
  await pictures(page, "mid", looks);
  await page.getByRole("radio", { name: "Cards missing 7" }).check();
  expect(await rows(page)).toHaveLength(7);
  await page.getByRole("searchbox", { name: "Find a candidate" }).fill("14 cand");
  expect(await rows(page)).toEqual([
    "Candidate 14 | Ask for 2 cards: Candidate 14 Panelist 2, Panelist 3",
  ]);
  await page.getByRole("searchbox", { name: "Find a candidate" }).fill("nobody at all");
  await page.getByRole("button", { name: "Show everybody" }).click();
  expect(await rows(page)).toHaveLength(20);
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Every card" }).click();
  await expect(page.getByRole("columnheader", { name: "Panelist 3" })).toBeVisible();
  await expectNoAxeViolations(page);
});

test("a lead asks for missing cards, with a message a person and nobody's view in it", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSample(page);
  await page.getByRole("button", { name: /^Ask for 1 card/ }).click();
  const dialog = page.getByRole("dialog", { name: "Ask for missing cards" });
  await dialog.getByRole("button", { name: "Copy for Jonas Keller" }).click();
  await expect(page.getByText("The message to Jonas Keller is copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("Sam Pereira, Technical deep-dive");
  expect(copied).toContain("/openings/sample-opening/score/sample-sam/");
  for (const other of ["Priya", "Maya", "Tom"]) expect(copied).not.toContain(other);
  const mail = await dialog
    .getByRole("link", { name: "Mail to Jonas Keller" })
    .getAttribute("href");
  const text = new URLSearchParams(mail?.split("?")[1]).get("body") ?? "";
  expect(text.replaceAll("\r\n", "\n")).toBe(copied);
  for (const size of looks) {
    await page.setViewportSize(size);
    await picture(page, `ask-${size.width}`);
  }
  await expectNoAxeViolations(page);
  // The link leads whoever follows it to the card itself.
  const [link = ""] = /http\S+/.exec(copied) ?? [];
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Sam Pereira" })).toBeVisible();
});

test("two hundred candidates and thirty panelists stay readable", async ({ page }, testInfo) => {
  test.setTimeout(180_000);
  await page.goto("/");
  await takeIn(page, testInfo.outputPath("search.json"), underWay("crowd", 200, 30));
  await page.goto("/openings/big-crowd");
  await page.getByRole("button", { name: "Panelist 1", exact: true }).click();
  const all = page.getByRole("button", { name: "Show all 200" });
  await expect(all).toBeVisible();
  await pictures(page, "crowd", looks);
  await page.getByRole("searchbox", { name: "Find a candidate" }).fill("187");
  expect(await rows(page)).toHaveLength(1);
  await page.getByRole("searchbox", { name: "Find a candidate" }).fill("");
  // What is next stays in view, however far the cards are moved.
  const next = page.getByRole("columnheader", { name: "What is next" });
  await page.getByRole("region", { name: "Roster" }).evaluate((frame) => frame.scrollTo(600, 0));
  await expect(next).toBeInViewport({ ratio: 1 });
  await all.click();
  await expect.poll(async () => (await rows(page)).length).toBe(200);
  await page.getByRole("button", { name: "Ask for all missing cards" }).click();
  const links = page.getByRole("link", { name: /^Mail to/ });
  await expect(links).toHaveCount(2);
  const mails = await links.evaluateAll((found) =>
    found.map((link) => link.getAttribute("href") ?? ""),
  );
  for (const mail of mails) expect(mail.length).toBeLessThanOrEqual(2_000);
});
