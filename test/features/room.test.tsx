import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { RoomAddress, writeOrganiserLink } from "#domain/room/address.ts";
import { Beat, type RoomStatus, type Whereabouts } from "#domain/room/status.ts";
import { roomChannel, type RoomAsk, type RoomWord } from "#exchange/room/words.ts";
import { useTogether } from "#features/meeting/together.ts";
import { useOrganiserLink } from "#features/share/organiserLink.ts";
import type { RoomOpened } from "#exchange/room/rooms.ts";
import { noteArrived } from "#storage/arrivedLines.ts";
import { db } from "#storage/database.ts";
import { noteOpened } from "#storage/looks.ts";
import { decide } from "#storage/meeting.ts";
import { findPanel } from "#storage/panels.ts";
import { enterRoom, findRoom } from "#storage/rooms.ts";
import { deviceWith } from "#test/devices.ts";
import { founded, joinBy, linkFor, scoreOne } from "#test/panelOfThree.ts";
import { fill, openAgain, openApp, untilAt } from "#test/renderApp.tsx";
import { someDevices } from "#test/switching.ts";

const url = "wss://rooms.example.org/live";
const door = "eyJhbGciOiJlZDI1NTE5In0.eyJzdWIiOiJVQSJ9.c2ln";
const address = RoomAddress.parse({ url, room: "a".repeat(26), door });
const link = `https://rooms.example.org/room#${writeOrganiserLink({ url, door, token: "t".repeat(43) })}`;

/** Stands in for the worker that holds the rooms: it is a browser's, and there is no server here. */
class StandIn extends EventTarget {
  static answer: RoomOpened = { ok: true };
  postMessage(asked: RoomAsk): void {
    if (asked.ask === "hold") return;
    const data = { call: asked.call, ...answered(StandIn.answer) };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data })));
  }
  terminate(): void {}
}

function answered(answer: RoomOpened) {
  return !answer.ok && answer.why === "barred" ? { failed: "barred" } : { answer };
}

let channel: BroadcastChannel;
let said: RoomWord[];

beforeEach(async () => {
  await deviceWith();
  StandIn.answer = { ok: true };
  useOrganiserLink.setState({ text: "" });
  useTogether.setState({ at: null, opening: null });
  vi.stubGlobal("Worker", StandIn);
  if (!("locks" in navigator))
    Object.defineProperty(navigator, "locks", {
      configurable: true,
      value: { request: () => new Promise(() => undefined) },
    });
  channel = new BroadcastChannel(roomChannel);
  said = [];
  channel.addEventListener("message", ({ data }: MessageEvent<RoomWord>) => {
    said.push(data);
  });
});
afterEach(() => {
  channel.close();
  vi.unstubAllGlobals();
});

function tell(word: RoomWord): void {
  act(() => channel.postMessage(word));
}

/** As the worker would: once the page listens, which asks how things stand. */
async function stands(opening: OpeningId, status: RoomStatus): Promise<void> {
  await waitFor(() => expect(said).toContainEqual({ word: "how" }));
  tell({ word: "status", opening, status });
}

async function inRoom() {
  const panel = await founded();
  await enterRoom(panel.opening, address);
  return panel;
}

const mark = (name: string | RegExp) => screen.findByRole("button", { name });

describe("the one status", () => {
  test.each<[RoomStatus, string, RegExp]>([
    [{ state: "live" }, "Live room: Live", /reaches everybody who is in the room at once/],
    [{ state: "connecting" }, "Live room: Reconnecting", /You need not wait/],
    [{ state: "catching up" }, "Live room: Reconnecting", /You need not wait/],
    [
      { state: "refused", why: "out" },
      "Live room: Not let in",
      /A lead took this device out of the room/,
    ],
    [
      { state: "refused", why: "no door" },
      "Live room: Waiting to be let in",
      /No lead’s device has been in the room since you were invited/,
    ],
    [{ state: "refused", why: "no room" }, "Live room: Room closed", /stays on this device/],
    [{ state: "refused", why: "full" }, "Live room: Room full: read, not written", /still comes/],
    [
      { state: "refused", why: "not allowed" },
      "Live room: This page may not connect to the room",
      /Open Needle at https:\/\/rooms\.example\.org/,
    ],
  ])("%o is said in words, and what it means when asked", async (status, name, meaning) => {
    const { opening } = await inRoom();
    const user = openApp(`/openings/${opening}`);
    await stands(opening, status);
    const button = await mark(name);
    await user.click(button);
    const meant = document.getElementById(button.getAttribute("popovertarget") ?? "");
    expect(meant).toBeVisible();
    expect(meant).toHaveTextContent(meaning);
  });

  test("offline it counts what is to be sent, and nothing waits for anybody", async () => {
    const { opening, maya } = await inRoom();
    await scoreOne(opening, maya);
    openApp(`/openings/${opening}`);
    await stands(opening, { state: "away" });
    expect(await mark(/^Live room: Working offline, \d+ to send$/)).toBeVisible();
    expect(await screen.findByRole("heading", { name: "2 candidates" })).toBeVisible();
  });
});

test("without a room nothing shows of it, and nobody is told where one is", async () => {
  const { opening, maya } = await founded();
  await scoreOne(opening, maya);
  openApp(`/openings/${opening}`);
  await screen.findByRole("heading", { name: "2 candidates" });
  expect(document.body.textContent).not.toMatch(/\broom\b/i);
  openAgain(`/openings/${opening}/calibrate`);
  await screen.findByRole("navigation", { name: "Candidates" });
  expect(screen.queryByRole("region", { name: "Who is here" })).toBeNull();
  expect(said).toEqual([]);
});

describe("on Share", () => {
  test("a wrong or cut link is refused beside its field, and what the server says is said", async () => {
    const { opening } = await founded();
    const user = openApp(`/openings/${opening}/share`);
    await user.click(await screen.findByRole("button", { name: "Open a room" }));
    const dialog = screen.getByRole("dialog", { name: "Open a room" });
    const field = within(dialog).getByRole("textbox", { name: "Organiser link" });
    const open = within(dialog).getByRole("button", { name: "Open the room" });
    await user.click(open);
    expect(field).toHaveAccessibleDescription(/Paste the link/);
    await fill(user, field, link.slice(0, -4));
    await user.click(open);
    await fill(user, field, "https://needle.example.org/join#i=1abc");
    await user.click(open);
    expect(field).toHaveAccessibleDescription(/This is an invitation/);
    await fill(user, field, link.slice(0, 60));
    await user.click(open);
    expect(field).toHaveAccessibleDescription(/part of it is missing/);
    await fill(user, field, link);
    for (const [why, words] of [
      ["token", /belongs to another server, or was replaced/],
      ["unreachable", /rooms\.example\.org did not answer/],
      ["full", /as many rooms as it can hold/],
      ["taken", /Try again: it gets another name/],
      ["failed", /could not do it/],
      ["barred", /This page may not connect to rooms\.example\.org/],
    ] as const) {
      StandIn.answer = { ok: false, why };
      await user.click(open);
      expect(await within(dialog).findByText(words)).toBeVisible();
    }
    expect(await findRoom(opening)).toBeNull();
    StandIn.answer = { ok: true };
    await user.click(open);
    expect(await screen.findByRole("dialog", { name: "The room is open" })).toHaveTextContent(
      /Whoever has joined already opens their invitation again/,
    );
    await user.click(screen.getByRole("link", { name: "To the invitations" }));
    await untilAt(/\/share\/invite$/);
  });

  test("leaving takes one press and keeps all data, and leads back in", async () => {
    const { opening, maya } = await inRoom();
    await scoreOne(opening, maya);
    const user = openApp(`/openings/${opening}/share`);
    await stands(opening, { state: "live" });
    const way = await screen.findByRole("heading", { name: "Live room on rooms.example.org" });
    expect(way).toBeVisible();
    const before = await db.copies.toArray();
    await user.click(screen.getByRole("button", { name: "Leave the room" }));
    expect(
      await screen.findByText(/All cards, notes and drafts stay on this device/),
    ).toBeVisible();
    expect(await findRoom(opening)).toBeNull();
    expect(await db.copies.toArray()).toEqual(before);
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Live room:/ })).toBeNull());
    await user.click(screen.getByRole("button", { name: "Go back in" }));
    expect(await mark(/^Live room:/)).toBeVisible();
    expect(await findRoom(opening)).toMatchObject(address);
  });

  test("closing it for everybody asks first, and says when the server was not reached", async () => {
    const { opening } = await inRoom();
    const user = openApp(`/openings/${opening}/share`);
    await user.click(await screen.findByRole("button", { name: "Close it for everybody" }));
    const dialog = screen.getByRole("dialog", { name: "Close the room for everybody?" });
    StandIn.answer = { ok: false, why: "unreachable" };
    await user.click(within(dialog).getByRole("button", { name: "Close the room" }));
    expect(await within(dialog).findByText(/The room is still open/)).toBeVisible();
    StandIn.answer = { ok: true };
    await user.click(within(dialog).getByRole("button", { name: "Close the room" }));
    expect(await screen.findByText(/The room is closed/)).toBeVisible();
  });
});

describe("an organiser link", () => {
  test("leads to the panels one leads, and stands in the address no more", async () => {
    const { opening } = await founded();
    const user = openApp(new URL(link).pathname + new URL(link).hash);
    expect(
      await screen.findByRole("heading", { name: "Open a room on rooms.example.org" }),
    ).toBeVisible();
    await waitFor(() => expect(location.hash).toBe(""));
    await user.click(
      await screen.findByRole("button", { name: /^Open a room ?for ML Engineer, Search$/ }),
    );
    const dialog = screen.getByRole("dialog", { name: "Open a room" });
    await user.click(within(dialog).getByRole("button", { name: "Open the room" }));
    expect(await screen.findByRole("dialog", { name: "The room is open" })).toBeVisible();
    await enterRoom(opening, address);
    await user.click(screen.getByRole("button", { name: "Done" }));
    expect(await screen.findByText(/Meets on rooms\.example\.org/)).toBeVisible();
  });

  test("says what to do first where one leads none, and when it is cut", async () => {
    const user = openApp("/room#1,wss%3A%2F%2Frooms.exam");
    const field = await screen.findByRole("textbox", { name: "Organiser link" });
    expect(field).toHaveAccessibleDescription(/part of it is missing/);
    await fill(user, field, link);
    await user.click(screen.getByRole("button", { name: "Go on" }));
    expect(await screen.findByRole("link", { name: "Set up an opening" })).toBeVisible();
  });
});

test("an invitation says it carries the room, and opened again leads on with all that was written", async () => {
  const at = someDevices();
  await at("maya");
  const { opening, priya } = await founded();
  const before = await linkFor(opening, priya);
  await enterRoom(opening, address);
  const withRoom = await linkFor(opening, priya);
  openApp(`/openings/${opening}/share/invite`);
  expect(await screen.findByText(/Invitations carry the live room/)).toBeVisible();
  await at("priya");
  await joinBy(before);
  await scoreOne(opening, priya);
  const cards = (await findPanel(opening))?.cards;
  expect(cards).toHaveLength(1);
  const user = openAgain(`/join#i=${withRoom}`);
  expect(await screen.findByText(/meets in a live room on/)).toHaveTextContent("rooms.example.org");
  await user.click(await screen.findByRole("button", { name: "Go on as Priya Nair" }));
  await untilAt(/\/joined$/);
  expect(await screen.findByText(/From now on your cards go there by themselves/)).toBeVisible();
  expect(await findRoom(opening)).toMatchObject(address);
  expect((await findPanel(opening))?.cards).toEqual(cards);
});

test("the roster says who has just handed in a card, and nothing of the card", async () => {
  const { opening, jonas } = await inRoom();
  openApp(`/openings/${opening}`);
  await screen.findByRole("heading", { name: "2 candidates" });
  await noteArrived(opening, [{ what: "came", from: jonas, cards: 1, others: 2 }]);
  const news = await screen.findByText("Jonas Keller handed in a card");
  expect(news.parentElement).toHaveTextContent("Jonas Keller handed in a card · just now");
  expect(news).toHaveAttribute("role", "status");
});

describe("in the meeting", () => {
  async function meeting() {
    const people = await inRoom();
    const { opening, maya } = people;
    await scoreOne(opening, maya);
    await scoreOne(opening, maya, { candidate: "Wei Lindqvist" });
    const panel = await findPanel(opening);
    const [amara, wei] = panel?.candidates ?? [];
    const items = panel?.kit?.items ?? [];
    if (panel === null || amara === undefined || wei === undefined) throw new Error("Nobody.");
    // The others' cards were waited for once, and this is a meeting since.
    await noteOpened(panel, { me: maya }, [amara.id, wei.id]);
    const user = openApp(`/openings/${opening}/calibrate/${amara.id}`);
    await screen.findByRole("navigation", { name: "Items" });
    await screen.findByRole("region", { name: "Who is here" });
    await stands(opening, { state: "live" });
    return { ...people, user, amara: amara.id, wei: wei.id, items };
  }

  let clock = Date.now();
  function beat(opening: OpeningId, panelist: PanelistId, where: Whereabouts | null): void {
    clock += 1;
    tell({ word: "beat", beat: { v: 1, opening, panelist, at: clock, where } });
  }
  const here = () => screen.getByRole("region", { name: "Who is here" });
  const shown = () =>
    within(screen.getByRole("navigation", { name: "Items" }))
      .getAllByRole("button")
      .find((button) => button.getAttribute("aria-current") === "true");
  const at = (
    candidate: CandidateId,
    place: Whereabouts["place"],
    leads = false,
    order = "least say first",
  ): Whereabouts => ({ candidate, place, leads, order });

  test("those who are here are named, and forgotten when they leave", async () => {
    const { opening, priya, jonas, amara } = await meeting();
    await waitFor(() => expect(here()).toHaveTextContent("Nobody else is here."));
    beat(opening, priya, at(amara, "standing"));
    beat(opening, jonas, at(amara, "standing"));
    await waitFor(() => expect(here()).toHaveTextContent("Here: Priya Nair, Jonas Keller."));
    beat(opening, priya, null);
    await waitFor(() => expect(here()).toHaveTextContent("Here: Jonas Keller."));
  });

  test("one says where one is, and nothing else: no score, no word that was written", async () => {
    const { opening, user, amara } = await meeting();
    const words = () => said.flatMap((word) => (word.word === "where" ? [word] : []));
    await waitFor(() => expect(words().at(-1)?.where?.candidate).toBe(amara));
    await user.click(screen.getByRole("button", { name: "Lead the meeting from here" }));
    await waitFor(() => expect(words().at(-1)?.where?.leads).toBe(true));
    await user.click(screen.getByRole("button", { name: /^Where the panel stands/ }));
    await waitFor(() => expect(words().at(-1)?.where?.place).toBe("standing"));
    await user.click(screen.getByRole("link", { name: "Panel" }));
    await waitFor(() => expect(words().at(-1)?.where).toBeNull());
    for (const { where } of words())
      expect(
        Beat.safeParse({ v: 1, opening, panelist: "x", at: 1, where }).error ?? "as it is meant",
      ).toBe("as it is meant");
  });

  test("whoever leads is followed from item to candidate, until one goes on one’s own", async () => {
    const { opening, user, jonas, amara, wei, items } = await meeting();
    const [first, second] = items;
    if (first === undefined || second === undefined) throw new Error("No items.");
    beat(opening, jonas, at(amara, second.id, true, "shuffled"));
    await waitFor(() => expect(here()).toHaveTextContent(`Jonas Keller leads: ${second.title}.`));
    await waitFor(() => expect(shown()).toHaveTextContent(second.title));
    expect(screen.getByText(/Drawn for this item/)).toBeVisible();
    beat(opening, jonas, at(wei, first.id, true));
    await untilAt(new RegExp(`/calibrate/${wei}$`));
    await waitFor(() => expect(shown()).toHaveTextContent(first.title));
    // By one's own hand.
    await user.click(screen.getByRole("button", { name: /^Where the panel stands/ }));
    await waitFor(() => expect(here()).toHaveTextContent("You are on your own, since you moved."));
    beat(opening, jonas, at(wei, second.id, true));
    await waitFor(() => expect(here()).toHaveTextContent(second.title));
    expect(shown()).toHaveTextContent("Where the panel stands");
    await user.click(screen.getByRole("button", { name: "Follow Jonas Keller" }));
    await waitFor(() => expect(shown()).toHaveTextContent(second.title));
    await user.click(screen.getByRole("button", { name: "Look around on my own" }));
    beat(opening, jonas, at(wei, first.id, true));
    await waitFor(() => expect(here()).toHaveTextContent(first.title));
    expect(shown()).toHaveTextContent(second.title);
  });

  test("of two who lead the later one is followed, and both are told", async () => {
    const { opening, user, priya, jonas, amara, items } = await meeting();
    const [first, second] = items;
    if (first === undefined || second === undefined) throw new Error("No items.");
    beat(opening, jonas, at(amara, first.id, true));
    await waitFor(() => expect(here()).toHaveTextContent("Jonas Keller leads"));
    beat(opening, priya, at(amara, second.id, true));
    await waitFor(() => expect(here()).toHaveTextContent(`Priya Nair leads: ${second.title}.`));
    expect(here()).toHaveTextContent("Jonas Keller leads too, and began before.");
    // Saying it again makes nobody later.
    beat(opening, jonas, at(amara, "standing", true));
    beat(opening, priya, null);
    await waitFor(() => expect(here()).toHaveTextContent("Jonas Keller leads: Where the panel"));
    await user.click(screen.getByRole("button", { name: "Lead the meeting from here" }));
    expect(here()).toHaveTextContent(/You lead:.*Jonas Keller leads too.*the others follow you/);
  });

  test("nobody is taken from what they are writing, and a decision that comes takes no word of it", async () => {
    const { opening, user, jonas, amara, items } = await meeting();
    const [first] = items;
    if (first === undefined) throw new Error("No items.");
    for (let left = items.length; left > 0; left -= 1)
      await user.click(await screen.findByRole("button", { name: /^Reviewed, / }));
    const why = await screen.findByRole("textbox", { name: "Why" });
    await fill(user, why, "Half a reason");
    beat(opening, jonas, at(amara, first.id, true));
    await user.click(await screen.findByRole("button", { name: "Follow Jonas Keller" }));
    await waitFor(() => expect(here()).toHaveTextContent("until you have finished writing"));
    expect(why).toBeVisible();
    await decide({
      opening,
      candidate: amara,
      call: "hold",
      rationale: "We wait for a reference.",
      composite: 3,
      against: [],
      dissent: [],
    });
    expect(await screen.findByText(/has written down: Hold/)).toBeVisible();
    expect(why).toHaveValue("Half a reason");
    await user.click(screen.getByRole("radio", { name: "Hire" }));
    await user.click(screen.getByRole("button", { name: "Keep mine as the later one" }));
    await waitFor(async () =>
      expect((await findPanel(opening))?.meeting.decisionsOn(amara)).toHaveLength(2),
    );
    await waitFor(() => expect(shown()).toHaveTextContent(first.title));
  });
});
