import { beforeEach, describe, expect, it } from "vitest";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { heldOn } from "#domain/panel/stillSealed.ts";
import { heldInWords, partsInWords } from "#domain/panel/stillSealedInWords.ts";
import { type Share, shareId } from "#domain/records/escrow.ts";
import { liveOf } from "#domain/records/record.ts";
import { exportNew } from "#exchange/exportNew.ts";
import { readLink } from "#exchange/invitations.ts";
import { invitationFor } from "#exchange/invite.ts";
import { unlockShare } from "#sealing/shares.ts";
import { addCandidates } from "#storage/candidates.ts";
import { copiesOf } from "#storage/copies.ts";
import { db } from "#storage/database.ts";
import { foundOpening } from "#storage/founding.ts";
import { addBuiltInKit } from "#storage/kits.ts";
import { addPanelists, saveOpening } from "#storage/openings.ts";
import { noteHandedOut } from "#storage/outbox.ts";
import { findPanel } from "#storage/panels.ts";
import { addPerson } from "#storage/people.ts";
import { sayIn } from "#storage/sayIn.ts";
import { findOwnSeat } from "#storage/sealedOpening.ts";
import { recordTables } from "#storage/writing.ts";
import { everythingIn, joinBy, openFile, scoreFirst } from "#test/search.ts";
import { someDevices } from "#test/switching.ts";

let at: (device: string) => Promise<void>;
beforeEach(() => {
  at = someDevices();
});

/** Maya leads and scores, Jonas scores, Rosa coordinates; Rosa joins before Jonas is invited. */
async function coordinated({ rosaJoins = true } = {}) {
  await at("Maya");
  const maya = await addPerson("Maya");
  const [jonas, rosa] = await addPanelists(["Jonas", "Rosa"]);
  if (jonas === undefined || rosa === undefined) throw new Error("Nobody was added.");
  const kit = await addBuiltInKit(mlEngineer);
  const rounds = mlEngineer.rounds.slice(0, 1);
  const scoresIn = rounds.map(({ id }) => id);
  const opening = await foundOpening(
    {
      title: "ML Engineer, Search",
      kit,
      rounds,
      panel: [
        { panelist: maya, name: "Maya", role: "lead", rounds: scoresIn },
        { panelist: jonas, name: "Jonas", role: "interviewer", rounds: scoresIn },
        { panelist: rosa, name: "Rosa", role: "coordinator", rounds: [] },
      ],
      startedOn: "2026-11-22",
      dueHours: 24,
      sample: false,
    },
    maya,
    { sealed: true },
  );
  if (opening === null) throw new Error("This Node cannot sign.");
  await addCandidates(opening, ["Amara Osei"]);
  const search: Search = { opening, ids: { Maya: maya, Jonas: jonas, Rosa: rosa } };
  if (rosaJoins) {
    const link = await linkFor(search, "Rosa");
    await at("Rosa");
    await joinBy(link);
    const fromRosa = await everythingIn(opening);
    await at("Maya");
    await openFile(fromRosa);
  }
  const link = await linkFor(search, "Jonas");
  await at("Jonas");
  await joinBy(link);
  return search;
}
type Search = { opening: OpeningId; ids: Record<"Maya" | "Jonas" | "Rosa", PanelistId> };
type Name = keyof Search["ids"];

async function linkFor({ opening, ids }: Search, name: Name): Promise<string> {
  return (await invitationFor(opening, ids[name]))?.link.text ?? "";
}

/** Somebody hands in their card, and gives out what is new, as one file. */
async function scoreAndSend({ opening, ids }: Search, name: Name): Promise<string> {
  await at(name);
  await scoreFirst(opening, ids[name], 4);
  return sendNew(opening);
}

async function sendNew(opening: OpeningId, what = { whole: false }): Promise<string> {
  const { file, sending } = await exportNew(opening, what);
  await noteHandedOut(opening, sending);
  return file.text;
}

async function lookOf({ opening, ids }: Search, name: Name) {
  const panel = await findPanel(opening);
  const [candidate] = panel?.candidates ?? [];
  const round = panel?.rounds[0]?.id;
  if (panel === null || candidate === undefined || round === undefined) throw new Error("none");
  const look = { drafts: [], memory: { opened: [], seats: [] }, now: 0, key: null };
  const { state } = revealOf(panel, viewerOf(panel, ids[name], look), candidate);
  const words = heldInWords(panel, heldOn(panel, candidate.id)).join(" ");
  const parts = partsInWords(panel, { author: ids.Jonas, candidate: candidate.id, round });
  return { state, words, parts, authors: panel.cards.map(({ author }) => author).toSorted() };
}

function authors({ ids }: Search, ...names: Name[]): PanelistId[] {
  return names.map((name) => ids[name]).toSorted();
}

describe("two who score, and somebody who coordinates", () => {
  it("open through her, by one file to her and one back, though one author never returns", async () => {
    const search = await coordinated();
    const fromJonas = await scoreAndSend(search, "Jonas");
    const fromMaya = await scoreAndSend(search, "Maya");
    expect(await lookOf(search, "Maya")).toMatchObject({ state: "waiting" });
    await at("Rosa");
    await openFile(fromJonas);
    expect(await lookOf(search, "Rosa")).toMatchObject({ state: "waiting", authors: [] });
    expect(liveOf(await copiesOf(search.opening), "share")).toEqual([]);
    // Somebody else got a file before: what Maya gets lacks nothing all the same.
    await sendNew(search.opening);
    await openFile(fromMaya);
    expect(await lookOf(search, "Rosa")).toMatchObject({
      state: "open",
      authors: authors(search, "Maya", "Jonas"),
    });
    const back = await sendNew(search.opening, { whole: true });
    await at("Maya");
    await openFile(back);
    const look = await lookOf(search, "Maya");
    expect(look).toMatchObject({ state: "open", authors: authors(search, "Maya", "Jonas") });
    const releases = liveOf(await copiesOf(search.opening), "release");
    expect(releases.map(({ author }) => author).toSorted()).toEqual(
      authors(search, "Maya", "Rosa"),
    );
    // What she wrote makes a second version late, though Jonas never says what he had.
    const note = releases.find(({ author }) => author === search.ids.Rosa);
    expect(note?.body).toMatchObject({ by: search.ids.Rosa, cards: [] });
    expect(note?.body.saw).toHaveLength(2);
  });

  it("say who would open a card, while she has not", async () => {
    const search = await coordinated();
    const fromJonas = await scoreAndSend(search, "Jonas");
    await at("Maya");
    await openFile(fromJonas);
    await scoreFirst(search.opening, search.ids.Maya, 4);
    expect((await lookOf(search, "Maya")).words).toBe(
      "The card of Jonas opens once Jonas, or Rosa, who coordinates, has opened Needle with what came in since.",
    );
  });

  it("are left without her where she had not joined", async () => {
    const search = await coordinated({ rosaJoins: false });
    const fromJonas = await scoreAndSend(search, "Jonas");
    await at("Maya");
    await openFile(fromJonas);
    await scoreFirst(search.opening, search.ids.Maya, 4);
    expect((await lookOf(search, "Maya")).words).toMatch(
      /^Only Jonas can open .* none who had joined as far as that device knew\.$/,
    );
  });

  it("are told where what she published did not fit, and lose nothing by it", async () => {
    const search = await coordinated();
    const fromJonas = await scoreAndSend(search, "Jonas");
    const fromMaya = await scoreAndSend(search, "Maya");
    await at("Rosa");
    await openFile(fromJonas);
    await openFile(fromMaya);
    await falsifyShareOf(search, "Jonas");
    const back = await everythingIn(search.opening);
    await at("Maya");
    await openFile(back);
    const look = await lookOf(search, "Maya");
    expect(look).toMatchObject({ state: "sealed", authors: authors(search, "Maya") });
    expect(look.parts).toEqual([
      "What Rosa, who coordinates, published of the card of Jonas did not fit.",
    ]);
    // Jonas comes back.
    await at("Jonas");
    await openFile(back);
    const fromHim = await everythingIn(search.opening);
    await at("Maya");
    await openFile(fromHim);
    expect((await lookOf(search, "Maya")).state).toBe("open");
  });

  it("open nothing by what she publishes early", async () => {
    const search = await coordinated();
    const fromJonas = await scoreAndSend(search, "Jonas");
    await at("Rosa");
    await openFile(fromJonas);
    await publishEarly(search);
    const early = await everythingIn(search.opening);
    await at("Maya");
    await openFile(early);
    const look = await lookOf(search, "Maya");
    expect(look).toMatchObject({ authors: [] });
    expect(look.parts).toEqual(["Rosa, who coordinates, has published what opens it."]);
    await scoreFirst(search.opening, search.ids.Maya, 4);
    expect((await lookOf(search, "Maya")).state).toBe("open");
  });
});

it("whoever is named after a card was sealed gets nothing of it", async () => {
  const search = await coordinated({ rosaJoins: false });
  const fromJonas = await scoreAndSend(search, "Jonas");
  await at("Maya");
  await openFile(fromJonas);
  const link = await linkFor(search, "Rosa");
  await at("Rosa");
  await joinBy(link);
  await openFile(fromJonas);
  const fromMaya = await scoreAndSend(search, "Maya");
  await at("Rosa");
  await openFile(fromMaya);
  expect(await lookOf(search, "Rosa")).toMatchObject({ state: "sealed" });
  expect((await lookOf(search, "Rosa")).authors).not.toContain(search.ids.Jonas);
});

it("whoever is taken off the panel gets nothing of later cards", async () => {
  const search = await coordinated();
  await at("Maya");
  const panel = await findPanel(search.opening);
  if (panel === null) throw new Error("The opening is not here.");
  const staying = panel.opening.panel.filter(({ role }) => role !== "coordinator");
  await saveOpening(search.opening, { ...panel.opening, panel: staying });
  await scoreFirst(search.opening, search.ids.Maya, 4);
  const [card] = liveOf(await copiesOf(search.opening), "sealed");
  expect(card?.body.whole).toBeUndefined();
});

it("an invitation says that whoever it is for coordinates", async () => {
  const search = await coordinated();
  await at("Maya");
  const told = async (name: Name) => {
    const read = await readLink(`#i=${await linkFor(search, name)}`);
    return read.ok && read.invitation.coordinates;
  };
  expect(await told("Rosa")).toBe(true);
  expect(await told("Jonas")).toBeUndefined();
});

/** The device whose turn it is says something else than it was given of this author's card. */
async function falsifyShareOf({ opening, ids }: Search, author: Name): Promise<void> {
  const isOn = ({ body }: { body: Share }) => body.card.startsWith(`${ids[author]}.`);
  const own = liveOf(await copiesOf(opening), "share").find(isOn);
  if (own === undefined) throw new Error("Nothing was published.");
  for (const table of [db.copies, db.registers])
    await table.filter(({ id, kind }) => kind === "share" && id === own.id).delete();
  await publish(opening, { ...own.body, share: `${own.body.share.slice(0, -4)}AAAA` });
}

/** As a Needle would that was changed to: what is held is published while a card is out. */
async function publishEarly({ opening, ids }: Search): Promise<void> {
  const [card] = liveOf(await copiesOf(opening), "sealed");
  const seat = await findOwnSeat(opening);
  const held = card?.body.whole;
  if (card === undefined || seat === null || held === undefined) throw new Error("Nothing held.");
  const given = await unlockShare({ opening, card: card.id, held, identity: seat.identity });
  if (given === null) throw new Error("It cannot be unlocked.");
  expect(given.holder).toBe(ids.Rosa);
  const { candidate } = card.body;
  await publish(opening, { opening, candidate, card: card.id, ...given });
}

async function publish(opening: OpeningId, body: Share): Promise<void> {
  await db.transaction("rw", recordTables, () =>
    sayIn(opening, [{ kind: "share", id: shareId(body), body }]),
  );
}
