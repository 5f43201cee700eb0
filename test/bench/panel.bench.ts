import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/support.ts";
import { sparsePanel } from "#test/sparsePanel.ts";
import { median } from "./ratios.ts";
import { store } from "#test/store.ts";

const rounds = 3;
const size = { candidates: 10_000, panelists: 50, cardsEach: 4 };
const bound = 50;

/** What the page notes of its worker, to be computed again beside it. */
type Noted = {
  input: unknown;
  from: number;
  to: number;
  tasks: { from: number; to: number }[];
};
declare global {
  interface Window {
    noted?: Noted;
  }
}

/** Before any script of ours: when the statistics' worker is asked and answers, and long tasks. */
function noteTheWorker(): void {
  const noted: Noted = { input: null, from: Number.NaN, to: Number.NaN, tasks: [] };
  window.noted = noted;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      noted.tasks.push({ from: startTime, to: startTime + duration });
  }).observe({ type: "longtask", buffered: true });
  window.Worker = class extends Worker {
    override postMessage(message: unknown): void {
      if (typeof message === "object" && message !== null && "scores" in message) {
        noted.input = message;
        this.addEventListener("message", ({ data }: MessageEvent<{ tell: string }>) => {
          if (data.tell === "done") noted.to = performance.now();
        });
      }
      super.postMessage(message);
      noted.from = performance.now();
    }
  };
}

/** The worker's own script on the page's thread, with the input the page gave it. */
function computeOnThePage(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const input = window.noted?.input;
    const listeners: ((event: MessageEvent) => void)[] = [];
    const { addEventListener, postMessage } = globalThis;
    const answered = new Promise<number>((resolve) => {
      globalThis.addEventListener = ((_: string, listener: (event: MessageEvent) => void) =>
        listeners.push(listener)) as typeof addEventListener;
      globalThis.postMessage = (({ tell }: { tell: string }) => {
        if (tell === "done") resolve(performance.now());
      }) as typeof postMessage;
    });
    const worker: string = "/workers/panelStatistics.worker.js";
    await import(worker);
    globalThis.addEventListener = addEventListener;
    const began = performance.now();
    listeners[0]?.(new MessageEvent("message", { data: structuredClone(input) }));
    const ended = await answered;
    globalThis.postMessage = postMessage;
    return ended - began;
  });
}

test("the page stays awake while a panel of 10,000 candidates is computed beside it", async ({
  openProfile,
}) => {
  test.setTimeout(900_000);
  const { page, context } = await openProfile();
  await page.goto("/");
  await page.getByRole("button", { name: "Score a candidate" }).waitFor();
  const { opening, records } = sparsePanel(size);
  await store(page, records);
  await context.addInitScript(noteTheWorker);

  const before: number[] = [];
  const during: number[] = [];
  const after: number[] = [];
  const beside: number[] = [];
  const onPage: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.goto(`/openings/${opening}/panel`);
    await page
      .getByRole("heading", { name: /^On 10000 candidates, / })
      .waitFor({ timeout: 120_000 });
    // Until what the answer drew is drawn, and told of.
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve, 500));
        }),
    );
    const { from, to, tasks } = await page.evaluate(() => {
      if (window.noted === undefined) throw new Error("Nothing was noted.");
      return { ...window.noted, input: null };
    });
    const longest = (own: typeof tasks) => Math.max(0, ...own.map((task) => task.to - task.from));
    before.push(longest(tasks.filter((task) => task.from < from)));
    during.push(longest(tasks.filter((task) => task.from >= from && task.to <= to)));
    after.push(longest(tasks.filter((task) => task.from >= from && task.to > to)));
    beside.push(to - from);
    onPage.push(await computeOnThePage(page));
    console.log(
      `round ${round}: ${[before, during, after, beside, onPage].map((own) => own.at(-1)?.toFixed(0)).join(" / ")}`,
    );
  }
  const shown = (own: readonly number[]) =>
    `${median(own).toFixed(0)} ms (${Math.min(...own).toFixed(0)} to ${Math.max(...own).toFixed(0)})`;
  console.log(`longest task of the page, median of ${rounds} openings of the page:
  reading and drawing, before the worker is asked: ${shown(before)}
  while the worker computes: ${shown(during)} (bound ${bound} ms; under 50 ms counts as 0)
  drawing the answer: ${shown(after)}
  in the worker, with the way there and back ${shown(beside)}; on the page's thread ${shown(onPage)}: ${(median(beside) / median(onPage)).toFixed(2)}×`);
  expect.soft(median(during), "longest task while computing").toBeLessThan(bound);
});
