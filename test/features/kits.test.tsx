import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { kitId } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { liveOf } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith } from "#test/devices.ts";
import { failedWords } from "#ui/writes.ts";
import { fill, openAgain, openApp } from "#test/renderApp.tsx";

const built = `/kits/${kitId(mlEngineer)}`;
const kits = async () => liveOf(await db.registers.toArray(), "kit");
const stateOf = () => screen.findByText("Saved on this device");

beforeEach(() => deviceWith());

async function edit(address = built) {
  const user = openApp(address);
  await user.click(await screen.findByRole("button", { name: "Edit as the next version" }));
  await screen.findByRole("heading", { level: 1, name: "Version 2 of a kit" });
  return user;
}

test("editing a published kit makes the next version, and the first stays what it was", async () => {
  const user = await edit();
  await fill(user, screen.getByLabelText("Role"), "ML Engineer, Search");
  await stateOf();
  await user.click(screen.getByText("Publish this version"));
  await screen.findByRole("heading", { level: 1, name: "ML Engineer, Search" });
  expect(new Map((await kits()).map(({ body }) => [body.version, body.title]))).toEqual(
    new Map([
      [1, "Machine Learning Engineer"],
      [2, "ML Engineer, Search"],
    ]),
  );
  await user.click(await screen.findByRole("link", { name: "What changed since version 1" }));
  expect(await screen.findByText(/One thing differs/)).toBeVisible();
  const role = screen.getByRole("region", { name: "Role" });
  expect(role).toHaveTextContent("Machine Learning EngineerVersion 2ML Engineer, Search");
});

test("what is missing keeps it from being published, is named, and takes the keyboard there", async () => {
  const user = openApp("/kits");
  await user.click(await screen.findByRole("button", { name: "New kit" }));
  await screen.findByRole("heading", { level: 1, name: "A new kit" });
  await user.click(screen.getByText("Publish this version"));
  expect(screen.getByLabelText("Role")).toHaveFocus();
  const missing = screen.getByLabelText("Before it can be published");
  await user.click(within(missing).getByRole("button", { name: /Level 4 has no anchor/ }));
  expect(screen.getByLabelText("4 Above")).toHaveFocus();
  expect(await kits()).toEqual([]);
});

test("a new item is looked at in every round, so that it cannot go unobserved unsaid", async () => {
  const user = await edit();
  await user.click(screen.getByRole("button", { name: "Add an item" }));
  await user.keyboard("Cost of serving");
  const boxes = await screen.findAllByRole("checkbox", { name: "Cost of serving", hidden: true });
  expect(boxes.length).toBeGreaterThanOrEqual(mlEngineer.rounds.length);
  const rounds = boxes.filter((box) => (box as HTMLInputElement).name.startsWith("rounds."));
  expect(rounds).toHaveLength(mlEngineer.rounds.length);
  for (const box of rounds) expect(box).toBeChecked();
});

test("an anchor that cannot be observed is remarked on as it is typed, beside its field", async () => {
  const user = await edit();
  // Folded till then.
  await user.click(screen.getByText("Productionise models", { selector: "summary *" }));
  await fill(user, screen.getAllByLabelText("2 Below")[0] as HTMLElement, "Great attitude");
  const advice = screen.getByLabelText("Worth a thought");
  expect(await within(advice).findByText(/“Great” cannot be observed/)).toBeVisible();
});

test("a draft is there after a reload, and undo goes back step by step", async () => {
  const user = await edit();
  const items = () => screen.getAllByText(/^Item \d+$/, { selector: ".small" }).length;
  const before = items();
  await user.click(screen.getByText("Add an item"));
  await waitFor(() => expect(items()).toBe(before + 1));
  await user.click(screen.getByLabelText("Move up: Drive MLOps practice"));
  await user.click(screen.getByText("Undo"));
  await user.click(screen.getByText("Undo"));
  await waitFor(() => expect(items()).toBe(before));
  expect(screen.getByText("Undo")).toBeDisabled();
  await user.click(screen.getByLabelText("Remove: Drive MLOps practice"));
  await waitFor(() => expect(items()).toBe(before - 1));
  await stateOf();
  openAgain("/kits");
  await user.click(await screen.findByRole("link", { name: /Continue/ }));
  await screen.findByRole("heading", { level: 1, name: "Version 2 of a kit" });
  expect(items()).toBe(before - 1);
});

test("nothing changed makes no new version; a discarded draft leaves nothing", async () => {
  const user = await edit();
  await user.click(screen.getByText("Publish this version"));
  await screen.findByRole("heading", { level: 1, name: mlEngineer.title });
  expect(await kits()).toHaveLength(1);
  openAgain(built);
  await user.click(await screen.findByRole("button", { name: "Duplicate" }));
  await screen.findByRole("heading", { level: 1, name: "A new kit" });
  await user.click(screen.getByRole("button", { name: "Discard this draft…" }));
  await user.click(screen.getByRole("button", { name: "Discard the draft" }));
  await screen.findByRole("heading", { level: 1, name: "Kits" });
  expect(await db.kitDrafts.count()).toBe(0);
});

test("an opening moves to another version on purpose; its cards stay where they were", async () => {
  await addSample(samplePanel(new Date().toISOString()));
  const user = await edit();
  await fill(user, screen.getByLabelText("Role"), "ML Engineer II");
  await stateOf();
  await user.click(screen.getByText("Publish this version"));
  await screen.findByRole("heading", { level: 1, name: "ML Engineer II" });
  openAgain("/openings/sample-opening/edit");
  await user.click(await screen.findByRole("button", { name: "Move to version 2…" }));
  await user.click(screen.getByRole("button", { name: "Move the opening" }));
  expect(await screen.findByText(/This opening is on version 2/)).toBeVisible();
  openAgain("/openings/sample-opening/calibrate/sample-amara");
  expect(await screen.findByText(/cards are on another kit version/)).toBeVisible();
  openAgain("/openings/sample-opening/score/sample-ines/final");
  expect(await screen.findByText(/stands on version 1 of the kit/)).toBeVisible();
});

test("a kit that cannot be stored says so, waits for whoever publishes, and its words are offered", async () => {
  const user = await edit();
  const refuse = () => {
    throw new DOMException("No room.", "QuotaExceededError");
  };
  db.kitDrafts.hook("updating", refuse);
  try {
    await fill(user, screen.getByLabelText("Role"), "ML Engineer, Search");
    expect(await screen.findByText("Not saved")).toBeVisible();
    expect(failedWords()).toMatchObject([{ field: "Kit: ML Engineer, Search" }]);
    await user.click(screen.getByText("Publish this version"));
    expect(
      await screen.findByText(/Not published: what you typed last could not be saved/),
    ).toBeVisible();
    expect(screen.getByRole("alert")).toHaveTextContent("This device has no room left");
  } finally {
    db.kitDrafts.hook("updating").unsubscribe(refuse);
  }
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await stateOf();
  expect((await db.kitDrafts.toArray())[0]?.form.title).toBe("ML Engineer, Search");
  expect(failedWords()).toEqual([]);
});

test.each(["/kits/kit.0", "/kits/kit.0/practice"])(
  "a kit that is not here is said in one way: %s",
  async (address) => {
    openApp(address);
    expect(
      await screen.findByRole("heading", { level: 1, name: "No such kit on this device" }),
    ).toBeVisible();
    expect(screen.getByRole("link", { name: "Open a file" })).toBeVisible();
  },
);
