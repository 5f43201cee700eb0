import { readFile } from "node:fs/promises";
import { openSample } from "./journeys.ts";
import { expect, test } from "./support.ts";

const record = "/openings/sample-opening/record/sample-amara";
/** What a sheet leaves for the page between its margins, in CSS pixels. */
const papers = { A4: 680, Letter: 702 } as const;

test("the record prints on A4 and Letter: nothing cut off, nothing that needs colour", async ({
  page,
}) => {
  await openSample(page);
  await page.goto(record);
  await expect(page.getByText("Cards and receipts")).toBeVisible();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const [format, width] of Object.entries(papers)) {
    await page.setViewportSize({ width, height: 960 });
    const over = await page.evaluate(() =>
      [...document.querySelectorAll("article *")]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => one.textContent.slice(0, 40)),
    );
    expect(over, `cut off on ${format}`).toEqual([]);
    const pdf = (await page.pdf({ format })).toString("latin1");
    const pages = pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(6);
  }
  // A paper without fills and in grey: dark numerals in a frame.
  const mark = page.getByRole("article").getByText("2", { exact: true }).first();
  await expect(mark).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  await expect(mark).toHaveCSS("color", "rgb(29, 33, 37)");
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeHidden();
});

test("the record on paper begins with its candidate, without the app around it", async ({
  page,
}) => {
  await openSample(page);
  await page.goto(record);
  await expect(page.getByText("Cards and receipts")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("of the playbook’s 14 to 21")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("article")).toContainText("for ML Engineer, Platform.");
  expect(
    await page.getByRole("article").evaluate((one) => one.getBoundingClientRect().top),
  ).toBeLessThan(20);
  await page.goto("/openings/sample-opening/record");
  await expect(page.getByText("Open one to read and print it.")).toBeVisible();
  await expect(page.getByText("of the playbook’s 14 to 21")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

/** Where a page's text ends, in points from its foot, and the least that stands below a heading. */
const foot = 45;
const lineBelow = 35;

test("no heading of the record stands alone at the foot of a page, wherever the pages end", async ({
  page,
}) => {
  test.slow();
  await openSample(page);
  await page.goto(record);
  await expect(page.getByText("Cards and receipts")).toBeVisible();
  const headings = await page.getByRole("article").getByRole("heading", { level: 3 }).count();
  await page.evaluate(() => {
    const spacer = document.createElement("div");
    spacer.id = "spacer";
    document.querySelector("article header")?.after(spacer);
  });
  for (let height = 0; height <= 900; height += 25) {
    await page.evaluate((px) => {
      const spacer = document.querySelector<HTMLElement>("#spacer");
      if (spacer !== null) spacer.style.height = `${px}px`;
    }, height);
    // The outline names every heading with its place on its page.
    const pdf = (await page.pdf({ format: "A4", outline: true, tagged: true })).toString("latin1");
    const places = [...pdf.matchAll(/\/Title \(([^)]*)\)\s[^]{0,200}?\/XYZ [\d.]+ ([\d.]+)/g)];
    const inRecord = places.filter(([, title = ""]) => !/Needle|^Amara Osei/.test(title));
    expect(inRecord.length).toBeGreaterThanOrEqual(headings - 1);
    for (const [, title, above] of inRecord)
      expect(Number(above), `“${title}”, moved down by ${height}`).toBeGreaterThan(
        foot + lineBelow,
      );
  }
});

test("the record leaves as CSV and JSON, for one candidate and for all that may be shown", async ({
  page,
}) => {
  await openSample(page);
  const take = async (button: string) => {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: button, exact: true }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  };
  await page.goto(record);
  const csv = await take("CSV");
  expect(csv.name).toBe("needle-record-amara-osei.csv");
  expect(csv.text).toContain("the data team had that");
  await page.getByRole("link", { name: "All records" }).click();
  const json = await take("JSON");
  expect(json.name).toBe("needle-record-ml-engineer-platform.json");
  expect(JSON.parse(json.text)).toMatchObject({
    format: "needle/record",
    records: [{ candidate: "Amara Osei" }, { candidate: "Ines Duarte" }],
  });
  expect(json.text).not.toContain("Wei Lindqvist");
});
