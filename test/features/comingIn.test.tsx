import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { OpeningId, PanelistId } from "#domain/id.ts";
import { keyFromPassphrase, lockText } from "#sealing/passphrase.ts";
import { exportBackup } from "#exchange/exports.ts";
import { listForeignCards } from "#storage/foreignCards.ts";
import { db } from "#storage/database.ts";
import { findUnsaved, noteBackupTrouble } from "#storage/backups.ts";
import { deviceWith, everythingStored, scoresHere } from "#test/devices.ts";
import { aPanel, decisionRecord, instant, scorecardRecord } from "#test/records.ts";
import { fill, openApp, untilAt } from "#test/renderApp.tsx";

beforeEach(async () => {
  await deviceWith(aPanel({ cards: [["priya", "sofia"]] }));
  await scoresHere("maya");
});

describe("candidates from a file", () => {
  async function choose(text: string, name = "candidates.csv") {
    const user = openApp("/openings/berlin/candidates/import");
    await user.upload(await screen.findByLabelText("A file of candidates"), new File([text], name));
    return user;
  }

  it("are looked at first: a namesake is asked about, and nothing is stored until one says so", async () => {
    const before = await db.registers.count();
    const user = await choose("Name,Job\nSofia Lindqvist,ML\nAmara Osei,ML\nChidi Eze,Design\n");
    expect(await screen.findByRole("heading", { name: "New: 2" })).toBeVisible();
    expect(screen.getByText("line 2, on the roster already")).toBeVisible();
    expect(await db.registers.count()).toBe(before);
    await user.click(screen.getByRole("checkbox", { name: /Sofia Lindqvist/ }));
    await user.click(await screen.findByRole("button", { name: "Add 3 candidates" }));
    await untilAt(/\/openings\/berlin$/);
    expect(await db.registers.count()).toBe(before + 3);
  });

  it("are refused in words where there are none, and another file can be chosen", async () => {
    const user = await choose("\u0000\u0001\u0000\u0000", "photo.csv");
    expect(await screen.findByText(/photo\.csv is not text/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Choose a file" })).toBeVisible();
    await user.upload(
      screen.getByLabelText("A file of candidates"),
      new File(["a@x.org\nb@x.org\n"], "mails.csv"),
    );
    expect(await screen.findByRole("button", { name: "Nobody to add" })).toBeDisabled();
    expect(screen.getByText(/no names found/)).toBeVisible();
  });
});

describe("a file under a passphrase", () => {
  it("asks for it until it fits, and changes nothing before", async () => {
    const { file } = await exportBackup();
    const locked = await lockText(file.text, await keyFromPassphrase("four little words", 1_000));
    const before = await everythingStored();
    const user = openApp("/receive");
    await user.click(await screen.findByText("Paste the text of a file instead"));
    await fill(user, screen.getByLabelText("Text of the file"), locked);
    await user.click(screen.getByRole("button", { name: "See what is in it" }));
    expect(await screen.findByRole("heading", { name: "Under a passphrase" })).toBeVisible();
    await user.type(screen.getByLabelText("Passphrase"), "three little words");
    await user.click(screen.getByRole("button", { name: "Open" }));
    expect(await screen.findByText(/does not open it\. Nothing was changed/)).toBeVisible();
    expect(await everythingStored()).toBe(before);
    await user.type(screen.getByLabelText("Passphrase"), "four little words{Enter}");
    expect(await screen.findByText("Backup of a device")).toBeVisible();
  });
});

describe("the first page", () => {
  it("says what is in no backup from the third card on, and no word before", async () => {
    const cards = ["sofia", "tom"].map((candidate) =>
      scorecardRecord({ author: "maya", opening: "berlin", candidate }),
    );
    await db.registers.bulkPut(cards);
    openApp("/");
    await screen.findByRole("heading", { name: "Openings" });
    expect(screen.queryByText(/in no backup yet/)).toBeNull();
    await db.registers.put({ ...decisionRecord("d1", "sofia"), author: PanelistId.parse("maya") });
    expect(await screen.findByText("2 cards and 1 decision are in no backup yet.")).toBeVisible();
    expect((await findUnsaved()).cards).toBe(2);
  });

  it("says that backups have stopped, and where to see why", async () => {
    const chosenAt = instant();
    const handle = { name: "Safe" } as FileSystemDirectoryHandle;
    const fresh = { written: [], trouble: null, lastAt: instant(), digest: null };
    await db.device.put({ key: "backups", value: { handle, chosenAt, ...fresh } });
    await noteBackupTrouble({ chosenAt }, "full");
    openApp("/");
    expect(await screen.findByText("Backups have stopped.")).toBeVisible();
    expect(screen.getByRole("link", { name: "See why" })).toHaveAttribute("href", "/settings");
  });
});

describe("cards of another system", () => {
  const card = {
    interview: "On-site",
    interviewer: { name: "Kate Austen" },
    submitted_at: "2026-11-20T10:00:00.000Z",
    overall_recommendation: "yes",
    attributes: [{ name: "Delivery", type: "Skills", note: "<b>Twice</b>", rating: "yes" }],
    questions: [],
  };

  it("wait until somebody says whose they are, and then stand by themselves", async () => {
    const user = openApp("/openings/berlin/share/import");
    await user.upload(
      await screen.findByLabelText("Scorecards of another system"),
      new File([JSON.stringify([card])], "greenhouse.json"),
    );
    const whose = await screen.findByRole("region", { name: "1 card from Greenhouse" });
    expect(screen.getByRole("button", { name: "Say whose cards these are" })).toBeDisabled();
    await user.selectOptions(within(whose).getByRole("combobox"), "Sofia Lindqvist");
    expect(screen.getByRole("combobox", { name: "Delivery" })).toHaveDisplayValue("Delivery");
    await user.click(screen.getByRole("button", { name: "Bring in 1 card" }));
    await untilAt(/\/calibrate\/sofia$/);
    expect(await listForeignCards([OpeningId.parse("berlin")])).toMatchObject([
      { candidate: "sofia", panelist: "Kate Austen", ratings: [{ score: 4, note: "Twice" }] },
    ]);
    // Her own card is not in: what others gave stays closed, from wherever it came.
    expect(screen.queryByText("Kate Austen")).toBeNull();
  });
});
