import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { CandidateId, ItemId, OpeningId, PanelistId } from "#domain/id.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { noteCorrectedLook } from "#storage/correctedLooks.ts";
import { decide, markItem, rerate } from "#storage/meeting.ts";
import { findPanel } from "#storage/panels.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith } from "#test/devices.ts";
import { openApp, wholePage } from "#test/renderApp.tsx";

const opening = OpeningId.parse("sample-opening");
const amara = CandidateId.parse("sample-amara");
const monitoring = ItemId.parse("evaluation");

beforeEach(async () => {
  await deviceWith();
  await addSample(samplePanel(new Date().toISOString()));
});

async function panelHere() {
  const panel = await findPanel(opening);
  if (panel === null) throw new Error("The sample is not here.");
  return panel;
}

/** Priya moves from 2 to 3, every item is reviewed, the panel decides against the composite. */
async function meet() {
  const panel = await panelHere();
  const card = panel.cardsOn(amara).find(({ author }) => author === "sample-priya");
  if (card === undefined) throw new Error("Priya's card is not here.");
  await rerate(
    {
      opening,
      candidate: amara,
      card: card.id,
      panelist: PanelistId.parse("sample-priya"),
      item: monitoring,
      from: 2,
      to: 3,
      reason: "The alert was hers",
    },
    panel.opening.kit,
  );
  for (const { id } of panel.kit?.items ?? [])
    await markItem({
      opening,
      candidate: amara,
      item: id,
      what: "reviewed",
      panelist: null,
      on: true,
    });
  await decide({
    opening,
    candidate: amara,
    call: "no hire",
    rationale: "Monitoring is half the job",
    composite: 3.7,
    against: [{ what: "composite", reason: "The mean hides the gap" }],
    dissent: [{ panelist: PanelistId.parse("sample-jonas"), note: "I would hire" }],
  });
}

test("the record tells the decision, who moved and why, and each card's receipt", async () => {
  await meet();
  openApp("/openings/sample-opening/record/sample-amara");
  const sheet = await screen.findByRole("article", { name: "Amara Osei" });
  expect(within(sheet).getByText("No hire")).toBeVisible();
  expect(within(sheet).getByText("The mean hides the gap")).toBeVisible();
  expect(within(sheet).getByText("I would hire")).toBeVisible();
  expect(sheet).toHaveTextContent("1 of 15 scores changed");
  expect(sheet).toHaveTextContent("read this as consensus, not as reliability");
  const item = within(sheet).getByRole("region", { name: "Own evaluation and monitoring" });
  const priyas = within(item).getByRole("row", { name: /Priya Nair/ });
  expect(priyas).toHaveTextContent(/2.*3.*After the talk, 2 to 3: The alert was hers/);
  const cards = within(sheet).getByRole("region", { name: "Cards and receipts" });
  expect(within(cards).getAllByText(/^[0-9A-F]{4}-[0-9A-F]{4}$/)).toHaveLength(4);
  expect(sheet).toHaveTextContent("Panelists4; the others 3 to 4");
});

test("before the meeting is through, the record folds what would colour it", async () => {
  openApp("/openings/sample-opening/record/sample-amara");
  const sheet = await screen.findByRole("article", { name: "Amara Osei" });
  expect(sheet).toHaveTextContent(/Not decided yet.*0 of 4/);
  expect(wholePage()).not.toMatch(/Strong yes|items, 15 scores/);
});

test("a candidate still blind has no record yet, and the list says so", async () => {
  openApp("/openings/sample-opening/record/sample-wei");
  expect(await screen.findByText(/Your own card comes first/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "CSV" })).toBeNull();
});

test("the list holds every candidate in the roster's order, with what the talks changed", async () => {
  await meet();
  const user = openApp("/openings/sample-opening/record");
  const rows = within(await screen.findByRole("region", { name: "Records" })).getAllByRole("row");
  const names = (await panelHere()).candidates.map(({ name }) => name);
  expect(rows.slice(1).map((row) => names.find((name) => row.textContent.includes(name)))).toEqual(
    names,
  );
  expect(rows[1]).toHaveTextContent("No hire");
  expect(rows[1]).toHaveTextContent("3.6 → 3.7");
  expect(rows.some((row) => row.textContent.includes("waiting for cards"))).toBe(true);
  expect(screen.getByText(/1 of 15 scores changed in the talks on 1 candidate/)).toBeVisible();
  await user.click(screen.getByRole("link", { name: "Amara Osei" }));
  expect(await screen.findByRole("article", { name: "Amara Osei" })).toBeVisible();
});

test("the record says whether a figure corrected for strictness was looked at before the decision", async () => {
  openApp("/openings/sample-opening/record/sample-amara");
  expect(await screen.findByText(/On this device none was looked at so far/)).toBeVisible();
  // What is read by itself stands last: nothing is pushed away when it comes.
  const sheet = screen.getByRole("article", { name: "Amara Osei" });
  expect(within(sheet).getAllByRole("heading").at(-1)).toHaveTextContent(/^Figures corrected/);
  await noteCorrectedLook([opening], PanelistId.parse("sample-maya"));
  expect(
    await screen.findByText(/A figure corrected for strictness was looked at on/),
  ).toHaveTextContent(/by Maya Okafor\.$/);
  await meet();
  expect(await screen.findByText(/, before the decision/)).toHaveTextContent(
    /looked at on .* by Maya Okafor, before the decision\.$/,
  );
  // A later look is none before it.
  await noteCorrectedLook([opening], PanelistId.parse("sample-jonas"));
  expect(screen.queryByText(/Jonas Keller, before/)).toBeNull();
});
