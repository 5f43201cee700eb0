import { newOpening } from "./journeys.ts";
import { expect, expectNoAxeViolations, picture, test } from "./support.ts";

const upload = (name: string, buffer: Buffer) => ({ name, mimeType: "text/csv", buffer });

test("candidates come from a sheet: found, asked about, and added at once", async ({ page }) => {
  await newOpening(page);
  await page.getByRole("button", { name: "Add candidates" }).click();
  await page.getByRole("link", { name: "From a file instead" }).click();
  await expect(page.getByRole("heading", { name: "Candidates from a file" })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.emulateMedia({ colorScheme: "light" });
  await picture(page, "empty");

  const field = page.getByLabel("A file of candidates");
  await field.setInputFiles(upload("photo.csv", Buffer.from([1, 0, 0, 0, 2, 0])));
  await expect(page.getByText("photo.csv is not text.")).toBeVisible();

  const rows = [
    "Kandidaten;29.11.2026;;",
    "Nachname;Vorname;E-Mail;Stelle",
    "Müller;Zoë;z@x.org;ML Engineer",
    "Lindqvist;Sofía;s@x.org;ML Engineer",
    "Osei;Amara;a@x.org;Designer",
    "Eze;Chidi;c@x.org;ML Engineer",
    "Eze;Chidi;other@x.org;ML Engineer",
    ";;nobody@x.org;ML Engineer",
    "Lindgren;Bo;b@x.org;Designer",
    "Kaya;Deniz;d@x.org;Designer",
  ];
  await field.setInputFiles(upload("kandidaten.csv", Buffer.from(rows.join("\r\n"), "latin1")));
  await expect(page.getByRole("heading", { name: "New: 5" })).toBeVisible();
  await expect(page.getByText("Zoë Müller")).toBeVisible();
  await page.getByText("8 lines, apart by semicolons; names from Vorname and Nachname").click();
  await expect(page.getByLabel("Cells are apart by")).toHaveValue(";");
  await expect(page.getByLabel("Letters are written as")).toHaveValue("windows-1252");
  await expect(page.getByText("line 4, on the roster already")).toBeVisible();
  await expect(page.getByText(/Line 8: There is no name in it/)).toBeVisible();
  await picture(page, "read", { fullPage: true });
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "light" });
  await picture(page, "read-phone", { fullPage: true });
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByLabel("Only a part of it").selectOption({ label: "ML Engineer (5)" });
  await expect(page.getByRole("heading", { name: "New: 2" })).toBeVisible();
  await page.getByRole("checkbox", { name: /Chidi Eze/ }).check();
  await page.getByRole("button", { name: "Add 3 candidates" }).click();
  await expect(page.getByRole("heading", { name: "5 candidates" })).toBeVisible();
  await expect(page.getByText("3 candidates added; 2 lines left out.")).toBeVisible();
});

test("5,000 candidates are read, looked through and added", async ({ page }) => {
  await newOpening(page);
  await page.getByRole("button", { name: "Add candidates" }).click();
  await page.getByRole("link", { name: "From a file instead" }).click();
  await expect(page.getByRole("heading", { name: "Candidates from a file" })).toBeVisible();
  const lines = Array.from({ length: 5_000 }, (_, at) => `${at},Candidate ${at} Öztürk,Applied`);
  const text = `Candidate ID,Candidate Name,Stage\n${lines.join("\n")}`;
  await page
    .getByLabel("A file of candidates")
    .setInputFiles(upload("greenhouse.csv", Buffer.from(text)));
  await expect(page.getByRole("heading", { name: "New: 5000" })).toBeVisible();
  await page.getByText("5000 lines, apart by commas; names from Candidate Name").click();
  await page.getByLabel("Cells are apart by").selectOption(";");
  await page.getByLabel("Cells are apart by").selectOption(",");
  await expect(page.getByRole("heading", { name: "New: 5000" })).toBeVisible();
  // It may be over before one looks: noted as it comes.
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver(() => {
      said.push(document.querySelector("[role=status] progress")?.ariaLabel ?? "");
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.getByRole("button", { name: "Add 5000 candidates" }).click();
  await expect(page.getByRole("heading", { name: "5002 candidates" })).toBeVisible({
    timeout: 90_000,
  });
  const said = await page.evaluate(() => (globalThis as { said?: string[] }).said);
  expect(said).toContain("Adding 5000 candidates");
});
