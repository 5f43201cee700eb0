import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { OpeningId } from "#domain/id.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { liveOf } from "#domain/records/record.ts";
import { db } from "#storage/database.ts";
import { findPanel } from "#storage/panels.ts";
import { startQuickly } from "#storage/quickStart.ts";
import { deviceWith, everythingStored, scoresHere } from "#test/devices.ts";
import { fileWith } from "#test/hostile.ts";
import { aPanel, panelistRecord, scorecardRecord } from "#test/records.ts";
import { fill, openApp, untilAt, wholePage } from "#test/renderApp.tsx";

const berlin = OpeningId.parse("berlin");
const mayasCard = scorecardRecord({
  author: "maya",
  opening: "berlin",
  candidate: "sofia",
  scores: { delivery: 5, judgement: 1 },
  body: { takeaways: "Mayas takeaway", recommendation: "strong no" },
});
const priyasCard = scorecardRecord({ author: "priya", opening: "berlin", candidate: "sofia" });

async function candidates(): Promise<string[]> {
  return liveOf(await db.registers.toArray(), "candidate").map(({ body }) => body.name);
}

beforeEach(() => deviceWith());

describe("blind until you submit", () => {
  const secrets = /Seen in delivery|Mayas takeaway|strong no\b/i;

  test.each([
    ["the roster", "/openings/berlin", /2 candidates/],
    ["the calibration", "/openings/berlin/calibrate/sofia", /Your own card comes first/],
    ["the panel", "/openings/berlin/panel", /Nothing to compare yet/],
    ["the share page", "/openings/berlin/share", /stays/],
  ])("%s holds nothing of another's card before one's own is in", async (_, path, says) => {
    await deviceWith([...aPanel({ cards: [] }), mayasCard]);
    await scoresHere("priya");
    openApp(path);
    expect(await screen.findByText(says)).toBeVisible();
    expect(wholePage()).not.toMatch(secrets);
  });

  test("the roster's coverage tells nothing of a lone colleague's card, and all of open ones", async () => {
    await deviceWith([...aPanel({ cards: [] }), mayasCard]);
    await scoresHere("priya");
    openApp("/openings/berlin");
    await screen.findByText("2 candidates");
    expect(screen.queryByTitle(/Who scored each item/)).toBeNull();
    await db.registers.put(priyasCard);
    expect(await screen.findByTitle(/Who scored each item/)).toHaveTextContent("2 of 2");
  });

  test("the cards open together, once the last expected one is in", async () => {
    await deviceWith([...aPanel({ cards: [] }), mayasCard]);
    await scoresHere("priya");
    openApp("/openings/berlin/calibrate/sofia");
    await screen.findByText(/Your own card comes first/);
    await db.registers.put(priyasCard);
    // The item they are furthest apart on comes first.
    expect(await screen.findAllByText("Seen in judgement.")).toHaveLength(2);
  });

  test("going on without a card asks whose and why, logs it, and opens the rest", async () => {
    await deviceWith([...aPanel({ cards: [] }), mayasCard]);
    await scoresHere("maya");
    const user = openApp("/openings/berlin/calibrate/sofia");
    await user.click(await screen.findByRole("button", { name: "Go on without…" }));
    await user.click(screen.getByRole("button", { name: "Go on and log it" }));
    expect(await screen.findByText(/Tick whose card/)).toBeVisible();
    expect(screen.getByText(/The reason cannot be blank/)).toBeVisible();
    expect(liveOf(await db.registers.toArray(), "waiver")).toEqual([]);
    await user.click(screen.getByRole("checkbox", { name: /Priya/ }));
    await fill(user, screen.getByRole("textbox", { name: "Why" }), "On leave");
    await user.click(screen.getByRole("button", { name: "Go on and log it" }));
    expect((await screen.findAllByText("Seen in delivery.")).length).toBeGreaterThan(0);
    expect((await findPanel(berlin))?.waivers).toMatchObject([
      { author: "priya", reason: "On leave", by: "Maya Okafor" },
    ]);
  });
});

describe("adding candidates", () => {
  async function paste(list: string) {
    await deviceWith(aPanel({ cards: [] }));
    await scoresHere("maya");
    const user = openApp("/openings/berlin");
    await user.click(await screen.findByRole("button", { name: "Add candidates" }));
    await fill(user, await screen.findByRole("textbox", { name: "Candidates" }), list);
    await user.click(screen.getByRole("button", { name: "Add" }));
  }

  test("takes a pasted list with numbers, bullets and blank lines, and names each once", async () => {
    await paste("1. Ana Ruiz\n\n- José Álvarez; 陳大文\n• ANA ruiz\n");
    await waitFor(async () => expect(await candidates()).toHaveLength(5));
    expect(await candidates()).toEqual(
      expect.arrayContaining(["Ana Ruiz", "José Álvarez", "陳大文"]),
    );
  });

  test("leaves out who is on the roster already, however it is written", async () => {
    await paste("SOFIA  LINDQVIST\nTom Bécker\nUgo");
    expect(await screen.findByText(/1 added; 2 already on the roster/)).toBeVisible();
    expect((await candidates()).toSorted()).toEqual(["Sofia Lindqvist", "Tom Becker", "Ugo"]);
  });

  test.each([
    ["  ", /Type at least one name/],
    ["Sofia Lindqvist", /on the roster already/],
    [`Ana, ${"x".repeat(201)}`, /up to 200 characters/],
  ])("%j adds nobody, and says why", async (list, words) => {
    await paste(list);
    expect(await screen.findByText(words)).toBeVisible();
    expect(await candidates()).toHaveLength(2);
  });
});

describe("setting up an opening", () => {
  /** Somebody new says who they are, and comes to the form. */
  async function openForm() {
    const user = openApp("/openings/new");
    await fill(user, await screen.findByRole("textbox", { name: "Your name" }), "Maya");
    return user;
  }

  test("refuses bad numbers and blanks in words, beside each field, and stores nothing", async () => {
    const user = await openForm();
    const before = await everythingStored();
    await user.click(screen.getByRole("button", { name: "Change when cards are due" }));
    await fill(user, await screen.findByRole("textbox", { name: "Cards due in hours" }), "soon");
    await user.click(screen.getByRole("button", { name: "Change Intro" }));
    await fill(user, screen.getByRole("textbox", { name: "Minutes" }), "0");
    await user.click(screen.getByRole("button", { name: "Set up the opening" }));
    expect(await screen.findByText("It must be a number of hours.")).toBeVisible();
    expect(screen.getByText("It must be at least 1.")).toBeVisible();
    expect(screen.getByText("The title cannot be blank.")).toBeVisible();
    await fill(user, screen.getByRole("textbox", { name: "Cards due in hours" }), "24.5");
    expect(await screen.findByText("It must be whole hours.")).toBeVisible();
    expect(await everythingStored()).toBe(before);
  });

  test("with a title and a pasted panel leads to its roster", async () => {
    const user = await openForm();
    await fill(user, await screen.findByRole("textbox", { name: "Title" }), "ML, Platform");
    await fill(user, screen.getByRole("textbox", { name: /Add a person/ }), "Ana\nBo, Cy");
    await user.click(screen.getByRole("button", { name: "Set up only" }));
    expect(await screen.findByRole("heading", { level: 1, name: "ML, Platform" })).toBeVisible();
    const [opening] = liveOf(await db.registers.toArray(), "opening");
    const panel = opening === undefined ? null : await findPanel(opening.id);
    expect(panel?.members.map(({ name, rounds }) => [name, rounds.length])).toEqual([
      ["Maya", 3],
      ["Ana", 3],
      ["Bo", 3],
      ["Cy", 3],
    ]);
  });

  test("changing its title keeps all that the form does not show", async () => {
    const { opening } = await startQuickly({
      me: { name: "Maya" },
      candidate: "Sofia",
      kit: mlEngineer,
      today: "2026-11-22",
    });
    const before = (await findPanel(opening))?.opening;
    const user = openApp(`/openings/${opening}/edit`);
    await fill(user, await screen.findByRole("textbox", { name: "Title" }), "Renamed");
    await user.click(screen.getByRole("button", { name: "Save the opening" }));
    await untilAt(new RegExp(`/${opening}$`));
    expect((await findPanel(opening))?.opening).toEqual({ ...before, title: "Renamed" });
  });
});

describe("settings", () => {
  test("a new name is stored and shown; a blank one is refused", async () => {
    await deviceWith([panelistRecord("maya", "Maya")]);
    await scoresHere("maya");
    const user = openApp("/settings");
    await fill(user, await screen.findByRole("textbox", { name: "Your name" }), " ");
    await user.click(screen.getByRole("button", { name: "Save the name" }));
    expect(await screen.findByText("Your name cannot be blank.")).toBeVisible();
    await fill(user, screen.getByRole("textbox", { name: "Your name" }), "Maya Okafor");
    await user.click(screen.getByRole("button", { name: "Save the name" }));
    expect(await screen.findByText(/^Saved on this device\./)).toBeVisible();
    expect(await db.registers.get(["panelist", "maya"])).toMatchObject({
      body: { name: "Maya Okafor" },
    });
  });

  test("the theme chosen is the page's at once", async () => {
    const user = openApp("/settings");
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    await waitFor(() => expect(document.documentElement.dataset["theme"]).toBe("dark"));
    await user.click(screen.getByRole("radio", { name: "Same as the system" }));
    await waitFor(() => expect(document.documentElement.dataset["theme"]).toBeUndefined());
  });
});

describe("opening what the panel sent", () => {
  async function paste(text: string) {
    const user = openApp("/receive");
    await user.click(await screen.findByText("Paste the text of a file instead"));
    await fill(user, screen.getByRole("textbox", { name: "Text of the file" }), text);
    await user.click(screen.getByRole("button", { name: "See what is in it" }));
    return user;
  }
  const packet = writePacket(packetOf([...aPanel({ cards: [] }), mayasCard]));

  test.each([
    ["a letter", "Dear panel, <b>attached</b>", /not readable as a Needle file/],
    ["a changed score", packet.replace('"score":5', '"score":4'), /changed or damaged/],
    [
      "a prototype key",
      fileWith(aPanel()).replace('"panel":', '"__proto__":{},"panel":'),
      /used to attack programs/,
    ],
  ])("%s is answered in words, and nothing is changed", async (_, text, words) => {
    await deviceWith(aPanel());
    const before = await everythingStored();
    await paste(text);
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Bring in" })).toBeNull();
    expect(await everythingStored()).toBe(before);
  });

  test("a packet is shown first, brought in when one says so, and is nothing new the second time", async () => {
    const before = await everythingStored();
    const user = await paste(packet);
    const cards = await screen.findByRole("table");
    expect(within(cards).getByText("Maya Okafor")).toBeVisible();
    expect(await everythingStored()).toBe(before);
    await user.click(screen.getByRole("button", { name: "Bring in" }));
    await untilAt(/\/openings\/berlin$/);
    expect((await screen.findAllByText("Sofia Lindqvist")).length).toBeGreaterThan(0);
    const brought = await everythingStored();
    cleanup();
    const again = await paste(packet);
    await again.click(await screen.findByRole("button", { name: "Done, nothing new" }));
    await untilAt(/\/openings\/berlin$/);
    expect(await everythingStored()).toBe(brought);
  });

  test("looking and then cancelling stores nothing", async () => {
    const before = await everythingStored();
    const user = await paste(packet);
    await screen.findByRole("button", { name: "Bring in" });
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(await screen.findByText(/Choose files/)).toBeVisible();
    expect(await everythingStored()).toBe(before);
  });
});
