import { onScorecard } from "#test/onScorecard.ts";
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { receiptOf } from "#domain/hash.ts";
import { liveOf } from "#domain/records/record.ts";
import { hashOf } from "#domain/records/scorecard.ts";
import { db } from "#storage/database.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { deviceWith, everythingStored } from "#test/devices.ts";
import { fill, item, openAgain, openApp, untilAt, untilSaved } from "#test/renderApp.tsx";

const [first = "", second = "", third = "", fourth = ""] = mlEngineer.items.map(
  ({ title }) => title,
);

beforeEach(() => deviceWith());

describe("a quick start", () => {
  async function start(me: string, candidate: string) {
    const user = openApp();
    await user.click(await screen.findByRole("button", { name: "Score a candidate" }));
    await fill(user, await screen.findByRole("textbox", { name: "Your name" }), me);
    await fill(user, screen.getByRole("textbox", { name: "Candidate's name" }), candidate);
    await user.click(screen.getByRole("button", { name: "Start scoring" }));
  }

  test.each([
    ["emoji", "🦊 Dev 👩🏽‍💻"],
    ["right to left", "محمد علي"],
    ["markup", "<img src=x onerror=alert(1)>"],
    ["the longest", "x".repeat(200)],
  ])("takes a name as it is: %s", async (_, name) => {
    await start(`${name.slice(0, 190)} me`, name);
    expect(await screen.findByRole("heading", { level: 1, name })).toBeVisible();
    expect(screen.getByRole("radiogroup", { name: first })).toBeVisible();
    expect(document.querySelector("img[src=x]")).toBeNull();
    const [record] = liveOf(await db.registers.toArray(), "candidate");
    expect(record?.body.name).toBe(name);
  });

  test.each([
    ["", "Sofia", /Your name cannot be blank/],
    ["Maya", "  ", /Their name cannot be blank/],
    ["x".repeat(500), "Sofia", /Your name can be up to 200 characters/],
    ["Maya", "x".repeat(500), /Their name can be up to 200 characters/],
    ["Maya", "Sofia \ud83d", /Their name holds half a character/],
  ])("refuses %j and %j in words, and stores nothing", async (me, candidate, words) => {
    const before = await everythingStored();
    await start(me, candidate);
    expect(await screen.findByText(words)).toBeVisible();
    expect(await everythingStored()).toBe(before);
  });
});

async function theCard() {
  const [card] = liveOf(await db.registers.toArray(), "scorecard");
  if (card === undefined) throw new Error("No card was submitted.");
  return card;
}

describe("a scorecard", () => {
  test("shows every anchor of the item in hand, and on a phone that of its score", async () => {
    const { user } = await onScorecard();
    await user.keyboard("j");
    const region = screen.getByRole("region", { name: second });
    for (const anchor of mlEngineer.items[1]?.anchors ?? [])
      expect(within(region).getAllByText(anchor)[0]).toBeInTheDocument();
    expect(item(second).level("2 Below")).toHaveAccessibleDescription(
      mlEngineer.items[1]?.anchors[1],
    );
    await user.keyboard("5");
    const shown = () => region.querySelector("p[data-shown=true]")?.textContent;
    await waitFor(() => expect(shown()).toContain(mlEngineer.items[1]?.anchors[4]));
  });

  test("folds all items but the one in hand; a press answers a folded one and leaves the page still", async () => {
    const { user } = await onScorecard();
    const fold = (title: string) => screen.getByRole("button", { name: title });
    expect(fold(first)).toHaveAttribute("aria-expanded", "true");
    expect(fold(second)).toHaveAttribute("aria-expanded", "false");
    await user.click(item(second).level("2 Below"));
    await untilSaved();
    expect(fold(first)).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByRole("region", { name: second })).toHaveTextContent(
      "A 2 needs a line of evidence",
    );
    await user.keyboard("e");
    expect(item(second).evidence()).toHaveFocus();
    expect(fold(first)).toHaveAttribute("aria-expanded", "false");
  });

  test("is filled in and submitted by keyboard alone, and shows the receipt of what is stored", async () => {
    const { user } = await onScorecard();
    await user.keyboard("4");
    await waitFor(() => expect(item(first).level("4 Above")).toBeChecked());
    await user.keyboard("j2e");
    expect(item(second).evidence()).toHaveFocus();
    await user.keyboard("Asked 3 times, no answer{Escape}");
    expect(item(second).level("2 Below")).toBeChecked();
    await user.keyboard("j3jx");
    expect(item(third).level("3 Meets")).toBeChecked();
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/Not submitted yet/)).toBeVisible();
    screen.getByRole("radio", { name: "Yes" }).focus();
    await user.keyboard(" {Control>}{Enter}{/Control}");
    expect(await screen.findByText("Receipt")).toBeVisible();
    const { id, body } = await theCard();
    const mustHaves = screen.getByRole("heading", { name: "Must-have skills" }).parentElement;
    for (const { title } of mlEngineer.gates)
      expect(mustHaves).toHaveTextContent(`${title}: unknown`);
    expect(screen.getByText(receiptOf(hashOf(id)))).toBeVisible();
    expect(Object.values(body.ratings).map(({ score }) => score)).toEqual([
      4,
      2,
      3,
      "not observed",
    ]);
    expect(Object.values(body.ratings)[1]?.evidence).toBe("Asked 3 times, no answer");
    expect(body.recommendation).toBe("yes");
    expect(await db.drafts.count()).toBe(0);
  });

  test("takes arrows and 0 on its items; beside them, keys score nothing and arrows stay with the radios", async () => {
    const { user } = await onScorecard();
    await user.keyboard("4");
    await untilSaved();
    await user.keyboard("{ArrowDown}3{ArrowDown}5{ArrowUp}0");
    expect(item(first).level("4 Above")).toBeChecked();
    expect(item(second).level("3 Meets")).not.toBeChecked();
    expect(item(third).level("5 Exceptional")).toBeChecked();
    expect(item(second).level("3 Meets")).toHaveFocus();
    expect(screen.getByText("2 of 4 scored, 0 with evidence")).toBeVisible();
    await user.click(screen.getByRole("radio", { name: "No" }));
    await user.keyboard("1x{ArrowDown}");
    expect(screen.getByRole("radio", { name: "Yes" })).toBeChecked();
    expect(screen.getByText("2 of 4 scored, 0 with evidence")).toBeVisible();
    await user.keyboard("k");
    expect(item(first).level("4 Above")).toHaveFocus();
    await untilSaved();
    const scores = Object.values((await db.drafts.toArray())[0]?.ratings ?? {});
    expect(scores.map(({ score }) => score)).toEqual([4, "unrated", 5]);
  });

  test("names each gap, and each leads to what is missing", async () => {
    const { user } = await onScorecard();
    await user.click(item(first).level("5 Exceptional"));
    await user.click(item(third).level("3 Meets"));
    await user.click(item(fourth).level("4 Above"));
    await untilSaved();
    await user.click(screen.getByRole("button", { name: "Submit scorecard" }));
    const list = (await screen.findByText(/Not submitted yet/)).closest("div");
    if (list === null) throw new Error("The list has a box.");
    expect(within(list).getAllByRole("button")).toHaveLength(3);
    await user.click(within(list).getByRole("button", { name: new RegExp(`${first}.*evidence`) }));
    expect(item(first).evidence()).toHaveFocus();
    await user.click(within(list).getByRole("button", { name: new RegExp(`${second}.*score`) }));
    expect(item(second).level("1 Well below")).toHaveFocus();
    await user.click(within(list).getByRole("button", { name: /recommendation/ }));
    expect(screen.getByRole("radio", { name: "Strong no" })).toHaveFocus();
    expect(liveOf(await db.registers.toArray(), "scorecard")).toEqual([]);
    await user.click(item(second).level("3 Meets"));
    await waitFor(() => expect(within(list).getAllByRole("button")).toHaveLength(2));
  });

  test("takes the keyboard to the gaps with each try, and a score back with one press", async () => {
    const { user } = await onScorecard();
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByRole("alert")).toHaveFocus();
    await user.click(item(first).level("4 Above"));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.getByRole("alert")).toHaveFocus());
    await user.click(screen.getByRole("button", { name: "Clear" }));
    await waitFor(() => expect(item(first).level("4 Above")).not.toBeChecked());
    expect(screen.queryByRole("button", { name: "Clear" })).toBeNull();
  });

  test("leaves the keyboard where it is while the gaps it named are filled", async () => {
    const { user } = await onScorecard();
    await user.keyboard("{Control>}{Enter}{/Control}");
    const list = await screen.findByRole("alert");
    expect(list).toHaveFocus();
    await user.keyboard("j3");
    await waitFor(() => expect(within(list).getAllByRole("button")).toHaveLength(4));
    await untilSaved();
    expect(item(first).level("1 Well below")).toHaveFocus();
    await user.keyboard("j3");
    await waitFor(() => expect(within(list).getAllByRole("button")).toHaveLength(3));
    expect(item(second).level("1 Well below")).toHaveFocus();
  });

  test("tells no mean of one's own before the recommendation is made", async () => {
    const { user } = await onScorecard();
    for (const title of [first, second, third]) await user.click(item(title).level("4 Above"));
    await untilSaved();
    expect(screen.queryByText(/average/)).toBeNull();
    await user.click(screen.getByRole("radio", { name: "No" }));
    expect(await screen.findByText(/average 4\.0 \(3 of 4 scored\)/)).toBeVisible();
  });

  test("keeps every word and score for the next time it is opened", async () => {
    const { user, opening, candidate } = await onScorecard();
    await user.click(item(first).level("5 Exceptional"));
    await fill(user, item(first).evidence(), "Cut p99 to 140 ms {really}");
    await untilSaved();
    await waitFor(async () =>
      expect((await db.drafts.toArray())[0]?.ratings).toMatchObject({
        productionise: { score: 5, evidence: "Cut p99 to 140 ms {really}" },
      }),
    );
    openAgain(`/openings/${opening}/score/${candidate}/interview`);
    await screen.findByRole("radiogroup", { name: first });
    expect(item(first).level("5 Exceptional")).toBeChecked();
    expect(item(first).evidence()).toHaveValue("Cut p99 to 140 ms {really}");
  });

  test("is corrected as a revision of its own, and the first one stays", async () => {
    const { user } = await onScorecard();
    for (const title of [first, second, third, fourth])
      await user.click(item(title).level("3 Meets"));
    await user.click(screen.getByRole("radio", { name: "Yes" }));
    await untilSaved();
    await user.click(screen.getByRole("button", { name: "Submit scorecard" }));
    await user.click(await screen.findByRole("button", { name: /Something is wrong/ }));
    await user.click(screen.getByRole("button", { name: "Correct this card" }));
    await screen.findByRole("radiogroup", { name: first });
    await user.click(item(first).level("4 Above"));
    await untilSaved();
    await user.click(screen.getByRole("button", { name: "Submit scorecard" }));
    expect(await screen.findByText(/^Interview\. Submitted .*, revision 2/)).toBeVisible();
    const cards = liveOf(await db.registers.toArray(), "scorecard");
    expect(new Set(cards.map(({ body }) => body.rev))).toEqual(new Set([1, 2]));
  });
});

/** A full disk: nothing more is stored of cards being written, until there is room. */
function fillTheDisk() {
  const refuse = () => {
    throw new Error("The disk is full.");
  };
  db.drafts.hook("creating", refuse);
  db.drafts.hook("updating", refuse);
  return () => {
    db.drafts.hook("creating").unsubscribe(refuse);
    db.drafts.hook("updating").unsubscribe(refuse);
  };
}

describe("on a full disk", () => {
  const status = () =>
    screen.findByText(/^(?:Saved on this device|Not saved|Nothing to save yet)$/);
  let makeRoom = () => {};
  afterEach(() => makeRoom());

  test("words stay in their field and are said to be unsaved, until they are stored after all", async () => {
    const { user } = await onScorecard();
    makeRoom = fillTheDisk();
    await fill(user, item(first).evidence(), "Cut p99");
    await waitFor(async () => expect(await status()).toHaveTextContent("Not saved"));
    expect(item(first).evidence()).toHaveValue("Cut p99");
    await user.click(screen.getByRole("button", { name: "Submit scorecard" }));
    expect(await screen.findByText(/Not submitted: some of your words/)).toBeVisible();
    makeRoom();
    await user.click(item(first).evidence());
    await user.keyboard(".");
    await untilSaved();
    expect((await db.drafts.toArray())[0]?.ratings).toMatchObject({
      productionise: { evidence: "Cut p99." },
    });
  });

  test("a score goes back to what is stored, and is said to be unsaved", async () => {
    const { user } = await onScorecard();
    await user.keyboard("3");
    await untilSaved();
    makeRoom = fillTheDisk();
    await user.keyboard("4");
    expect(await screen.findByText(/The last change was taken back/)).toBeVisible();
    expect(await status()).toHaveTextContent("Not saved");
    expect(item(first).level("3 Meets")).toBeChecked();
    makeRoom();
    await user.keyboard("4");
    await untilSaved();
    expect(item(first).level("4 Above")).toBeChecked();
  });

  test("a card opened afterwards is not said to be unsaved for it", async () => {
    const { user, opening, candidate } = await onScorecard();
    makeRoom = fillTheDisk();
    await user.keyboard("4");
    await waitFor(async () => expect(await status()).toHaveTextContent("Not saved"));
    openAgain(`/openings/${opening}/score/${candidate}/interview`);
    await screen.findByRole("radiogroup", { name: first });
    expect(await status()).toHaveTextContent("Nothing to save yet");
  });
});

test("each person on a device has drafts of their own", async () => {
  const { user, opening, candidate } = await onScorecard();
  await user.click(item(first).level("5 Exceptional"));
  await untilSaved();
  await user.click(screen.getByRole("button", { name: /Maya/ }));
  await fill(user, await screen.findByRole("textbox", { name: "Somebody else" }), "Priya");
  await user.click(screen.getByRole("button", { name: "Add and switch" }));
  await screen.findByText("Scoring as", { exact: false, selector: "p" });
  await waitFor(() => expect(item(first).level("5 Exceptional")).not.toBeChecked());
  await user.click(item(first).level("1 Well below"));
  await waitFor(async () => expect(await db.drafts.count()).toBe(2));
  await user.click(screen.getByRole("button", { name: /Scoring as|Priya/ }));
  await user.click(await screen.findByRole("button", { name: "Maya" }));
  await waitFor(() => expect(item(first).level("5 Exceptional")).toBeChecked());
  await untilAt(new RegExp(`${opening}/score/${candidate}`));
});
