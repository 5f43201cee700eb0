import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { kitId } from "#domain/kit/kit.ts";
import { formOf } from "#domain/kit/kitForm.ts";
import { liveOf } from "#domain/records/record.ts";
import { db } from "#storage/database.ts";
import { draftKit } from "#storage/kitDrafts.ts";
import { deviceWith } from "#test/devices.ts";
import { aKit } from "#test/records.ts";
import { fill, item, openApp } from "#test/renderApp.tsx";

beforeEach(() => deviceWith());

const published = async () => {
  const [kit] = liveOf(await db.registers.toArray(), "kit");
  if (kit === undefined) throw new Error("Nothing is published.");
  return kit;
};

async function editor() {
  const user = openApp(`/kits/drafts/${await draftKit(formOf(aKit()))}`);
  await user.click(await screen.findByRole("button", { name: "Add a practice case" }));
  return user;
}

test("a team writes a case into its own kit, and practises on it", async () => {
  const user = await editor();
  await fill(user, screen.getByLabelText("Made-up candidate"), "Mara Lind");
  await fill(user, screen.getByLabelText("What you know beforehand"), "Five years of it.");
  await fill(user, screen.getByLabelText("What it tempts you to do"), "She is fluent.");
  const on = (name: string) => within(screen.getByRole("group", { name }));
  await fill(user, on("Delivery").getByLabelText(/^Notes/), "<b>Shipped</b> it twice.");
  await user.selectOptions(on("Delivery").getByLabelText("Answer"), "4 Above");
  const wanting = screen.getByLabelText("Before it can be published");
  await user.click(await within(wanting).findByText(/On Delivery the reason is missing/));
  expect(on("Delivery").getByLabelText(/^Why/)).toHaveFocus();
  await fill(user, on("Delivery").getByLabelText(/^Why/), "Twice, and said what it took.");
  expect(await screen.findByText(/Nothing is said about Judgement/)).toBeVisible();
  await screen.findByText("Saved on this device");
  await user.click(screen.getByText("Publish this version"));
  await screen.findByRole("heading", { level: 1, name: "Engineer" });
  const { id, body } = await published();
  expect(id).toBe(kitId(body));
  expect(body.cases).toMatchObject([{ candidate: "Mara Lind", evidence: [{ gold: 4 }] }]);

  await user.click(screen.getByRole("link", { name: "Practise" }));
  await user.click(await screen.findByRole("link", { name: /Begin\s*on Mara Lind/ }));
  expect(await screen.findByText("<b>Shipped</b> it twice.")).toBeVisible();
  await user.click(item("Delivery").level("5 Exceptional"));
  await user.click(screen.getByRole("button", { name: "Done, show the answers" }));
  await screen.findByText(/0 of your 1 scores/);
  const delivery = screen.getByRole("region", { name: "Delivery" });
  expect(delivery).toHaveTextContent(/1 point above/);
  expect(delivery).toHaveTextContent("Twice, and said what it took.");
});

test("a case that was added goes with undo, and a draft without one holds no list of them", async () => {
  const user = await editor();
  await waitFor(async () => expect((await db.kitDrafts.toArray())[0]?.form.cases).toHaveLength(1));
  await user.click(screen.getByText("Undo"));
  await waitFor(() => expect(screen.queryByLabelText("Made-up candidate")).toBeNull());
  await waitFor(async () =>
    expect((await db.kitDrafts.toArray())[0]?.form).toEqual(formOf(aKit())),
  );
});

test("what a case says of a removed item stays to be seen until it is removed there too", async () => {
  const user = await editor();
  await fill(user, screen.getByLabelText("Made-up candidate"), "Mara Lind");
  const judgement = within(screen.getByRole("group", { name: "Judgement" }));
  await fill(user, judgement.getByLabelText(/^Notes/), "Had not measured it.");
  await user.click(screen.getByLabelText("Remove: Judgement"));
  expect(await screen.findByText("Had not measured it.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: /Remove what case 1 says/ }));
  await waitFor(() => expect(screen.queryByText("Had not measured it.")).toBeNull());
  await user.click(screen.getByText("Undo"));
  await user.click(screen.getByText("Undo"));
  expect(await screen.findByRole("group", { name: "Judgement" })).toBeVisible();
  expect(screen.getByDisplayValue("Had not measured it.")).toBeVisible();
});
