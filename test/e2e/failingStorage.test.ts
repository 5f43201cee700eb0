import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import {
  closeSync,
  openSync,
  readdirSync,
  statfsSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { items, startScoring, untilSaved } from "./journeys.ts";
import { expect, expectNoAxeViolations, test } from "./support.ts";

const line = "Moved the ranker to streaming features while it stayed live. ";

function evidence(page: Page) {
  return page.getByRole("textbox", { name: `Evidence for ${items[0]}` });
}

/** What the button puts into a file. */
async function savedWords(page: Page): Promise<string> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save it as a file" }).click();
  return readFile(await (await coming).path(), "utf8");
}

/** Counts how often a page asks for the database, whatever it is answered. */
function failing(how: "missing" | "throwing" | "erroring") {
  const state = { asked: 0, isMended: false };
  // oxlint-disable-next-line typescript/unbound-method -- called below with the `this` it is asked on
  const { open } = IDBFactory.prototype;
  Object.assign(globalThis, { storageTest: state });
  if (how === "missing") Object.defineProperty(globalThis, "indexedDB", { value: undefined });
  else
    IDBFactory.prototype.open = function opens(...args) {
      state.asked += 1;
      if (state.isMended) return open.apply(this, args);
      if (how === "throwing") throw new DOMException("Denied by the settings.", "SecurityError");
      const request = open.call(this, "never", 1);
      request.addEventListener("upgradeneeded", () => request.transaction?.abort());
      return request;
    };
}

type StorageTest = { storageTest: { asked: number; isMended: boolean } };
const asked = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as StorageTest).storageTest.asked);

for (const how of ["missing", "throwing", "erroring"] as const)
  test(`storage that is ${how} gives one clear page, and is asked for twice, not for ever`, async ({
    page,
  }) => {
    await page.addInitScript(failing, how);
    await page.goto("/");
    await expect(page.getByRole("alert")).toContainText("Needle cannot store anything here");
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByRole("alert")).toContainText("private window");
    await page.waitForTimeout(1500);
    const before = await asked(page);
    expect(before).toBeLessThanOrEqual(2);
    await page.waitForTimeout(500);
    expect(await asked(page)).toBe(before);
    await expectNoAxeViolations(page);
  });

test("storage that is allowed after all is taken with one press, and the page goes on", async ({
  page,
}) => {
  await page.addInitScript(failing, "throwing" as const);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("status")).toContainText("Still refused");
  await page.evaluate(() => {
    (globalThis as unknown as StorageTest).storageTest.isMended = true;
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});

test("storage cleared while somebody types is noticed and said, and their words are kept", async ({
  openProfile,
}) => {
  const { page, context } = await openProfile();
  await startScoring(page, "Priya Nair", "Amara Osei");
  await page.getByRole("radio", { name: "4 Above" }).first().check();
  await evidence(page).fill(line);
  await untilSaved(page);
  await clearStorage(context, page);
  await expect(page.getByRole("alert")).toContainText("was cleared");
  await expect(page.getByText("Saved on this device")).toBeHidden();
  await evidence(page).press("End");
  await page.keyboard.type("Then measured it.");
  await expect(page.getByText("Not saved", { exact: true })).toBeVisible();
  await expect(page.getByText("No such opening")).toBeHidden();
  await expect(evidence(page)).toHaveValue(`${line}Then measured it.`);
  const words = await savedWords(page);
  expect(words).toContain(`${line}Then measured it.`);
  expect(words).toContain("4 Above");
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(page.getByRole("button", { name: "Score a candidate" })).toBeVisible();
});

test("a database that another tab made anew is not taken for the one that was cleared", async ({
  openProfile,
}) => {
  const { page, context } = await openProfile();
  await startScoring(page, "Priya Nair", "Amara Osei");
  await evidence(page).fill(line);
  await untilSaved(page);
  const other = await context.newPage();
  await other.goto("/robots.txt");
  await clearStorage(context, other);
  await startScoring(other, "Jonas Keller", "Wei Lindqvist");
  await expect(page.getByRole("alert")).toContainText("was cleared");
  await evidence(page).press("End");
  await page.keyboard.type("More.");
  await expect(evidence(page)).toHaveValue(`${line}More.`);
  await other.reload();
  await expect(other.getByRole("heading", { name: "Wei Lindqvist" })).toBeVisible();
  await other.goto("/");
  await expect(other.getByText("Amara Osei")).toBeHidden();
});

/** As the browser's own “clear site data” does. */
async function clearStorage(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
}

test("a full quota leaves the page under a notice; words are kept, copied, saved, and stored once there is room", async ({
  openProfile,
}) => {
  test.slow();
  const { page, context } = await openProfile();
  await startScoring(page, "Priya Nair", "Amara Osei");
  await evidence(page).fill(line);
  await untilSaved(page);
  await page.evaluate(() => {
    // oxlint-disable-next-line typescript/unbound-method -- only put back where it was
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function puts() {
      throw new DOMException("No room.", "QuotaExceededError");
    };
    Object.assign(globalThis, {
      makeRoom: () => {
        IDBObjectStore.prototype.put = put;
      },
    });
  });
  await evidence(page).press("End");
  await page.keyboard.type("Then measured it.");
  await expect(page.getByRole("alert")).toContainText("no room left");
  await expect(evidence(page)).toHaveValue(`${line}Then measured it.`);
  expect(await savedWords(page)).toContain(`${line}Then measured it.`);
  await expectNoAxeViolations(page);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy what you typed here" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Then measured it.");
  await page.evaluate(() => (globalThis as unknown as { makeRoom: () => void }).makeRoom());
  await page.getByRole("button", { name: "Try again" }).click();
  await untilSaved(page);
  await expect(page.getByRole("alert")).toBeHidden();
  await page.reload();
  await expect(evidence(page)).toHaveValue(`${line}Then measured it.`);
});

/** A small file system of its own for the profile; only root may make one. */
async function smallDisk(): Promise<{
  folder: string;
  fill: () => void;
  free: () => void;
  end: () => void;
} | null> {
  const folder = await mkdtemp(join(tmpdir(), "needle-small-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=96m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
  const stuffing = join(folder, "stuffing");
  return {
    folder,
    fill: () => {
      const file = openSync(stuffing, "a");
      const block = Buffer.alloc(4096);
      try {
        for (;;) writeSync(file, block);
      } catch {
        // Full.
      } finally {
        closeSync(file);
      }
      expect(statfsSync(folder).bavail).toBe(0);
    },
    free: () => execFileSync("rm", [stuffing]),
    end: () => execFileSync("umount", ["-l", folder]),
  };
}

test("a disk that is really full loses none of 303 typed characters, nor what was there, nor with the next start", async ({
  openProfile,
}) => {
  test.slow();
  const disk = await smallDisk();
  test.skip(disk === null, "Needs root, to mount a small file system for the browser's profile.");
  if (disk === null) return;
  try {
    const profile = join(disk.folder, "profile");
    const { page, context } = await openProfile(profile);
    await startScoring(page, "Priya Nair", "Amara Osei");
    await untilSaved(page).catch(() => {});
    disk.fill();
    const text = line.repeat(5).slice(0, 303);
    await evidence(page).click();
    await page.keyboard.type(text, { delay: 5 });
    await expect(page.getByRole("alert")).toContainText(/no room left|closed Needle’s storage/);
    await expect(evidence(page)).toHaveValue(text);
    await expect(page.getByRole("heading", { name: "Amara Osei" })).toBeVisible();
    await page.getByText("Show everything you typed here").click();
    await expect(page.getByLabel("Everything you typed here")).toHaveValue(new RegExp(text));
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("Still not stored.", { exact: false })).toBeVisible();
    disk.free();
    await page.getByRole("button", { name: "Try again" }).click();
    await untilSaved(page);
    await expect(page.getByRole("alert")).toBeHidden();
    await page.reload();
    await expect(evidence(page)).toHaveValue(text);
    const address = page.url();
    await context.close();
    const next = (await openProfile(profile)).page;
    await next.goto(address);
    await expect(evidence(next)).toHaveValue(text);
  } finally {
    disk.end();
  }
});

test("a write that a power cut broke off costs no more than itself", async ({ openProfile }) => {
  test.slow();
  const first = await openProfile();
  await startScoring(first.page, "Priya Nair", "Amara Osei");
  await evidence(first.page).fill(line);
  await untilSaved(first.page);
  const address = first.page.url();
  await first.context.close();
  const stored = join(first.folder, "Default", "IndexedDB");
  const inIt = (name: RegExp) =>
    readdirSync(stored, { recursive: true, encoding: "utf8" }).filter((one) => name.test(one));
  const [log = ""] = inIt(/\.log$/);
  truncateSync(join(stored, log), statSync(join(stored, log)).size - 10);

  const second = await openProfile(first.folder);
  await second.page.goto(address);
  await expect(evidence(second.page)).toHaveValue(line);
  await evidence(second.page).fill("Written after the cut.");
  await untilSaved(second.page);
  await expect.poll(() => inIt(/\.log$/), "the broken log is gone").not.toContain(log);
  await second.context.close();

  const third = await openProfile(first.folder);
  await third.page.goto(address);
  await expect(evidence(third.page)).toHaveValue("Written after the cut.");
});
