import type { Page } from "@playwright/test";
import { openSample } from "./journeys.ts";
import { expect, expectNoAxeViolations, sizes, test } from "./support.ts";

const amara = "/openings/sample-opening/calibrate/sample-amara";
const reason = "Tom showed me the alert was hers";

async function openMeeting(page: Page): Promise<void> {
  await openSample(page);
  await page.goto(amara);
  await expect(page.getByRole("heading", { name: "Own evaluation and monitoring" })).toBeVisible();
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function reviewAll(page: Page): Promise<void> {
  for (let done = 0; done < 4; done += 1) {
    await expect(page.getByText(`${done} of 4 reviewed`)).toBeVisible();
    await page.keyboard.press("v");
  }
  await expect(page.getByText(/composite, 4 of 4 items/)).toBeVisible();
}

/** Marks of the meeting on the disk: heard, shown, reviewed. */
function marksStored(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("needle");
        request.addEventListener("error", () => reject(request.error ?? new Error("not opened")));
        request.addEventListener("success", () => {
          const rows = request.result.transaction("registers").objectStore("registers");
          const count = rows.count(IDBKeyRange.bound(["mark"], ["mark", []]));
          count.addEventListener("success", () => {
            request.result.close();
            resolve(count.result);
          });
        });
      }),
  );
}

test("a panel meets on a candidate by keyboard alone, from the first item to the decision", async ({
  page,
  context,
}) => {
  await openMeeting(page);
  await press(page, "t", "h", "h");
  await expect(page.getByRole("checkbox", { name: "Jonas Keller was heard" })).toBeChecked();
  await expect(page.getByRole("timer")).toBeVisible();

  // Priya takes the keyboard: who she is, a score, what moved her.
  await press(page, "r", "Tab", "Enter");
  await expect(page.getByRole("dialog", { name: /^Priya Nair/ })).toBeVisible();
  await press(page, "ArrowRight", "ArrowRight", "Tab", "Tab", "Tab");
  await page.keyboard.type(reason);
  await press(page, "Enter");
  await expect(page.getByText("has chosen", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Re-rate after the talk" })).toBeFocused();
  expect(await page.content()).not.toContain(reason);

  // One key shows what is new, the next one ends the item.
  await press(page, "v");
  await expect(page.getByRole("heading", { name: "Before and after the talk" })).toBeFocused();
  await expect(page.getByRole("row", { name: /Priya Nair/ })).toContainText(reason);
  await expect(page.getByText(/One panelist moved\. 2 to 5 before, 3 to 5 after/)).toBeVisible();
  await press(page, "v");
  await expect(page.getByRole("heading", { name: "Drive MLOps practice" })).toBeFocused();
  await expect(page.getByText("1 of 4 reviewed")).toBeVisible();

  // A reload in the middle goes on where the panel was, as far as it is stored.
  await expect.poll(() => marksStored(page)).toBe(4);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Drive MLOps practice" })).toBeVisible();
  await press(page, "k");
  await expect(page.getByRole("row", { name: /Priya Nair/ })).toContainText(reason);
  await expect(page.getByText("2 of 4 were heard")).toBeVisible();
  await expect(page.getByText(/composite, /)).toHaveCount(0);
  const other = await context.newPage();
  await other.goto(amara);
  await expect(other.getByText("1 of 4 reviewed")).toBeVisible();

  // The keys come faster than anything is stored.
  await press(page, "j", "v", "v", "v");
  await expect(page.getByRole("heading", { name: "Where the panel stands" })).toBeFocused();
  await expect(page.getByText(/composite, 4 of 4 items.*before the talk/)).toBeVisible();

  // Against the composite: it asks why, and keeps who disagrees.
  await press(page, "Tab", "ArrowUp");
  await expect(page.getByRole("radio", { name: "No hire" })).toBeChecked();
  await press(page, "Tab");
  await page.keyboard.type("Half of this job is monitoring.");
  await press(page, "Tab");
  await expect(page.getByRole("textbox", { name: /against the composite/ })).toBeFocused();
  await page.keyboard.type("The mean hides the gap.");
  await press(page, "Tab", "Enter", "Tab", "Tab", "Tab");
  await expect(page.getByRole("textbox", { name: "Jonas Keller" })).toBeFocused();
  await page.keyboard.type("I would hire.");
  await press(page, "Enter");
  await expect(page.getByRole("heading", { name: "Decision", exact: true })).toBeFocused();
  for (const seen of [page, other]) {
    await seen.bringToFront();
    // The other tab is still at an item: the last place of the agenda has it all.
    await seen.getByRole("button", { name: /^Where the panel stands/ }).click();
    await expect(seen.getByText("Half of this job is monitoring.")).toBeVisible();
    await expect(seen.getByText("The mean hides the gap.")).toBeVisible();
    await expect(seen.getByText("I would hire.")).toBeVisible();
  }

  // The first tab goes on to the record, and prints it.
  await page.bringToFront();
  await page.evaluate(() => {
    globalThis.print = () => {
      document.title = "printed";
    };
  });
  await page.getByRole("heading", { name: "Decision", exact: true }).focus();
  await press(page, "Tab");
  await expect(page.getByRole("link", { name: "Next: Ines Duarte" })).toBeFocused();
  await press(page, "Tab", "Enter");
  const record = page.getByRole("article", { name: "Amara Osei" });
  await expect(record).toContainText("Half of this job is monitoring.");
  await expect(record).toContainText("read this as consensus, not as reliability");
  await page.getByRole("link", { name: "All records" }).focus();
  await press(page, "Tab", "Enter");
  await expect(page).toHaveTitle("printed");
});

test("four items with one re-rating are decided in nine presses and two lines of text", async ({
  page,
}) => {
  await openMeeting(page);
  let presses = 0;
  const click = async (name: string | RegExp, role: "button" | "radio" = "button") => {
    presses += 1;
    const target = page.getByRole(role, { name });
    // Tiles and calls are pressed where they are seen, which is their label.
    await (role === "radio" ? target.locator("xpath=..") : target).click();
  };
  await click("Choose, Priya Nair");
  await click("3 Meets", "radio");
  await expect(page.getByRole("textbox", { name: "What moved you" })).toBeFocused();
  await page.keyboard.type(`${reason}\n`);
  await click("Show the new scores");
  await expect(page.getByText(/One panelist moved/)).toBeVisible();
  for (let done = 0; done < 4; done += 1) {
    await expect(page.getByText(`${done} of 4 reviewed`)).toBeVisible();
    await click(/^Reviewed, /);
  }
  await click("Advance", "radio");
  await expect(page.getByRole("textbox", { name: "Why", exact: true })).toBeFocused();
  await page.keyboard.type("Worth a second look.");
  await click("Record the decision");
  await expect(page.getByRole("heading", { name: "Decision", exact: true })).toBeFocused();
  expect(presses).toBe(9);
});

test("from a decision it is one press to the next candidate's first item, and the roster has it", async ({
  page,
}) => {
  await openMeeting(page);
  await reviewAll(page);
  await page.getByRole("radio", { name: "Advance" }).check();
  await page.getByRole("textbox", { name: "Why", exact: true }).fill("Worth a second look.");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.getByRole("link", { name: "Next: Ines Duarte" }).click();
  await expect(page.getByRole("heading", { name: "Ines Duarte" })).toBeVisible();
  await expect(page.getByText("0 of 4 reviewed")).toBeVisible();
  await expect(page.getByRole("button", { name: "Reviewed, next item" })).toBeVisible();
  await page.getByRole("link", { name: "Roster" }).click();
  const last = page.getByRole("row").last();
  await expect(last).toContainText("Amara Osei");
  await last.getByRole("link", { name: /^Advance · / }).click();
  await expect(page.getByRole("article", { name: "Amara Osei" })).toContainText(
    "Worth a second look.",
  );
});

test("anyone can use the meeting in each of its states, wide and on a phone", async ({ page }) => {
  test.slow();
  await openMeeting(page);
  const look = (state: string) =>
    test.step(state, async () => {
      for (const size of [sizes.phone, sizes.wide]) {
        await page.setViewportSize(size);
        await expectNoAxeViolations(page);
      }
    });
  await look("before");
  await press(page, "t", "h");
  await look("talking");
  await page.getByRole("button", { name: "Choose, Priya Nair" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("Choose a score.")).toBeVisible();
  await look("re-rating");
  await page.getByRole("radio", { name: "3 Meets" }).check();
  await page.getByRole("textbox", { name: "What moved you" }).fill(reason);
  await press(page, "Enter");
  await expect(page.getByRole("button", { name: "Choose again, Priya Nair" })).toBeFocused();
  await press(page, "s");
  await expect(page.getByText(reason)).toBeVisible();
  await page.getByText("Every panelist, every item").click();
  await look("shown");
  await reviewAll(page);
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText("Choose a call.")).toBeVisible();
  await look("all reviewed");
  await page.getByText("Hold", { exact: true }).click();
  await page.getByRole("textbox", { name: "Why" }).fill("One more session.");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText("One more session.")).toBeVisible();
  await look("decided");
});

for (const size of Object.values(sizes))
  test(`what has the focus is never covered, ${size.width} px wide`, async ({ page }) => {
    await page.setViewportSize(size);
    await openMeeting(page);
    const seen: string[] = [];
    for (let tab = 0; tab < 60 && !seen.includes("The same as a table"); tab += 1) {
      await page.keyboard.press("Tab");
      const { name, covered } = await page.evaluate(() => {
        const focused = document.activeElement ?? document.body;
        const { x, y, width, height } = focused.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return {
          name: focused.getAttribute("aria-label") ?? focused.textContent,
          covered: top === null || !(focused.contains(top) || top.contains(focused)),
        };
      });
      seen.push(name);
      expect.soft(covered, `${name} is covered`).toBe(false);
    }
    expect(seen).toContain("Reviewed, next item");
    expect(seen).toContain("Choose, Tom Reyes");
  });

test("a normal item needs no scrolling on a laptop or a projector", async ({ page }) => {
  await openMeeting(page);
  for (const size of [
    sizes.wide,
    { width: 1280, height: 900 },
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(size);
    const foot = page.getByRole("button", { name: "Reviewed, next item" });
    await expect(foot).toBeInViewport({ ratio: 1 });
    const limit = (await foot.boundingBox())?.y ?? 0;
    for (const part of [
      page.getByText("the data team had that"),
      page.getByText("Three teams copied the rule."),
    ]) {
      const box = await part.boundingBox();
      expect.soft((box?.y ?? 0) + (box?.height ?? 0), `${size.width} px`).toBeLessThan(limit);
    }
    for (const name of [/^Where the panel stands/, /^Choose, Tom Reyes/])
      await expect(page.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
  }
});
