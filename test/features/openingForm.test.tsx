import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { liveOf } from "#domain/records/record.ts";
import { db } from "#storage/database.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import { aMember, aPanel, openingRecord } from "#test/records.ts";
import { fill, openApp, untilAt } from "#test/renderApp.tsx";

const panel = aPanel({ cards: [] });
const openings = async () => liveOf(await db.registers.toArray(), "opening");

beforeEach(async () => {
  await deviceWith(panel);
  await scoresHere("maya");
});

async function editing() {
  const user = openApp("/openings/berlin/edit");
  return { user, more: await screen.findByRole("textbox", { name: /Add a person/ }) };
}

test("an opening of one round takes a panelist, who is expected in it", async () => {
  expect(openingRecord("berlin").body.rounds).toHaveLength(1);
  const { user, more } = await editing();
  await fill(user, more, "Zoe Ek");
  await user.keyboard("{Enter}");
  expect(screen.getByRole("checkbox", { name: "Zoe Ek, Interview" })).toBeChecked();
  await user.click(screen.getByRole("button", { name: "Save the opening" }));
  await untilAt(/berlin$/);
  const [saved] = await openings();
  expect(saved?.body.panel.at(-1)).toMatchObject({ rounds: ["interview"], role: "interviewer" });
  expect(saved?.body.panel).toHaveLength(3);
});

test("a panelist who is expected in no round is kept so", async () => {
  const { user } = await editing();
  const [first] = screen.getAllByRole("checkbox", { name: /, Interview$/ });
  await user.click(first as HTMLElement);
  await user.click(screen.getByRole("button", { name: "Save the opening" }));
  await untilAt(/berlin$/);
  const [saved] = await openings();
  expect(saved?.body.panel[0]).toEqual({
    ...aMember("maya", saved?.body.panel[0]?.role),
    rounds: [],
  });
});

test("names typed and not yet added are saved with the form, in every round", async () => {
  const { user, more } = await editing();
  await fill(user, more, "Zoe Ek, Bo Lund");
  await user.click(screen.getByRole("button", { name: "Save the opening" }));
  await untilAt(/berlin$/);
  const [saved] = await openings();
  const names = new Map(
    liveOf(await db.registers.toArray(), "panelist").map(({ id, body }) => [id, body.name]),
  );
  expect(saved?.body.panel.slice(2).map(({ panelist }) => names.get(panelist))).toEqual([
    "Zoe Ek",
    "Bo Lund",
  ]);
});

test("a save that cannot be made says so where it is, takes the keyboard there, and stores nothing", async () => {
  const before = await openings();
  const { user, more } = await editing();
  await fill(user, more, `Zoe Ek\n${"x".repeat(300)}`);
  await user.click(screen.getByRole("button", { name: "Save the opening" }));
  expect(await screen.findByText(/can be up to 200 characters/)).toBeVisible();
  expect(screen.getByText(/Not saved yet/)).toBeVisible();
  await waitFor(() => expect(more).toHaveFocus());
  expect(await openings()).toEqual(before);
});
