import { onScorecard } from "#test/onScorecard.ts";
import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { liveOf } from "#domain/records/record.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { exportTable } from "#test/exportTable.ts";
import { seesAll } from "#domain/records/travel.ts";
import { db } from "#storage/database.ts";
import { deviceWith } from "#test/devices.ts";
import { fill, item, openAgain, untilSaved } from "#test/renderApp.tsx";

const [first = ""] = mlEngineer.items.map(({ title }) => title);

beforeEach(() => deviceWith());

describe("I should not score this person", () => {
  test("asks why, says what follows, and is shown on the roster and in the card’s place", async () => {
    const { user, opening, path } = await onScorecard();
    await user.click(await screen.findByRole("button", { name: "I should not score this person" }));
    const dialog = await screen.findByRole("dialog", { name: "I should not score this person" });
    expect(dialog).toHaveTextContent(/only once the panel has decided/);
    await user.click(within(dialog).getByRole("button", { name: "Recuse myself" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("Say which of these it is.");
    await user.click(within(dialog).getByRole("radio", { name: /^Professional/ }));
    await fill(user, within(dialog).getByRole("textbox"), "Was her manager");
    await user.click(within(dialog).getByRole("button", { name: "Recuse myself" }));
    expect(
      await screen.findByRole("heading", { name: "You do not score Sofia Lindqvist" }),
    ).toBeVisible();
    expect(screen.getByText(/recused, professional: Was her manager/)).toBeVisible();
    openAgain(`/openings/${opening}`);
    expect(await screen.findByRole("link", { name: /^recused/ })).toBeVisible();
    const again = openAgain(path);
    await again.click(await screen.findByRole("button", { name: "Take it back and score" }));
    expect(await screen.findByRole("radiogroup", { name: first })).toBeVisible();
    expect(liveOf(await db.registers.toArray(), "recusal").map(({ body }) => body.why)).toEqual([
      null,
    ]);
  });

  test("is not offered once something is rated, and is again when that is cleared", async () => {
    const { user } = await onScorecard();
    const name = "I should not score this person";
    await screen.findByRole("button", { name });
    await user.click(item(first).level("4 Above"));
    expect(await screen.findByText(/You have rated this candidate/)).toBeVisible();
    expect(screen.queryByRole("button", { name })).toBeNull();
    await user.keyboard("0");
    expect(await screen.findByRole("button", { name })).toBeVisible();
  });
});

describe("the format was changed", () => {
  test("is kept on the card as what, and leaves with it", async () => {
    const { user, path } = await onScorecard();
    await user.click(await screen.findByRole("button", { name: "The format was changed" }));
    const dialog = await screen.findByRole("dialog", { name: "The format was changed" });
    expect(within(dialog).getByText(/no health, no reasons/)).toBeVisible();
    await user.click(within(dialog).getByRole("checkbox", { name: "More time" }));
    await fill(user, within(dialog).getByRole("textbox"), "Camera off");
    await user.click(within(dialog).getByRole("button", { name: "Keep on the card" }));
    expect(await screen.findByText("more time, Camera off")).toBeVisible();
    for (const { title } of mlEngineer.items) await user.click(item(title).level("3 Meets"));
    await user.click(screen.getByRole("radio", { name: "Yes" }));
    await untilSaved();
    openAgain(path);
    await user.click(await screen.findByRole("button", { name: "Submit scorecard" }));
    await screen.findByRole("heading", { name: "Receipt" });
    expect(screen.getByText("more time, Camera off")).toBeVisible();
    const [card] = liveOf(await db.registers.toArray(), "scorecard");
    expect(card?.body.format).toEqual({ changes: ["more time"], other: "Camera off" });
    const { file } = await exportTable("scorecards", { sight: seesAll });
    expect(file.text).toContain("format_changed");
    expect(file.text).toContain("more time, Camera off");
    expect((await exportTable("plain", { sight: seesAll })).file.text).toContain(
      '"formatChanged": "more time, Camera off"',
    );
  });
});
