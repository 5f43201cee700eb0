import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { writePacket, packetOf } from "#domain/files/packet.ts";
import { aPanel } from "#test/records.ts";
import { untilSaved } from "./journeys.ts";
import { expect, expectNoAxeViolations, expectNoOverflow, test } from "./support.ts";

/** Everything a person presses or fills in, Enter included. */
function counting() {
  let actions = 0;
  return {
    act: async (what: Promise<unknown>) => {
      actions += 1;
      await what;
    },
    count: () => actions,
  };
}

/** As copied from a sheet: a cell with two lines in it, one with quotes, a name for the role above. */
const sheet = [
  "Hotel Receptionist\t\t\t\t\t\t\t\t",
  "Competency\tWhat it means\t1\t2\t3\t4\t5\tQuestion\tFollow-ups",
  [
    "Greet guests",
    "The first minute at the desk",
    "Tells of no guest; names rules of the house",
    '"Says the sentence from the card, ""Welcome to the Alder"""',
    "Tells of one guest: looked up, said the name, asked one thing",
    "Saw what was wrong before it was said, and told what would happen next",
    "Others greet as they do; tells of one guest lost and what changed",
    "Tell me about a guest who came in angry.",
    '"What did you say first?\nHow did it end?"',
  ].join("\t"),
  [
    "Hand over rooms",
    "Rooms ready when they were promised",
    "Rooms were the housekeepers’ business",
    "Passed on a list; heard of late rooms from guests",
    "Agreed an order for the day with housekeeping and told guests a time that held",
    "Turned a full house round after a late departure, with the order they chose",
    "Changed how the house hands over; tells the figures before and after",
    "Take your fullest day. Which room was promised first?",
    "What did you leave?",
  ].join("\t"),
].join("\n");

/** As a paste does, without the system's clipboard: at once, where typing goes line by line. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "The table" }).evaluate((field, pasted) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(
      field,
      pasted,
    );
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

test("from a pasted sheet for another trade to a submitted card in at most 12 actions", async ({
  page,
}) => {
  const { act, count } = counting();
  await page.goto("/kits");
  await act(page.getByRole("link", { name: "Make a kit from a table" }).click());
  await act(paste(page, sheet));
  await expect(page.getByRole("textbox", { name: "Role" })).toHaveValue("Hotel Receptionist");
  await expect(page.getByRole("region", { name: "Greet guests" })).toContainText(
    'Says the sentence from the card, "Welcome to the Alder"',
  );
  await expectNoAxeViolations(page);
  await act(page.getByRole("button", { name: "Continue in the editor" }).click());
  await act(page.getByRole("button", { name: "Publish this version" }).click());
  await act(page.getByRole("link", { name: "Score a candidate" }).click());
  await expect(page.getByRole("combobox", { name: "Kit" })).toHaveText(/Hotel Receptionist/);
  await act(page.getByRole("textbox", { name: "Your name" }).fill("Imani Grant"));
  await act(page.getByRole("textbox", { name: "Candidate's name" }).fill("Pavel Horák"));
  await act(page.keyboard.press("Enter"));
  for (const item of ["Greet guests", "Hand over rooms"])
    await act(
      page.getByRole("radiogroup", { name: item }).getByRole("radio", { name: /^3 / }).check(),
    );
  await act(
    page
      .getByRole("group", { name: "Recommendation" })
      .getByRole("radio", { name: "Yes", exact: true })
      .check(),
  );
  await untilSaved(page);
  await act(page.getByRole("button", { name: "Submit scorecard" }).click());
  await expect(page.getByText("The card is locked").first()).toBeVisible();
  console.log(`from a pasted sheet to a submitted card: ${count()} actions`);
  expect(count()).toBeLessThanOrEqual(12);
});

test("a table that is wrong says where and what to do; a dropped file and other columns mend it", async ({
  page,
}, testInfo) => {
  await page.goto("/kits/from-table");
  const box = page.getByRole("textbox", { name: "The table" });
  await paste(page, "one column\nand no more");
  await expect(page.getByRole("alert")).toContainText("Only one column can be told apart");
  await expect(box).toHaveAttribute("aria-invalid", "true");
  await expectNoAxeViolations(page);
  await paste(
    page,
    `Item\tSummary\n${Array.from({ length: 2_000 }, (_, k) => `Item ${k}\tx`).join("\n")}`,
  );
  await expect(page.getByRole("alert")).toContainText("2,000 items, and a kit holds up to 100");
  await expect(page.getByRole("button", { name: "Continue in the editor" })).toBeDisabled();

  const file = testInfo.outputPath("rota.csv");
  await writeFile(
    file,
    "Was gut ist;Fünf;Eins\nDienst übergeben;schreibt auf;sagt nichts\n",
    "latin1",
  );
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByRole("heading", { name: "Dienst übergeben" })).toBeVisible();
  await expect(page.getByText("No headings were recognised")).toBeVisible();
  await page.getByRole("combobox", { name: "Column 2" }).selectOption("5 Exceptional");
  await page.getByRole("combobox", { name: "Column 3" }).selectOption("1 Well below");
  await page.getByRole("combobox", { name: "Column 1" }).selectOption("Why it matters");
  await expect(page.getByRole("alert")).toContainText("No column says what an item is called");
  await page.getByRole("combobox", { name: "Column 1" }).selectOption("Item: its name");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expectNoAxeViolations(page);

  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoOverflow(page);

  // Dropped anywhere on the page it is read here, and is no panel's file.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["Item,Summary\nFolds towels,In thirds"], "towels.csv"));
    for (const kind of ["dragenter", "drop"])
      document.body.dispatchEvent(
        new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }),
      );
  });
  await expect(page.getByRole("heading", { name: "Folds towels" })).toBeVisible();
  await expect(page.getByText("Drop to open")).toHaveCount(0);
  await expect(page).toHaveURL(/from-table$/);
});

test("a kit copied as a table comes back as the same items", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/kits");
  await page.getByRole("link", { name: "Customer Support Lead" }).click();
  await page.getByRole("button", { name: "Copy as a table" }).click();
  await expect(page.getByText(/^Copied: paste it into a sheet/)).toBeVisible();
  await page.goto("/kits/from-table");
  await page.getByRole("textbox", { name: "The table" }).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByRole("heading", { name: "4 items" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Role" })).toHaveValue("Customer Support Lead");
  await expect(page.getByText("To be written in the editor")).toHaveCount(0);
});

test("a candidate for another role is scored with two fields and a choice", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Score a candidate" }).click();
  await expect(page.getByRole("combobox", { name: "Kit" })).toHaveText(
    /^Machine Learning Engineer/,
  );
  await page.getByRole("textbox", { name: "Your name" }).fill("Imani Grant");
  await page.getByRole("textbox", { name: "Candidate's name" }).fill("Kofi Mensah");
  // Its text comes with the choice, and not with the start.
  const coming = page.waitForRequest(/\/assets\/salesRepresentative-/);
  await page.getByRole("combobox", { name: "Kit" }).selectOption("Sales Representative");
  await coming;
  await expect(page.getByText("Understand the buyer")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Start scoring" }).click();
  await expect(page.getByRole("radiogroup", { name: "Find and qualify" })).toBeVisible();
});

test("one joins a panel by name in two actions where a file was opened, in three on a shared device", async ({
  page,
}, testInfo) => {
  const file = testInfo.outputPath("panel.json");
  await writeFile(file, writePacket(packetOf(aPanel({ cards: [] }))));
  await page.goto("/receive");
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Bring in" }).click();
  const joining = counting();
  const name = page.getByRole("textbox", { name: "Your name, if it is not above" });
  await joining.act(name.fill("Zoe"));
  await expectNoAxeViolations(page);
  await joining.act(page.keyboard.press("Enter"));
  await expect(page.getByRole("link", { name: /your card on Tom Becker/ })).toBeVisible();
  // On a shared device the next one: the button of who is scoring, a name, Enter.
  const next = counting();
  await next.act(page.getByRole("button", { name: /Scoring as/ }).click());
  await next.act(page.getByRole("textbox", { name: "Somebody else" }).fill("Abel"));
  await next.act(page.keyboard.press("Enter"));
  await expect(page.getByRole("button", { name: /Scoring as\s*Abel/ })).toBeVisible();
  await expect(page.getByText("is not on this panel")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /your card on Tom Becker/ })).toBeVisible();
  console.log(`to join by name: ${joining.count()} actions, on a shared device ${next.count()}`);
  expect([joining.count(), next.count()]).toEqual([2, 3]);
});
