import { beforeEach, describe, expect, it } from "vitest";
import { contentHash } from "#domain/hash.ts";
import { OpeningId } from "#domain/id.ts";
import { backUpByItself } from "#exchange/backups.ts";
import { exportBackup } from "#exchange/exports.ts";
import { accept, openFiles } from "#exchange/incoming.ts";
import { keyFromPassphrase, lockText } from "#sealing/passphrase.ts";
import {
  findBackups,
  findUnsaved,
  keepBackupsIn,
  lockBackups,
  noteBackupBegun,
} from "#storage/backups.ts";
import { db } from "#storage/database.ts";
import { addCandidates } from "#storage/candidates.ts";
import { decide } from "#storage/meeting.ts";
import { deviceWith, everythingStored, saying, scoresHere } from "#test/devices.ts";
import { put, transportOn, type Mishap, type Replica } from "#test/folder.ts";
import { aDraft, aPanel, scorecardRecord } from "#test/records.ts";

let folder: Replica;
let mishap: Mishap;

beforeEach(async () => {
  folder = new Map();
  mishap = null;
  await deviceWith(aPanel({ cards: [["priya", "sofia"]] }));
  await scoresHere("maya");
  // A handle with functions cannot be stored: the folder itself is given below.
  await keepBackupsIn({ kind: "directory", name: "Safe" } as FileSystemDirectoryHandle);
});

function backUp(): Promise<void> {
  return backUpByItself(() => transportOn(folder, () => mishap));
}

let added = 0;
async function somethingNew(): Promise<void> {
  added += 1;
  await addCandidates(OpeningId.parse("berlin"), [`Candidate number ${added}`]);
}

function textOf(name: string): string {
  return new TextDecoder().decode(folder.get(name)?.bytes);
}

describe("backups that make themselves", () => {
  it("hold everything, and bring a device back", async () => {
    await db.drafts.put(aDraft("maya", "berlin", "sofia", { takeaways: "Half a thought" }));
    const before = await db.registers.count();
    await backUp();
    const [name = ""] = folder.keys();
    expect(name).toMatch(/^needle-backup-\d{4}-\d\d-\d\d-\d{6}\.json$/);
    const text = textOf(name);
    await deviceWith();
    const preview = await openFiles([text]);
    expect(preview.restore?.drafts.adds).toBe(1);
    await accept(preview, saying({ me: "maya" }));
    expect(await db.registers.count()).toBe(before);
    expect(await db.drafts.count()).toBe(1);
  });

  it("write nothing where nothing is new", async () => {
    await backUp();
    await backUp();
    expect(folder.size).toBe(1);
    await somethingNew();
    await backUp();
    expect(folder.size).toBe(2);
  });

  it("write again what somebody took out of the folder", async () => {
    await backUp();
    folder.clear();
    await backUp();
    expect(folder.size).toBe(1);
  });

  it("keep the ten latest, and touch nobody else's files", async () => {
    put(folder, "needle-backup-2020-01-01-000000.json", new Uint8Array([1]));
    put(folder, "salaries.xlsx", new Uint8Array([2]));
    for (let round = 0; round < 14; round += 1) {
      await somethingNew();
      await backUp();
    }
    expect(folder.has("salaries.xlsx")).toBe(true);
    expect(folder.has("needle-backup-2020-01-01-000000.json")).toBe(true);
    expect(folder.size).toBe(12);
    const { written } = (await findBackups()) ?? { written: [] };
    expect(written.length).toBe(10);
    const latest = written.at(-1)?.name ?? "";
    expect(textOf(latest)).toContain(`Candidate number ${added}`);
  });

  it("leave the former one whole when killed in the middle of writing, and tidy up after", async () => {
    await backUp();
    const [first = ""] = folder.keys();
    const whole = textOf(first);
    // What a browser leaves that was ended while it wrote: the file was made, nothing is in it.
    const backups = await findBackups();
    if (backups === null) throw new Error("A folder was chosen.");
    const name = "needle-backup-2026-11-22-230000.json";
    await noteBackupBegun(backups, { name, hash: contentHash("Everything there is.") });
    put(folder, "needle-backup-2026-11-22-230000.json", new Uint8Array());
    expect(textOf(first)).toBe(whole);
    await somethingNew();
    await backUp();
    expect(textOf(first)).toBe(whole);
    expect(folder.has("needle-backup-2026-11-22-230000.json")).toBe(false);
    expect(folder.size).toBe(2);
  });

  it("keep one that was all there when the app was killed before it could note that", async () => {
    await backUp();
    const backups = await findBackups();
    if (backups === null) throw new Error("A folder was chosen.");
    const name = "needle-backup-2026-11-22-230000.json";
    const text = "Everything there is.";
    await noteBackupBegun(backups, { name, hash: contentHash(text) });
    put(folder, name, new TextEncoder().encode(text));
    await somethingNew();
    await backUp();
    expect(textOf(name)).toBe(text);
    expect(folder.size).toBe(3);
    expect((await findBackups())?.written.every(({ isWhole }) => isWhole)).toBe(true);
  });

  it("tidy up what was left unfinished where nothing is new since", async () => {
    await backUp();
    const backups = await findBackups();
    if (backups === null) throw new Error("A folder was chosen.");
    const name = "needle-backup-2026-11-22-230000.json";
    await noteBackupBegun(backups, { name, hash: contentHash("Everything there is.") });
    put(folder, name, new TextEncoder().encode("Everyth"));
    await backUp();
    expect(folder.size).toBe(1);
    expect((await findBackups())?.written.length).toBe(1);
  });

  it.each(["full", "read only", "gone"] as const)(
    "say that the folder is %s, lose nothing, and go on once it is not",
    async (what) => {
      await backUp();
      const [first = ""] = folder.keys();
      const whole = textOf(first);
      await somethingNew();
      const before = await db.registers.toArray();
      for (mishap = what; mishap !== null; mishap = null) {
        await backUp();
      }
      expect(await findBackups()).toMatchObject({ trouble: what });
      expect((await findBackups())?.written.length).toBe(1);
      expect(textOf(first)).toBe(whole);
      expect(await db.registers.toArray()).toEqual(before);
      await backUp();
      expect(await findBackups()).toMatchObject({ trouble: null });
      expect(folder.size).toBe(2);
    },
  );

  it("do not count as made what does not stay as it was written", async () => {
    await backUp();
    await somethingNew();
    await backUpByItself(() => {
      const transport = transportOn(folder);
      return { ...transport, read: async (name) => (await transport.read(name)).slice(1) };
    });
    expect(await findBackups()).toMatchObject({ trouble: "read only" });
    expect((await findBackups())?.written.filter(({ isWhole }) => isWhole).length).toBe(1);
  });

  it("are under the passphrase of this device, and a wrong one changes nothing", async () => {
    await lockBackups(await keyFromPassphrase("four little words here", 1_000));
    await backUp();
    const [name = ""] = folder.keys();
    const text = textOf(name);
    expect(text).not.toContain("Sofia");
    await deviceWith();
    const before = await everythingStored();
    const asked = await openFiles([text]);
    expect(asked.files).toMatchObject([{ ok: false, isLocked: true }]);
    const wrong = await openFiles([text], {}, ["four little words her"]);
    expect(wrong.files).toMatchObject([{ ok: false, isLocked: true }]);
    expect(await everythingStored()).toBe(before);
    const right = await openFiles([text], {}, ["no such words", "four little words here"]);
    expect(right.files).toMatchObject([{ ok: true, what: "backup" }]);
    await accept(right, saying({ me: "maya" }));
    expect(await db.registers.get(["candidate", "sofia"])).toBeDefined();
  });
});

it("refuses a file that is locked twice, and asks no second time", async () => {
  const key = await keyFromPassphrase("four little words here", 1_000);
  const twice = await lockText(await lockText((await exportBackup()).file.text, key), key);
  const { files } = await openFiles([twice], {}, ["four little words here"]);
  expect(files).toMatchObject([{ ok: false, isLocked: false }]);
  expect(JSON.stringify(files)).toContain("under one again");
});

describe("what is in no backup", () => {
  it("is counted by card and decision of whoever scores here", async () => {
    expect(await findUnsaved()).toMatchObject({ cards: 0, decisions: 0, lastBackupAt: null });
    const card = scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" });
    await db.registers.put(card);
    expect(await findUnsaved()).toMatchObject({ cards: 1, decisions: 0 });
    const { opening, candidate } = card.body;
    const words = { rationale: "Clear on evaluation.", against: [], dissent: [] };
    await decide({ opening, candidate, call: "hire", composite: null, ...words });
    expect(await findUnsaved()).toMatchObject({ cards: 1, decisions: 1 });
    await backUp();
    expect(await findUnsaved()).toMatchObject({ cards: 0, decisions: 0 });
    expect((await findUnsaved()).lastBackupAt).not.toBeNull();
  });
});
