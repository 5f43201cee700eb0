import { beforeEach, describe, expect, test } from "vitest";
import { panelAt } from "#test/places.ts";
import { OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import { isTombstone, liveOf } from "#domain/records/record.ts";
import { seesAll } from "#domain/records/travel.ts";
import { exportBackup, exportPacket } from "#exchange/exports.ts";
import { accept, openFiles } from "#exchange/incoming.ts";
import { db } from "#storage/database.ts";
import { listDrafts } from "#storage/ownDrafts.ts";
import { removeOpening } from "#storage/erase.ts";
import { makeLink, undoLink } from "#storage/links.ts";
import { saveOpening } from "#storage/openings.ts";
import { listOpenings } from "#storage/panels.ts";
import { asFile, deviceWith, everythingStored, saying, scoresHere } from "#test/devices.ts";
import { fileWith } from "#test/hostile.ts";
import {
  aDraft,
  aMember,
  aPanel,
  at,
  candidateRecord,
  correctedCard,
  instant,
  kitRecord,
  noon,
  openingRecord,
  panelistRecord,
  recusalRecord,
  samenessRecord,
  scorecardRecord,
  tombstoneOf,
} from "#test/records.ts";

const berlin = OpeningId.parse("berlin");
const panel = aPanel({
  cards: [
    ["maya", "sofia"],
    ["priya", "sofia"],
  ],
});
const [mayas, priyas] = liveOf(panel, "scorecard");
if (mayas === undefined || priyas === undefined) throw new Error("Both have a card.");

const panelHere = () => panelAt(berlin);

beforeEach(() => deviceWith());

describe("a file changes nothing unasked", () => {
  test.each([
    ["a link between two people", samenessRecord("panelist", "maya", "priya")],
    ["a correction of a card that is here", correctedCard(priyas, { takeaways: "Forged" })],
    ["a card's tombstone of 1970", tombstoneOf(priyas, at(1))],
    [
      "the candidate's tombstone",
      tombstoneOf(candidateRecord("sofia", "S", "berlin"), at(noon + 9)),
    ],
  ])("not by %s", async (_, record) => {
    await deviceWith(panel);
    await scoresHere("maya");
    const before = await everythingStored();
    await accept(await openFiles([asFile([record])]));
    await db.device.delete("clock");
    expect(await everythingStored()).toBe(before);
  });

  test("a recusal in a file waits for a yes, and says nothing once a card is in", async () => {
    const waiting = aPanel({ cards: [["maya", "sofia"]] });
    await deviceWith(waiting);
    await scoresHere("maya");
    const said = recusalRecord("priya", "sofia", { note: "Cousins" });
    const preview = await openFiles([asFile([said])]);
    expect(preview.questions).toMatchObject([
      { ask: "recuse", panelist: "Priya Raman", words: "recused, personal: Cousins" },
    ]);
    await accept(preview);
    expect((await panelHere()).recusals).toEqual([]);
    const again = await openFiles([asFile([said])]);
    await accept(again, saying({ agreed: again.questions }));
    expect((await panelHere()).recusals).toMatchObject([{ author: "priya", why: "personal" }]);
    // A card of hers, whenever it comes, says more; so does a later word that takes it back.
    await accept(await openFiles([asFile([priyas])]));
    expect((await panelHere()).recusals).toEqual([]);
    await deviceWith(panel);
    const late = await openFiles([asFile([said])]);
    expect(late.questions).toEqual([]);
    await accept(late);
    expect((await panelHere()).recusals).toEqual([]);
    expect((await panelHere()).cards).toHaveLength(2);
    await deviceWith([...waiting, said]);
    const back = await openFiles([
      asFile([recusalRecord("priya", "sofia", { why: null }, at(noon + 9))]),
    ]);
    expect(back.questions).toEqual([]);
    await accept(back);
    expect((await panelHere()).recusals).toEqual([]);
  });

  test("one in somebody else’s name is refused by form", async () => {
    await deviceWith(panel);
    await scoresHere("maya");
    const forged = { ...recusalRecord("priya", "sofia"), author: PanelistId.parse("maya") };
    const preview = await openFiles([asFile([forged])]);
    expect(JSON.stringify(preview)).toContain("it speaks for somebody else");
    await accept(preview);
    expect((await panelHere()).recusals).toEqual([]);
  });

  test("two members of one panel cannot be linked even by a yes", async () => {
    await deviceWith(panel);
    await scoresHere("maya");
    const preview = await openFiles([asFile([samenessRecord("panelist", "maya", "priya")])]);
    expect(preview.questions).toMatchObject([{ ask: "link", isPossible: false }]);
    await accept(preview, saying({ agreed: preview.questions }));
    expect((await panelHere()).cards.map(({ author }) => author).toSorted()).toEqual([
      "maya",
      "priya",
    ]);
  });

  test("a forged correction is shown beside the card, without scores while it is closed", async () => {
    await deviceWith(panel);
    await scoresHere("maya");
    const forged = correctedCard(priyas, { takeaways: "Forged" });
    const open = await openFiles([asFile([forged])]);
    expect(open.questions).toMatchObject([
      {
        ask: "revision",
        isOpen: true,
        panelist: "Priya Raman",
        here: [{ rev: 1 }],
        there: { rev: 2 },
      },
    ]);
    expect(open.cards).toMatchObject([{ status: "asked" }]);
    await deviceWith(panel);
    await scoresHere("zoe");
    await db.registers.put(
      openingRecord("berlin", { panel: [aMember("maya"), aMember("priya"), aMember("zoe")] }),
    );
    const closed = await openFiles([asFile([forged])]);
    expect(closed.questions).toMatchObject([
      { ask: "revision", isOpen: false, there: { scores: null, recommendation: null } },
    ]);
  });
});

describe("links", () => {
  test("can be taken apart and made again", async () => {
    const other = [panelistRecord("maya2", "Maya"), panelistRecord("zoe", "Zoe")];
    await deviceWith([...panel, ...other]);
    const said = {
      what: "panelist" as const,
      ids: [PanelistId.parse("maya2"), PanelistId.parse("zoe")] as [PanelistId, PanelistId],
    };
    expect(await makeLink(said)).toBe(1);
    const [link] = liveOf(await db.registers.toArray(), "sameness");
    if (link === undefined) throw new Error("It was made.");
    await undoLink(link.id);
    expect(liveOf(await db.registers.toArray(), "sameness")).toEqual([]);
    // Somebody's older file does not make it again.
    await accept(await openFiles([asFile([link])]));
    expect(liveOf(await db.registers.toArray(), "sameness")).toEqual([]);
    expect(await makeLink(said)).toBe(1);
    expect(liveOf(await db.registers.toArray(), "sameness")).toMatchObject([{ life: 3 }]);
  });
});

describe("a record of a kind that a later Needle writes", () => {
  const later = {
    id: "x1",
    kind: "reference check",
    author: "maya",
    version: [noon, 0, "phone"],
    body: { opening: "berlin", words: "unread" },
  };

  test("is kept, counted, passed on as it is, and refuses nothing else", async () => {
    const preview = await openFiles([fileWith([...panel, later])]);
    expect(preview).toMatchObject({ unread: 1, totals: { adds: panel.length }, rejected: [] });
    await accept(preview);
    const packet = await exportPacket({ what: "opening", opening: berlin }, seesAll);
    expect(packet.file.text).toContain('"unread"');
    const backup = await exportBackup();
    await deviceWith();
    await accept(await openFiles([packet.file.text]));
    expect(await db.unread.count()).toBe(1);
    await accept(await openFiles([backup.file.text]));
    expect((await exportBackup()).file.text).toBe(backup.file.text);
  });

  test("stays while it tells of a candidate who is not open yet", async () => {
    const closed = { ...later, body: { ...later.body, candidate: "sofia" } };
    await accept(await openFiles([fileWith([...panel, closed])]));
    const sight = { isMe: () => false, isOpen: () => false };
    const { file } = await exportPacket({ what: "opening", opening: berlin }, sight);
    expect(file.text).not.toContain("unread");
    const open = await exportPacket({ what: "opening", opening: berlin }, seesAll);
    expect(open.file.text).toContain("unread");
  });
});

describe("restoring", () => {
  test("brings back an opening that was removed here, once somebody says so", async () => {
    await deviceWith(panel);
    await scoresHere("maya");
    const { file } = await exportBackup();
    await removeOpening(await panelHere());
    expect(await listOpenings()).toEqual([]);
    const preview = await openFiles([file.text]);
    expect(preview.questions).toMatchObject([
      { ask: "bring back", kind: "opening", name: "Engineer, Berlin", cards: 2 },
    ]);
    await accept(preview);
    expect(await listOpenings()).toEqual([]);
    await accept(await openFiles([file.text]), saying({ agreed: preview.questions }));
    expect((await panelHere()).cards).toHaveLength(2);
    expect((await db.registers.toArray()).filter(isTombstone)).toEqual([]);
    // A colleague's packet could not have.
    await removeOpening(await panelHere());
    const packet = await openFiles([asFile(panel)]);
    expect(packet.questions).toEqual([]);
    expect(packet.rejected.find(({ kind }) => kind === "opening")?.reason).toMatch(/backup/);
  });

  test("asks whose it is, and takes nobody's place unasked", async () => {
    await deviceWith(panel);
    await scoresHere("maya");
    await db.drafts.put(aDraft("maya", "berlin", "sofia", { rev: 2, takeaways: "Half a thought" }));
    const { file } = await exportBackup();
    await deviceWith();
    const preview = await openFiles([file.text]);
    expect(preview.restore?.whose).toEqual({ id: "maya", name: "Maya Okafor", joins: null });
    await accept(preview);
    expect(await db.device.get("me")).toBeUndefined();
  });

  test("“this is me” joins both, and the drafts of either are found", async () => {
    await deviceWith(panel);
    await scoresHere("maya");
    await db.drafts.put(aDraft("maya", "berlin", "sofia", { rev: 2, takeaways: "Half a thought" }));
    const { file } = await exportBackup();
    await deviceWith([panelistRecord("maya-at-home", "Maya Okafor")]);
    await scoresHere("maya-at-home");
    const preview = await openFiles([file.text]);
    expect(preview.restore?.whose).toMatchObject({ name: "Maya Okafor", joins: "Maya Okafor" });
    await accept(preview, saying({ me: "maya" }));
    expect(await db.device.get("me")).toMatchObject({ value: "maya-at-home" });
    expect(await listDrafts(PanelistId.parse("maya-at-home"))).toMatchObject([
      { takeaways: "Half a thought" },
    ]);
  });

  test("tells of private notes too, which alone are something new", async () => {
    await deviceWith(panel);
    await scoresHere("maya");
    const { id, panelist, opening, candidate } = aDraft("maya", "berlin", "sofia");
    const round = RoundId.parse("interview");
    await db.privateNotes.put({ id, panelist, opening, candidate, round, text: "A note" });
    const { file } = await exportBackup();
    await db.privateNotes.clear();
    expect(await accept(await openFiles([file.text]))).toMatchObject({ adds: 0, notes: 1 });
  });

  test("with a clock set back offers the words that give way, whichever they are", async () => {
    await deviceWith(panel);
    await scoresHere("maya");
    const earlier = aDraft("maya", "berlin", "sofia", {
      rev: 2,
      takeaways: "Written later, by a clock that was set back",
      changedAt: instant(noon - 90_000),
    });
    await db.drafts.put({ ...earlier, takeaways: "Before", changedAt: instant(noon) });
    const { file } = await exportBackup();
    await db.drafts.put(earlier);
    const preview = await openFiles([file.text]);
    expect(preview.restore?.fates).toMatchObject([
      { fate: "replaces", lost: { takeaways: "Written later, by a clock that was set back" } },
    ]);
    expect(await accept(preview)).toMatchObject({
      fates: [{ lost: { takeaways: "Written later, by a clock that was set back" } }],
    });
  });
});

test("one's own old file, opened after local edits only, tells of no conflict", async () => {
  await deviceWith([kitRecord()]);
  await scoresHere("maya");
  const theirs = openingRecord("berlin", { title: "As it came" }, at(noon, "phone"));
  const file = asFile([kitRecord(), theirs]);
  await accept(await openFiles([file]));
  await saveOpening(berlin, { ...theirs.body, title: "Edited here" });
  const preview = await openFiles([file]);
  expect(preview.conflicts).toEqual([]);
  expect(preview.totals).toMatchObject({ updates: 0, conflicts: 0 });
  // What was written apart still is one.
  const apart = openingRecord("berlin", { title: "Apart" }, at(noon + 5, "tablet"));
  expect((await openFiles([asFile([kitRecord(), apart])])).conflicts).toHaveLength(1);
});

test("a card whose times cannot be is taken, and said to be so", async () => {
  const odd = scorecardRecord({
    author: "maya",
    opening: "berlin",
    candidate: "tom",
    body: { startedAt: instant(noon), submittedAt: instant(noon - 1) },
  });
  const preview = await openFiles([asFile([...panel, odd])]);
  expect(preview.cards.find(({ card }) => card === odd.id)).toMatchObject({ hasOddTimes: true });
});

test("what would go by another name is told before, also where the file says it knew ours", async () => {
  await deviceWith(panel);
  await scoresHere("maya");
  const renamed = {
    ...candidateRecord("sofia", "Somebody Else", "berlin", at(noon + 9, "phone")),
    seen: [at()],
  };
  const preview = await openFiles([asFile([renamed])]);
  expect(preview).toMatchObject({
    conflicts: [],
    renamed: [{ from: "Sofia Lindqvist", to: "Somebody Else" }],
  });
});
