import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SharedRecord } from "#domain/records/record.ts";
import { receive } from "#exchange/receiveSound.ts";
import { toDoNow, type Travelling } from "#features/share/toDo.ts";
import { folderInWords } from "#features/share/travelInWords.ts";
import type { FolderRow } from "#storage/folderRows.ts";
import { copiesIn, listSaid } from "#storage/outbox.ts";
import { findFolder } from "#storage/folders.ts";
import { noteArrived } from "#storage/arrivedLines.ts";
import { deviceWith } from "#test/devices.ts";
import { founded, joinBy, linkFor, scoreOne } from "#test/panelOfThree.ts";
import { openApp } from "#test/renderApp.tsx";
import { someDevices } from "#test/switching.ts";
import { OpeningId } from "#domain/id.ts";
import { newFolderKey } from "#storage/folders.ts";

beforeEach(() => deviceWith());
afterEach(() => {
  vi.unstubAllGlobals();
});

test("what is to be sent is told until somebody has it as a file", async () => {
  // As in a browser that has no way into folders.
  vi.stubGlobal("showDirectoryPicker", undefined);
  const { opening, maya, priya } = await founded({ sealed: true });
  await scoreOne(opening, maya);
  await noteArrived(opening, [
    { what: "came", from: priya, cards: 2, others: 0 },
    { what: "not taken", from: priya, count: 1, why: "its signature does not fit" },
  ]);
  const user = openApp(`/openings/${opening}/share`);
  const toDo = await screen.findByRole("region", { name: "1 card to send" });
  expect(toDo).toHaveTextContent(/Amara Osei, all sealed/);
  const arrived = screen.getByRole("region", { name: "Arrived" });
  expect(await within(arrived).findByText(/2 cards from Priya Nair/)).toBeVisible();
  expect(arrived).toHaveTextContent(/1 record not taken in the name of Priya Nair/);
  const travel = screen.getByRole("region", { name: "How cards travel" });
  await waitFor(() => expect(travel).toHaveTextContent(/1 of 3 people has joined/));
  expect(travel).toHaveTextContent(/cannot open folders/);
  await user.click(within(toDo).getByRole("button", { name: "Send everything new" }));
  expect(await screen.findByRole("region", { name: "Nothing to send" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Send what is new" }));
  expect(await screen.findByText(/Nothing new: all of it has been sent/)).toBeVisible();
  expect((await findFolder(opening))?.key).toMatch(/^[\w-]{43}$/);
});

test("whose records are held back on their way is named, from what they said they had written", async () => {
  const at = someDevices();
  await at("maya");
  const { opening, priya } = await founded({ sealed: true });
  const link = await linkFor(opening, priya);
  await at("priya");
  await joinBy(link);
  await scoreOne(opening, priya);
  const sent = copiesIn(await listSaid(opening));
  const isHeldBack = ({ kind }: SharedRecord) => kind === "sealed";
  await at("maya");
  const arrive = (valid: SharedRecord[]) => receive(opening, [{ valid, unread: [], rejected: [] }]);
  await arrive(sent.filter((one) => !isHeldBack(one)));
  openApp(`/openings/${opening}/share`);
  const travel = await screen.findByRole("region", { name: "How cards travel" });
  await waitFor(() =>
    expect(travel).toHaveTextContent(
      /Last heard from Priya Nair .*; 1 record of theirs is missing here\./,
    ),
  );
  await arrive(sent.filter(isHeldBack));
  await waitFor(() =>
    expect(travel).toHaveTextContent(
      /Last heard from Priya Nair .*; all they had written is here\./,
    ),
  );
});

const handle = { name: "Hiring" } as FileSystemDirectoryHandle;
const folder: FolderRow = {
  opening: OpeningId.parse("search"),
  key: newFolderKey(),
  handle,
  written: [],
  lastReadAt: null,
  trouble: null,
  unreadable: 0,
  newer: 0,
  ofOthers: 0,
};
const card = { cards: ["amara" as Travelling["outbox"]["cards"][number]], others: 0, toPassOn: 0 };
const nothing = { cards: [], others: 0, toPassOn: 0 };
const { handle: _, ...noFolder } = folder;

describe("there is one thing to do", () => {
  const quiet = { state: "quiet" } as const;
  const paused = { state: "paused" } as const;
  const usual = { canPick: true, folder, activity: quiet, isInRoom: false, outbox: nothing };
  test.each<[string, Partial<Travelling>, string, string | undefined]>([
    [
      "no folder, a card",
      { folder: noFolder, outbox: card },
      "1 card to send",
      "Send everything new",
    ],
    [
      "no folder, nothing",
      { folder: noFolder },
      "Let cards travel by themselves",
      "Choose a shared folder",
    ],
    ["no way to a folder", { folder: noFolder, canPick: false }, "Nothing to send", undefined],
    [
      "paused, a card",
      { activity: paused, outbox: card },
      "1 card to send",
      "Allow the folder and send 1 card",
    ],
    ["paused, nothing", { activity: paused }, "The folder is paused", "Allow the folder"],
    ["all is well", {}, "Everything is sent", "Look now"],
    ["on its way", { outbox: card }, "1 card to send", "Look now"],
    [
      "gone",
      { folder: { ...folder, trouble: "gone" } },
      "The folder is gone",
      "Choose another folder",
    ],
    [
      "full",
      { folder: { ...folder, trouble: "full" }, outbox: card },
      "The folder is full",
      "Try again",
    ],
    [
      "read only",
      { folder: { ...folder, trouble: "read only" } },
      "The folder can only be read",
      "Try again",
    ],
    [
      "denied",
      { activity: { state: "denied" } },
      "The browser keeps Needle out of the folder",
      "Choose the folder again",
    ],
    [
      "failed",
      { activity: { state: "failed", why: "No room." } },
      "The folder could not be read",
      "Try again",
    ],
    ["in a room", { folder: noFolder, isInRoom: true }, "Everything is sent", undefined],
    [
      "in a room, a card",
      { folder: noFolder, isInRoom: true, outbox: card },
      "1 card to send",
      undefined,
    ],
  ])("when it is: %s", (_name, changes, title, label) => {
    const told = toDoNow({ ...usual, ...changes });
    expect(told.title).toBe(title);
    expect(told.main?.label).toBe(label);
  });

  test("and what waits can always go as a file", () => {
    for (const trouble of ["gone", "full", "read only", "not allowed"] as const)
      expect(toDoNow({ ...usual, folder: { ...folder, trouble }, outbox: card })).toMatchObject({
        other: { act: "file" },
        text: expect.stringMatching(/1 card to send/),
      });
  });

  test("and the folder says how it stands", () => {
    const words = (changes: Partial<FolderRow>) =>
      folderInWords({ ...usual, folder: { ...folder, ...changes } });
    expect(words({})).toMatch(/Not read yet/);
    expect(words({ unreadable: 2 })).toMatch(/2 files could not be read/);
    expect(words({ trouble: "gone" })).toMatch(/Not found; what is to be sent waits/);
    expect(words({ newer: 1, ofOthers: 3 })).toMatch(/1 file of a newer Needle.*3 files of other/);
    expect(words({ leftOut: true, ofOthers: 3 })).toMatch(
      /uses it without this device.*3 files not for this device/,
    );
  });
});
