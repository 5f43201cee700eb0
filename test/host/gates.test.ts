import { expect, it } from "vitest";
import { gate } from "#host/gates.ts";

it("lets so much pass at once, so much a second after that, and each name for itself", () => {
  let now = 0;
  const passes = gate({ atOnce: 5, aSecond: 2 }, () => now);
  const many = (name: string) => Array.from({ length: 20 }, () => passes(name)).filter(Boolean);
  expect(many("a")).toHaveLength(5);
  expect(many("b")).toHaveLength(5);
  now += 1_000;
  expect(many("a")).toHaveLength(2);
  now += 60_000;
  expect(many("a")).toHaveLength(5);
});

it("weighs what is heavy, and counts nothing that did not pass", () => {
  const passes = gate({ atOnce: 5, aSecond: 0 }, () => 0);
  expect([passes("a", 6), passes("a", 4), passes("a", 2), passes("a", 1)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
});
