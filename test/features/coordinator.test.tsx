import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { toDoNow } from "#features/share/toDo.ts";
import { liveOf } from "#domain/records/record.ts";
import { db } from "#storage/database.ts";
import { deviceWith } from "#test/devices.ts";
import { fill, openApp, untilAt } from "#test/renderApp.tsx";
import { addPerson } from "#storage/people.ts";

beforeEach(async () => {
  await deviceWith();
  await addPerson("Maya Okafor");
});

const trust =
  /Rosa Lind, who coordinates, is given what opens the cards\. They could open them early/;

/** The form of a new opening, with two more on the panel, and the role of each at hand. */
async function setUp(names = "Jonas Keller, Rosa Lind") {
  const user = openApp("/openings/new");
  const [title] = await screen.findAllByRole("textbox", { name: "Title" });
  await fill(user, title as HTMLElement, "ML Engineer, Search");
  await fill(user, screen.getByRole("textbox", { name: /Add a person/ }), names);
  const pick = (at: number, role: string) =>
    user.selectOptions(
      screen.getAllByRole("combobox", { name: /^Role of/ })[at] as HTMLElement,
      role,
    );
  const save = () =>
    user.click(screen.getByRole("button", { name: /^Set up (?:only|the opening)/ }));
  return { user, pick, save };
}

async function openings() {
  return liveOf(await db.registers.toArray(), "opening");
}

describe("at set-up", () => {
  test("one person can be named who coordinates: told what that means, asked for no round", async () => {
    const { pick, save } = await setUp();
    expect(screen.getAllByRole("checkbox", { name: /, Final$/ })).toHaveLength(3);
    await pick(2, "Coordinator");
    expect(screen.getAllByRole("checkbox", { name: /, Final$/ })).toHaveLength(2);
    expect(
      screen.getByText(/They could open them early; everybody on the panel sees/),
    ).toBeVisible();
    await save();
    await untilAt(/n1[a-z2-7]+$/);
    const [opening] = await openings();
    expect(opening?.body.panel.at(-1)).toMatchObject({ role: "coordinator", rounds: [] });
    expect(opening?.body.needs?.places).toHaveLength(6);
  });

  test("two are refused, and one where cards travel open or nobody leads", async () => {
    const { user, pick, save } = await setUp();
    await pick(1, "Coordinator");
    await pick(2, "Coordinator");
    await save();
    expect((await screen.findAllByText("Only one person can coordinate."))[0]).toBeVisible();
    await pick(1, "Interviewer");
    await user.click(screen.getByRole("button", { name: "Change how cards travel" }));
    await user.click(screen.getByRole("radio", { name: /Open files/ }));
    await save();
    expect(await screen.findByText(/only where cards travel sealed/)).toBeVisible();
    await user.click(screen.getByRole("radio", { name: /^Sealed/ }));
    await pick(0, "Interviewer");
    await save();
    expect(await screen.findByText("Somebody else has to lead.")).toBeVisible();
    expect(await openings()).toEqual([]);
  });
});

describe("once set up", () => {
  async function founded() {
    const { user, pick, save } = await setUp();
    await pick(2, "Coordinator");
    await save();
    await untilAt(/n1[a-z2-7]+$/);
    return user;
  }

  test("everybody is told who coordinates: on the roster, under Invite and under Share", async () => {
    const user = await founded();
    expect(await screen.findByText(trust)).toBeVisible();
    await user.click(screen.getByRole("link", { name: "Invite" }));
    expect(
      await screen.findByText(/Rosa Lind has not joined, as far as this device knows/),
    ).toBeVisible();
    expect(screen.getByText(trust)).toBeVisible();
    const row = screen.getByRole("row", { name: /^Rosa Lind/ });
    expect(within(row).getByText("scores nobody")).toBeVisible();
    const [share] = screen.getAllByRole("link", { name: "Share" });
    await user.click(share as HTMLElement);
    const travel = await screen.findByRole("region", { name: "How cards travel" });
    expect(await within(travel).findByText(trust)).toBeVisible();
    expect(await within(travel).findByText(/Rosa Lind has not joined/)).toBeVisible();
  });

  test("who was to score cannot be turned into who coordinates", async () => {
    const user = await founded();
    await user.click(await screen.findByRole("link", { name: "Edit opening" }));
    const [, jonas] = await screen.findAllByRole("combobox", { name: /^Role of/ });
    await user.selectOptions(jonas as HTMLElement, "Coordinator");
    await user.click(screen.getByRole("button", { name: "Save the opening" }));
    expect(await screen.findByText(/They were expected to score, so they cannot/)).toBeVisible();
  });
});

describe("what is to be done with files", () => {
  const card = { cards: ["amara"], others: 0, toPassOn: 0 };
  const came = { cards: [], others: 0, toPassOn: 5 };
  const travelling = { canPick: false, folder: null, activity: undefined, isInRoom: false };

  test("goes to whoever coordinates", () => {
    const { text } = toDoNow({ ...travelling, outbox: card }, { name: "Rosa Lind", isMe: false });
    expect(text).toMatch(/to Rosa Lind, who coordinates and sends one back\.$/);
    expect(toDoNow({ ...travelling, outbox: card }).text).toMatch(/to anybody on the panel\.$/);
  });

  test("goes back as one file to each, by whoever coordinates", () => {
    const mine = { name: "Rosa Lind", isMe: true };
    expect(toDoNow({ ...travelling, outbox: came }, mine)).toMatchObject({
      title: "One file to hand back",
      main: { act: "whole" },
    });
    const none = { ...came, toPassOn: 0 };
    expect(toDoNow({ ...travelling, outbox: none }, mine).title).toBe("Nothing new to hand back");
  });
});
