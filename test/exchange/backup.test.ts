import { seesAll } from "#domain/records/travel.ts";
import { beforeEach, expect, test } from "vitest";
import { backupFormat, readFile } from "#domain/files/backup.ts";
import { exportBackup, exportPacket } from "#exchange/exports.ts";
import { exportTable } from "#test/exportTable.ts";
import { fileName } from "#exchange/fileName.ts";
import { accept, openFiles } from "#exchange/incoming.ts";
import { ItemId, OpeningId, RoundId, PanelistId } from "#domain/id.ts";
import { kitId } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { scoreItem } from "#domain/scoring/scoring.ts";
import { db } from "#storage/database.ts";
import { newKit } from "#storage/kitDrafts.ts";
import { changePractice } from "#storage/practice.ts";
import { deviceWith, everythingStored, saying, scoresHere } from "#test/devices.ts";
import {
  aDraft,
  aPanel,
  candidateRecord,
  cardIdsIn,
  instant,
  noon,
  tombstoneOf,
} from "#test/records.ts";

beforeEach(() => deviceWith());

async function aUsedDevice() {
  await deviceWith(aPanel({ cards: [["priya", "sofia"]] }));
  await scoresHere("maya");
  await db.drafts.put(aDraft("maya", "berlin", "sofia", { takeaways: "Half a thought" }));
  await db.privateNotes.put(aNote("Ask about the outage"));
  await newKit();
  await changePractice(
    { panelist: PanelistId.parse("maya"), kit: kitId(mlEngineer), case: "quiet" },
    (card) => scoreItem(card, ItemId.parse("evaluation"), 4),
  );
}

function aNote(text: string) {
  const { id, panelist, opening, candidate } = aDraft("maya", "berlin", "sofia");
  return { id, panelist, opening, candidate, round: RoundId.parse("interview"), text };
}

test("a backup brings a device back, drafts and private notes and all", async () => {
  await aUsedDevice();
  const before = await everythingStored();
  const { file } = await exportBackup();
  await deviceWith();
  const preview = await openFiles([file.text]);
  expect(preview.files).toMatchObject([{ ok: true, what: "backup" }]);
  expect(preview.restore).toEqual({
    drafts: { adds: 1, updates: 0, unchanged: 0 },
    fates: [
      expect.objectContaining({ fate: "comes back", candidate: "Sofia Lindqvist", lost: null }),
    ],
    notes: { adds: 1, updates: 0, unchanged: 0 },
    people: [{ id: "maya", name: "Maya Okafor", isNew: true }],
    whose: { id: "maya", name: "Maya Okafor", joins: null },
  });
  expect(await accept(preview, saying({ me: "maya" }))).toMatchObject({ ok: true, drafts: 1 });
  await db.device.delete("clock");
  expect(await everythingStored()).toBe(before);
});

test("two backups of one state are equal to the byte, also after restoring the first", async () => {
  await aUsedDevice();
  const { file } = await exportBackup();
  expect((await exportBackup()).file).toEqual(file);
  await accept(await openFiles([file.text]));
  expect((await exportBackup()).file).toEqual(file);
  await deviceWith();
  await accept(await openFiles([file.text]), saying({ me: "maya" }));
  expect((await exportBackup()).file).toEqual(file);
});

test("practice and a kit being written are brought back only where they went on", async () => {
  await aUsedDevice();
  const { file } = await exportBackup();
  const [kit] = await db.kitDrafts.toArray();
  if (kit === undefined) throw new Error("There is a kit.");
  const later = { ...kit, changedAt: "2099-01-01T00:00:00.000Z" };
  await db.kitDrafts.put(later);
  await db.practice.clear();
  await accept(await openFiles([file.text]));
  expect(await db.kitDrafts.toArray()).toEqual([later]);
  expect(await db.practice.toArray()).toMatchObject([{ case: "quiet", finishedAt: null }]);
});

test("of two versions of a draft the later stays, and the other is handed back whole", async () => {
  await aUsedDevice();
  const { file } = await exportBackup();
  const later = aDraft("maya", "berlin", "sofia", {
    takeaways: "A whole thought",
    changedAt: instant(noon + 1),
  });
  await db.drafts.put(later);
  const preview = await openFiles([file.text]);
  expect(preview.restore?.fates).toMatchObject([
    {
      fate: "stays out",
      why: "later here",
      candidate: "Sofia Lindqvist",
      lost: { takeaways: "Half a thought" },
    },
  ]);
  await accept(preview);
  expect(await db.drafts.toArray()).toEqual([later]);

  const second = await exportBackup();
  await db.drafts.put(aDraft("maya", "berlin", "sofia", { takeaways: "Half a thought" }));
  const outcome = await accept(await openFiles([second.file.text]));
  expect(outcome).toMatchObject({
    drafts: 1,
    fates: [{ fate: "replaces", lost: { takeaways: "Half a thought" } }],
  });
  expect(await db.drafts.toArray()).toEqual([later]);
});

test("a draft of a card that was submitted since does not come back, but is not silent either", async () => {
  await aUsedDevice();
  const { file } = await exportBackup();
  await deviceWith(aPanel());
  const outcome = await accept(await openFiles([file.text]));
  expect(outcome).toMatchObject({
    drafts: 0,
    fates: [{ fate: "stays out", why: "submitted", lost: { takeaways: "Half a thought" } }],
  });
});

test("private notes of both sides are kept, and restoring again adds nothing", async () => {
  await aUsedDevice();
  const { file } = await exportBackup();
  await db.privateNotes.put(aNote("Typed since"));
  for (let time = 0; time < 2; time += 1) {
    await accept(await openFiles([file.text]));
    expect((await db.privateNotes.toArray()).map(({ text }) => text)).toEqual([
      "Typed since\n\nAsk about the outage",
    ]);
  }
});

test("a backup does not bring back who was erased, nor what was written about them", async () => {
  await aUsedDevice();
  const { file } = await exportBackup();
  await deviceWith([
    ...aPanel({ cards: [] }).filter(({ id }) => id !== "sofia"),
    tombstoneOf(candidateRecord("sofia", "S", "berlin")),
  ]);
  await accept(await openFiles([file.text]));
  const stored = await everythingStored();
  expect(stored).not.toContain("Sofia");
  expect(stored).not.toContain("outage");
});

test("who scores on a device stays, when a colleague's backup is opened there", async () => {
  await aUsedDevice();
  const { file } = await exportBackup();
  await deviceWith();
  await scoresHere("priya");
  await accept(await openFiles([file.text]));
  expect(await db.device.get("me")).toEqual({ key: "me", value: PanelistId.parse("priya") });
});

test("a backup whose drafts were changed by hand is refused", async () => {
  await aUsedDevice();
  const { file } = await exportBackup();
  const reading = readFile(file.text.replace("Half a thought", "Another thought"));
  expect(!reading.ok && reading.problems[0]?.what).toMatch(/changed or damaged/);
  const newer = readFile(
    file.text.replace('"version": 1', `"version": ${backupFormat.version + 1}`),
  );
  expect(!newer.ok && newer.problems[0]?.what).toMatch(/newer Needle/);
});

test("no packet carries a draft or a private note", async () => {
  await aUsedDevice();
  const { file } = await exportPacket({ what: "everything" }, seesAll);
  expect(file.text).not.toMatch(/Half a thought|outage/);
});

test("exports have names one can find again", async () => {
  await deviceWith(aPanel());
  const [card] = cardIdsIn(await db.registers.toArray());
  if (card === undefined) throw new Error("no card");
  const opening = OpeningId.parse("berlin");
  const names = [
    await exportPacket({ what: "cards", cards: [card] }, seesAll),
    await exportPacket({ what: "invitation", opening }, seesAll),
    await exportPacket({ what: "opening", opening }, seesAll),
    await exportPacket({ what: "everything" }, seesAll),
    await exportTable("ratings", { sight: seesAll }),
    await exportTable("scorecards", { opening, sight: seesAll }),
    await exportTable("plain", { opening, sight: seesAll }),
    await exportBackup(),
  ].map(({ file }) => file.name);
  expect(names).toEqual([
    expect.stringMatching(
      /^needle-card-(sofia-lindqvist|tom-becker)-(maya-okafor|priya-raman)\.json$/,
    ),
    "needle-invitation-engineer-berlin.json",
    "needle-opening-engineer-berlin.json",
    "needle-everything-2026-11-22.json",
    "needle-ratings.csv",
    "needle-scorecards-engineer-berlin.csv",
    "needle-scorecards-engineer-berlin.json",
    "needle-backup-2026-11-22.json",
  ]);
});

test("file names keep letters of every script and nothing a file system minds", () => {
  expect(
    fileName(
      "card",
      ["José Álvarez", "陳大文", "../../CON", 'a/b\\c:d*?"<>|', "  ", "नेहा"],
      "json",
    ),
  ).toBe("needle-card-josé-álvarez-陳大文-con-a-b-c-d-नेहा.json");
  expect(fileName("card", ["x".repeat(500)], "json").length).toBeLessThan(60);
});

test("cards that must stay blind are counted as left out of every export", async () => {
  await deviceWith(aPanel());
  const [own] = cardIdsIn(await db.registers.toArray());
  const sight = {
    isMe: (author: string) => own?.startsWith(`${author}.`) === true,
    isOpen: () => false,
  };
  expect(await exportPacket({ what: "everything" }, sight)).toMatchObject({ stillBlind: 2 });
  expect(await exportTable("ratings", { sight })).toMatchObject({
    records: 2,
    stillBlind: 2,
  });
  expect(await exportTable("plain", { sight })).toMatchObject({ records: 2, stillBlind: 2 });
});

test("a preview names when a backup's file was saved, which is not when its newest entry was written", async () => {
  await scoresHere("maya");
  const { file } = await exportBackup();
  const lastModified = Date.UTC(2026, 10, 27, 16, 45);
  const saved = new File([file.text], file.name, { lastModified });
  const preview = await openFiles([saved, file.text]);
  expect(preview.files).toMatchObject([
    { what: "backup", savedAt: "2026-11-27T16:45:00.000Z" },
    { what: "backup", savedAt: null },
  ]);
  expect(preview.files).not.toMatchObject([{ exportedAt: "2026-11-27T16:45:00.000Z" }, {}]);
});
