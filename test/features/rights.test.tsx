import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { CandidateId, OpeningId } from "#domain/id.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { eraseCandidates } from "#storage/erase.ts";
import { db } from "#storage/database.ts";
import { saveCandidate } from "#storage/roster.ts";
import { findPanel } from "#storage/panels.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import { aPanel, at, decisionRecord, noon, scorecardRecord } from "#test/records.ts";
import { fill, openApp, untilAt } from "#test/renderApp.tsx";

const berlin = OpeningId.parse("berlin");
const sofia = CandidateId.parse("sofia");
const longAgo = Date.UTC(2020, 0, 15, 9);

/** Everything on Sofia was written long ago, and a year was set. */
function kept(changes: object = {}): SharedRecord[] {
  const cards = ["maya", "priya"].map((author) =>
    scorecardRecord({
      author,
      opening: "berlin",
      candidate: "sofia",
      body: {
        submittedAt: new Date(longAgo).toISOString(),
        takeaways: `${author} saw Sofia rebuild the nightly pipeline alone.`,
      },
      version: at(longAgo, author),
    }),
  );
  const decision = decisionRecord(
    "d1",
    "sofia",
    { at: new Date(longAgo).toISOString() },
    at(longAgo),
  );
  return [...aPanel({ cards: [["maya", "tom"]] }), ...cards, decision].map((record) =>
    record.kind === "opening" && "body" in record
      ? {
          ...record,
          body: { ...record.body, retention: { basis: "us private", months: 12 }, ...changes },
        }
      : record,
  );
}

beforeEach(async () => {
  await deviceWith(kept());
  await scoresHere("maya");
});

async function panelHere() {
  const panel = await findPanel(berlin);
  if (panel === null) throw new Error("It is gone.");
  return panel;
}

describe("what is due", () => {
  test("is said on the first page, and leads to where somebody says what becomes of it", async () => {
    const user = openApp("/");
    expect(
      await screen.findByText(/1 candidate of Engineer, Berlin has been kept as long as was set/),
    ).toBeVisible();
    await user.click(screen.getByRole("link", { name: "look at those of Engineer, Berlin" }));
    await untilAt(/^\/due$/);
    const today = new Intl.DateTimeFormat(undefined, { dateStyle: "long" }).format(Date.now());
    expect(await screen.findByText(today)).toBeVisible();
    expect(
      screen.getByText(/Kept until .* 2021: 1 year .*counted from the decision/),
    ).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Keep longer" }));
    expect(await screen.findByText("Nobody is due.")).toBeVisible();
    expect((await panelHere()).candidates).toHaveLength(2);
  });

  test("is nothing while a hold stands, nor for somebody who was unticked", async () => {
    await deviceWith(kept({ hold: { since: "2026-01-01T00:00:00.000Z", reason: "A claim" } }));
    await scoresHere("maya");
    openApp("/due");
    expect(await screen.findByText("Nobody is due.")).toBeVisible();
  });

  test("a clock far ahead of all that was written is pointed at", async () => {
    const old = kept().map((record) => ({ ...record, version: at(longAgo) }));
    await deviceWith(old);
    await scoresHere("maya");
    openApp("/due");
    expect(await screen.findByText("Is that right?")).toBeVisible();
    expect(noon).toBeGreaterThan(longAgo);
  });
});

describe("the opening's edit page", () => {
  test("sets how long candidates are kept, with what it stands on, and a hold with its reason", async () => {
    const user = openApp("/openings/berlin/edit");
    await user.click(
      await screen.findByRole("button", { name: "Change how long candidates are kept" }),
    );
    await user.click(screen.getByRole("radio", { name: "California" }));
    expect(screen.getByText(/Government Code 12946/)).toBeVisible();
    expect(screen.getByText(/your counsel decides/)).toBeVisible();
    await fill(user, screen.getByRole("textbox", { name: "Months" }), "0");
    await user.click(screen.getByRole("button", { name: "Set this time" }));
    expect(screen.getByRole("alert")).toHaveTextContent("a whole number from 1 to 600");
    await fill(user, screen.getByRole("textbox", { name: "Months" }), "48");
    await user.click(screen.getByRole("button", { name: "Set this time" }));
    expect(await screen.findByText("4 years (California)")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Change the legal hold" }));
    await user.click(screen.getByRole("button", { name: "Put this opening under a hold" }));
    expect(screen.getByText(/Say in a line why/)).toBeVisible();
    await fill(user, screen.getByRole("textbox", { name: "Why it has to be kept" }), "Claim 12");
    await user.click(screen.getByRole("button", { name: "Put this opening under a hold" }));
    expect(await screen.findByText("This opening is under a legal hold.")).toBeVisible();
    expect((await panelHere()).opening).toMatchObject({
      retention: { basis: "california", months: 48 },
      hold: { reason: "Claim 12" },
    });
    expect(await screen.findByText(/This opening cannot be removed/)).toBeVisible();
    await expect(eraseCandidates(await panelHere(), [sofia])).rejects.toThrow(/legal hold/);
    // The rest of the form leaves both as they are.
    await user.click(screen.getByRole("button", { name: "Save the opening" }));
    await untilAt(/berlin$/);
    expect((await panelHere()).opening).toMatchObject({ retention: { months: 48 } });
  });
});

describe("what is held on a candidate", () => {
  test("a hold is set and lifted, outlives a change of name, and bars erasing", async () => {
    const user = openApp("/openings/berlin/held/sofia");
    await fill(
      user,
      await screen.findByRole("textbox", { name: "Why it has to be kept" }),
      "Claim 7",
    );
    await user.click(screen.getByRole("button", { name: "Put this candidate under a hold" }));
    expect(await screen.findByText(/Not while a legal hold stands/)).toBeVisible();
    await saveCandidate(sofia, { opening: berlin, name: "Sofia L.", interviews: {} });
    expect(await db.registers.get(["candidate", "sofia"])).toMatchObject({
      body: { name: "Sofia L.", hold: { reason: "Claim 7" } },
    });
    await expect(eraseCandidates(await panelHere(), [sofia])).rejects.toThrow(/Claim 7/);
    await user.click(screen.getByRole("button", { name: "Lift the hold on this candidate" }));
    expect(await screen.findByRole("button", { name: "Erase…" })).toBeVisible();
  });

  test("erasing says what was looked through, and that nothing is left", async () => {
    const user = openApp("/openings/berlin/held/sofia");
    await user.click(await screen.findByRole("button", { name: "Erase…" }));
    await user.click(screen.getByRole("button", { name: "Erase for good" }));
    const report = await screen.findByRole("region", { name: "Erased" });
    await waitFor(() => expect(report).toHaveFocus());
    expect(report).toHaveTextContent(/Looked through \d+ tables.* \d+ rows/);
    expect(report).toHaveTextContent("nothing that belongs to them is left here");
    expect(report).toHaveTextContent("No backup was made on this device.");
    expect(
      JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray()))),
    ).not.toMatch(/Lindqvist|nightly pipeline/);
  });

  test("where their name stands in what is on somebody else, it is said with a link, and left", async () => {
    const card = scorecardRecord({
      author: "priya",
      opening: "berlin",
      candidate: "tom",
      body: { takeaways: "Stronger than Sofia Lindqvist on delivery." },
    });
    await db.registers.put(card);
    const user = openApp("/openings/berlin/held/sofia");
    await user.click(await screen.findByRole("button", { name: "Erase…" }));
    await user.click(screen.getByRole("button", { name: "Erase for good" }));
    const report = await screen.findByRole("region", { name: "Erased" });
    const link = await within(report).findByRole("link", { name: "What is held on Tom Becker" });
    expect(link).toHaveAttribute("href", "/openings/berlin/held/tom");
    expect(await db.registers.get(["scorecard", card.id])).toEqual(card);
  });

  test("anonymising warns of the only one, and keeps numbers that count for the panel", async () => {
    const user = openApp("/openings/berlin/held/sofia");
    await user.click(await screen.findByRole("button", { name: "Anonymise…" }));
    expect(await screen.findByText(/the only one kept of this opening/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Anonymise for good" }));
    expect(await screen.findByRole("region", { name: "Anonymised" })).toHaveTextContent(
      "Scores on 1 candidate are kept",
    );
    const [row] = await db.keptScores.toArray();
    expect(row?.cards.map(({ panelist }) => panelist)).toEqual(["maya", "priya"]);
    expect(JSON.stringify(row)).not.toMatch(/sofia|Seen|2020/);
  });

  test("its scores are in the panel's figures, which say so", async () => {
    const user = openApp("/openings/berlin/held/sofia");
    await user.click(await screen.findByRole("button", { name: "Anonymise…" }));
    await user.click(screen.getByRole("button", { name: "Anonymise for good" }));
    await screen.findByRole("region", { name: "Anonymised" });
    await user.click(screen.getByRole("link", { name: "Calibrate" }));
    await user.click(await screen.findByRole("link", { name: "Panel" }));
    expect(
      await screen.findByText(/Includes scores on 1 anonymised candidate, kept on this device/),
    ).toBeVisible();
  });
});
