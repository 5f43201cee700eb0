import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { OpeningId } from "#domain/id.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { findPanel } from "#storage/panels.ts";
import { addSample } from "#storage/sample.ts";
import { hideNames } from "#ui/namesOff.ts";
import { say } from "#ui/toasts.ts";
import { deviceWith } from "#test/devices.ts";
import { fill, openAgain, openApp, wholePage } from "#test/renderApp.tsx";

beforeEach(() => deviceWith());
afterEach(() => hideNames(false));

async function sample() {
  const opening = await addSample(samplePanel(new Date().toISOString()));
  const panel = await findPanel(opening);
  if (panel === null) throw new Error("No sample.");
  const [first] = panel.candidates;
  if (first === undefined) throw new Error("Nobody.");
  const names = panel.candidates.map(({ name }) => name);
  const shown = () => names.filter((name) => `${wholePage()} ${document.title}`.includes(name));
  return { opening, panel, first, names, shown };
}

describe("names hidden on a screen", () => {
  test("are on no page of an opening, in no title and in nothing folded away", async () => {
    const { opening, panel, first, names, shown } = await sample();
    hideNames(true);
    const at = `/openings/${opening}`;
    openApp(at);
    const [round] = panel.rounds;
    for (const path of [
      at,
      `${at}/calibrate/${first.id}`,
      `${at}/panel`,
      `${at}/record`,
      `${at}/record/${first.id}`,
      `${at}/playbook`,
      `${at}/share`,
      `${at}/score/${first.id}/${round?.id}`,
      "/settings",
      "/",
    ]) {
      openAgain(path);
      await screen.findByRole("main");
      await screen.findAllByRole("heading");
      if (path.startsWith(at) && !/share|playbook|score/.test(path))
        await screen.findAllByText(/Candidate \d/);
      // Whatever the page fetches or works out comes, and is looked at too.
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(shown(), path).toEqual([]);
    }
    expect(names.length).toBeGreaterThan(3);
  });

  test("are gone at the press, and back at the next; a word on the screen goes with them", async () => {
    const { opening, first, shown } = await sample();
    const user = openApp(`/openings/${opening}`);
    await screen.findByRole("button", { name: first.name });
    say(`${first.name} was mentioned.`);
    await user.click(await screen.findByRole("button", { name: "Hide names" }));
    await waitFor(() => expect(shown()).toEqual([]));
    await user.click(screen.getByRole("button", { name: "Candidate 1" }));
    const dialog = await screen.findByRole("dialog", { name: "Candidate 1" });
    expect(await within(dialog).findByText(/Names are hidden on this screen/)).toBeVisible();
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    await user.click(screen.getByRole("button", { name: "Names hidden" }));
    // Saving while they were hidden changed nobody's name.
    expect(await screen.findByRole("button", { name: first.name })).toBeVisible();
  });
});

describe("a file by number", () => {
  const given: string[] = [];
  beforeEach(() => {
    given.length = 0;
    vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
      const reader = new FileReader();
      reader.addEventListener("load", () => {
        if (typeof reader.result === "string") given.push(reader.result);
      });
      reader.readAsText(file as Blob);
      return "blob:";
    });
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
  });
  afterEach(() => vi.restoreAllMocks());

  test("holds no name, and asks first about those in what people wrote", async () => {
    const { opening, panel, first, names } = await sample();
    const row = await db.registers.get(["candidate", first.id]);
    const [word = ""] = panel
      .cardsOn(first.id)
      .flatMap(({ body }) =>
        Object.values(body.ratings).flatMap(
          ({ evidence }) => /\p{Lu}\p{L}{3,}/u.exec(evidence) ?? [],
        ),
      );
    // Somebody is called as a word in the evidence begins.
    if (row === undefined || !("body" in row)) throw new Error("Gone.");
    await db.registers.put({ ...row, body: { ...row.body, name: word } } as typeof row);
    const user = openApp(`/openings/${opening}/share/export`);
    const section = await screen.findByRole("region", { name: "Export scorecards" });
    await user.click(within(section).getByRole("radio", { name: /^CSV, a row per rating/ }));
    await user.click(within(section).getByRole("checkbox", { name: /Candidates by number/ }));
    await user.click(within(section).getByRole("button", { name: "Export" }));
    expect(await within(section).findByText(/contains a candidate’s name/)).toBeVisible();
    expect(given).toEqual([]);
    await user.click(
      within(section).getByRole("button", { name: /Put “\[the candidate\]” there/ }),
    );
    await waitFor(() => expect(given).toHaveLength(1));
    expect(given[0]).toContain("Candidate 1");
    expect(given[0]).toContain("[the candidate]");
    for (const name of [word, ...names.slice(1)]) expect(given[0]).not.toContain(name);
  });

  test("a record by number is so on the page, and in its file", async () => {
    const { opening, first, names } = await sample();
    const user = openApp(`/openings/${opening}/record/${first.id}`);
    await screen.findByRole("heading", { name: first.name });
    await user.click(screen.getByRole("checkbox", { name: /^By number/ }));
    expect(await screen.findByRole("heading", { name: /^Candidate \d$/ })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "JSON" }));
    await waitFor(() => expect(given).toHaveLength(1));
    for (const name of names) expect(given[0]).not.toContain(name);
  });
});

test("an opening is set up by number, and names typed into it stay on this device", async () => {
  const user = openApp("/openings/new");
  await fill(user, await screen.findByRole("textbox", { name: "Your name" }), "Maya Okafor");
  await fill(user, await screen.findByRole("textbox", { name: "Title" }), "By number");
  await user.click(screen.getByRole("button", { name: "Change what the panel sees of names" }));
  await user.click(screen.getByRole("checkbox", { name: /Candidates by number/ }));
  await fill(
    user,
    screen.getByRole("textbox", { name: "Candidates" }),
    "Amara Osei\nWei Lindqvist",
  );
  await user.click(screen.getByRole("button", { name: "Set up the opening" }));
  const row = await screen.findByRole("rowheader", { name: /Candidate 2/ });
  await waitFor(() => expect(row).toHaveTextContent("Wei Lindqvist"));
  const id = OpeningId.parse(location.pathname.split("/")[2]);
  expect((await findPanel(id))?.candidates.map(({ name, written }) => [name, written])).toEqual([
    ["Candidate 1", "Candidate 1"],
    ["Candidate 2", "Candidate 2"],
  ]);
  hideNames(true);
  await waitFor(() => expect(wholePage()).not.toContain("Wei Lindqvist"));
});
