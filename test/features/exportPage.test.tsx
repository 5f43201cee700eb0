import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fromLever } from "#domain/exports/ats/leverIn.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import { aPanel, scorecardRecord } from "#test/records.ts";
import { openApp } from "#test/renderApp.tsx";

let given: Blob[] = [];
beforeEach(() => {
  given = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
    given.push(file as Blob);
    return "blob:";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

function textOf(file: Blob | undefined): Promise<string> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result as string));
    reader.readAsText(file ?? new Blob());
  });
}

async function openExport() {
  const card = scorecardRecord({
    author: "maya",
    opening: "berlin",
    candidate: "sofia",
    scores: { delivery: 3, judgement: 5 },
  });
  await deviceWith([...aPanel({ cards: [] }), card]);
  await scoresHere("maya");
  const user = openApp("/openings/berlin/share/export");
  return { user, page: await screen.findByRole("region", { name: "Export scorecards" }) };
}

test("a form of four steps asks what a 3 becomes, lists what is lost, and saves only then", async () => {
  const { user, page } = await openExport();
  await user.click(within(page).getByRole("radio", { name: /^Lever/ }));
  expect(within(page).getByRole("button", { name: "Export" })).toBeDisabled();
  await user.click(within(page).getByRole("radio", { name: /^2 of 4/ }));
  await user.click(within(page).getByRole("button", { name: "Export" }));
  const lost = await within(page).findByRole("region", { name: "What could not be carried" });
  expect(lost).toHaveTextContent(/Sofia Lindqvist, Maya Okafor, Delivery: 3 of 5/);
  expect(given).toEqual([]);
  await user.click(within(page).getByRole("button", { name: "Save the file" }));
  await waitFor(() => expect(given).toHaveLength(1));
  const { cards, problems } = fromLever(JSON.parse(await textOf(given[0])));
  expect(problems).toEqual([]);
  expect(cards[0]?.ratings.map(({ score }) => score)).toEqual([2, 5]);
  expect(await within(page).findByText(/is in your downloads: 1 card/)).toBeVisible();
});

test("a form that loses nothing is saved at once, and says so", async () => {
  const { user, page } = await openExport();
  await user.click(within(page).getByRole("radio", { name: /^Greenhouse/ }));
  expect(page).toHaveTextContent(/Harvest v1 and v2 ended in August 2026/);
  await user.click(within(page).getByRole("button", { name: "Export" }));
  expect(await within(page).findByText(/Nothing was lost/)).toBeVisible();
  expect(await textOf(given[0])).toContain('"said": "Nothing was lost."');
});

test("another choice takes back what was asked before", async () => {
  const { user, page } = await openExport();
  await user.click(within(page).getByRole("radio", { name: /^Ashby/ }));
  await user.click(within(page).getByRole("radio", { name: /^3 of 4/ }));
  await user.click(within(page).getByRole("button", { name: "Export" }));
  await within(page).findByRole("button", { name: "Save the file" });
  await user.click(within(page).getByRole("radio", { name: /^2 of 4/ }));
  expect(within(page).queryByRole("button", { name: "Save the file" })).toBeNull();
  expect(given).toEqual([]);
});

test("cards stand one a sheet, with what was written on them", async () => {
  const { user, page } = await openExport();
  await user.click(within(page).getByRole("button", { name: "Open the sheets" }));
  const sheet = await screen.findByRole("article", { name: "Sofia Lindqvist, by Maya Okafor" });
  expect(sheet).toHaveTextContent(/Delivery3 of 5, Meets/);
  expect(sheet).toHaveTextContent(/Seen in delivery\./);
  expect(screen.getAllByRole("article")).toHaveLength(1);
});
