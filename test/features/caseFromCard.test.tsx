import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { decide } from "#storage/meeting.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith, isInSampleAs } from "#test/devices.ts";
import { fill, openApp, untilAt } from "#test/renderApp.tsx";

const place = "/openings/sample-opening/score/sample-amara/technical";
const make = { name: "Make a practice case from this card…" };

beforeEach(async () => {
  await deviceWith();
  await addSample(samplePanel(new Date().toISOString()));
  await isInSampleAs("sample-priya");
});

const decided = (call: "hire" | "hold") =>
  decide({
    opening: OpeningId.parse("sample-opening"),
    candidate: CandidateId.parse("sample-amara"),
    call,
    rationale: "As talked through.",
    composite: null,
    against: [],
    dissent: [{ panelist: PanelistId.parse("sample-priya"), note: "Noted." }],
  });

test("before the decision, or on hold, a card becomes no case", async () => {
  await decided("hold");
  openApp(place);
  await screen.findByRole("heading", { name: "Receipt" });
  expect(screen.queryByRole("button", make)).toBeNull();
});

test("chosen lines become a case in a draft, names replaced and read first", async () => {
  await decided("hire");
  const [card] = (await db.registers.where("kind").equals("scorecard").toArray()).slice(0, 1);
  expect(card).toBeDefined();
  const user = openApp(place);
  await user.click(await screen.findByRole("button", make));
  const dialog = within(await screen.findByRole("dialog"));
  const [first, second] = await dialog.findAllByRole("checkbox");
  if (first === undefined || second === undefined) throw new Error("There are lines.");
  expect(dialog.getByRole("button", { name: "Replace the names" })).toBeDisabled();
  await user.click(first);
  await user.click(dialog.getByRole("button", { name: "Replace the names" }));
  const line = dialog.getByRole("textbox", { name: /^Line 1/ });
  expect(dialog.getAllByRole("textbox")).toHaveLength(1);
  await fill(user, line, "Then AMARA’s plan held.");
  expect(await dialog.findByText(/Still in it: “AMARA’s”/)).toBeVisible();
  expect(await db.kitDrafts.count()).toBe(0);
  await fill(user, line, "Then the plan held.");
  expect(dialog.queryByText(/Still in it/)).toBeNull();
  await user.click(dialog.getByRole("button", { name: /put it into a draft/ }));
  await untilAt(/\/kits\/drafts\//);
  const [draft] = await db.kitDrafts.toArray();
  const notes = draft?.form.cases?.[0]?.evidence.map((told) => told.notes).filter(Boolean);
  expect(notes).toEqual(["Then the plan held."]);
  expect(draft?.form.cases?.[0]).toMatchObject({ candidate: "", brief: "" });
  expect(await screen.findByText(/the answer and the reason are missing/)).toBeVisible();
});
