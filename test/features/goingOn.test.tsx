import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { OpeningId } from "#domain/id.ts";
import { findPanel } from "#storage/panels.ts";
import { deviceWith } from "#test/devices.ts";
import { founded, scoreOne } from "#test/panelOfThree.ts";
import { fill, openApp } from "#test/renderApp.tsx";

beforeEach(() => deviceWith());

async function pathTo(opening: OpeningId, name: string): Promise<string> {
  const candidate = (await findPanel(opening))?.candidates.find((one) => one.name === name);
  return `/openings/${opening}/calibrate/${candidate?.id}`;
}

async function logged(opening: OpeningId) {
  const panel = await findPanel(opening);
  const called = new Map(panel?.members.map(({ id, name }) => [id, name]));
  const on = new Map(panel?.candidates.map(({ id, name }) => [id, name]));
  return (panel?.waivers ?? [])
    .map(({ author, candidate, round, reason }) =>
      [called.get(author), on.get(candidate), round, reason].join(", "),
    )
    .toSorted();
}

describe("a candidate goes no further", () => {
  test("one step and one reason go on without all cards still out", async () => {
    const { opening, maya } = await founded({ sealed: true });
    await scoreOne(opening, maya);
    const user = openApp(await pathTo(opening, "Amara Osei"));
    await user.click(await screen.findByRole("button", { name: "Stop here…" }));
    const dialog = screen.getByRole("dialog", { name: "Stop here with Amara Osei" });
    const list = within(dialog).getByRole("list", { name: "Gone on without" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(2);
    await user.click(within(dialog).getByRole("button", { name: "Stop here and log it" }));
    expect(await within(dialog).findByText(/The reason cannot be blank/)).toBeVisible();
    expect(await logged(opening)).toEqual([]);
    await fill(user, within(dialog).getByRole("textbox", { name: "Why" }), "Withdrew");
    await user.click(within(dialog).getByRole("button", { name: "Stop here and log it" }));
    await waitFor(async () =>
      expect(await logged(opening)).toEqual([
        "Jonas Keller, Amara Osei, intro, Withdrew",
        "Priya Nair, Amara Osei, intro, Withdrew",
      ]),
    );
    // What is let go is opened before the step is over.
    expect(await screen.findByRole("button", { name: /^Where the panel stands/ })).toBeVisible();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("never without one’s own card: it says who else can", async () => {
    const { opening, maya } = await founded({ sealed: true, howManyRounds: 2 });
    await scoreOne(opening, maya);
    const user = openApp(await pathTo(opening, "Amara Osei"));
    await user.click(await screen.findByRole("button", { name: "Stop here…" }));
    const dialog = screen.getByRole("dialog", { name: "Stop here with Amara Osei" });
    expect(dialog).toHaveTextContent(/Your own card stays expected/);
    expect(dialog).toHaveTextContent(/make somebody else a lead who can/);
    await fill(user, within(dialog).getByRole("textbox", { name: "Why" }), "No");
    await user.click(within(dialog).getByRole("button", { name: "Stop here and log it" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(await logged(opening)).toHaveLength(4);
    expect((await logged(opening)).join(" ")).not.toContain("Maya");
  });
});

test("somebody who is away is gone on without on every candidate, in one step", async () => {
  const { opening, maya } = await founded({ sealed: true });
  await scoreOne(opening, maya);
  const user = openApp(await pathTo(opening, "Amara Osei"));
  await user.click(await screen.findByRole("button", { name: "Go on without…" }));
  expect(screen.queryByRole("checkbox", { name: /wherever else/ })).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: /^Jonas Keller/ }));
  await user.click(
    screen.getByRole("checkbox", { name: /Jonas Keller wherever else .* 1 more card/ }),
  );
  await fill(user, screen.getByRole("textbox", { name: "Why" }), "Ill");
  await user.click(screen.getByRole("button", { name: "Go on and log it" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(await logged(opening)).toEqual([
    "Jonas Keller, Amara Osei, intro, Ill",
    "Jonas Keller, Wei Lindqvist, intro, Ill",
  ]);
});
