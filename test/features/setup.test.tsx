import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { readNames } from "#features/prepare/names.ts";
import { OpeningId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import { db } from "#storage/database.ts";
import { saveOpening } from "#storage/openings.ts";
import { findPanel } from "#storage/panels.ts";
import { addPerson } from "#storage/people.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import { aPanel } from "#test/records.ts";
import { fill, openAgain, openApp, untilAt } from "#test/renderApp.tsx";

const openings = async () => liveOf(await db.registers.toArray(), "opening");
const title = () => screen.findByRole("textbox", { name: "Title" });
const candidates = () => screen.getByRole("textbox", { name: "Candidates" });
const more = () => screen.getByRole("textbox", { name: /Add a person/ });
const people = () =>
  screen
    .getAllByRole("textbox", { name: "Panelist" })
    .map((field) => (field as HTMLInputElement).value);

describe("a new search", () => {
  beforeEach(async () => {
    await deviceWith();
    await addPerson("Maya Okafor");
  });

  test("is set up with candidates and people, and leads to their invitations", async () => {
    const user = openApp("/openings/new");
    await fill(user, await title(), "ML Engineer, Search");
    await fill(user, candidates(), "Amara Osei\nWei Lindqvist\namara  osei");
    expect(screen.getByText("2 candidates.")).toBeVisible();
    expect(screen.getByText("2 candidates.").closest("p")).toHaveTextContent(
      /amara osei is there more than once, and is added once/,
    );
    await fill(user, more(), "Priya Nair\nJonas Keller");
    expect(people()).toEqual(["Priya Nair", "Jonas Keller"]);
    expect(screen.getByText("Cards for each candidate: 9")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Jonas Keller, Intro" }));
    expect(screen.getByText("Cards for each candidate: 8")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Set up and invite 2 people" }));
    await untilAt(/share\/invite$/);
    expect(await screen.findByRole("row", { name: /^Priya Nair/ })).toBeVisible();
    const [opening] = await openings();
    const panel = await findPanel(OpeningId.parse(opening?.id));
    expect(panel?.candidates.map(({ name }) => name)).toEqual(["Amara Osei", "Wei Lindqvist"]);
    expect(panel?.members.map(({ name, role }) => [name, role])).toEqual([
      ["Maya Okafor", "lead"],
      ["Priya Nair", "interviewer"],
      ["Jonas Keller", "interviewer"],
    ]);
  });

  test("takes in a name half typed, when the field is left and when the form is sent", async () => {
    const user = openApp("/openings/new");
    await user.click(await title());
    await user.keyboard("Search");
    await user.click(more());
    await user.keyboard("Priya Nair");
    await user.tab();
    expect(people()).toEqual(["Priya Nair"]);
    await user.click(more());
    await user.keyboard("Jonas Keller");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await untilAt(/share\/invite$/);
    expect(await screen.findByRole("row", { name: /^Jonas Keller/ })).toBeVisible();
  });

  test("keeps a name that is on the panel already where it was typed, and says so", async () => {
    const user = openApp("/openings/new");
    await fill(user, await title(), "Search");
    await fill(user, more(), "maya okafor\nPriya Nair");
    expect(people()).toEqual(["Priya Nair"]);
    expect(more()).toHaveValue("maya okafor");
    expect(screen.getByText(/maya okafor is on the panel already/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Set up only" }));
    await waitFor(() => expect(more()).toHaveFocus());
    expect(await openings()).toEqual([]);
  });

  test("says where the title names another kit, and takes it at a press", async () => {
    const user = openApp("/openings/new");
    await fill(user, await title(), "Data Scientist, Growth");
    expect(screen.getByText(/The title says Data Scientist\./)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Use that kit" }));
    await waitFor(() =>
      expect(screen.getByRole("combobox", { name: "Kit" })).toHaveDisplayValue(/^Data Scientist/),
    );
    expect(screen.queryByText(/The title says/)).toBeNull();
    expect(await title()).toHaveValue("Data Scientist, Growth");
  });

  test("whoever sets it up leads it, and cannot be taken off", async () => {
    const user = openApp("/openings/new");
    await title();
    await fill(user, more(), "Priya Nair\nJonas Keller");
    expect(screen.getByRole("rowheader", { name: /^Maya Okafor\s*you$/ })).toBeVisible();
    expect(screen.getByRole("combobox", { name: "Role of Maya Okafor" })).toHaveValue("lead");
    expect(screen.queryByRole("button", { name: "Take Maya Okafor off the panel" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Take Priya Nair off the panel" }));
    expect(people()).toEqual(["Jonas Keller"]);
  });

  test("a folded line with a fault unfolds, and the first fault takes the keyboard", async () => {
    const user = openApp("/openings/new");
    await fill(user, await title(), "Search");
    await user.click(screen.getByRole("button", { name: "Change Final" }));
    await fill(user, screen.getByRole("textbox", { name: "Minutes" }), "0");
    await user.click(screen.getByRole("button", { name: "Done Final" }));
    expect(screen.queryByRole("textbox", { name: "Minutes" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Set up the opening" }));
    const minutes = await screen.findByRole("textbox", { name: "Minutes" });
    await waitFor(() => expect(minutes).toHaveFocus());
    expect(minutes).toHaveAccessibleDescription("It must be at least 1.");
    expect(screen.getByText(/Not saved yet/)).toBeVisible();
    await fill(user, minutes, "45");
    await waitFor(() => expect(screen.queryByText(/Not saved yet/)).toBeNull());
  });

  test("a remark carries its fix", async () => {
    const user = openApp("/openings/new");
    await title();
    const remarks = within(screen.getByRole("group", { name: "What to look at again" }));
    expect(remarks.getByText(/there is nobody to calibrate with/)).toBeVisible();
    await user.click(remarks.getByRole("button", { name: "Add a person" }));
    expect(more()).toHaveFocus();
    await user.paste("Priya Nair\nJonas Keller");
    expect(remarks.getByText("Productionise models")).toBeVisible();
    await user.click(remarks.getByRole("button", { name: "Add to Final" }));
    expect(remarks.queryByRole("button")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Change Final" }));
    expect(screen.getByRole("checkbox", { name: "Productionise models" })).toBeChecked();
    await user.click(screen.getByRole("checkbox", { name: "Maya Okafor, Intro" }));
    await user.click(screen.getByRole("checkbox", { name: "Priya Nair, Intro" }));
    await user.click(screen.getByRole("checkbox", { name: "Jonas Keller, Intro" }));
    await user.click(remarks.getByRole("button", { name: "Tick everybody" }));
    expect(screen.getByRole("checkbox", { name: "Jonas Keller, Intro" })).toBeChecked();
  });

  test("what is typed outlives a reload and another kit, until it is set up or given up", async () => {
    let user = openApp("/openings/new");
    await fill(user, await title(), "Search");
    await fill(user, candidates(), "Amara Osei");
    await fill(user, more(), "Priya Nair\nJonas Keller");
    await user.type(more(), "Tom Re");
    user = openAgain("/openings/new");
    expect(await title()).toHaveValue("Search");
    expect(screen.getByText("Taken up where you left off.")).toBeVisible();
    expect(more()).toHaveValue("Tom Re");
    const kit = screen.getByRole("combobox", { name: "Kit" });
    await user.selectOptions(kit, "Data Scientist, version 1");
    await screen.findByText(/Scored on .* items: (?!Productionise)/);
    expect(await title()).toHaveValue("Search");
    expect(candidates()).toHaveValue("Amara Osei");
    expect(people().slice(0, 2)).toEqual(["Priya Nair", "Jonas Keller"]);
    user = openAgain("/openings/new");
    await title();
    expect(screen.getByRole("combobox", { name: "Kit" })).toHaveDisplayValue(
      "Data Scientist, version 1",
    );
    await user.click(screen.getByRole("button", { name: "Start afresh" }));
    await waitFor(async () => expect(await title()).toHaveValue(""));
    await fill(user, await title(), "Another");
    await user.click(screen.getByRole("button", { name: "Set up the opening" }));
    await untilAt(/n1[a-z2-7]+$/);
    openAgain("/openings/new");
    expect(await title()).toHaveValue("");
    expect(screen.queryByText("Taken up where you left off.")).toBeNull();
  });

  test("names that are too long are refused in words, and nothing is stored", async () => {
    const user = openApp("/openings/new");
    await fill(user, await title(), "x".repeat(201));
    await fill(user, candidates(), `Amara Osei\n${"y".repeat(201)}`);
    await user.click(screen.getByRole("button", { name: "Set up the opening" }));
    expect(
      await screen.findByText("The title can be up to 200 characters, this is longer."),
    ).toBeVisible();
    expect(screen.getByText(/“y{40}…” can be up to 200 characters/)).toBeVisible();
    expect(await openings()).toEqual([]);
  });
});

describe("a search being changed", () => {
  const berlin = OpeningId.parse("berlin");
  beforeEach(async () => {
    await deviceWith(aPanel());
    await scoresHere("maya");
  });
  const stored = async () => (await openings())[0]?.body;
  const elsewhere = async (over: object) => {
    const body = await stored();
    if (body !== undefined) await saveOpening(berlin, { ...body, ...over });
  };

  test("takes over what another changed, where nothing was typed", async () => {
    const user = openApp("/openings/berlin/edit");
    await fill(user, await title(), "Mine");
    await elsewhere({ dueHours: 48 });
    expect(await screen.findByText(/Cards are due after 48 hours now/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Save the opening" }));
    await untilAt(/berlin$/);
    expect(await stored()).toMatchObject({ title: "Mine", dueHours: 48 });
  });

  test("is not saved over what another changed too, before somebody says which stands", async () => {
    const user = openApp("/openings/berlin/edit");
    await fill(user, await title(), "Mine");
    await elsewhere({ title: "Theirs" });
    expect(await screen.findByText(/The title is “Theirs” now/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Save the opening" }));
    expect(await screen.findByText(/Choose which to keep/)).toBeVisible();
    expect(await stored()).toMatchObject({ title: "Theirs" });
    await user.click(screen.getByRole("button", { name: "Keep mine" }));
    await user.click(screen.getByRole("button", { name: "Save the opening" }));
    await untilAt(/berlin$/);
    expect(await stored()).toMatchObject({ title: "Mine" });
  });

  test("can take theirs", async () => {
    const user = openApp("/openings/berlin/edit");
    await fill(user, await title(), "Mine");
    await elsewhere({ title: "Theirs" });
    await user.click(await screen.findByRole("button", { name: "Take theirs" }));
    expect(await title()).toHaveValue("Theirs");
    expect(screen.queryByRole("button", { name: "Keep mine" })).toBeNull();
  });

  test("keeps a round that has cards, and says why", async () => {
    const user = openApp("/openings/berlin/edit");
    await title();
    await user.click(screen.getByRole("button", { name: "Add a round" }));
    await user.click(screen.getByRole("button", { name: "Change Interview" }));
    const [scored, fresh] = screen.getAllByRole("button", { name: "Remove this round" });
    expect(scored).toBeDisabled();
    expect(scored).toHaveAccessibleDescription(/cards? (?:is|are) in, so the round stays/);
    expect(fresh).toBeEnabled();
  });

  test("says how many candidates there are, what is settled, and outlives a reload", async () => {
    const user = openApp("/openings/berlin/edit");
    await fill(user, await title(), "Half");
    expect(screen.queryByRole("textbox", { name: "Candidates" })).toBeNull();
    expect(screen.getByRole("link", { name: "Add or change them on the roster" })).toBeVisible();
    expect(screen.getByText(/the cards are pinned to it/)).toBeVisible();
    openAgain("/openings/berlin/edit");
    expect(await title()).toHaveValue("Half");
  });
});

describe("a pasted list", () => {
  test.each([
    [
      "1. Amara Osei\n2) Wei Lindqvist\n\n• Noor Haddad",
      ["Amara Osei", "Wei Lindqvist", "Noor Haddad"],
    ],
    ['"Amara Osei" <amara@example.org>; Wei <wei@example.org>', ["Amara Osei", "Wei"]],
    [
      "Amara Osei\tamara@example.org\r\nWei Lindqvist\twei@example.org",
      ["Amara Osei", "Wei Lindqvist"],
    ],
    ["amara@example.org", ["amara@example.org"]],
    [" , ;\n", []],
  ])("%j is read as names", (text, names) => {
    expect(readNames(text)).toEqual({ names, again: [] });
  });

  test("tells which names were there again", () => {
    expect(readNames("Ana, Bo, ANA\nbo")).toEqual({ names: ["Ana", "Bo"], again: ["ANA", "bo"] });
  });
});
