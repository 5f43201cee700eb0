import type { Page } from "@playwright/test";
import type { SharedRecord } from "#domain/records/record.ts";
import { expect, test } from "#e2e/support.ts";
import { bigPanel } from "#test/bigPanel.ts";
import { holdRatio, median } from "./ratios.ts";
import { store } from "#test/store.ts";

const questions = [
  "c",
  "ca",
  "can",
  "candidate 99",
  "candidate 9999",
  "candidat",
  "kandidate",
  "zzzz",
];
const rounds = 5;

const sizes: { what: string; records: () => SharedRecord[]; count: number }[] = [
  {
    what: "30 openings of 200",
    records: () => Array.from({ length: 30 }, (_, at) => bigPanel(`s${at}`, 200, 2)).flat(),
    count: 6_000,
  },
  { what: "one opening of 10,000", records: () => bigPanel("whole", 10_000, 2), count: 10_000 },
];

/** From the press that opens it until all there is has been read; and the longest the page was busy. */
async function openPalette(page: Page, count: number): Promise<{ ms: number; busy: number }> {
  await page.evaluate(() => {
    const noted = { busy: 0 };
    Object.assign(window, { noted });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) noted.busy = Math.max(noted.busy, duration);
    }).observe({ type: "longtask" });
  });
  const began = Date.now();
  await page.keyboard.press("Control+k");
  await page.waitForFunction(
    (least) => {
      const [, all] =
        /of ([\d]+) *\./.exec(document.querySelector("dialog")?.textContent ?? "") ?? [];
      return Number(all) >= least;
    },
    count,
    { polling: 20 },
  );
  const ms = Date.now() - began;
  await page.waitForTimeout(1_000);
  return {
    ms,
    busy: await page.evaluate(() => (window as unknown as { noted: { busy: number } }).noted.busy),
  };
}

/** Each question put at once into the field, until its answer stands on the page; beside it a plain look through as many texts. */
function ask(page: Page, count: number) {
  return page.evaluate(
    ([asked, times, many]) => {
      const field = document.querySelector<HTMLInputElement>("dialog input");
      if (field === null) throw new Error("No field.");
      // Past React's own setter, which would think that nothing changed.
      const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
      const type = (text: string) => {
        value?.set?.call(field, text);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      };
      const texts = Array.from(
        { length: many },
        (_, at) => `candidate ${at}, your card machine learning engineer, platform due`,
      );
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const painted = () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", resolve, { once: true });
          port1.start();
          port2.postMessage(0);
        });
      const run = async () => {
        const result = {
          ours: [] as number[],
          plain: [] as number[],
          shown: [] as number[],
          rows: 0,
        };
        for (let round = 0; round < times; round += 1)
          for (const question of asked) {
            type("");
            await frame();
            await painted();
            const began = performance.now();
            type(question);
            // React draws what was typed before anything else comes.
            await Promise.resolve();
            await Promise.resolve();
            result.ours.push(performance.now() - began);
            await frame();
            await painted();
            result.shown.push(performance.now() - began);
            result.rows = Math.max(result.rows, document.querySelectorAll("[role=option]").length);
            const plainly = performance.now();
            for (let again = 0; again < 5; again += 1)
              if (texts.filter((text) => text.includes(question)).length > many) throw new Error();
            result.plain.push((performance.now() - plainly) / 5);
          }
        return result;
      };
      return run();
    },
    [questions, rounds, count] as const,
  );
}

for (const { what, records, count } of sizes)
  test(`a letter is answered within a few looks through all names: ${what}`, async ({
    openProfile,
  }) => {
    test.setTimeout(300_000);
    const { page } = await openProfile();
    await page.goto("/");
    await page.getByRole("button", { name: "Score a candidate" }).waitFor();
    await store(page, records());
    for (const path of count > 9_000 ? ["/", "/openings/big-whole/playbook"] : ["/"]) {
      await page.goto(path);
      await page.getByRole("button", { name: "Find anything" }).waitFor();
      await page.getByRole("heading").first().waitFor();
      await page.waitForTimeout(1_500);
      const { ms, busy } = await openPalette(page, count);
      const { ours, plain, shown, rows } = await ask(page, count);
      console.log(
        `${what}, at ${path}: all read ${ms} ms after the press, the page busy for at most ${busy.toFixed(0)} ms; ` +
          `answered in ${median(ours).toFixed(1)} ms, at worst ${Math.max(...ours).toFixed(1)}; painted after ${median(shown).toFixed(1)} ms; ${rows} rows`,
      );
      expect(rows).toBeGreaterThan(5);
      expect(rows).toBeLessThanOrEqual(50);
      holdRatio(`${what}: an answer beside a plain look through all texts`, {
        ours,
        yardstick: plain,
        bound: 60,
      });
    }
  });
