import { expect, test } from "@playwright/test";
import { resolveSameness } from "#domain/records/links.ts";
import type { Sameness } from "#domain/records/sameness.ts";
import { median } from "./ratios.ts";

const sizes = [3000, 30_000, 300_000] as const;
const slack = 1.6;

/** Links one after the other, each to the next: the longest chain a file of so many can hold. */
function chained(count: number): Sameness[] {
  const id = (index: number) => `c${String(index).padStart(7, "0")}` as never;
  return Array.from({ length: count }, (_, index) => ({
    what: "candidate",
    ids: [id(index), id(index + 1)],
  }));
}

test("following chained links takes time in proportion to them", () => {
  test.setTimeout(300_000);
  let former: { count: number; ms: number } | null = null;
  console.log("links   |     ms | times the former (bound)");
  for (const count of sizes) {
    const said = chained(count).toReversed();
    const took = Array.from({ length: 5 }, () => {
      const began = performance.now();
      const resolve = resolveSameness(said);
      const roots = new Set(said.map(({ ids }) => resolve<string>(ids[1])));
      const ms = performance.now() - began;
      expect([...roots]).toEqual(["c0000000"]);
      return ms;
    });
    const ms = median(took);
    const bound = former === null ? null : (count / former.count) * slack;
    const times = former === null ? "" : (ms / former.ms).toFixed(1);
    console.log(
      `${String(count).padStart(7)} | ${ms.toFixed(0).padStart(6)} | ${times} (${bound ?? ""})`,
    );
    if (former !== null && bound !== null)
      expect.soft(ms / former.ms, `${count} links`).toBeLessThanOrEqual(bound);
    former = { count, ms };
  }
});
