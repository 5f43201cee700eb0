import { writeFile } from "node:fs/promises";
import { expect, test } from "#e2e/support.ts";
import { bigPanel } from "#test/bigPanel.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { holdRatio } from "./ratios.ts";

const rounds = 5;

test("10,000 cards come in about as fast as IndexedDB can store them, and the page stays awake", async ({
  openProfile,
}, testInfo) => {
  test.setTimeout(600_000);
  const ours: number[] = [];
  const raw: number[] = [];
  const longest: number[] = [];

  for (let round = 0; round < rounds; round += 1) {
    const records = bigPanel(`r${round}`, 2500, 4);
    const file = testInfo.outputPath(`cards-${round}.json`);
    await writeFile(file, writePacket(packetOf(records)));
    const { page, context } = await openProfile();
    await page.goto("/receive");
    const measureOurs = async () => {
      await page.locator("input[type=file]").setInputFiles(file);
      const accept = page.getByRole("button", { name: "Bring in" });
      await accept.waitFor({ timeout: 120_000 });
      const measured = await page.evaluate(async () => {
        let slowest = 0;
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) slowest = Math.max(slowest, duration);
        });
        observer.observe({ type: "longtask" });
        const button = [...document.querySelectorAll("button")].find(
          ({ textContent }) => textContent === "Bring in",
        );
        const began = performance.now();
        const done = new Promise<number>((resolve) => {
          const toasts = document.querySelector("[aria-label=Messages]");
          new MutationObserver(() => resolve(performance.now() - began)).observe(
            toasts ?? document,
            {
              childList: true,
              subtree: true,
            },
          );
        });
        button?.click();
        const took = await done;
        return { took, slowest };
      });
      ours.push(measured.took);
      longest.push(measured.slowest);
    };
    const measureRaw = async () => {
      raw.push(
        await page.evaluate(async (rows) => {
          const database = await new Promise<IDBDatabase>((resolve) => {
            const request = indexedDB.open("yardstick", 1);
            request.addEventListener("upgradeneeded", () => {
              const store = request.result.createObjectStore("records", {
                keyPath: ["kind", "id"],
              });
              store.createIndex("body.opening", "body.opening");
            });
            request.addEventListener("success", () => resolve(request.result));
          });
          const began = performance.now();
          return new Promise<number>((resolve) => {
            const transaction = database.transaction("records", "readwrite", {
              durability: "strict",
            });
            for (const row of rows) transaction.objectStore("records").put(row);
            transaction.addEventListener("complete", () => resolve(performance.now() - began));
          });
        }, records),
      );
    };
    // Whichever goes second finds a warmer machine: they take turns.
    if (round % 2 === 0) {
      await measureRaw();
      await measureOurs();
    } else {
      await measureOurs();
      await page.goto("/settings");
      await measureRaw();
    }
    await context.close();
  }
  holdRatio("import of 10,000 cards, beside raw puts of the same rows", {
    ours,
    yardstick: raw,
    bound: 1.3,
  });
  console.log(`longest main-thread task while importing: ${Math.max(...longest).toFixed(0)} ms`);
  expect(longest).toHaveLength(rounds);
});
