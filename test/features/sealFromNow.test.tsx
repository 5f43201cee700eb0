import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { liveOf } from "#domain/records/record.ts";
import { copiesOf } from "#storage/copies.ts";
import { findPanel } from "#storage/panels.ts";
import { sealFromNow } from "#storage/sealFromNow.ts";
import { deviceWith } from "#test/devices.ts";
import { founded, scoreOne } from "#test/panelOfThree.ts";
import { openApp } from "#test/renderApp.tsx";

beforeEach(() => deviceWith());

test("while no card is in, a lead can have them sealed from now on", async () => {
  const { opening, maya } = await founded({ sealed: false });
  const user = openApp(`/openings/${opening}/edit`);
  await user.click(await screen.findByRole("button", { name: "Seal cards from now on" }));
  expect(await screen.findByText("Cards are sealed from now on.")).toBeVisible();
  expect((await findPanel(opening))?.opening.sealed).toBe(true);
  await waitFor(() =>
    expect(screen.queryByRole("button", { name: "Seal cards from now on" })).toBeNull(),
  );
  await scoreOne(opening, maya);
  const copies = await copiesOf(opening);
  expect(liveOf(copies, "sealed")).toHaveLength(1);
  expect(liveOf(copies, "scorecard")).toEqual([]);
});

test("once a card is in, it says why not, and no second window can", async () => {
  const { opening, maya } = await founded({ sealed: false });
  await scoreOne(opening, maya);
  openApp(`/openings/${opening}/edit`);
  expect(await screen.findByText(/They can be sealed only while none is in/)).toBeVisible();
  await expect(sealFromNow(opening)).rejects.toThrow(/A card is in already/);
  expect((await findPanel(opening))?.opening.sealed).toBeUndefined();
});
