import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { kitId } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { liveOf } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { scoreItem } from "#domain/scoring/scoring.ts";
import { db } from "#storage/database.ts";
import { changePractice, finishPractice } from "#storage/practice.ts";
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
  await screen.findByRole("rowheader", { name: /Lou Bertrand/ });
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
  await user.click(screen.getByRole("button", { name: "Stop sharing my practice" }));
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

test("a last score that could not be saved is told, and the case is not over without it", async () => {
  const user = openApp(`${opening}/practice/brilliant`);
  await screen.findByText(/Practice, made up/);
  for (const title of titles.slice(0, -1)) await user.click(item(title).level("3 Meets"));
  await screen.findByText(/3 of 4 scored/);
  const refuse = () => {
    throw new Error("The disk is full.");
  };
  await waitFor(async () => expect(await db.practice.count()).toBe(1));
  db.practice.hook("updating", refuse);
  // In one breath, as by keys: the case is asked for before the score is known to have failed.
  fireEvent.click(item(titles.at(-1) ?? "").level("4 Above"));
  fireEvent.click(screen.getByRole("button", { name: "Done, show the answers" }));
  try {
    expect(await screen.findByText(/^Not finished: your last score/)).toBeVisible();
    expect(await screen.findByText(/3 of 4 scored/)).toBeVisible();
    expect(screen.queryByText(/of your 4 scores are the same/)).toBeNull();
  } finally {
    db.practice.hook("updating").unsubscribe(refuse);
  }
  expect((await db.practice.toArray())[0]?.finishedAt).toBeNull();
  await user.click(item(titles.at(-1) ?? "").level("4 Above"));
  await screen.findByText(/4 of 4 scored/);
  await user.click(screen.getByRole("button", { name: "Done, show the answers" }));
  expect(await screen.findByText(/of your 4 scores are the same/)).toBeVisible();
});

test("a case whose scores are not all stored does not end, whoever asks", async () => {
  const place = { panelist: null, kit: kitId(mlEngineer), case: "brilliant" };
  const [first, second] = mlEngineer.items.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error("The kit has items.");
  expect(await finishPractice(place, [first])).toBe(false);
  await changePractice(place, (card) => scoreItem(card, first, 4));
  expect(await finishPractice(place, [first, second])).toBe(false);
  expect((await db.practice.toArray())[0]?.finishedAt).toBeNull();
  expect(await finishPractice(place, [first])).toBe(true);
});
