import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { startScoring } from "#e2e/journeys.ts";
import { expect, test, untilOfflineReady } from "#e2e/support.ts";
import { holdRatio } from "./ratios.ts";

const starts = 15;

/** A React page that draws twenty radios and nothing else, built and served as ours is. */
async function buildBarePage(): Promise<string> {
  await mkdir("node_modules/.cache", { recursive: true });
  const folder = await mkdtemp("node_modules/.cache/bare-page-");
  await writeFile(
    join(folder, "index.html"),
    '<!doctype html><html lang="en"><title>Bare</title><div id="root"></div><script type="module" src="/main.jsx"></script></html>',
  );
  await writeFile(
    join(folder, "main.jsx"),
    `import { createRoot } from "react-dom/client";
     const rows = [0, 1, 2, 3], levels = [1, 2, 3, 4, 5];
     createRoot(document.querySelector("#root")).render(
       rows.map((row) => <div key={row} role="radiogroup">{levels.map((level) => <label key={level}><input type="radio" name={"r" + row} />{level}</label>)}</div>),
     );`,
  );
  await build({ root: folder, plugins: [react()], configFile: false, logLevel: "silent" });
  return folder;
}

/** Milliseconds from the navigation's start until a radio stands on the page. */
async function timeToRadio(page: Page, url: string): Promise<number> {
  await page.goto(url);
  const seen = await page.waitForFunction(
    () => performance.getEntriesByName("first-radio")[0]?.startTime,
    undefined,
    { polling: 250 }, // Seldom, or the asking itself slows the start.
  );
  return (await seen.jsonValue()) ?? Number.NaN;
}

test("a warm start without a network is near that of a bare React page", async ({
  openProfile,
  serve,
}) => {
  test.setTimeout(300_000);
  const bare = await buildBarePage();
  const yardstickServer = await serve(join(bare, "dist"));
  const ourServer = await serve();
  const { page, context } = await openProfile();
  await context.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector("input[type=radio]") === null) return;
      performance.mark("first-radio");
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(ourServer.url);
  await untilOfflineReady(page);
  await startScoring(page, "Priya Nair", "Amara Osei", ourServer.url);
  const scorecard = page.url();
  expect(new URL(scorecard).origin).toBe(ourServer.url);
  await ourServer.kill();

  const ours: number[] = [];
  const yardstick: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    ours.push(await timeToRadio(page, scorecard));
    yardstick.push(await timeToRadio(page, yardstickServer.url));
  }
  await rm(bare, { recursive: true, force: true });
  holdRatio("warm offline start to a usable scorecard, beside a bare React page", {
    ours,
    yardstick,
    bound: 1.5,
  });
});
