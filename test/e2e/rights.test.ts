import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { openSample, startScoring } from "./journeys.ts";
import { everythingHeld, everythingOn, who } from "./everythingOn.ts";
import { everythingIn } from "./sealed.ts";
import { expect, expectNoOverflow, lookAt, picture, sizes, test } from "./support.ts";
import { filesIn, pickWithoutAsking } from "./syncedFolder.ts";

test("everything of somebody is stored in every place there is, and erased: no name is left", async ({
  page,
}, testInfo) => {
  const file = testInfo.outputPath("backup.json");
  await writeFile(file, everythingOn());
  await page.goto("/receive");
  await page.locator("input[type=file]").setInputFiles([file]);
  await expect(page.getByRole("radio", { name: "Yes, this is me" })).toBeVisible();
  for (const box of await page.getByRole("main").getByRole("checkbox").all()) await box.check();
  await page.getByRole("radio", { name: "Yes, this is me" }).check();
  await page.getByRole("button", { name: "Restore this backup" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.evaluate(async (rows) => {
    const open = indexedDB.open("needle");
    await new Promise((done) => {
      open.addEventListener("success", done);
    });
    const tables = Object.keys(rows);
    const writing = open.result.transaction(tables, "readwrite");
    for (const table of tables)
      for (const row of rows[table] ?? []) writing.objectStore(table).put(row);
    await new Promise((done) => {
      writing.addEventListener("complete", done);
    });
    open.result.close();
  }, everythingHeld());
  const before = await everythingIn(page);
  for (const word of who.words) expect(before).toContain(word);
  await page.goto("/openings/new");
  await page.getByRole("textbox", { name: "Title" }).fill("Another search");
  await page.getByRole("textbox", { name: /andidates/ }).fill(who.name);
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(Object.entries(sessionStorage))))
    .toContain(who.name);

  await page.goto(`/openings/${who.opening}/held/${who.id}`);
  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByRole("button", { name: "Erase for good" }).click();
  const report = page.getByRole("region", { name: "Erased" });
  await expect(report).toContainText("nothing that belongs to them is left here");
  await expect(report).toContainText(/Looked through 2\d tables/);
  await lookAt(page, "erased");
  // The form that names them is somebody’s work: it is pointed at, and goes by their hand.
  await report.getByRole("link", { name: "A form that was begun in this tab" }).click();
  await page.getByRole("button", { name: "Start afresh" }).click();

  const after = await everywhere(page);
  for (const word of who.words) expect(after, `“${word}” is left`).not.toContain(word);
  expect(after).toContain(`"id":"${who.id}","kind":"candidate"`);
  expect(after.split(who.id)).toHaveLength(2);
});

/** What the browser keeps for this site, wherever it keeps it. */
async function everywhere(page: Page): Promise<string> {
  const stored = await everythingIn(page);
  const rest = await page.evaluate(async () => {
    const texts = [
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
    ];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        texts.push(request.url, (await (await cache.match(request))?.text()) ?? "");
    }
    const walk = async (directory: FileSystemDirectoryHandle) => {
      for await (const [name, entry] of directory.entries()) {
        texts.push(name);
        if (entry.kind === "directory") await walk(entry);
        else texts.push(await (await entry.getFile()).text());
      }
    };
    await walk(await navigator.storage.getDirectory());
    return texts.join("\n");
  });
  return `${stored}\n${rest}`;
}

test("what a shared folder tells of somebody is replaced, and the report has looked into it", async ({
  page,
}) => {
  await pickWithoutAsking(page);
  await startScoring(page, "Maya Okafor", "Somebody Else");
  await page.goto("/openings/new");
  await page.getByLabel("Title").fill("Engineer, Search");
  await page.getByRole("textbox", { name: /andidates/ }).fill(who.name);
  await page.getByRole("button", { name: "Set up the opening" }).click();
  await expect(page).toHaveURL(/\/openings\/n1[a-z2-7]{52}/);
  const [, opening] = /\/openings\/(\w+)/.exec(page.url()) ?? [];
  await page.goto(`/openings/${opening}/share`);
  await page.getByRole("button", { name: "Choose a shared folder" }).click();
  await expect(page.getByRole("heading", { name: "Everything is sent" })).toBeVisible();
  const before = await filesIn(page);
  await page.goto(`/openings/${opening}`);
  await page.getByRole("button", { name: who.name }).first().click();
  await page.getByRole("link", { name: "Everything held on them" }).click();
  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByRole("button", { name: "Erase for good" }).click();
  const report = page.getByRole("region", { name: "Erased" });
  await expect(report).toContainText(
    /Looked through \d+ files? of the shared folder.*: none tells of them/,
  );
  await expect(report).toContainText("nothing that belongs to them is left here");
  const after = await filesIn(page);
  for (const name of Object.keys(before)) expect(Object.keys(after)).not.toContain(name);
});

test("time that is over is told on the first page; anonymising keeps what the panel's figures need", async ({
  page,
}) => {
  await openSample(page);
  await page.goto("/openings/sample-opening/edit");
  await page.getByRole("button", { name: "Change how long candidates are kept" }).click();
  await page.getByRole("radio", { name: "United States, private employer" }).check();
  await lookAt(page, "retention");
  await page.getByRole("button", { name: "Set this time" }).click();
  await expect(
    page.getByText("1 year (United States, private employer)", { exact: true }),
  ).toBeVisible();
  await page.clock.setFixedTime(Date.now() + 3 * 366 * 86_400_000);
  await page.goto("/");
  await expect(
    page.getByText(/\d+ candidates of ML Engineer.* have been kept as long as was set/),
  ).toBeVisible();
  await lookAt(page, "home");
  await page.getByRole("link", { name: /^look at those of/ }).click();
  await expect(page.getByText("Is that right?")).toBeVisible();
  await lookAt(page, "due");
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  await page.getByRole("checkbox", { name: /Amara Osei/ }).check();
  await page.getByRole("button", { name: "Anonymise…" }).click();
  await expect(page.getByText(/the only one kept of this opening/)).toBeVisible();
  await page.getByRole("button", { name: "Anonymise for good" }).click();
  await expect(page.getByRole("region", { name: "Anonymised" })).toContainText(
    "Scores on 1 candidate are kept",
  );
  expect(await everythingIn(page)).not.toMatch(/Amara|Osei/);
  await page.goto("/openings/sample-opening/panel");
  await expect(page.getByText(/Includes scores on 1 anonymised candidate/)).toBeVisible();
  await expect(page.getByText("Somebody anonymised")).toHaveCount(0);
  await lookAt(page, "panel");
});

test("everything held on somebody is looked through, downloaded, opened and read", async ({
  page,
  context,
}, testInfo) => {
  await openSample(page);
  await page.goto("/openings/sample-opening/held/sample-amara");
  await page.getByRole("button", { name: "Look through it" }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("Panelist A");
  await expect(preview).not.toContainText("Priya Nair");
  await lookAt(page, "held");
  const downloads: string[] = [];
  page.on("download", (download) => {
    const path = testInfo.outputPath(download.suggestedFilename());
    void download.saveAs(path).then(() => downloads.push(path));
  });
  await page.getByRole("button", { name: "Download both files" }).click();
  await expect.poll(() => downloads.toSorted()).toHaveLength(2);
  const [html = "", json = ""] = downloads.toSorted();
  const pack = JSON.parse(await readFile(json, "utf8")) as {
    format: string;
    cards: unknown[];
    leftOut: string[];
  };
  expect(pack.format).toBe("needle/access");
  expect(pack.cards.length).toBeGreaterThanOrEqual(4);
  const text = await readFile(html, "utf8");
  expect(text).not.toMatch(/<script|javascript:|https?:|Priya|Jonas/i);
  const paper = await context.newPage();
  await paper.goto(`file://${html}`);
  await expect(paper.getByRole("heading", { name: "Everything held on Amara Osei" })).toBeVisible();
  await expect(paper.getByRole("heading", { name: "Scorecards" })).toBeVisible();
  await paper.setViewportSize(sizes.phone);
  await expectNoOverflow(paper);
  await picture(paper, "pack-390");
  await paper.close();
  await page.getByRole("checkbox", { name: /Panelists by name/ }).check();
  await expect(preview).toContainText("Priya Nair");
});

test("how this decides is read and printed, of Needle and of one opening", async ({ page }) => {
  await openSample(page);
  await page.goto("/settings");
  await page.getByRole("link", { name: "How this decides" }).click();
  await expect(page.getByText(/no decision by a machine alone/)).toBeVisible();
  await lookAt(page, "how");
  await page.goto("/openings/sample-opening/edit");
  await page.getByRole("link", { name: "How this decides" }).click();
  await expect(page.getByText(/no time has been set yet/)).toBeVisible();
  await lookAt(page, "how-opening");
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeHidden();
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0).toBeLessThanOrEqual(3);
});
