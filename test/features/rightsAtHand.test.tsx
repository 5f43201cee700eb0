import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { anonymiseOrErase } from "#storage/anonymise.ts";
import { db } from "#storage/database.ts";
import { eraseCandidates } from "#storage/erase.ts";
import { holdCandidate } from "#storage/keeping.ts";
import { findPanel } from "#storage/panels.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import { aPanel, at, scorecardRecord } from "#test/records.ts";
import { fill, openApp, untilAt } from "#test/renderApp.tsx";

const berlin = OpeningId.parse("berlin");
const sofia = CandidateId.parse("sofia");
const longAgo = Date.UTC(2020, 0, 15, 9);
const hold = { since: "2026-01-01T00:00:00.000Z", reason: "Claim 7" };

/** Sofia and Tom, whose time is over. */
beforeEach(async () => {
  const cards = ["sofia", "tom"].map((candidate) =>
    scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate,
      body: { submittedAt: new Date(longAgo).toISOString() },
    }),
  );
  const records = [...aPanel({ cards: [] }), ...cards].map((record) =>
    record.kind === "opening" && "body" in record
      ? {
          ...record,
          version: at(longAgo),
          body: { ...record.body, retention: { basis: "us private" as const, months: 12 } },
        }
      : { ...record, version: at(longAgo) },
  );
  await deviceWith(records);
  await scoresHere("maya");
});

async function panelHere() {
  const panel = await findPanel(berlin);
  if (panel === null) throw new Error("It is gone.");
  return panel;
}

describe("anonymising and erasing", () => {
  test("ask at the button that does nothing, and give the keyboard back to what was pressed", async () => {
    const user = openApp("/openings/berlin/held/sofia");
    for (const name of ["Erase…", "Anonymise…"]) {
      (await screen.findByRole("button", { name })).focus();
      await user.keyboard("{Enter}");
      expect(screen.getByRole("button", { name: "Keep" })).toHaveFocus();
      await user.keyboard("{Escape}");
      expect(screen.getByRole("button", { name })).toHaveFocus();
    }
    expect((await panelHere()).candidates).toHaveLength(2);
  });

  test("say so when a hold was set in the meantime, and leave everybody as they are", async () => {
    const user = openApp("/openings/berlin/held/sofia");
    await user.click(await screen.findByRole("button", { name: "Erase…" }));
    const erase = screen.getByRole("button", { name: "Erase for good" });
    await holdCandidate(await panelHere(), sofia, hold);
    fireEvent.click(erase);
    expect(await screen.findByText(/A legal hold was set meanwhile/)).toBeVisible();
    expect(await screen.findByText(/Not while a legal hold stands/)).toBeVisible();
  });

  test("let all go or, where one of them is under a hold, nobody", async () => {
    await holdCandidate(await panelHere(), sofia, hold);
    const before = await panelHere();
    const everybody = before.candidates.toSorted((a) => (a.id === sofia ? 1 : -1));
    await expect(anonymiseOrErase(before, everybody, () => true)).rejects.toThrow(/Claim 7/);
    expect((await panelHere()).candidates).toHaveLength(2);
    expect(await db.keptScores.count()).toBe(0);
    await holdCandidate(await panelHere(), sofia, null);
    await anonymiseOrErase(await panelHere(), (await panelHere()).candidates, () => false);
    expect((await panelHere()).candidates).toEqual([]);
  });

  test("end with a way on, and so does the page of somebody who is gone", async () => {
    const user = openApp("/openings/berlin/held/sofia");
    await user.click(await screen.findByRole("button", { name: "Erase…" }));
    await user.click(screen.getByRole("button", { name: "Erase for good" }));
    const report = await screen.findByRole("region", { name: "Erased" });
    expect(report).not.toHaveTextContent(/\b0 /);
    await user.click(within(report).getByRole("link", { name: "To the roster" }));
    await untilAt(/^\/openings\/berlin$/);
    history.back();
    expect(await screen.findByText(/Nobody here goes by this address/)).toBeVisible();
    expect(screen.getByRole("link", { name: "To the roster" })).toBeVisible();
  });
});

describe("a hold and a time", () => {
  test("on a candidate, the keyboard stays at the button that lifts what it set", async () => {
    const user = openApp("/openings/berlin/held/sofia");
    const why = await screen.findByRole("textbox", { name: "Why it has to be kept" });
    await fill(user, why, "Claim 7");
    await user.click(screen.getByRole("button", { name: "Put this candidate under a hold" }));
    const lift = await screen.findByRole("button", { name: "Lift the hold on this candidate" });
    expect(lift).toHaveFocus();
    await user.click(lift);
    expect(
      await screen.findByRole("button", { name: "Put this candidate under a hold" }),
    ).toHaveFocus();
  });

  test("on the opening, the fold closes and the keyboard goes on at its line", async () => {
    const user = openApp("/openings/berlin/edit");
    const retention = "Change how long candidates are kept";
    await user.click(await screen.findByRole("button", { name: retention }));
    await user.click(screen.getByRole("radio", { name: "California" }));
    await user.click(screen.getByRole("button", { name: "Set this time" }));
    expect(await screen.findByText("4 years (California)")).toBeVisible();
    expect(await screen.findByRole("button", { name: retention })).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Change the legal hold" }));
    await fill(user, screen.getByRole("textbox", { name: "Why it has to be kept" }), "Claim 12");
    await user.click(screen.getByRole("button", { name: "Put this opening under a hold" }));
    expect(await screen.findByRole("button", { name: "Change the legal hold" })).toHaveFocus();
  });

  test("the page of what is due tells of one erasing after the other, each with the keyboard at it", async () => {
    const user = openApp("/due");
    const erase = async () => {
      await user.click(await screen.findByRole("button", { name: "Erase…" }));
      await user.click(screen.getByRole("button", { name: "Erase for good" }));
    };
    const tom = await screen.findByRole("checkbox", { name: /Tom Becker/ });
    await user.click(tom);
    await erase();
    const first = await screen.findByRole("region", { name: "Erased" });
    await waitFor(() => expect(first).toHaveFocus());
    await user.click(tom);
    await erase();
    expect(await screen.findByText("Nobody is due.")).toBeVisible();
    await waitFor(() => expect(first).not.toBeInTheDocument());
    await waitFor(() => expect(screen.getByRole("region", { name: "Erased" })).toHaveFocus());
  });

  test("the page of what is due chooses nobody or all at once, and keeps the keyboard", async () => {
    const user = openApp("/due");
    await user.click(await screen.findByRole("button", { name: "Choose none" }));
    expect(screen.getByText("0 of 2 chosen.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Erase…" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Choose all" }));
    await user.click(screen.getByRole("button", { name: "Keep longer" }));
    expect(await screen.findByText("Nobody is due.")).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole("heading", { name: "Kept as long as was set" })).toHaveFocus(),
    );
    expect(screen.getByRole("link", { name: "All openings" })).toHaveAttribute("href", "/");
  });
});

describe("what is asked in the place of a button", () => {
  test("a passphrase for backups takes the keyboard, and leaves it with what stands there then", async () => {
    const user = openApp("/settings");
    const open = { name: "Put backups under a passphrase…" };
    await user.click(await screen.findByRole("button", open));
    expect(screen.getByLabelText("Passphrase for backups")).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.getByRole("button", open)).toHaveFocus());
  });

  test("a passphrase for files, likewise", async () => {
    const user = openApp("/openings/berlin/share");
    const open = { name: "Put these files under a passphrase…" };
    await user.click(await screen.findByRole("button", open));
    const phrase = "four words for a file";
    await user.keyboard(phrase);
    await fill(user, screen.getByLabelText("The same again"), phrase);
    await user.click(screen.getByRole("button", { name: "Use this passphrase" }));
    await waitFor(() =>
      expect(screen.getByText(/under a passphrase until this tab is closed/)).toHaveFocus(),
    );
  });

  test("whether to remove an opening, with what is in it counted in words", async () => {
    await eraseCandidates(await panelHere(), [sofia]);
    const user = openApp("/openings/berlin/edit");
    await user.click(await screen.findByRole("button", { name: "Remove this opening…" }));
    const question = screen.getByText(/Remove this opening with 1 candidate and 1 card from/);
    await waitFor(() => expect(question).toHaveFocus());
    await user.click(screen.getByRole("button", { name: "Keep" }));
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Remove this opening…" })).toHaveFocus(),
    );
  });

  test("cards of another system can be left for the Share page", async () => {
    openApp("/openings/berlin/share/import");
    expect(await screen.findByRole("link", { name: "Back to Share" })).toHaveAttribute(
      "href",
      "/openings/berlin/share",
    );
  });
});

describe("where there is nothing yet", () => {
  beforeEach(async () => {
    await deviceWith(aPanel({ candidates: {}, cards: [] }));
    await scoresHere("maya");
  });

  test("the sheets for paper say so, and print nothing", async () => {
    openApp("/openings/berlin/share/print");
    expect(await screen.findByText(/there is nothing to print/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Print" })).toBeNull();
    expect(screen.getByRole("link", { name: "Back to the export" })).toBeVisible();
  });

  test("the list of records leads to where candidates are added", async () => {
    openApp("/openings/berlin/record");
    expect(await screen.findByRole("link", { name: "To the roster" })).toHaveAttribute(
      "href",
      "/openings/berlin",
    );
  });
});
