import { execFileSync } from "node:child_process";
import type { BrowserContext, Page } from "@playwright/test";
import { readFile as readBackup } from "#domain/files/backup.ts";
import { handIn, items, startScoring, untilSaved } from "./journeys.ts";
import { expect, test } from "./support.ts";
import { filesIn, pickWithoutAsking } from "./syncedFolder.ts";

const line = "Moved the ranker to streaming features...";

function evidence(page: Page) {
  return page.getByRole("textbox", { name: `Evidence for ${items[0]}` });
}

/** The browser's own processes, found by the profile they were started with. */
function processesOf(folder: string): number[] {
  return execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((process) => process.includes(`--user-data-dir=${folder}`))
    .map((process) => Number.parseInt(process, 10));
}

function end(folder: string, signal: NodeJS.Signals): void {
  for (const pid of processesOf(folder)) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone already, with its parent.
    }
  }
}

async function closed(context: BrowserContext): Promise<void> {
  if (context.pages().length > 0)
    await context.waitForEvent("close", { timeout: 5_000 }).catch(() => {});
  await context.close().catch(() => {});
}

test("a browser killed right after “Saved” has lost nothing, ten times of ten", async ({
  openProfile,
}) => {
  test.slow();
  let { page, context, folder } = await openProfile();
  await startScoring(page, "Priya Nair", "Amara Osei");
  const address = page.url();
  for (let round = 1; round <= 10; round++) {
    const text = `${line} Told for the ${round}. time.`;
    await evidence(page).fill(text);
    await untilSaved(page);
    end(folder, "SIGKILL");
    await closed(context);
    ({ page, context } = await openProfile(folder));
    await page.goto(address);
    await expect(evidence(page)).toHaveValue(text);
  }
});

/** From the last key to the next deed of the same hand; a crash or a kill asks nobody. */
const handMs = 150;

type Ending = {
  lose: number;
  by: "hand" | "fate";
  end: (page: Page, folder: string) => Promise<void>;
};

const endings: Record<string, Ending> = {
  "the tab is closed": { lose: 0, by: "hand", end: (page) => page.close() },
  "they go elsewhere": {
    lose: 0,
    by: "hand",
    end: async (page) => void (await page.goto("/settings")),
  },
  "they reload": { lose: 0, by: "hand", end: async (page) => void (await page.reload()) },
  "the page crashes": {
    lose: 2,
    by: "fate",
    end: async (page) => {
      const crash = page.waitForEvent("crash");
      await page.goto("chrome://crash").catch(() => {});
      await crash;
    },
  },
  "the browser is told to stop": {
    lose: 0,
    by: "hand",
    end: (_, folder) => Promise.resolve(end(folder, "SIGTERM")),
  },
  "the browser is killed": {
    lose: 2,
    by: "fate",
    end: (_, folder) => Promise.resolve(end(folder, "SIGKILL")),
  },
};

for (const [name, ending] of Object.entries(endings))
  test(`what was typed is there when ${name}`, async ({ openProfile }) => {
    const { page, context, folder } = await openProfile();
    await startScoring(page, "Priya Nair", "Amara Osei");
    const address = page.url();
    await evidence(page).click();
    await page.keyboard.type(line, { delay: 40 }); // Four times a fast typist's pace.
    if (ending.by === "hand") await page.waitForTimeout(handMs);
    await ending.end(page, folder);
    if (name.startsWith("the browser")) await closed(context);

    const next = name.startsWith("the browser")
      ? (await openProfile(folder)).page
      : await context.newPage();
    await next.goto(address);
    await expect(evidence(next)).not.toHaveValue("");
    const kept = await evidence(next).inputValue();
    expect(line.startsWith(kept)).toBe(true);
    expect(line.length - kept.length).toBeLessThanOrEqual(ending.lose);
  });

/** Makes all there is new and large, so that the next backup takes a while to write. */
async function muchIsNew(page: Page, round: number): Promise<void> {
  await page.evaluate(
    async (wall) => {
      const open = indexedDB.open("needle");
      await new Promise((done) => {
        open.addEventListener("success", done);
      });
      const store = open.result.transaction("registers", "readwrite").objectStore("registers");
      const all = store.getAll();
      await new Promise((done) => {
        all.addEventListener("success", done);
      });
      const rows = all.result as { id: string; kind: string; version: [number, number, string] }[];
      const model = rows.find(({ kind }) => kind === "candidate");
      for (const row of rows.filter(({ kind }) => kind === "scorecard"))
        store.put({ ...row, version: [wall, 0, row.version[2]] });
      for (let at = 0; at < 4_000; at += 1)
        store.put({
          ...structuredClone(model),
          id: `many${at}`,
          version: [wall, at, model?.version[2]],
          body: {
            ...(model as { body?: object }).body,
            name: `${wall} ${"long name ".repeat(15)}`,
          },
        });
      await new Promise((done) => {
        store.transaction.addEventListener("complete", done);
      });
      open.result.close();
    },
    Date.now() + round * 1_000_000,
  );
}

test("a browser killed while a backup is written leaves the former ones whole", async ({
  openProfile,
}) => {
  test.slow();
  let { page, context, folder } = await openProfile();
  await pickWithoutAsking(page);
  await startScoring(page, "Priya Nair", "Amara Osei");
  await handIn(page);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Make them by itself" }).click();
  await expect(page.getByText("the only one there")).toBeVisible();
  const whole = new Map(Object.entries(await filesIn(page)));
  for (const [round, delay] of [150, 400, 700, 1_000, 1_400, 2_000].entries()) {
    await muchIsNew(page, round + 1);
    await page.reload();
    await page.waitForTimeout(delay);
    end(folder, "SIGKILL");
    await closed(context);
    ({ page, context } = await openProfile(folder));
    await page.goto("/third-party-notices.txt"); // A page that writes nothing.
    const files = await filesIn(page);
    // A round makes two at most, and the oldest of more than ten goes by itself.
    for (const [name, text] of [...whole].slice(-8))
      expect(files[name], `${name} in round ${round}`).toBe(text);
    for (const [name, text] of Object.entries(files)) {
      const read = readBackup(Buffer.from(text, "base64").toString("utf8"));
      if (read.ok && read.backup !== null) whole.set(name, text);
    }
    await page.goto("/settings");
  }
  // What was left unfinished is made up for, and tidied away.
  await expect(page.getByText(/They make themselves in the folder/)).toBeVisible();
  await expect
    .poll(
      async () =>
        Object.values(await filesIn(page)).every(
          (text) => readBackup(Buffer.from(text, "base64").toString("utf8")).ok,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
});
