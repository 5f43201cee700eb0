import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { OpeningId } from "#domain/id.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { db } from "#storage/database.ts";
import { findPanel } from "#storage/panels.ts";
import { addSample } from "#storage/sample.ts";
import { bigPanel } from "#test/bigPanel.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import {
  aKit,
  aMember,
  at,
  candidateRecord,
  correctedCard,
  kitRecord,
  markRecord,
  noon,
  openingRecord,
  panelistRecord,
  reratingRecord,
  scorecardRecord,
} from "#test/records.ts";
import { fill, openApp, untilAt, wholePage } from "#test/renderApp.tsx";

const amara = "/openings/sample-opening/calibrate/sample-amara";
const sofia = "/openings/berlin/calibrate/sofia";

type Score = 1 | 2 | 3 | 4 | 5 | "not observed";
const card = (author: string, delivery: Score, judgement: Score = 3) =>
  scorecardRecord({
    author,
    opening: "berlin",
    candidate: "sofia",
    scores: { delivery, judgement },
  });
const mayas = card("maya", 5);
const priyas = card("priya", 2);

/** A panel of Maya alone, who leads; whoever's card comes too belongs to it. */
async function berlinWith(...records: SharedRecord[]) {
  await deviceWith([
    kitRecord(),
    openingRecord("berlin", { panel: [aMember("maya", "lead")] }),
    panelistRecord("maya", "Maya Okafor"),
    panelistRecord("priya", "Priya Raman"),
    candidateRecord("sofia", "Sofia Lindqvist", "berlin"),
    ...records,
  ]);
  await scoresHere("maya");
}

async function berlin() {
  const panel = await findPanel(OpeningId.parse("berlin"));
  if (panel === null) throw new Error("The opening is not here.");
  return panel;
}

describe("on the sample panel", () => {
  beforeEach(async () => {
    await deviceWith();
    await addSample(samplePanel(new Date().toISOString()));
  });

  test("Reviewed, pressed faster than the database answers, meets each item once", async () => {
    openApp(amara);
    await screen.findByRole("button", { name: "Reviewed, next item" });
    // From the second item on, so that the way round leads back to the first.
    fireEvent.click(screen.getByRole("button", { name: /^Drive MLOps practice/ }));
    const titles: (string | null)[] = [];
    for (let press = 0; press < 4; press += 1) {
      titles.push(document.querySelector("#place")?.textContent ?? null);
      fireEvent.click(screen.getByRole("button", { name: /^Reviewed, / }));
    }
    expect(new Set(titles).size).toBe(4);
    expect(screen.getByRole("heading", { name: "Where the panel stands" })).toHaveFocus();
    expect(await screen.findByText(/composite, 4 of 4 items/)).toBeVisible();
  });

  test("the next speaker is ticked by a key, twice in a row two of them", async () => {
    openApp(amara);
    await screen.findByRole("checkbox", { name: "Priya Nair was heard" });
    for (let press = 0; press < 2; press += 1) {
      fireEvent.keyDown(document.body, { key: "h" });
      // As between two real presses: the page has drawn, the database has not answered.
      await Promise.resolve();
    }
    await waitFor(() =>
      expect(screen.getByRole("checkbox", { name: "Priya Nair was heard" })).toBeChecked(),
    );
    expect(screen.getByRole("checkbox", { name: "Jonas Keller was heard" })).toBeChecked();
    expect(screen.getByRole("checkbox", { name: "Maya Okafor was heard" })).not.toBeChecked();
  });

  test("new scores nobody has seen are shown before an item is reviewed", async () => {
    const user = openApp(amara);
    await user.click(await screen.findByRole("button", { name: "Choose, Priya Nair" }));
    const dialog = screen.getByRole("dialog");
    await user.click(within(dialog).getByRole("radio", { name: "3 Meets" }));
    await fill(user, within(dialog).getByRole("textbox"), "The alert was hers");
    await user.click(within(dialog).getByRole("button", { name: "Confirm" }));
    await screen.findByText("has chosen");
    expect(screen.queryByRole("button", { name: /^Reviewed, / })).toBeNull();
    await user.keyboard("v");
    expect(await screen.findByText("The alert was hers")).toBeVisible();
    expect(screen.getByRole("heading", { name: "Before and after the talk" })).toHaveFocus();
    expect(screen.getByText("0 of 4 reviewed")).toBeVisible();
    await user.keyboard("v");
    expect(await screen.findByText("1 of 4 reviewed")).toBeVisible();
    expect(screen.getByRole("heading", { name: "Drive MLOps practice" })).toHaveFocus();
  });

  test("the keys are listed, and lead through items and candidates without losing the focus", async () => {
    const user = openApp(amara);
    await screen.findByRole("heading", { name: "Own evaluation and monitoring" });
    await user.keyboard("?");
    const sheet = screen.getByRole("dialog", { name: "Keys" });
    for (const label of ["Next item", "Re-rate", "Show the new scores", "Next candidate"])
      expect(within(sheet).getByText(label)).toBeVisible();
    await user.click(within(sheet).getByRole("button", { name: "Close" }));
    await user.keyboard("jj");
    expect(screen.getByRole("heading", { name: "Productionise models" })).toHaveFocus();
    screen.getByRole("button", { name: /^Productionise models/ }).focus();
    await user.keyboard("{ArrowUp}");
    expect(screen.getByRole("button", { name: /^Drive MLOps practice/ })).toHaveFocus();
    await user.keyboard("n");
    await untilAt(/sample-ines/);
    expect(await screen.findByRole("heading", { name: "Ines Duarte" })).toHaveFocus();
    await user.keyboard("p");
    await untilAt(/sample-amara/);
  });

  test("candidates are picked from one list, which says who is still blind", async () => {
    const user = openApp(amara);
    const list = await screen.findByRole("combobox", { name: "Candidate" });
    const blind = within(list).getByRole("group", { name: /^Still blind/ });
    expect(within(blind).getByRole("option", { name: "Wei Lindqvist" })).toBeInTheDocument();
    await user.selectOptions(list, "Lou Bertrand");
    await untilAt(/sample-lou/);
    expect(await screen.findByRole("heading", { name: "Lou Bertrand" })).toBeInTheDocument();
  });
});

test("a re-rating made before its card was corrected is told, not counted and not lost", async () => {
  const corrected = correctedCard(priyas, {
    ratings: card("priya", 4).body.ratings,
  });
  await berlinWith(mayas, priyas, reratingRecord("r1", priyas, 3), corrected);
  const user = openApp(sofia);
  expect(await screen.findByText(/Chose before correcting the card/)).toBeVisible();
  expect(screen.getByText(/corrected, revision 2/)).toBeVisible();
  expect(wholePage()).not.toContain("Heard more");
  await db.registers.put(markRecord("sofia", "shown", {}, at(noon + 5)));
  expect(await screen.findByText(/Chose 3 before correcting the card, which gave 2/)).toBeVisible();
  const moves = screen.getByRole("table", { name: /Before and after the talk/ });
  expect(within(moves).getByRole("row", { name: /Priya Raman/ })).toHaveTextContent(/4.*→.*4/);
  await user.click(screen.getByRole("button", { name: "Somebody re-rates" }));
  await user.click(screen.getByRole("button", { name: "Priya Raman" }));
  expect(screen.getByRole("dialog")).toHaveTextContent("gave 4, Above");
});

test("a new score for a card that is not here yet waits for it, and says so", async () => {
  await berlinWith(mayas, reratingRecord("r1", priyas, 4));
  openApp(sofia);
  expect(await screen.findByText(/1 new score is for a card that is not here yet/)).toBeVisible();
  await db.registers.put(priyas);
  expect(await screen.findByText("has chosen")).toBeVisible();
  expect(screen.queryByText(/not here yet/)).toBeNull();
  expect((await berlin()).meeting.reratings).toHaveLength(1);
});

test("cards on another kit version stay out, and it says so", async () => {
  const other = kitRecord(aKit({ version: 2, about: "Sharper anchors" }));
  const onOther = scorecardRecord({
    author: "priya",
    opening: "berlin",
    candidate: "sofia",
    scores: { delivery: 1, judgement: 1 },
    body: { kit: other.id },
  });
  await berlinWith(mayas, other, onOther);
  openApp(sofia);
  expect(await screen.findByText(/1 card is on another kit version/)).toBeVisible();
  expect(screen.getAllByText(/5, one panelist only/).length).toBeGreaterThan(0);
  expect(screen.queryByRole("button", { name: "Choose, Priya Raman" })).toBeNull();
});

test("one panelist, nobody who observed, and all the same are said, never made into a gap", async () => {
  await berlinWith(card("maya", "not observed", 4), card("priya", "not observed", 4));
  const user = openApp(sofia);
  await screen.findByRole("heading", { name: "Judgement" });
  expect(screen.getAllByText("all gave 4")).toHaveLength(2);
  await user.click(screen.getByRole("button", { name: /^Delivery/ }));
  expect(screen.getByText(/Nobody observed this item/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Choose, Maya Okafor" })).toBeVisible();
  for (const reason of ["wide gap", "panel split", "one stands alone"])
    expect(screen.queryByText(reason)).toBeNull();
  await user.click(screen.getByRole("button", { name: /^Reviewed, / }));
  await user.click(screen.getByRole("button", { name: /^Reviewed, / }));
  expect(await screen.findByText(/composite, 1 of 2 items, 2 scores/)).toBeVisible();
});

test("a panel of thirty keeps everybody: in the order to speak, in the evidence, in the slope", async () => {
  await deviceWith(bigPanel("crowd", 2, 30));
  const user = openApp("/openings/big-crowd/calibrate/crowd-c0");
  await screen.findByRole("heading", { name: "Who speaks" });
  expect(screen.getAllByRole("checkbox", { name: /was heard$/ })).toHaveLength(30);
  expect(screen.getAllByText(/^Line 0\./)).toHaveLength(30);
  await user.click(screen.getByRole("button", { name: "Choose, Panelist 30" }));
  const dialog = screen.getByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Not observed" }));
  await fill(user, within(dialog).getByRole("textbox"), "I mixed it up with another talk");
  await user.click(within(dialog).getByRole("button", { name: "Confirm" }));
  expect(await screen.findByText(/^1 of 30 has chosen/)).toBeVisible();
  await user.keyboard("s");
  const moves = await screen.findByRole("table", { name: /Before and after the talk/ });
  expect(within(moves).getAllByRole("rowheader")).toHaveLength(30);
  expect(screen.getByText(/One panelist moved/)).toBeVisible();
  expect(screen.getByText("0 of 30 were heard")).toBeVisible();
  await user.keyboard("j");
  expect(screen.getByRole("heading", { name: "Who speaks" })).toBeVisible();
});

test("a decision half written survives looking an item up again", async () => {
  await berlinWith(
    mayas,
    priyas,
    markRecord("sofia", "reviewed"),
    markRecord("sofia", "reviewed", { item: "judgement" }),
  );
  const user = openApp(sofia);
  await fill(user, await screen.findByRole("textbox", { name: "Why" }), "Delivers, and");
  await user.click(screen.getByRole("button", { name: /^Delivery/ }));
  expect(screen.getByRole("textbox", { name: "Why", hidden: true })).not.toBeVisible();
  await user.click(screen.getByRole("button", { name: /^Where the panel stands/ }));
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "Why" })).toHaveValue("Delivers, and"),
  );
});
