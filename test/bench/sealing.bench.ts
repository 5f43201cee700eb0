import { expect, test } from "@playwright/test";
import type * as Page from "./sealingPage.ts";
import { bundle } from "#test/bundle.ts";
import { holdRatio } from "./ratios.ts";

const rounds = 15;
const bound = 3;

test("sealing and opening cost little more than the WebCrypto in them", async ({ page }) => {
  test.setTimeout(300_000);
  const script = await bundle("test/bench/sealingPage.ts");
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
