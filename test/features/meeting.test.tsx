import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { OpeningId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { findPanel } from "#storage/panels.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith } from "#test/devices.ts";
import { fill, openAgain, openApp, wholePage } from "#test/renderApp.tsx";

const amara = "/openings/sample-opening/calibrate/sample-amara";

beforeEach(async () => {
  await deviceWith();
  await addSample(samplePanel(new Date().toISOString()));
});

async function meeting() {
  const panel = await findPanel(OpeningId.parse("sample-opening"));
  if (panel === null) throw new Error("The sample is not here.");
  return panel.meeting;
}

async function rerate(user: UserEvent, who: string, level: string | null, reason = "") {
  await user.click(await screen.findByRole("button", { name: `Choose, ${who}` }));
  const dialog = screen.getByRole("dialog");
  await user.click(
    level === null
      ? within(dialog).getByRole("button", { name: "Keep my score" })
      : within(dialog).getByRole("radio", { name: level }),
  );
  if (reason !== "")
    await fill(user, within(dialog).getByRole("textbox", { name: "What moved you" }), reason);
  await user.click(within(dialog).getByRole("button", { name: "Confirm" }));
}

async function reviewAll(user: UserEvent) {
  for (let done = 0; done < 4; done += 1) {
    await screen.findByText(new RegExp(`${done} of 4 reviewed`));
    await user.click(screen.getByRole("button", { name: /^Reviewed, / }));
  }
  await screen.findByText(/Every item is reviewed/);
}

test("a re-rating stays private until shown, and then says who moved and why", async () => {
  const user = openApp(amara);
  await rerate(user, "Priya Nair", "3 Meets", "The alert was hers after all");
  expect(await screen.findByText("has chosen")).toBeVisible();
  expect(wholePage()).not.toContain("hers after all");
  await rerate(user, "Jonas Keller", null);
  expect(screen.queryByText(/First scores:/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "Show the new scores" }));
  expect(await screen.findByText(/First scores: 2 to 5, far apart/)).toBeVisible();
  const moves = await screen.findByRole("table", { name: /Before and after the talk/ });
  const priyas = within(moves).getByRole("row", { name: /Priya Nair/ });
  expect(priyas).toHaveTextContent(/hers after all.*2.*→.*3/);
  expect(screen.getByText(/One panelist moved\. 2 to 5 before, 3 to 5 after/)).toBeVisible();
});

test("a changed score without a reason is asked for one, a kept one is not", async () => {
  const user = openApp(amara);
  await rerate(user, "Priya Nair", "4 Above");
  expect(await screen.findByText(/Say what moved you/)).toBeVisible();
  expect((await meeting()).reratings).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Keep my score" }));
  await user.click(screen.getByRole("button", { name: "Confirm" }));
  expect(await screen.findByText("has chosen")).toBeVisible();
});

test("composite, recommendations and decision stay folded until every item is reviewed", async () => {
  const user = openApp(amara);
  expect(await screen.findByText(/0 of 4 reviewed/)).toBeVisible();
  expect(wholePage()).not.toMatch(/Strong yes|composite, 4 of 4/);
  expect(screen.queryByRole("button", { name: "Record the decision" })).toBeNull();
  await reviewAll(user);
  expect(await screen.findByText(/composite, 4 of 4 items, 15 scores/)).toBeVisible();
  expect(screen.getByText("Strong yes")).toBeVisible();
  // Reviewing one again folds it again, also after a reload.
  await user.click(screen.getByRole("button", { name: /^Drive MLOps practice/ }));
  await user.click(screen.getByRole("button", { name: "Review it again" }));
  expect(await screen.findByText(/3 of 4 reviewed/)).toBeVisible();
  openAgain(amara);
  expect(await screen.findByText(/3 of 4 reviewed/)).toBeVisible();
});

test("deciding against the composite asks why, keeps dissent, and can be changed", async () => {
  const user = openApp(amara);
  await reviewAll(user);
  await user.click(await screen.findByRole("button", { name: "Record the decision" }));
  expect(await screen.findByText("Choose a call.")).toBeVisible();
  expect(screen.getByText(/The reasons cannot be blank/)).toBeVisible();
  await user.click(screen.getByRole("radio", { name: "No hire" }));
  await fill(user, screen.getByRole("textbox", { name: "Why" }), "Monitoring is half the job");
  await user.click(screen.getByRole("button", { name: "Record the decision" }));
  expect(await screen.findByText(/Say why: it is kept/)).toBeVisible();
  expect((await meeting()).decisions).toEqual([]);
  const why = screen.getByRole("textbox", { name: "Why, against the composite of 3.6?" });
  await fill(user, why, "The mean hides the gap");
  await user.click(screen.getByText("Somebody disagrees"));
  await fill(user, screen.getByRole("textbox", { name: "Jonas Keller" }), "I would hire");
  await user.click(screen.getByRole("button", { name: "Record the decision" }));
  expect(await screen.findByText("The mean hides the gap")).toBeVisible();
  expect(screen.getByText(/Decided .* after the last interview/)).toBeVisible();
  expect((await meeting()).decisions).toMatchObject([
    { call: "no hire", dissent: [{ panelist: "sample-jonas", note: "I would hire" }] },
  ]);

  await user.click(screen.getByRole("button", { name: "Change the decision" }));
  await user.click(screen.getByRole("radio", { name: "Hold" }));
  await fill(user, screen.getByRole("textbox", { name: "Why" }), "One more session");
  await user.click(screen.getByRole("button", { name: "Record the decision" }));
  expect(await screen.findByText("1 earlier decision")).toBeVisible();
  expect((await meeting()).decisions.map(({ call }) => call)).toEqual(["no hire", "hold"]);
});

test("R asks who re-rates, J and K move between items, ticks of who was heard stay", async () => {
  const user = openApp(amara);
  await user.click(await screen.findByRole("checkbox", { name: "Priya Nair was heard" }));
  await waitFor(async () => expect(liveOf(await db.registers.toArray(), "mark")).toHaveLength(1));
  await user.keyboard("j");
  expect(screen.getByRole("checkbox", { name: "Priya Nair was heard" })).not.toBeChecked();
  await user.keyboard("k");
  await waitFor(() =>
    expect(screen.getByRole("checkbox", { name: "Priya Nair was heard" })).toBeChecked(),
  );
  await user.keyboard("r");
  const dialog = screen.getByRole("dialog", { name: "Who re-rates?" });
  await user.click(within(dialog).getByRole("button", { name: "Maya Okafor" }));
  expect(screen.getByRole("dialog", { name: /Maya Okafor: Own evaluation/ })).toBeVisible();
});
