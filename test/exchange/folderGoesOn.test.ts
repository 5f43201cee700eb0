import { beforeEach, describe, expect, it } from "vitest";
import { type OpeningId, PanelistId } from "#domain/id.ts";
import type { FolderKey } from "#domain/keys.ts";
import { givenFolderKeyId, nameOfFolderKey } from "#domain/records/folderKey.ts";
import { liveOf } from "#domain/records/record.ts";
import { folderKeysOf } from "#domain/seats/folderKeys.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { readFolderFile } from "#sealing/folderFile.ts";
import { lockFolderKey } from "#sealing/lockedFolderKey.ts";
import { stateHash } from "#sealing/stateHash.ts";
import { listArrived } from "#storage/arrivedLines.ts";
import { copiesOf } from "#storage/copies.ts";
import { findFolderLocks } from "#storage/folderKeys.ts";
import { findFolder, leaveFolder, newFolderKey } from "#storage/folders.ts";
import { invite, withdraw } from "#storage/invitations.ts";
import { addPanelists, joinPanel, saveOpening } from "#storage/openings.ts";
import { findPanel } from "#storage/panels.ts";
import { sayIn } from "#storage/sayIn.ts";
import { signPending } from "#storage/signing.ts";
import { recordTables } from "#storage/writing.ts";
import { db } from "#storage/database.ts";
import { bringAll, type Replica } from "#test/folder.ts";
import { joinBy, linkFor, scoreOne } from "#test/panelOfThree.ts";
import { type Device, names, threeWithFolders } from "#test/threeDevices.ts";

let three: ReturnType<typeof threeWithFolders>;
beforeEach(() => {
  three = threeWithFolders();
});

describe("a folder that goes on without somebody", () => {
  it("lets them read nothing that is written from then on, nor what was before once all have tidied", async () => {
    const { folders, sync } = three;
    const { opening, seat, old, theirs } = await jonasIsOut();
    const before = new Set(folders.maya.keys());
    await scoreOne(opening, seat.maya, { candidate: "Wei Lindqvist" });
    await sync(opening, "maya");
    const after = new Map([...folders.maya].filter(([name]) => !before.has(name)));
    expect(after.size).toBeGreaterThan(1);
    expect(new Set(Object.values(await readWith(opening, old, after)).flat())).toEqual(
      new Set(["folderKey"]),
    );
    await together(opening, ["maya", "priya", "maya", "priya"]);
    const readable = await readWith(opening, old, folders.maya);
    const others = Object.entries(readable).filter(([name]) => !theirs.has(name));
    expect(new Set(others.flatMap(([, kinds]) => kinds))).toEqual(new Set(["folderKey"]));
    // Jonas finds out, in numbers, and puts nothing back that the others have taken away.
    const files = new Set(folders.maya.keys());
    await together(opening, ["jonas", "jonas"]);
    const { leftOut, ofOthers } = (await findFolder(opening)) ?? {};
    expect(leftOut).toBe(true);
    expect(ofOthers).toBeGreaterThan(0);
    const own = new Set((await findFolder(opening))?.written);
    for (const name of folders.maya.keys()) expect(files.has(name) || own.has(name)).toBe(true);
    const said = await recordsWith(opening, old, folders.maya, (name) => !files.has(name));
    expect(said.filter((author) => author !== seat.jonas)).toEqual([]);
    expect(await cardsHere(opening)).toBe(1);
  });

  it("is found again by whoever was away, from the folder alone", async () => {
    const { folders, at, sync } = three;
    const { opening, seat } = await jonasIsOut();
    await scoreOne(opening, seat.maya);
    await sync(opening, "maya");
    await at("priya");
    folders.priya = new Map(folders.maya);
    await sync(opening, "priya");
    expect(await cardsHere(opening)).toBe(2);
    await scoreOne(opening, seat.priya);
    await sync(opening, "priya");
    const { write } = (await findFolderLocks(opening)) ?? {};
    expect(await findFolder(opening)).toMatchObject({ leftOut: false, ofOthers: 0 });
    await at("maya");
    folders.maya = new Map(folders.priya);
    await sync(opening, "maya");
    expect((await findFolderLocks(opening))?.write).toEqual(write);
    expect(await cardsHere(opening)).toBe(3);
    await together(opening, ["maya", "priya", "maya", "priya", "maya"]);
    const state = stateHash(await copiesOf(opening));
    await at("priya");
    expect(stateHash(await copiesOf(opening))).toBe(state);
    const files = [...folders.maya.keys()];
    await together(opening, ["maya", "priya"]);
    expect([...folders.maya.keys()]).toEqual(files);
    // Who chooses another folder goes on in it as in this one.
    await leaveFolder(opening);
    expect((await findFolderLocks(opening))?.write).toEqual(write);
  });

  it("is read in full by whoever joins later, and by whoever was invited before", async () => {
    const { at } = three;
    const old = await jonasIsOut({ beforehand: newcomersLink });
    const { opening } = old;
    await together(opening, ["maya", "priya", "maya"]);
    const anew = await newcomersLink(opening);
    for (const [link, isGivenIt] of [
      [anew, true],
      [old.link, false],
    ] as const) {
      await at("newcomer");
      await db.delete();
      await db.open();
      await joinBy(link);
      await together(opening, ["newcomer"]);
      expect((await findFolder(opening))?.leftOut).toBe(!isGivenIt);
      // Jonas’s card lies in files of his own, under what the folder began with.
      expect(await cardsHere(opening)).toBe(1);
      if (!isGivenIt) await together(opening, ["maya", "newcomer"]);
      expect(await findFolder(opening)).toMatchObject({ leftOut: false });
      await together(opening, ["maya", "newcomer", "maya"]);
      const state = stateHash(await copiesOf(opening));
      await at("newcomer");
      await signPending();
      expect(stateHash(await copiesOf(opening))).toBe(state);
    }
  });

  it("is read no more by whoever is taken off the panel, with a device that is not withdrawn", async () => {
    const { folders, at, sync, threeDevices, settle } = three;
    const { opening, seat } = await threeDevices();
    await settle(opening);
    await at("maya");
    const panel = await findPanel(opening);
    if (panel === null) throw new Error("No panel.");
    const staying = panel.opening.panel.filter(({ panelist }) => panelist !== seat.jonas);
    await saveOpening(opening, { ...panel.opening, panel: staying });
    expect((await keysIn(opening)).due).toBeNull();
    await sync(opening, "maya");
    await at("priya");
    folders.priya = new Map(folders.maya);
    await sync(opening, "priya");
    expect(await findFolder(opening)).toMatchObject({ leftOut: false });
    expect((await findFolderLocks(opening))?.older.length).toBe(1);
    await at("jonas");
    folders.jonas = new Map(folders.maya);
    await sync(opening, "jonas");
    expect(await findFolder(opening)).toMatchObject({ leftOut: true });
  });

  it("goes on under one key where two leads make one each", async () => {
    const { folders, at, sync, threeDevices, settle } = three;
    const { opening, seat } = await threeDevices({ sealed: true });
    await at("maya");
    const panel = await findPanel(opening);
    if (panel === null) throw new Error("No panel.");
    await saveOpening(opening, {
      ...panel.opening,
      panel: panel.opening.panel.map((one) =>
        one.panelist === seat.priya ? { ...one, role: "lead" as const } : one,
      ),
    });
    await settle(opening);
    for (const name of ["maya", "priya"] as const) {
      await at(name);
      await withdraw(opening, seat.jonas, [await deviceOf(opening, seat.jonas)]);
      await sync(opening, name);
      expect((await keysIn(opening)).due).toBeNull();
    }
    bringAll([folders.maya, folders.priya]);
    folders.priya = folders.maya;
    await together(opening, ["maya", "priya", "maya", "priya"]);
    const found = new Set<string>();
    for (const name of ["maya", "priya"] as const) {
      await at(name);
      const locks = await findFolderLocks(opening);
      expect(locks).toMatchObject({ isLeftOut: false });
      expect(locks?.older.length).toBe(2);
      expect((await keysIn(opening)).due).toBeNull();
      found.add(locks?.write.key ?? "");
    }
    expect(found.size).toBe(1);
  });

  it("takes no key from whoever does not lead, and says why", async () => {
    const { folders, at, sync, threeDevices, settle } = three;
    const { opening, seat } = await threeDevices();
    await settle(opening);
    await at("priya");
    const key = newFolderKey();
    const { seats } = standingOf(opening, await copiesOf(opening));
    const to = seats.get(seat.maya)?.keys.map(({ lock }) => lock) ?? [];
    const locked = await lockFolderKey(opening, key, to);
    const body = { opening, key: nameOfFolderKey(opening, key), after: [], locked };
    await db.transaction("rw", recordTables, () =>
      sayIn(opening, [{ kind: "folderKey", id: givenFolderKeyId(body), body }]),
    );
    await sync(opening, "priya");
    await at("maya");
    bringAll([folders.priya, folders.maya]);
    await sync(opening, "maya");
    expect(await listArrived(opening)).toContainEqual(
      expect.objectContaining({
        what: "not taken",
        from: seat.priya,
        why: "only a lead can say it",
      }),
    );
    const locks = await findFolderLocks(opening);
    expect(locks?.isLeftOut).toBe(false);
    expect(locks?.write.key).not.toBe(key);
    // Read under it she could, and neither says nor announces anything under it.
    expect(locks?.older.map((one) => one.key)).toEqual([key]);
    await withdraw(opening, seat.jonas, [await deviceOf(opening, seat.jonas)]);
    await sync(opening, "maya");
    expect(await readWith(opening, key, folders.maya)).toEqual({});
  });
});

/** All have met, Jonas has handed a card in, and his one device is withdrawn on Maya’s. */
async function jonasIsOut<L = null>({
  beforehand,
}: { beforehand?: (opening: OpeningId) => Promise<L> } = {}) {
  const { at, sync, folders, threeDevices, settle } = three;
  const { opening, seat } = await threeDevices({ sealed: true });
  await at("jonas");
  await scoreOne(opening, seat.jonas);
  await settle(opening);
  await at("jonas");
  const theirs = new Set((await findFolder(opening))?.written);
  await at("maya");
  const link = beforehand === undefined ? null : await beforehand(opening);
  await sync(opening, "maya");
  const { key: old } = (await findFolder(opening)) ?? {};
  if (old === undefined) throw new Error("No folder.");
  await withdraw(opening, seat.jonas, [await deviceOf(opening, seat.jonas)]);
  for (const name of names) if (name !== "maya") folders[name] = new Map(folders.maya);
  return { opening, seat, old, theirs, link: link as L };
}

async function newcomersLink(opening: OpeningId): Promise<string> {
  const { at, sync } = three;
  await at("maya");
  const [wei] = await addPanelists(["Wei Chen"]);
  const panel = await findPanel(opening);
  if (panel === null || wei === undefined) throw new Error("No panel.");
  await joinPanel(
    panel,
    PanelistId.parse(wei),
    panel.rounds.map(({ id }) => id),
  );
  await invite(opening, [wei]);
  await sync(opening, "maya");
  return linkFor(opening, wei);
}

/** One and the same folder, into which these look one after the other. */
async function together(opening: OpeningId, turns: readonly Device[]): Promise<void> {
  const { folders, at, sync } = three;
  for (const name of turns) {
    await at(name);
    folders[name] = folders.maya;
    await sync(opening, name);
  }
}

async function deviceOf(opening: OpeningId, panelist: PanelistId) {
  const [device] = standingOf(opening, await copiesOf(opening)).seats.get(panelist)?.keys ?? [];
  if (device === undefined) throw new Error("No device.");
  return device.key;
}

async function keysIn(opening: OpeningId) {
  const copies = await copiesOf(opening);
  return folderKeysOf(standingOf(opening, copies), copies);
}

async function cardsHere(opening: OpeningId): Promise<number> {
  return liveOf(await copiesOf(opening), "sealed").length;
}

type Line = { kind: string; author: string };

/** The kinds of what somebody with a key reads in each file. */
async function readWith(opening: OpeningId, key: FolderKey, folder: Replica) {
  const read: Record<string, string[]> = {};
  for (const [name, { bytes }] of folder) {
    const text = await readFolderFile(bytes, { opening, key });
    if (text !== null) read[name] = linesIn(text).map(({ kind }) => kind);
  }
  return read;
}

async function recordsWith(
  opening: OpeningId,
  key: FolderKey,
  folder: Replica,
  isAsked: (name: string) => boolean,
): Promise<string[]> {
  const authors: string[] = [];
  for (const [name, { bytes }] of folder) {
    const text = isAsked(name) ? await readFolderFile(bytes, { opening, key }) : null;
    if (text !== null) authors.push(...linesIn(text).map(({ author }) => author));
  }
  return authors;
}

function linesIn(text: string): Line[] {
  return text.split("\n").map((line) => JSON.parse(line) as Line);
}
