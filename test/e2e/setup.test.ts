import type { Page } from "@playwright/test";
import {
  expect,
  expectNoAxeViolations,
  expectNoOverflow,
  picture,
  sizes,
  test,
} from "./support.ts";

const candidates = ["Amara Osei", "Ines Duarte", "Lou Bertrand", "Sam Pereira", "Wei Lindqvist"];
const people = ["Priya Nair", "Jonas Keller", "Tom Reyes"];
const { wide, phone } = sizes;

/** A list as it comes out of a sheet or a mail: put there at once, as a paste does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text);
}

test("six candidates and four people, from nothing to invitations by the keyboard alone", async ({
  page,
}) => {
  await page.setViewportSize(wide);
  await page.goto("/openings/new");
  await expect(page.getByRole("heading", { name: "Set up a search" })).toBeVisible();
  await expect(page.getByText("there is nobody to calibrate with")).toBeVisible();
  await picture(page, "empty");

  const began = Date.now();
  let acts = 0;
  const press = async (key: string) => {
    acts += 1;
    await page.keyboard.press(key);
  };
  const put = async (text: string) => {
    acts += 1;
    await paste(page, text);
  };
  await page.getByRole("textbox", { name: "Title" }).focus();
  await put("ML Engineer, Search");
  await press("Tab"); // the kit
  await press("Tab");
  await put([...candidates, "Noor Haddad"].join("\n"));
  await expect(page.getByText("6 candidates.")).toBeVisible();
  for (let line = 0; line < 4; line += 1) await press("Tab"); // starts, due, sealed, names
  await press("Tab");
  await expect(page.getByRole("textbox", { name: "Your name" })).toBeFocused();
  await put("Maya Okafor");
  for (let cell = 0; cell < 5; cell += 1) await press("Tab"); // role, three rounds
  await expect(page.getByRole("textbox", { name: "Add a person" })).toBeFocused();
  await put(people.join("\n"));
  await expect(page.getByText("Cards for each candidate: 12")).toBeVisible();
  await press("Control+Enter");
  await expect(page).toHaveURL(/\/share\/invite$/);
  for (const name of people)
    await expect(page.getByRole("row", { name: new RegExp(`^${name}`) })).toBeVisible();
  const seconds = (Date.now() - began) / 1000;
  console.log(
    `set up: ${acts} keys and pastes, ${seconds.toFixed(1)} s without a person's thinking`,
  );
  expect(acts).toBeLessThanOrEqual(18);

  await page.goto(page.url().replace("/share/invite", ""));
  for (const name of candidates) await expect(page.getByText(name).first()).toBeVisible();
});

test("a search is set up on one screen, wide and on a phone, and a mishap takes nothing", async ({
  page,
}) => {
  await page.setViewportSize(wide);
  await page.goto("/openings/new");
  await page.getByRole("textbox", { name: "Your name" }).fill("Maya Okafor");
  await page.getByRole("textbox", { name: "Title" }).fill("ML Engineer, Search");
  await page.getByRole("textbox", { name: "Candidates" }).fill(candidates.join("\n"));
  await page.getByRole("textbox", { name: "Add a person" }).fill(people.join("\n"));
  await page.getByRole("combobox", { name: "Role of Tom Reyes" }).selectOption("hiring manager");
  for (const name of ["Maya Okafor, Technical deep-dive", "Priya Nair, Intro", "Tom Reyes, Intro"])
    await page.getByRole("checkbox", { name }).uncheck();
  await expect(page.getByText("Cards for each candidate: 9")).toBeVisible();
  await expectNoOverflow(page);
  await picture(page, "wide");
  // All of it is in sight, but for what the remark adds.
  await expect(page.getByRole("button", { name: "Change Final" })).toBeInViewport();
  await expect(page.getByRole("button", { name: "Set up and invite 3 people" })).toBeInViewport();

  // A press on a button is not lost to the line that comes in as the field is left.
  await page.getByRole("textbox", { name: "Add a person" }).click();
  await page.keyboard.type("Rosa Lind");
  await page.getByRole("button", { name: "Add to Final" }).click();
  await expect(page.getByText("is looked at in Technical deep-dive only")).toBeHidden();
  await expect(page.getByRole("checkbox", { name: "Rosa Lind, Final" })).toBeChecked();

  await page.reload();
  await expect(page.getByText("Taken up where you left off.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Priya Nair, Intro" })).not.toBeChecked();
  await page.getByRole("link", { name: "Needle" }).click();
  await page.goBack();
  await expect(page.getByRole("textbox", { name: "Candidates" })).toHaveValue(
    candidates.join("\n"),
  );

  await page.setViewportSize(phone);
  await expectNoOverflow(page);
  await picture(page, "phone-top");
  await page.getByRole("checkbox", { name: "Jonas Keller, Final" }).scrollIntoViewIfNeeded();
  await expect(page.getByText("Technical deep-dive", { exact: true }).nth(1)).toBeVisible();
  await picture(page, "phone-panel");
  await page.getByRole("textbox", { name: "Title" }).fill("");
  await page.getByRole("button", { name: "Change Intro" }).click();
  await page.getByRole("textbox", { name: "Minutes", exact: true }).fill("soon");
  await page.getByRole("button", { name: "Done Intro" }).click();
  await page.getByRole("button", { name: "Set up and invite 4 people" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  await expect(page.getByText("It must be a number of minutes.")).toBeVisible();
  await picture(page, "phone-wrong");
  await expectNoAxeViolations(page);
  await page.setViewportSize(wide);
  await expectNoAxeViolations(page);

  await page.getByRole("textbox", { name: "Title" }).fill("ML Engineer, Search");
  await page.getByRole("textbox", { name: "Minutes", exact: true }).fill("30");
  await page.getByRole("button", { name: "Set up only" }).click();
  await expect(page).toHaveURL(/\/openings\/n1[a-z2-7]{52}$/);
  await page.getByRole("link", { name: "Edit opening" }).click();
  await expect(page.getByText("5 candidates.")).toBeVisible();
  await page.emulateMedia({ colorScheme: "light" });
  await picture(page, "edit");
  await expectNoAxeViolations(page);
});

test("two hundred candidates and thirty people are set up at once", async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto("/openings/new");
  await page.getByRole("textbox", { name: "Your name" }).fill("Maya Okafor");
  const many = (what: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${what} ${"abcdefghij"[at % 10]}${at}`).join("\n");
  await page.getByRole("textbox", { name: "Add a person" }).fill(many("Panelist", 29));
  await page.getByRole("textbox", { name: "Candidates" }).fill(many("Candidate", 200));
  await expect(page.getByText("200 candidates.")).toBeVisible();
  await expect(page.getByText("Cards for each candidate: 90")).toBeVisible();
  await page
    .getByRole("checkbox", { name: /, Final$/ })
    .first()
    .uncheck();
  await expect(page.getByText("Cards for each candidate: 89")).toBeVisible();
  await page.getByRole("textbox", { name: "Title" }).fill("Everybody");
  await page.getByRole("button", { name: "Set up only" }).click();
  await expect(page).toHaveURL(/\/openings\/n1[a-z2-7]{52}$/, { timeout: 60_000 });
  await expect(page.getByText("Candidate a0", { exact: true }).first()).toBeVisible();
});
