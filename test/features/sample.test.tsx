import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { startQuickly } from "#storage/quickStart.ts";
import { removeOpening } from "#storage/erase.ts";
import { findPanel } from "#storage/panels.ts";
import { findPeopleHere } from "#storage/people.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import { openAgain, openApp } from "#test/renderApp.tsx";

const addSampleHere = () => addSample(samplePanel(new Date().toISOString()));
const scoringAs = (name: string) =>
  screen.findByRole("button", { name: new RegExp(`Scoring as\\s*${name}`) });

beforeEach(() => deviceWith());

test("in the sample one is its lead; in one’s own opening one stays who one is", async () => {
  const { opening } = await startQuickly({
    me: { name: "Priya" },
    candidate: "Sofia Lindqvist",
    kit: mlEngineer,
    today: "2026-11-22",
  });
  const sample = await addSampleHere();
  const user = openApp(`/openings/${sample}`);
  await user.click(await scoringAs("Maya Okafor"));
  expect(await screen.findByText(/In every other opening you are/)).toHaveTextContent("Priya");
  await user.click(screen.getByRole("button", { name: "Jonas Keller" }));
  await scoringAs("Jonas Keller");

  openAgain(`/openings/${opening}`);
  await user.click(await scoringAs("Priya"));
  expect(screen.queryByText(/is not on this panel/)).toBeNull();
  expect(screen.queryByRole("button", { name: "Maya Okafor" })).toBeNull();
  openAgain("/settings");
  expect(await screen.findByDisplayValue("Priya")).toBeVisible();
  openAgain(`/openings/${sample}`);
  await scoringAs("Jonas Keller");
});

test("whoever only looked around is asked their own name before their first card", async () => {
  await addSampleHere();
  const user = openApp("/");
  await user.click(await screen.findByRole("button", { name: "Score a candidate" }));
  expect(await screen.findByRole("textbox", { name: "Your name" })).toHaveValue("");
  expect(screen.queryByText(/Maya Okafor/)).toBeNull();
});

test("a device that an earlier Needle turned into the sample’s lead is nobody’s again", async () => {
  await addSampleHere();
  await scoresHere("sample-maya");
  const user = openApp("/");
  await user.click(await screen.findByRole("button", { name: "Score a candidate" }));
  expect(await screen.findByRole("textbox", { name: "Your name" })).toHaveValue("");
});

test("what is written in the sample is by its people, what is written outside by oneself", async () => {
  await scoresHere("ana");
  const sample = await addSampleHere();
  const user = openApp(`/openings/${sample}/playbook`);
  const steps = within(await screen.findByRole("region", { name: "Five steps" }));
  await user.click(steps.getAllByRole("button", { name: "Done today" })[0] as HTMLElement);
  await steps.findByText(/ticked off by/);
  const [plan] = await db.registers.where("kind").equals("plan").toArray();
  expect(plan?.author).toBe("sample-maya");
  expect(await db.device.get("me")).toEqual({ key: "me", value: "ana" });
});

test("one joins the sample’s panel by one’s name, and goes with it when it is removed", async () => {
  const sample = await addSampleHere();
  const user = openApp(`/openings/${sample}`);
  await user.click(await scoringAs("Maya Okafor"));
  await user.type(await screen.findByRole("textbox", { name: "Yourself" }), "Odalys{Enter}");
  await scoringAs("Odalys");
  expect((await findPeopleHere()).people).toEqual([]);
  const panel = await findPanel(sample);
  if (panel === null) throw new Error("The sample is here.");
  expect(panel.members.map(({ name }) => name)).toContain("Odalys");
  await removeOpening(panel);
  const left = (await db.registers.toArray()).map(({ kind }) => kind);
  expect(left).toEqual(["kit"]);
});
