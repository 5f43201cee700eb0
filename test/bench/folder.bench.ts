import { test } from "@playwright/test";
import type * as Page from "./folderPage.ts";
import { bundle } from "#test/bundle.ts";
import { holdRatio } from "./ratios.ts";

const rounds = 3;

test("a folder of 2,000 files is read within a few times its bytes, and left alone otherwise", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const script = await bundle("test/bench/folderPage.ts");
  await page.route("**/folder.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: script }),
  );
  await page.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto("/blank");
  const measure = (count: number) =>
    page.evaluate(
      async ([times, files]) => {
        const address: string = "/folder.js";
        const { looking } = (await import(address)) as typeof Page;
        return looking(times, files);
      },
      [rounds, count] as const,
    );
  const many = await measure(2_000);
  console.log(`an idle look at 2,000: ${many.idle.map((ms) => ms.toFixed(0)).join(", ")} ms`);
  // Where the system tells of changes nobody looks; elsewhere the list of names is what it costs.
  holdRatio("an idle look beside listing the names", {
    ours: many.idle,
    yardstick: many.names,
    bound: 2,
  });
  // What is read is decrypted, parsed and verified, file by file: 3.3 on a busy machine of two cores.
  holdRatio("a first look at 2,000 files", { ...many, bound: 4 });
});
