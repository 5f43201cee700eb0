import { onScorecard } from "#test/onScorecard.ts";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { allLines } from "#domain/records/noteLine.ts";
import { emptyPad } from "#domain/records/notepad.ts";
import { liveOf } from "#domain/records/record.ts";
import { seesAll } from "#domain/records/travel.ts";
import { exportPacket } from "#exchange/exports.ts";
import { exportTable } from "#test/exportTable.ts";
import { db } from "#storage/database.ts";
import { findPad } from "#storage/pads.ts";
import { deviceWith } from "#test/devices.ts";
import { item, openAgain, untilSaved } from "#test/renderApp.tsx";

const titles = mlEngineer.items.map(({ title }) => title);
const [first = "", second = ""] = titles;

beforeEach(() => deviceWith());

async function atPad() {
  const start = await onScorecard();
  return { ...start, field: await screen.findByRole("textbox", { name: "Write a note" }) };
}

function lines() {
  return within(screen.getByRole("list", { name: "Lines" })).queryAllByRole("listitem");
}

async function untilLines(count: number) {
  await waitFor(() => expect(lines()).toHaveLength(count));
}

/** What the card in progress holds, by item, and what stays on its author's pad. */
async function stored() {
  const [draft] = await db.drafts.toArray();
  const [row] = await db.privateNotes.toArray();
  if (row === undefined) throw new Error("There is no pad.");
  return allLines((await findPad(row)) ?? emptyPad, draft?.ratings ?? {}).map(
    ({ text, item: place }) => [text, place],
  );
}

describe("notes first, scores after", () => {
  test("Enter stamps a line, Alt and a digit file one, and the rest stays private", async () => {
    const { user, field } = await atPad();
    await user.type(field, "Two years on search{Enter}");
    await untilLines(1);
    expect(lines()[0]).toHaveTextContent(/^00:0\d ?Two years on search ?– not filed/);
    expect(field).toHaveValue("");
    await user.type(field, "Moved the ranker{Alt>}2{/Alt}");
    await untilLines(2);
    await waitFor(() => expect(lines()[1]).toHaveTextContent(`filed under ${second}`));
    expect(await stored()).toEqual([
      ["Two years on search", null],
      ["Moved the ranker", "evaluation"],
    ]);
    expect(screen.getByText("1 private, not filed")).toBeVisible();
  });

  test("a filed line is evidence, and goes back where it came from", async () => {
    const { user, field } = await atPad();
    await user.click(item(first).level("5 Exceptional"));
    expect(await screen.findByText("A score of 5 needs a line of evidence.")).toBeVisible();
    await user.type(field, "Three teams took it up{Alt>}1{/Alt}");
    await waitFor(() =>
      expect(screen.queryByText("A score of 5 needs a line of evidence.")).toBeNull(),
    );
    await user.click(
      await screen.findByRole("button", { name: "Back to my notes: Three teams took it up" }),
    );
    expect(await screen.findByText("A score of 5 needs a line of evidence.")).toBeVisible();
    expect(await stored()).toEqual([["Three teams took it up", null]]);
  });

  test("the keyboard goes back through the lines, files them and returns to the field", async () => {
    const { user, field } = await atPad();
    for (const text of ["One", "Two", "Three"]) await user.type(field, `${text}{Enter}`);
    await untilLines(3);
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(lines()[1]?.querySelector("button")).toHaveFocus();
    await user.keyboard("1");
    await waitFor(() => expect(lines()[1]).toHaveTextContent(`filed under ${first}`));
    expect(item(first).level("1 Well below")).not.toBeChecked();
    await user.keyboard("0");
    await waitFor(() => expect(lines()[1]).toHaveTextContent("not filed"));
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(field).toHaveFocus();
    await user.keyboard("{Escape}3");
    await waitFor(() => expect(item(first).level("3 Meets")).toBeChecked());
    await user.keyboard("n");
    expect(field).toHaveFocus();
  });

  test("a line is changed, told where it comes from, moved and deleted", async () => {
    const { user, field } = await atPad();
    await user.type(field, "One{Enter}");
    await untilLines(1);
    await user.click(within(screen.getByRole("list", { name: "Lines" })).getByText("One"));
    await user.selectOptions(screen.getByRole("combobox", { name: "From" }), "transcript");
    await waitFor(() => expect(lines()[0]).toHaveTextContent("One transcript"));
    await user.click(screen.getByRole("button", { name: "Edit" }));
    await user.keyboard(" and only{Enter}");
    await waitFor(() => expect(lines()[0]).toHaveTextContent("One and only"));
    await user.click(screen.getByRole("button", { name: `2 ${second}` }));
    await waitFor(() => expect(lines()[0]).toHaveTextContent(`filed under ${second}`));
    await user.click(screen.getByRole("button", { name: "Delete" }));
    expect(lines()).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Delete for good" }));
    await untilLines(0);
    expect(await stored()).toEqual([]);
  });

  test("pasted notes become lines with their own minutes, and an AI summary carries no score", async () => {
    const { user, field } = await atPad();
    await user.click(field);
    await user.paste("12:01 Owned the pipeline\n- Led the move\n\n[13:30] Named the cost");
    await untilLines(3);
    expect(lines().map((line) => line.textContent)).toEqual([
      expect.stringContaining("12:01"),
      expect.stringMatching(/^Led the move/),
      expect.stringContaining("13:30"),
    ]);
    await user.click(screen.getByRole("button", { name: "An AI summary" }));
    await waitFor(() => expect(lines()[2]).toHaveTextContent("AI summary"));
    await user.click(field);
    await user.keyboard("{ArrowUp}1");
    await user.click(item(first).level("2 Below"));
    expect(
      await screen.findByText("An AI summary alone does not carry a 2: add a line of your own."),
    ).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Submit scorecard" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      `${first}: a line of evidence for the 2`,
    );
  });

  test("what was begun when notes are pasted is a line before them, and a time of day stays in its line", async () => {
    const { user, field } = await atPad();
    await user.type(field, "12:30 was too late for them");
    await user.paste("One\nTwo");
    await untilLines(3);
    expect(await stored()).toEqual([
      ["12:30 was too late for them", null],
      ["One", null],
      ["Two", null],
    ]);
    expect(field).toHaveValue("");
    await user.click(screen.getByRole("button", { name: "My notes" }));
  });

  test("more than a pad takes is refused in words, and nothing of it is taken", async () => {
    const { user, field } = await atPad();
    await user.click(field);
    await user.paste(`${"x".repeat(900)}\n`.repeat(120));
    expect(await screen.findByText(/more than the pad takes, 100,000 characters/)).toBeVisible();
    await user.paste("a\n".repeat(2001));
    expect(await screen.findByText(/it takes 2,000 lines/)).toBeVisible();
    expect(lines()).toHaveLength(0);
  });

  test("a line half typed, the lines and the timer are there after a reload", async () => {
    const { user, field, path } = await atPad();
    await user.type(field, "One{Enter}");
    await untilLines(1);
    await user.type(field, "Half a li");
    await untilSaved();
    openAgain(path);
    expect(await screen.findByRole("textbox", { name: "Write a note" })).toHaveValue("Half a li");
    expect(lines()).toHaveLength(1);
    expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
  });

  test("with the timer put away nothing is stamped", async () => {
    const { user, field } = await atPad();
    await user.click(screen.getByRole("button", { name: "Hide the timer" }));
    await user.type(field, "Written afterwards{Enter}");
    await untilLines(1);
    expect(lines()[0]).toHaveTextContent(/^Written afterwards/);
    await user.click(screen.getByRole("button", { name: "Show the timer" }));
    expect(screen.getByRole("button", { name: "Start" })).toBeVisible();
  });

  test("what is not filed is in no file to the panel, and on the locked card for its author", async () => {
    const { user, field } = await atPad();
    await user.type(field, "Reminds me of my brother{Enter}");
    await user.type(field, "Cut p99 to 140 ms{Alt>}1{/Alt}");
    await untilLines(2);
    await user.type(field, "Half a thought");
    for (const title of titles) await user.click(item(title).level("3 Meets"));
    await user.click(screen.getByRole("radio", { name: "Yes" }));
    await untilSaved();
    await user.click(screen.getByRole("button", { name: "Submit scorecard" }));
    await screen.findByRole("heading", { name: "Receipt" });
    expect(await screen.findByText(/Reminds me of my brother$/)).toBeVisible();
    expect(screen.getByText("Half a thought")).toBeVisible();
    const [card] = liveOf(await db.registers.toArray(), "scorecard");
    if (card === undefined) throw new Error("No card was submitted.");
    const files = [
      await exportPacket({ what: "cards", cards: [card.id] }, seesAll),
      await exportPacket({ what: "opening", opening: card.body.opening }, seesAll),
      await exportPacket({ what: "everything" }, seesAll),
      await exportTable("ratings", { sight: seesAll }),
      await exportTable("scorecards", { sight: seesAll }),
    ];
    for (const { file } of files) {
      expect(file.text).toContain("Cut p99 to 140 ms");
      expect(file.text).not.toMatch(/brother|Half a thought/);
    }
  });

  test("how a question was put and its probes are on the card, with one key too", async () => {
    const { user } = await atPad();
    await user.keyboard("q");
    const ways = screen.getByRole("group", { name: /^Asked: / });
    await waitFor(() =>
      expect(within(ways).getByRole("button", { name: "As written", pressed: true })).toBeVisible(),
    );
    const [probe] = within(screen.getByRole("group", { name: "Probes used" })).getAllByRole(
      "checkbox",
    );
    if (probe === undefined) throw new Error("The question has no probes.");
    await user.click(probe);
    await waitFor(() => expect(probe).toBeChecked());
    await user.keyboard("j");
    expect(screen.getByRole("region", { name: first })).toHaveTextContent("asked as written");
    const [draft] = await db.drafts.toArray();
    expect(Object.values(draft?.ratings ?? {})[0]?.asked).toEqual([
      { question: 0, how: "as written", probes: [0] },
    ]);
  });
});
