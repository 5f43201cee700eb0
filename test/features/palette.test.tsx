import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { changePreferences } from "#app/preferences.ts";
import { db } from "#storage/database.ts";
import { keepPrivateNames } from "#storage/privateNames.ts";
import { addSample } from "#storage/sample.ts";
import { hideNames } from "#ui/namesOff.ts";
import { bigPanel } from "#test/bigPanel.ts";
import { deviceWith, isInSampleAs, scoresHere } from "#test/devices.ts";
import { kitRecord } from "#test/records.ts";
import { openAgain, openApp, untilAt, wholePage } from "#test/renderApp.tsx";

beforeEach(() => deviceWith());
afterEach(() => {
  hideNames(false);
  changePreferences({ shortcuts: true });
});

async function sampleAs(person: string) {
  const opening = await addSample(samplePanel(new Date().toISOString()));
  await isInSampleAs(person);
  return `/openings/${opening}`;
}

/** Opens the palette once the page and its bar are there. */
async function find(user: UserEvent, asked = "") {
  await screen.findByRole("main");
  await screen.findByRole("button", { name: "Find anything" });
  await user.keyboard("{Control>}k{/Control}");
  const dialog = await screen.findByRole("dialog", { name: "Find anything" });
  const field = within(dialog).getByRole("combobox", { name: "Find anything" });
  if (asked !== "") await user.type(field, asked);
  return { dialog, field };
}

const rows = () => screen.queryAllByRole("option").map((row) => row.textContent);
const chosen = () => screen.getByRole("option", { selected: true });

describe("finding anything", () => {
  test("is a field over a list by groups, moved through by arrows, and told in a word", async () => {
    const user = openApp(await sampleAs("sample-maya"));
    const { dialog, field } = await find(user, "wei");
    expect(field).toHaveFocus();
    await waitFor(() => expect(chosen()).toHaveTextContent("Wei Lindqvist, your card for Final"));
    expect(field).toHaveAttribute("aria-activedescendant", chosen().id);
    expect(field).toHaveAttribute(
      "aria-controls",
      within(dialog).getByRole("listbox", { name: "Found" }).id,
    );
    expect(within(dialog).getByRole("group", { name: "Candidates" })).toContainElement(chosen());
    await user.clear(field);
    const all = rows();
    expect(chosen()).toHaveTextContent(all[0] ?? "");
    await user.keyboard("{ArrowDown}");
    expect(chosen().textContent).toContain(all[1]);
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(chosen().textContent).toContain(all.at(-1));
    await user.type(field, "kits");
    expect(await within(dialog).findByText(/^\d+ found$/)).toHaveAttribute("role", "status");
    await user.keyboard("{Enter}");
    await untilAt(/^\/kits$/);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("waits with Enter until all is read, and then opens what was meant", async () => {
    await sampleAs("sample-maya");
    const user = openApp("/");
    await screen.findByRole("heading", { name: "Openings" });
    await find(user, "wei{Enter}");
    await untilAt(/\/openings\/sample-opening\/score\/sample-wei\/final$/);
    expect(await screen.findByRole("heading", { name: "Wei Lindqvist" })).toBeVisible();
  });

  test("finds with a letter wrong, without accents, and says when there is nothing", async () => {
    const user = openApp(await sampleAs("sample-maya"));
    const { dialog, field } = await find(user, "lindquist");
    await waitFor(() => expect(chosen()).toHaveTextContent("Wei Lindqvist"));
    await user.clear(field);
    await user.type(field, "zzzzzz");
    expect(await within(dialog).findByText(/Nothing on this device matches/)).toBeVisible();
    expect(field).toHaveAttribute("aria-expanded", "false");
    await user.keyboard("{Enter}");
    expect(dialog).toBeVisible();
  });

  test("lists what the page can do with its keys, and does it once it is gone", async () => {
    const at = await sampleAs("sample-maya");
    const user = openApp(`${at}/score/sample-wei/final`);
    await screen.findByRole("heading", { name: "Wei Lindqvist" });
    await find(user, "score the item 4");
    expect(chosen()).toHaveTextContent("Score the item in focus 4");
    await user.keyboard("{Enter}");
    await waitFor(() =>
      expect(
        within(screen.getByRole("radiogroup", { name: "Productionise models" })).getByRole(
          "radio",
          {
            name: "4 Above",
          },
        ),
      ).toBeChecked(),
    );
    const { dialog } = await find(user, "evidence");
    expect(within(dialog).getByRole("group", { name: "Do" })).toHaveTextContent("Write evidence");
    await user.keyboard("{Backspace>8/}?");
    expect(await screen.findByRole("dialog", { name: "Keys" })).toHaveTextContent("Find anything");
  });

  test("shows no keys where they are switched off, and still opens by its own", async () => {
    changePreferences({ shortcuts: false });
    const at = await sampleAs("sample-maya");
    const user = openApp(`${at}/score/sample-wei/final`);
    await screen.findByRole("heading", { name: "Wei Lindqvist" });
    const { dialog } = await find(user, "next item");
    const row = within(dialog).getAllByRole("option")[1] ?? dialog;
    expect(row.querySelector("kbd")).toBeNull();
  });

  test("remembers what was chosen last", async () => {
    const user = openApp(await sampleAs("sample-maya"));
    await find(user, "playbook{Enter}");
    await untilAt(/playbook$/);
    await find(user);
    await waitFor(() =>
      expect(
        within(screen.getByRole("group", { name: "Go to" })).getAllByRole("option")[0],
      ).toHaveTextContent("Playbook"),
    );
  });
});

describe("what the opening in view can have done", () => {
  test("is found from its pages, and nowhere else", async () => {
    const at = await sampleAs("sample-maya");
    const user = openApp(at);
    const { field } = await find(user, "ask missing");
    await waitFor(() => expect(chosen()).toHaveTextContent(/Ask for the missing cards \d+ candid/));
    await user.clear(field);
    await user.type(field, "calibrate the next");
    await waitFor(() => expect(chosen()).toHaveTextContent("Calibrate the next candidate"));
    const home = openAgain("/");
    await screen.findByRole("heading", { name: "Openings" });
    const { field: elsewhere } = await find(home, "ask missing");
    await waitFor(() => expect(rows()).toEqual([]));
    await home.clear(elsewhere);
    await home.type(elsewhere, "calendar file");
    expect(rows()).toEqual([]);
  });

  test("is not offered where there is nothing to ask for and nobody to calibrate", async () => {
    await deviceWith(bigPanel("none", 0, 2));
    await scoresHere("none-p0");
    const user = openApp("/openings/big-none");
    const { field } = await find(user, "ask missing");
    await waitFor(() => expect(rows()).toEqual([]));
    await user.clear(field);
    await user.type(field, "calibrate the next");
    expect(rows()).toEqual([]);
    await user.clear(field);
    await user.type(field, "calendar file");
    expect(chosen()).toHaveTextContent("Save the calendar file");
  });

  test("with the kits of the team among the places", async () => {
    await deviceWith([kitRecord(), ...bigPanel("own", 1, 1)]);
    await scoresHere("own-p0");
    const user = openApp("/");
    await screen.findByRole("heading", { name: "Openings" });
    await find(user, "kit version");
    // Not the one that came with Needle.
    await waitFor(() => expect(rows()).toEqual([expect.stringMatching(/kit, version \d/)]));
    await user.keyboard("{Enter}");
    await untilAt(/^\/kits\/kit\.\w+$/);
  });
});

describe("what stays unseen", () => {
  test("no score, and nobody's cards before one's own is in", async () => {
    const user = openApp(await sampleAs("sample-maya"));
    const { dialog } = await find(user, "wei");
    await waitFor(() => expect(rows().join()).toContain("Wei Lindqvist"));
    expect(rows().join()).not.toMatch(/Calibrate Wei/);
    expect(dialog.textContent).not.toMatch(/Inherited forty notebooks|\d\.\d/);
  });

  test("no name while names are hidden, of the opening in view or of others", async () => {
    const at = await sampleAs("sample-maya");
    hideNames(true);
    for (const path of [at, "/"]) {
      const user = openAgain(path);
      const { field } = await find(user, "candidate");
      await waitFor(() => expect(rows().join()).toMatch(/Candidate \d/));
      await user.clear(field);
      await user.type(field, "lindqvist");
      expect(rows()).toEqual([]);
      for (const name of ["Wei", "Amara", "Bertrand"]) expect(wholePage()).not.toContain(name);
    }
  });

  test("who is behind a number is found by whoever may know it", async () => {
    const [kit, opening, ...rest] = bigPanel("few", 2, 2);
    if (opening?.kind !== "opening" || kit === undefined || "deleted" in opening) throw new Error();
    await deviceWith([
      kit,
      { ...opening, body: { ...opening.body, byNumber: true } },
      ...rest.map((one) =>
        one.kind === "candidate" && !("deleted" in one)
          ? { ...one, body: { ...one.body, number: one.id.endsWith("c0") ? 1 : 2 } }
          : one,
      ),
    ]);
    await scoresHere("few-p0");
    const id = OpeningId.parse("big-few");
    await db.transaction("rw", db.device, () =>
      keepPrivateNames([{ id: CandidateId.parse("few-c1"), opening: id, name: "Ada Lovelace" }]),
    );
    const user = openApp(`/openings/${id}`);
    await find(user, "lovelace");
    await waitFor(() => expect(chosen()).toHaveTextContent("Candidate 2"));
    expect(chosen()).toHaveTextContent("Ada Lovelace");
    hideNames(true);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(wholePage()).not.toContain("Lovelace"));
  });
});

test("of many it shows no more than one can read, and says how many there are", async () => {
  await deviceWith(bigPanel("many", 300, 1));
  await scoresHere("many-p0");
  const user = openApp("/");
  const { dialog } = await find(user, "candidate");
  await waitFor(() => expect(dialog).toHaveTextContent(/The first \d+ of 30\d/));
  expect(rows().length).toBeLessThanOrEqual(50);
});
