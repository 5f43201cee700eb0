import { beforeEach, describe, expect, it } from "vitest";
import type { CardId, OpeningId, PanelistId } from "#domain/id.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { heldOn } from "#domain/panel/stillSealed.ts";
import { heldInWords, partsInWords } from "#domain/panel/stillSealedInWords.ts";
import { type Share, shareId } from "#domain/records/escrow.ts";
import { liveOf } from "#domain/records/record.ts";
import { copiesOf } from "#storage/copies.ts";
import { sayIn } from "#storage/sayIn.ts";
import { db } from "#storage/database.ts";
import { findPanel } from "#storage/panels.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { recordTables } from "#storage/writing.ts";
import { everythingIn, openFile, someJoined, type Joined } from "#test/search.ts";
import { someDevices } from "#test/switching.ts";

let at: (device: string) => Promise<void>;
let people: ReturnType<typeof someJoined>;
beforeEach(() => {
  at = someDevices();
  people = someJoined(at);
});

async function panelOf(opening: OpeningId): Promise<Panel> {
  const panel = await findPanel(opening);
  if (panel === null) throw new Error("The opening is not here.");
  return panel;
}

async function lookOf({ opening, ids }: Joined, name: string) {
  const panel = await panelOf(opening);
  const [candidate] = panel.candidates;
  if (candidate === undefined) throw new Error("Nobody is there to be scored.");
  const look = { drafts: [], memory: { opened: [], seats: [] }, now: 0, key: null };
  const reveal = revealOf(panel, viewerOf(panel, ids(name), look), candidate);
  return { panel, candidate, reveal };
}

/** What stands in the way for somebody, in words. */
async function wordsFor(search: Joined, name: string): Promise<string> {
  const { panel, candidate, reveal } = await lookOf(search, name);
  return reveal.state === "sealed"
    ? heldInWords(panel, heldOn(panel, candidate.id)).join(" ")
    : reveal.state;
}

async function openCards({ opening }: Joined) {
  const { cards } = await panelOf(opening);
  return new Map(cards.map(({ author, id, body }) => [author, { id, body }]));
}

async function releasedBy({ opening }: Joined): Promise<PanelistId[]> {
  return liveOf(await copiesOf(opening), "release").map(({ author }) => author);
}

describe("a panel of four, one of whom hands in and never comes back", () => {
  const present = ["Maya", "Priya", "Lin"];

  it("opens that card on every other device, the same, without its author", async () => {
    const search = await people.joined(["Maya", "Priya", "Jonas", "Lin"]);
    let travelling = await people.handIn(search, ["Jonas", ...present]);
    expect((await openCards(search)).size).toBe(1);
    const contents = [];
    for (const name of ["Priya", "Maya", "Lin", "Priya", "Maya"]) {
      await at(name);
      travelling = await people.meet(search, travelling);
      contents.push(await openCards(search));
    }
    const [last] = contents.slice(-1);
    expect([...(last?.keys() ?? [])].toSorted()).toEqual(
      ["Maya", "Priya", "Jonas", "Lin"].map(search.ids).toSorted(),
    );
    for (const content of contents.slice(-3)) expect(content).toEqual(last);
    expect(await releasedBy(search)).not.toContain(search.ids("Jonas"));
    for (const name of present) {
      await at(name);
      expect((await lookOf(search, name)).reveal).toEqual({ state: "open" });
    }
    // Were they to come back after all, nothing would change.
    await at("Jonas");
    travelling = await people.meet(search, travelling);
    expect(await openCards(search)).toEqual(last);
    await at("Maya");
    await people.meet(search, travelling);
    expect(await releasedBy(search)).toContain(search.ids("Jonas"));
    expect(await openCards(search)).toEqual(last);
  });

  it("says who would open it, while too few have", async () => {
    const search = await people.joined(["Maya", "Priya", "Jonas", "Lin"]);
    const travelling = await people.handIn(search, ["Jonas", "Maya", "Priya", "Lin"]);
    expect(await wordsFor(search, "Lin")).toBe(
      "The cards of Maya, Priya and Jonas are still closed. Each opens once its author, or enough of the others, have opened Needle with what came in since.",
    );
    await at("Maya");
    await openFile(travelling);
    expect(await wordsFor(search, "Maya")).toBe("open");
  });

  it("tells who published a false part, and opens it with enough others", async () => {
    const search = await people.joined(["Maya", "Priya", "Jonas", "Lin"]);
    await people.handIn(search, ["Jonas", "Maya", "Priya", "Lin"]);
    await falsifyShareOf(search, search.ids("Jonas"));
    let travelling = await everythingIn(search.opening);
    const place = async () => {
      const { panel, candidate } = await lookOf(search, "Maya");
      const round = panel.rounds[0]?.id;
      if (round === undefined) throw new Error("There is no round.");
      return { author: search.ids("Jonas"), candidate: candidate.id, round };
    };
    const told = async () => partsInWords(await panelOf(search.opening), await place());
    await at("Maya");
    travelling = await people.meet(search, travelling);
    expect((await openCards(search)).has(search.ids("Jonas"))).toBe(false);
    expect(await wordsFor(search, "Maya")).toBe(
      "The card of Jonas opens once Jonas, or Priya, has opened Needle with what came in since.",
    );
    expect(await told()).toEqual(["The part of the card of Jonas that Lin opened did not fit."]);
    for (const name of ["Priya", "Maya", "Lin"]) {
      await at(name);
      travelling = await people.meet(search, travelling);
      expect((await openCards(search)).size, name).toBe(4);
      expect(await told()).toEqual(["The part of the card of Jonas that Lin opened did not fit."]);
    }
  });

  it("catches up on parts that were not published with one's own card", async () => {
    const search = await people.joined(["Maya", "Priya", "Jonas", "Lin"]);
    await people.handIn(search, ["Jonas", "Maya", "Priya", "Lin"]);
    // As if the device had stopped between the two.
    await forgetShares(() => true);
    expect(await releasedBy(search)).toEqual([search.ids("Lin")]);
    let travelling = await everythingIn(search.opening);
    await at("Maya");
    travelling = await people.meet(search, travelling);
    await at("Lin");
    await people.meet(search, travelling);
    expect((await openCards(search)).has(search.ids("Jonas"))).toBe(true);
  });
});

/** The device whose turn it is says something else than it was given of this author's card. */
async function falsifyShareOf({ opening }: Joined, author: PanelistId): Promise<void> {
  const isOn = (card: CardId) => card.startsWith(`${author}.`);
  const own = liveOf(await copiesOf(opening), "share").find(({ body }) => isOn(body.card));
  if (own === undefined) throw new Error("No part was published.");
  await forgetShares(isOn);
  const body: Share = { ...own.body, share: `${own.body.share.slice(0, -4)}AAAA` };
  await db.transaction("rw", recordTables, () =>
    sayIn(opening, [{ kind: "share", id: shareId(body), body }]),
  );
}

async function forgetShares(isOn: (card: CardId) => boolean): Promise<void> {
  for (const table of [db.copies, db.registers]) {
    const rows = liveOf(await table.toArray(), "share").filter(({ body }) => isOn(body.card));
    for (const { id } of rows) await table.filter((row) => row.id === id).delete();
  }
}

describe("where nobody can stand in for an author", () => {
  it("a panel of two says so, and a lead can go on without them", async () => {
    const search = await people.joined(["Maya", "Jonas"]);
    await people.handIn(search, ["Jonas", "Maya"]);
    expect(await wordsFor(search, "Maya")).toBe(
      "Only Jonas can open the card they handed in: with only two people on the panel, nobody else can keep parts of it.",
    );
    const { panel, candidate } = await lookOf(search, "Maya");
    const round = panel.rounds[0]?.id;
    if (round === undefined) throw new Error("There is no round.");
    const without = search.ids("Jonas");
    await goOnWithout({
      opening: panel.id,
      places: [{ candidate: candidate.id, round, without }],
      reason: "On leave",
    });
    expect((await lookOf(search, "Maya")).reveal).toEqual({ state: "open" });
  });

  it("a panel of three where one has never joined says that", async () => {
    const search = await people.joined(["Maya", "Jonas", "Priya"], ["Priya"]);
    await people.handIn(search, ["Jonas", "Maya"]);
    const { panel, candidate, reveal } = await lookOf(search, "Maya");
    expect(reveal).toMatchObject({ state: "waiting" });
    const round = panel.rounds[0]?.id;
    if (round === undefined) throw new Error("There is no round.");
    const without = search.ids("Priya");
    await goOnWithout({
      opening: panel.id,
      places: [{ candidate: candidate.id, round, without }],
      reason: "Never joined",
    });
    expect(await wordsFor(search, "Maya")).toBe(
      "Only Jonas can open the card they handed in: too few of the others had joined by then to keep parts of it.",
    );
  });
});
