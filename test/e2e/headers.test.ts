import { expect, test } from "./support.ts";

const pages = ["/", "/index.html", "/settings", "/openings/any/calibrate", "/receive"];

for (const path of pages)
  test(`${path} comes under the strict policy and is never kept by a cache`, async ({
    request,
  }) => {
    const headers = (await request.get(path)).headers();
    expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
    expect(headers["content-security-policy"]).toContain(
      "require-trusted-types-for 'script'; trusted-types needle",
    );
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
  });

test("the service worker is always fetched anew, hashed files never", async ({ request, page }) => {
  expect((await request.get("/sw.js")).headers()["cache-control"]).toBe("no-store");
  await page.goto("/");
  const script = await page.locator("script[src]").first().getAttribute("src");
  expect((await request.get(script ?? "")).headers()["cache-control"]).toContain("immutable");
});

test("what must not happen is noticed when it does", async ({ page, offences }) => {
  await page.goto("/");
  await page
    .evaluate(() => {
      const script = document.createElement("script");
      script.append("globalThis.ran = true");
      document.body.append(script);
      new Image().src = "https://example.com/pixel.png";
      setTimeout(() => {
        throw new Error("nobody caught this");
      });
    })
    .catch(() => {}); // Trusted Types may refuse the script in so many words.
  await expect.poll(() => offences.join("\n")).toMatch(/script-src|Trusted/);
  await expect.poll(() => offences.join("\n")).toContain("example.com");
  expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
  offences.length = 0;
});
