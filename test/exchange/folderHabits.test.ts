import { constants, inflateRawSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { canonical } from "#domain/hash.ts";
import { liveOf } from "#domain/records/record.ts";
import { exportNew } from "#exchange/exportNew.ts";
import { syncFolder } from "#exchange/folder.ts";
import { forgetFolders } from "#exchange/folderMemory.ts";
import { writeFolderFile } from "#sealing/folderFile.ts";
import { listArrived } from "#storage/arrivedLines.ts";
import { addCandidates } from "#storage/candidates.ts";
import { copiesOf } from "#storage/copies.ts";
import { eraseCandidates } from "#storage/erase.ts";
import { findFolder, readFolderFiles } from "#storage/folders.ts";
import { findOutbox, noteHandedOut } from "#storage/outbox.ts";
import { findPanel } from "#storage/panels.ts";
import { put, transportOn } from "#test/folder.ts";
import { arrivedInWords } from "#features/share/travelInWords.ts";
import { founded, said, scoreOne } from "#test/panelOfThree.ts";
import { authorsHere, names, threeWithFolders } from "#test/threeDevices.ts";

const four = ["A", "B", "C", "D"];

let three: ReturnType<typeof threeWithFolders>;
beforeEach(() => {
  three = threeWithFolders();
});

describe("a folder", () => {
  it("that was put back to last week gets again what it lost", async () => {
    const { folders, at, sync, threeDevices, settle } = three;
    const { opening, seat } = await threeDevices();
    await settle(opening);
    const lastWeek = new Map(folders.maya);
    await at("priya");
    await scoreOne(opening, seat.priya);
    await settle(opening);
    for (const name of names) folders[name] = new Map(lastWeek);
    await at("jonas");
    await syncFolder(opening, transportOn(folders.jonas), { patienceMs: 60_000 });
    // Only what is its own goes at once: Priya may be tidying up.
    expect(folders.jonas.size).toBe(lastWeek.size);
    await sync(opening, "jonas");
    expect(folders.jonas.size).toBeGreaterThan(lastWeek.size);
    const panel = await findPanel(opening);
    const told = (await listArrived(opening)).filter(({ what }) => what === "missed");
    if (panel === null) throw new Error("The opening is not here.");
    expect(told.map((line) => arrivedInWords(panel, line).what)).toContainEqual(
      expect.stringMatching(/^\d+ records? of .*Priya Nair.* had gone from the folder$/),
    );
    // A device that has nothing but the folder has the card from there.
    folders.maya = new Map(folders.jonas);
    await at("maya");
    await sync(opening, "maya");
    expect(await authorsHere(opening)).toEqual([seat.priya]);
    expect(new Set(await settle(opening)).size).toBe(1);
  });

  it("says when it went back, while Needle is open", async () => {
    const { folders, at, sync, threeDevices } = three;
    const { opening, seat } = await threeDevices();
    await at("maya");
    await sync(opening, "maya");
    const lastWeek = new Map(folders.maya);
    await scoreOne(opening, seat.maya);
    await sync(opening, "maya");
    folders.maya = lastWeek;
    await sync(opening, "maya");
    expect(await listArrived(opening)).toContainEqual(
      // The card, and the word that it was written.
      expect.objectContaining({ what: "missed", count: 2, of: [seat.maya] }),
    );
    await sync(opening, "maya");
    const told = (await listArrived(opening)).filter(({ what }) => what === "missed");
    expect(told).toHaveLength(1);
    expect((await findOutbox(opening)).cards).toEqual([]);
  });

  it("tells nothing to whoever steals it", async () => {
    const { folders, at, threeDevices, settle } = three;
    const { opening, seat } = await threeDevices();
    for (const name of names) {
      await at(name);
      await scoreOne(opening, seat[name]);
    }
    await settle(opening);
    const ids = [opening, ...Object.values(seat)];
    const words = ["Amara", "Osei", "Lindqvist", "Okafor", "Nair", "Keller", "ML Engineer", said];
    const kinds = ["scorecard", "candidate", "claim", "signature", "evidence", "score"];
    let bytes = 0;
    for (const [name, held] of folders.maya) {
      expect(name).toMatch(/^needle-[0-9a-f]{32}\.bin$/);
      const text = Buffer.from(held.bytes).toString("latin1");
      for (const word of [...ids, ...words, ...kinds]) expect(text).not.toContain(word);
      // Nor is it there for whoever unpacks it from wherever.
      for (let from = 0; from < 64; from += 1)
        expect(unpacks(held.bytes.subarray(from))).toBe(false);
      bytes += held.bytes.length;
    }
    expect(bytes).toBeGreaterThan(3_000);
  });

  it("may be shared by several openings, which do not meet", async () => {
    const { folders, at, sync, threeDevices } = three;
    const one = await threeDevices();
    await at("maya");
    await sync(one.opening, "maya");
    const before = new Map(folders.maya);
    const two = await founded({ title: "Backend Engineer" });
    await sync(two.opening, "maya");
    await sync(one.opening, "maya");
    expect(await findFolder(one.opening)).toMatchObject({ unreadable: 0, ofOthers: 1 });
    for (const [name, held] of before) expect(folders.maya.get(name)).toBe(held);
    await at("priya");
    folders.priya = new Map(folders.maya);
    await sync(one.opening, "priya");
    expect(await findPanel(two.opening)).toBe(null);
    expect(await findFolder(one.opening)).toMatchObject({ unreadable: 0, ofOthers: 1 });
  });

  it("keeps everything else in it, and counts what it cannot read of ours", async () => {
    const { folders, at, sync, threeDevices } = three;
    const { opening } = await threeDevices();
    await at("maya");
    const foreign = [
      "notes.txt",
      ".~lock.plan.ods#",
      "photo.icloud",
      `needle-${"1".repeat(32)}.bin.part`,
    ];
    for (const name of foreign) put(folders.maya, name, new Uint8Array([1, 2, 3]));
    const broken = `needle-${"0".repeat(32)}.bin`;
    put(folders.maya, broken, new Uint8Array(40));
    put(folders.maya, "empty.bin", new Uint8Array());
    for (let times = 0; times < 3; times += 1) await sync(opening, "maya");
    expect([...folders.maya.keys()]).toEqual(expect.arrayContaining([...foreign, broken]));
    expect(await findFolder(opening)).toMatchObject({ unreadable: 1, ofOthers: 0, trouble: null });
    expect(folders.maya.size).toBe(foreign.length + 2 + 1);
  });

  it("that is full, read-only or gone says so, and loses nothing", async () => {
    const { folders, at, sync, threeDevices } = three;
    const { opening, seat } = await threeDevices();
    await at("maya");
    await scoreOne(opening, seat.maya);
    for (const [mishap, trouble] of [
      ["full", "full"],
      ["read only", "read only"],
      ["gone", "gone"],
    ] as const) {
      await sync(opening, "maya", () => mishap);
      expect(await findFolder(opening)).toMatchObject({ trouble });
      expect(folders.maya.size).toBe(0);
      expect((await findOutbox(opening)).cards.length).toBe(1);
    }
    await sync(opening, "maya");
    expect(await findFolder(opening)).toMatchObject({ trouble: null });
    expect((await findOutbox(opening)).cards).toEqual([]);
    // A drive that was unplugged and is there again is as it was.
    await sync(opening, "maya", () => "gone");
    await sync(opening, "maya");
    expect(await findFolder(opening)).toMatchObject({ trouble: null });
  });

  it("is left alone while nothing has changed", async () => {
    const { folders, at, sync, threeDevices } = three;
    const { opening } = await threeDevices();
    await at("maya");
    await sync(opening, "maya");
    const before = [...folders.maya];
    for (let times = 0; times < 3; times += 1) await sync(opening, "maya");
    forgetFolders();
    await sync(opening, "maya");
    expect([...folders.maya]).toEqual(before);
  });

  it("holds few files however often one writes, and none of another's goes", async () => {
    const { folders, at, sync, threeDevices } = three;
    const { opening } = await threeDevices();
    await at("priya");
    await sync(opening, "priya");
    const theirs = [...folders.priya.keys()];
    folders.maya = new Map(folders.priya);
    await at("maya");
    let most = 0;
    for (let count = 0; count < 40; count += 1) {
      await addCandidates(
        opening,
        four.map((letter) => `Candidate ${count} ${letter}`),
      );
      await sync(opening, "maya");
      most = Math.max(most, folders.maya.size);
    }
    expect(most).toBeLessThan(36);
    expect(folders.maya.size).toBeLessThan(20);
    for (const name of theirs) expect(folders.maya.has(name)).toBe(true);
    await at("jonas");
    folders.jonas = new Map(folders.maya);
    await sync(opening, "jonas");
    expect((await findPanel(opening))?.candidates.length).toBe(162);
  });

  it("loses nothing when Needle ends between writing files anew and removing them", async () => {
    const { folders, at, sync, threeDevices } = three;
    const { opening } = await threeDevices();
    await at("maya");
    let dies = false;
    let removed = 0;
    const transport = transportOn(folders.maya);
    const mortal = {
      ...transport,
      remove: (name: string) => {
        removed += 1;
        if (dies && removed > 5) throw new Error("The browser was closed.");
        return transport.remove(name);
      },
    };
    dies = true;
    for (let count = 0; count < 32; count += 1) {
      await addCandidates(opening, [`Candidate ${count}`]);
      await syncFolder(opening, mortal, { patienceMs: 0 }).catch(() => undefined);
    }
    await addCandidates(opening, ["The last"]);
    await expect(syncFolder(opening, mortal, { patienceMs: 0 })).rejects.toThrow("closed");
    const atCrash = new Map(folders.maya);
    expect(removed).toBe(6);
    expect(atCrash.size).toBeGreaterThan(25);
    dies = false;
    forgetFolders();
    for (const name of ["After it", "And", "Once", "More"]) {
      await addCandidates(opening, [name]);
      await syncFolder(opening, mortal, { patienceMs: 0 });
    }
    expect(folders.maya.size).toBeLessThan(4);
    for (const [files, count] of [
      [atCrash, 35],
      [folders.maya, 39],
    ] as const) {
      await at("jonas");
      folders.jonas = new Map(files);
      await sync(opening, "jonas");
      expect((await findPanel(opening))?.candidates.length).toBe(count);
    }
  });

  it("holds nothing of whoever was erased, once all have looked", async () => {
    const { folders, at, sync, threeDevices, settle } = three;
    const { opening, seat } = await threeDevices();
    for (const name of names) {
      await at(name);
      await scoreOne(opening, seat[name]);
    }
    await settle(opening);
    await at("maya");
    const panel = await findPanel(opening);
    const amara = panel?.candidates.find(({ name }) => name === "Amara Osei");
    if (panel === null || amara === undefined) throw new Error("Nobody is there.");
    await eraseCandidates(panel, [amara.id]);
    // A client brings what was removed elsewhere: here each looks at one and the same folder.
    const shared = folders.maya;
    for (const name of [...names, ...names]) {
      await at(name);
      folders[name] = shared;
      await sync(opening, name);
    }
    const rows = await readFolderFiles(opening);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.flatMap(({ candidates }) => candidates)).not.toContain(amara.id);
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...shared.keys()].toSorted());
  });

  it("passes no word on that somebody put in another's mouth", async () => {
    const { folders, at, sync, threeDevices } = three;
    const { opening, seat } = await threeDevices();
    await at("priya");
    await scoreOne(opening, seat.priya);
    const folder = await findFolder(opening);
    const card = liveOf(await copiesOf(opening), "scorecard")[0];
    if (folder === null || card === undefined) throw new Error("Nothing to forge.");
    const forged = { ...card, body: { ...card.body, takeaways: "Not what Priya wrote." } };
    const { name, bytes } = await writeFolderFile(canonical(forged), { opening, key: folder.key });
    await at("maya");
    put(folders.maya, name, bytes);
    await sync(opening, "maya");
    expect(await authorsHere(opening)).toEqual([]);
    expect(await listArrived(opening)).toContainEqual(
      expect.objectContaining({ what: "not taken", from: seat.priya, count: 1 }),
    );
    const row = (await readFolderFiles(opening)).find((one) => one.name === name);
    expect(row?.stamps).toEqual([]);
  });
});

describe("what is to be sent", () => {
  it("is counted until it is in the folder, or somebody has it as a file", async () => {
    const { folders, at, sync, threeDevices } = three;
    const { opening, seat } = await threeDevices();
    await at("maya");
    expect(await findOutbox(opening)).toMatchObject({ cards: [] });
    await sync(opening, "maya");
    expect(await findOutbox(opening)).toEqual({ cards: [], others: 0, toPassOn: 0 });
    await scoreOne(opening, seat.maya);
    expect((await findOutbox(opening)).cards.length).toBe(1);
    const { file, sending } = await exportNew(opening);
    expect(JSON.parse(file.text)).toMatchObject({ format: "needle/packet" });
    await noteHandedOut(opening, sending);
    expect(await findOutbox(opening)).toEqual({ cards: [], others: 0, toPassOn: 0 });
    // In the folder it goes all the same.
    const before = folders.maya.size;
    await sync(opening, "maya");
    expect(folders.maya.size).toBe(before + 1);
  });
});

function unpacks(bytes: Uint8Array): boolean {
  try {
    const text = inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
    return /"(?:id|kind|body)"/.test(text);
  } catch {
    return false;
  }
}
