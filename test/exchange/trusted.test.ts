import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("location", new URL("https://needle.example/receive"));
});
afterEach(() => vi.unstubAllGlobals());

test("scripts start from our own origin and from nowhere else", async () => {
  const { trustedScriptUrl } = await import("#trusted");
  expect(trustedScriptUrl("/assets/incoming.worker.js")).toBe("/assets/incoming.worker.js");
  for (const foreign of [
    "https://evil.example/x.js",
    "//evil.example/x.js",
    "data:text/javascript,1",
    "blob:null/1",
  ])
    expect(() => trustedScriptUrl(foreign)).toThrow(/own origin/);
});

test("where Trusted Types are on, one policy named needle is made, once, and refuses the same", async () => {
  const createPolicy = vi.fn(
    (name: string, rules: { createScriptURL: (url: string) => string }) => ({
      createScriptURL: (url: string) => ({ passedBy: name, url: rules.createScriptURL(url) }),
    }),
  );
  vi.stubGlobal("trustedTypes", { createPolicy });
  const { trustedScriptUrl } = await import("#trusted");
  expect(trustedScriptUrl("/sw.js")).toEqual({ passedBy: "needle", url: "/sw.js" });
  expect(trustedScriptUrl("/a.js")).toEqual({ passedBy: "needle", url: "/a.js" });
  expect(() => trustedScriptUrl("https://evil.example/x.js")).toThrow(/own origin/);
  expect(createPolicy).toHaveBeenCalledTimes(1);
});
