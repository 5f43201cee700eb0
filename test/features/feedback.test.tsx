import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { findFeedback } from "#storage/feedback.ts";
import { decide } from "#storage/meeting.ts";
import { findPanel } from "#storage/panels.ts";
import { addSample } from "#storage/sample.ts";
import { hideNames } from "#ui/namesOff.ts";
import { deviceWith, isInSampleAs } from "#test/devices.ts";
import { fill, openAgain, openApp, wholePage } from "#test/renderApp.tsx";

const opening = OpeningId.parse("sample-opening");
const amara = CandidateId.parse("sample-amara");
const record = `/openings/${opening}/record/${amara}`;
const way = { name: "Feedback for the candidate" };
const stored = () => findFeedback((id) => id === amara);

beforeEach(async () => {
  await deviceWith();
  await addSample(samplePanel(new Date().toISOString()));
  await isInSampleAs("sample-priya");
});
afterEach(() => hideNames(false));

const decided = (call: "hire" | "hold") =>
  decide({
    opening,
    candidate: amara,
    call,
    rationale: "As talked through.",
    composite: null,
    against: [],
    dissent: [{ panelist: PanelistId.parse("sample-priya"), note: "Noted." }],
  });

test("before the decision, or on hold, there is no feedback to write", async () => {
  await decided("hold");
  openApp(record);
  await screen.findByRole("link", { name: "To the meeting" });
  expect(screen.queryByRole("link", way)).toBeNull();
  openAgain(`${record}/feedback`);
  expect(await screen.findByText(/The panel has not decided yet/)).toBeVisible();
  expect(screen.queryByRole("checkbox")).toBeNull();
});

test("lines are chosen, edited with remarks on names and scores, kept, and copied", async () => {
  await decided("hire");
  const user = openApp(record);
  await user.click(await screen.findByRole("link", way));
  const [first, second] = await screen.findAllByRole("checkbox");
  if (first === undefined || second === undefined) throw new Error("There are lines.");
  const members = (await findPanel(opening))?.members ?? [];
  const main = () => screen.getByRole("main").textContent;
  for (const { name } of members) expect(main()).not.toContain(name);
  await user.click(first);
  await user.click(screen.getByRole("button", { name: "Write with these lines" }));
  const [text] = await screen.findAllByRole("textbox", { name: /^What we saw: / });
  if (text === undefined) throw new Error("There is a text.");
  await fill(user, text, "PRIYA scored a 2 here.");
  expect(await screen.findByText(/Still in it: “PRIYA”, “scored a 2”/)).toBeVisible();
  expect(screen.getByText("“PRIYA” and “scored a 2” are still in it.")).toBeVisible();
  await fill(user, text, "You kept it simple.");
  await waitFor(() => expect(screen.queryByText(/Still in it/)).toBeNull());
  await waitFor(async () => expect((await stored())?.items[0]?.text).toBe("You kept it simple."));

  const again = openAgain(`${record}/feedback`);
  await again.click(await screen.findByRole("button", { name: "Copy" }));
  const copied = await navigator.clipboard.readText();
  expect(copied).toMatch(/^Thank you for the time you took[^]*What we saw[^]*You kept it simple\./);
  expect(screen.getByRole("article")).toHaveTextContent("You kept it simple.");

  await again.click(screen.getByRole("button", { name: "Choose more lines" }));
  const [, next] = await screen.findAllByRole("checkbox");
  if (next === undefined) throw new Error("There are more lines.");
  await again.click(next);
  await again.click(screen.getByRole("button", { name: "Add to the text" }));
  await screen.findByRole("article");
  expect(JSON.stringify((await stored())?.items)).toContain("You kept it simple.");
  await again.click(screen.getByRole("button", { name: "Start over…" }));
  const dialog = await screen.findByRole("dialog", { name: "Start over?" });
  await again.click(within(dialog).getByRole("button", { name: "Remove the text" }));
  expect(await screen.findByRole("button", { name: "Write with these lines" })).toBeDisabled();
  expect(await stored()).toBeNull();
});

test("with names hidden nobody is named on the page, and the letter names nobody anyway", async () => {
  await decided("hire");
  const names = (await findPanel(opening))?.candidates.map(({ name }) => name) ?? [];
  hideNames(true);
  const user = openApp(`${record}/feedback`);
  expect(await screen.findByRole("heading", { name: /^Feedback for Candidate \d$/ })).toBeVisible();
  await user.click((await screen.findAllByRole("checkbox"))[0] ?? document.body);
  await user.click(screen.getByRole("button", { name: "Write with these lines" }));
  await screen.findByRole("article");
  expect(names.filter((name) => wholePage().includes(name))).toEqual([]);
});

test("whoever is not here any more has no letter", async () => {
  openApp(`/openings/${opening}/record/nobody/feedback`);
  expect(await screen.findByText(/not in the opening any more/)).toBeVisible();
});
