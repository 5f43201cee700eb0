import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { kitId } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { liveOf } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith } from "#test/devices.ts";
import { item, openAgain, openApp } from "#test/renderApp.tsx";

const opening = "/openings/sample-opening";
const titles = mlEngineer.items.map(({ title }) => title);

beforeEach(async () => {
  await deviceWith();
  await addSample(samplePanel(new Date().toISOString()));
});

async function practise(user: ReturnType<typeof openApp>, levels: readonly string[]) {
  await screen.findByText(/Practice, made up/);
  for (const [place, title] of titles.entries())
    await user.click(item(title).level(levels[place] ?? ""));
  await user.click(screen.getByRole("button", { name: "Done, show the answers" }));
}

test("a case is scored as a real card, asks for what is missing, and then shows answers and reasons", async () => {
  const user = openApp(`${opening}/practice/brilliant`);
  await screen.findByText(/Practice, made up/);
  expect(screen.queryByText(/clear 4/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "Done, show the answers" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(/Still to score: Productionise/);
  await practise(user, ["5 Exceptional", "5 Exceptional", "3 Meets", "2 Below"]);
  expect(await screen.findByText(/2 of your 4 scores are the same/)).toBeVisible();
  const partnering = screen.getByRole("region", { name: "Partner with data science and product" });
  expect(partnering).toHaveTextContent(/2 points above/);
  expect(partnering).toHaveTextContent(/Works from hand-offs, blames the partner/);
});

test("a case is scored by keyboard alone, and the last score counts at once", async () => {
  const user = openApp(`${opening}/practice/brilliant`);
  await screen.findByText(/Practice, made up/);
  await user.keyboard("5j5j3{Control>}{Enter}{/Control}");
  expect(await screen.findByRole("alert")).toHaveTextContent(/^Still to score: Drive MLOps/);
  await user.keyboard("2{Control>}{Enter}{/Control}");
  expect(await screen.findByText(/2 of your 4 scores are the same/)).toBeVisible();
});

test("a case left in the middle waits, and practice is in no view of real cards", async () => {
  const user = openApp(`${opening}/practice/quiet`);
  await screen.findByText(/Practice, made up/);
  await user.click(item(titles[0] ?? "").level("4 Above"));
  await screen.findByText(/1 of 4 scored/);
  openAgain(`${opening}/practice`);
  expect(await screen.findByRole("link", { name: /Continue\s*on Mei-Lin Suter/ })).toBeVisible();
  openAgain(`${opening}/practice/quiet`);
  await screen.findByText(/1 of 4 scored/);
  expect(item(titles[0] ?? "").level("4 Above")).toBeChecked();
  const before = liveOf(await db.registers.toArray(), "scorecard").length;
  expect(await db.drafts.count()).toBe(0);
  openAgain(opening);
  await screen.findByText("Lou Bertrand");
  expect(document.body.textContent).not.toContain("Mei-Lin");
  expect(liveOf(await db.registers.toArray(), "scorecard")).toHaveLength(before);
});

test("tendencies stay with the panelist; shared scores open case by case to who finished it", async () => {
  const user = openApp(`${opening}/practice/brilliant`);
  await practise(user, ["5 Exceptional", "5 Exceptional", "4 Above", "4 Above"]);
  await user.click(await screen.findByRole("link", { name: "Next candidate" }));
  await practise(user, ["4 Above", "4 Above", "4 Above", "4 Above"]);
  await user.click(await screen.findByRole("link", { name: "All candidates" }));
  expect(await screen.findByText(/points above the model answers on average/)).toBeVisible();
  expect(liveOf(await db.registers.toArray(), "practice")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Share my practice with this panel" }));
  const shared = await screen.findByRole("region", { name: "Practice on Noor Haddad" });
  expect(within(shared).getByRole("columnheader", { name: "Maya Okafor" })).toBeVisible();
  expect(screen.queryByRole("region", { name: "Practice on Mei-Lin Suter" })).toBeNull();
  expect(liveOf(await db.registers.toArray(), "practice")).toHaveLength(2);
  await user.click(screen.getByRole("button", { name: "Take my practice back" }));
  expect(await screen.findByText(/Nobody has shared theirs yet/)).toBeVisible();
});

test("it can be done with a kit alone, by somebody without a name, and again", async () => {
  const user = openApp(`/kits/${kitId(mlEngineer)}/practice/fluent`);
  await practise(user, ["2 Below", "2 Below", "2 Below", "2 Below"]);
  expect(await screen.findByText(/4 of your 4 scores are the same/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Score it again" }));
  expect(await screen.findByText(/0 of 4 scored/)).toBeVisible();
});

test("it is offered before the first card on a kit, and no more once there is one", async () => {
  openApp(`${opening}/score/sample-wei/final`);
  await screen.findByRole("heading", { name: "Wei Lindqvist" });
  // Maya, who is scoring, has cards on this kit.
  expect(screen.queryByText(/Your first card on this kit/)).toBeNull();
});
