import { expect, test } from "@playwright/test";
import { build } from "vite";
import type * as Page from "./sealingPage.ts";
import { holdRatio } from "./ratios.ts";

const rounds = 15;
const bound = 3;

/** What runs in the page, in one piece, as the app's own build would make it. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2023",
      lib: { entry: "test/bench/sealingPage.ts", formats: ["es"] },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("Nothing was built.");
  return output.output[0].code;
}

test("sealing and opening cost little more than the WebCrypto in them", async ({ page }) => {
  test.setTimeout(300_000);
  const script = await bundle();
  await page.route("**/sealing.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: script }),
  );
  await page.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto("/blank");
  const measure = (what: "sealing" | "opening", count: number) =>
    page.evaluate(
      async ([own, times, cards]) => {
        const address: string = "/sealing.js";
        const { [own]: run } = (await import(address)) as typeof Page;
        return run(times, cards);
      },
      [what, rounds, count] as const,
    );
  const sealing = await measure("sealing", 100);
  const opening = await measure("opening", 500);
  holdRatio("sealing 100 cards, one by one", { ...sealing, bound });
  holdRatio("verifying and opening 500 cards", { ...opening, bound });
  expect(sealing.ours).toHaveLength(rounds);
});
