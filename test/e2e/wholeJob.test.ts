import type { Locator, Page } from "@playwright/test";
import { items } from "./journeys.ts";
import { bringIn, scoreFirst } from "./sealed.ts";
import { expect, expectNoAxeViolations, expectNoOverflow, test } from "./support.ts";

/** The ways somebody has to work a page; each takes only what it can reach. */
type Hands = {
  press: (target: Locator) => Promise<void>;
  pick: (radioOrBox: Locator) => Promise<void>;
  write: (field: Locator, text: string) => Promise<void>;
};

/** Tab from where one is until it is there, as who cannot use a mouse; never from out of nowhere. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached();
  const isThere = () =>
    target.evaluate(
      (element) =>
        element === document.activeElement ||
        (element instanceof HTMLInputElement &&
          element.type === "radio" &&
          document.activeElement instanceof HTMLInputElement &&
          element.name === document.activeElement.name),
    );
  for (let tab = 0; tab < 200; tab += 1) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Two hundred tabs do not lead to ${String(target)}.`);
}

function byKeyboard(page: Page): Hands {
  return {
    press: async (target) => {
      await tabTo(page, target);
      await page.keyboard.press("Enter");
    },
    pick: async (target) => {
      await tabTo(page, target);
      // How far it is from the radio that has the focus; a box is where it is.
      const away = await target.evaluate((element) => {
        if (!(element instanceof HTMLInputElement) || element.type !== "radio") return null;
        const all = [...document.querySelectorAll("input")].filter(
          ({ name }) => name === element.name,
        );
        const focused = all.findIndex((one) => one === document.activeElement);
        return all.indexOf(element) - focused;
      });
      await page.keyboard.press("Space");
      for (let step = 0; step < (away ?? 0); step += 1) await page.keyboard.press("ArrowRight");
      if (away !== null) await expect(target).toBeChecked();
    },
    write: async (field, text) => {
      await tabTo(page, field);
      await page.keyboard.insertText(text);
    },
  };
}

function byFinger(page: Page): Hands {
  return {
    press: async (target) => {
      await target.click();
      await expectNoOverflow(page);
    },
    // Drawn as tiles: what is touched is the label.
    pick: (target) =>
      target.locator("xpath=ancestor-or-self::*[self::label or self::input][1]").click(),
    write: (field, text) => field.fill(text),
  };
}

/** The first of what can leave as a file. */
function everythingNew(page: Page): Locator {
  return page.getByRole("region", { name: "As files" }).getByRole("button").first();
}

const ways = [
  { way: "by the keyboard alone", size: { width: 1280, height: 800 }, hands: byKeyboard },
  { way: "on a phone", size: { width: 390, height: 844 }, hands: byFinger },
];

for (const { way, size, hands } of ways)
  test(`a search from nothing to a decision and the letter to the candidate, ${way}`, async ({
    openProfile,
  }, testInfo) => {
    test.setTimeout(240_000);
    const { page, context } = await openProfile();
    await page.setViewportSize(size);
    const { press, pick, write } = hands(page);
    const button = (label: string | RegExp) => page.getByRole("button", { name: label }).first();
    const link = (label: string | RegExp) => page.getByRole("link", { name: label }).first();
    const field = (label: string | RegExp) => page.getByRole("textbox", { name: label }).first();

    await test.step("set up", async () => {
      await page.goto("/");
      await press(link("Set up an opening"));
      await write(field("Title"), "ML Engineer, Search");
      await write(field("Candidates"), "Amara Osei\nInes Duarte");
      await write(field("Your name"), "Maya Okafor");
      for (const round of ["Intro", "Technical deep-dive"])
        await pick(page.getByRole("checkbox", { name: `Maya Okafor, ${round}` }));
      await write(field("Add a person"), "Jonas Keller");
      await page.keyboard.press("Enter");
      for (const round of ["Intro", "Final"])
        await pick(page.getByRole("checkbox", { name: `Jonas Keller, ${round}` }));
      await press(button("Set up and invite 1 person"));
      await expect(page).toHaveURL(/\/share\/invite$/);
    });

    const { page: jonas } = await openProfile();
    let opening = "";
    const sendFrom = async (name: string) => {
      await jonas.goto(`${opening}/share`);
      const coming = jonas.waitForEvent("download");
      await everythingNew(jonas).click();
      await (await coming).saveAs(testInfo.outputPath(name));
    };
    const take = async (name: string) => {
      await press(link("Share"));
      await press(link("Open files"));
      const picking = page.waitForEvent("filechooser");
      await press(button("Choose files"));
      await (await picking).setFiles(testInfo.outputPath(name));
      await press(button(/^Bring in|^Done/));
      await expect(page).toHaveURL(/\/openings\/n1[a-z2-7]+$/);
    };
    await test.step("invite", async () => {
      opening = new URL(page.url()).pathname.replace("/share/invite", "");
      await press(button("Show the code for Jonas Keller"));
      await jonas.goto(await field("Link for Jonas Keller").inputValue());
      await jonas.getByRole("button", { name: "Join as Jonas Keller" }).click();
      await expect(jonas.getByText("Joined as Jonas Keller")).toBeVisible();
      await sendFrom("joined.json");
      await take("joined.json");
    });

    await test.step("score one's own", async () => {
      await press(link("Roster"));
      await press(link(/^Score Amara Osei/));
      await expect(page.getByRole("heading", { name: "Amara Osei" })).toBeVisible();
      await expect(page.getByRole("radiogroup").first()).toBeVisible();
      for (const item of items) {
        const group = page.getByRole("radiogroup", { name: item, exact: true });
        if (await group.isVisible()) await pick(group.getByRole("radio", { name: "3 Meets" }));
      }
      const say = page.getByRole("group", { name: "Recommendation" });
      await pick(say.getByRole("radio", { name: "Yes", exact: true }));
      await press(button("Submit"));
      await expect(page.getByText("The card is locked").first()).toBeVisible();
    });

    await test.step("ask for what is missing", async () => {
      await press(link("Roster"));
      await press(button(/^Ask for 1 card/));
      await expect(page.getByRole("dialog", { name: "Ask for missing cards" })).toBeVisible();
      await page.keyboard.press("Escape");
    });

    await test.step("cards go both ways, and open", async () => {
      await press(link("Share"));
      const coming = page.waitForEvent("download");
      await press(everythingNew(page));
      await (await coming).saveAs(testInfo.outputPath("maya.json"));
      await jonas.goto(opening);
      await jonas.getByRole("link", { name: "Score Amara Osei" }).click();
      await scoreFirst(jonas, /^4 /);
      await bringIn(jonas, testInfo.outputPath("maya.json"));
      await sendFrom("jonas.json");
      await take("jonas.json");
    });

    await test.step("meet and decide", async () => {
      await press(link("Calibrate Amara Osei"));
      for (let done = 0; done < 4; done += 1) {
        await expect(page.getByText(`${done} of 4 reviewed`)).toBeVisible();
        await press(button(/^Reviewed/));
      }
      await pick(page.getByRole("radio", { name: "Hire", exact: true }));
      await write(field("Why"), "Worth the bet on streaming.");
      await press(button("Record the decision"));
      await expect(page.getByRole("heading", { name: "Decision", exact: true })).toBeFocused();
    });

    await test.step("write to the candidate", async () => {
      await press(link("Record"));
      await press(link("Feedback for the candidate"));
      await expect(page.getByRole("heading", { name: "Feedback for Amara Osei" })).toBeVisible();
      await pick(page.getByRole("checkbox").first());
      await press(button("Write with these lines"));
      const coming = page.waitForEvent("download");
      await press(button("Save as .txt"));
      expect((await coming).suggestedFilename()).toBe("needle-feedback-amara-osei.txt");
    });

    await test.step("and the next", async () => {
      await press(link("Roster"));
      await expect(link(/^Hire · /)).toBeVisible();
    });
    await expectNoAxeViolations(page);
    await context.close();
  });
