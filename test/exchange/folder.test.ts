import { array, constantFrom, nat, record, sample } from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { OpeningId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import { heardFrom } from "#domain/seats/heads.ts";
import { listArrived } from "#storage/arrivedLines.ts";
import { copiesOf } from "#storage/copies.ts";
import { findPanel } from "#storage/panels.ts";
import { bring, bringAll, type Way } from "#test/folder.ts";
import { scoreOne } from "#test/panelOfThree.ts";
import { authorsHere, names, threeWithFolders } from "#test/threeDevices.ts";

let three: ReturnType<typeof threeWithFolders>;
beforeEach(() => {
  three = threeWithFolders();
});

describe("three devices and a folder", () => {
  it("have the same in the end, and sealed cards open everywhere", async () => {
    const { at, threeDevices, settle } = three;
    const { opening, seat } = await threeDevices({ sealed: true });
    for (const name of names) {
      await at(name);
      await scoreOne(opening, seat[name]);
    }
    const hashes = await settle(opening);
    expect(new Set(hashes).size).toBe(1);
    for (const name of names) {
      await at(name);
      expect(await authorsHere(opening)).toEqual(Object.values(seat).toSorted());
    }
    const lines = await listArrived(opening);
    expect(lines.some((line) => line.what === "opened")).toBe(true);
    expect(lines.some((line) => line.what === "came" && line.from === seat.maya)).toBe(true);
  });

  it("come to the same whatever a client does to the files on their way", async () => {
    const { folders, at, sync, threeDevices, settle } = three;
    const { opening, seat } = await threeDevices({ sealed: true });
    const ways: Way[] = ["whole", "truncated", "doubled", "renamed", "lost"];
    const steps = record({
      who: constantFrom(...names),
      to: constantFrom(...names),
      way: constantFrom(...ways),
      which: nat(20),
    });
    const [walk = []] = sample(array(steps, { minLength: 24, maxLength: 24 }), {
      numRuns: 1,
      seed: 41,
    });
    for (const name of names) {
      await at(name);
      await scoreOne(opening, seat[name]);
    }
    for (const { who, to, way, which } of walk) {
      await at(who);
      await sync(opening, who);
      const files = [...folders[who].keys()];
      const file = files[which % files.length];
      if (file !== undefined && to !== who) bring(file, folders[who], folders[to], way);
    }
    expect(new Set(await settle(opening)).size).toBe(1);
    expect(await authorsHere(opening)).toEqual(Object.values(seat).toSorted());
  });

  it("name what is missing where something never comes", async () => {
    const { folders, at, sync, threeDevices, settle } = three;
    const { opening, seat } = await threeDevices();
    await settle(opening);
    await at("priya");
    await scoreOne(opening, seat.priya, { candidate: "Amara Osei" });
    await sync(opening, "priya");
    const lost = new Set(folders.priya.keys());
    await scoreOne(opening, seat.priya, { candidate: "Wei Lindqvist" });
    await sync(opening, "priya");
    for (const name of folders.priya.keys())
      if (!lost.has(name)) bring(name, folders.priya, folders.maya);
    await at("maya");
    await sync(opening, "maya");
    const panel = await findPanel(opening);
    expect(panel?.cards.length).toBe(1);
    expect(await heard(opening)).toContainEqual(
      expect.objectContaining({ panelist: seat.priya, missing: 1 }),
    );
    bringAll([folders.priya, folders.maya]);
    await sync(opening, "maya");
    expect((await heard(opening)).map(({ missing }) => missing)).toEqual(
      (await heard(opening)).map(() => 0),
    );
  });
});

async function heard(opening: OpeningId) {
  const copies = await copiesOf(opening);
  return heardFrom(liveOf(copies, "head"), copies);
}
