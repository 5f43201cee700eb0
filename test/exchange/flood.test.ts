import { beforeEach, describe, expect, it } from "vitest";
import { canonical } from "#domain/hash.ts";
import { CandidateId, idPrefixIn, type OpeningId, type PanelistId } from "#domain/id.ts";
import { liveOf, type CandidateRecord, type SharedRecord } from "#domain/records/record.ts";
import { roomToWait } from "#domain/seats/waiting.ts";
import { exportNew } from "#exchange/exportNew.ts";
import { invitationFor } from "#exchange/invite.ts";
import { exportPacket } from "#exchange/exports.ts";
import { seesAll } from "#domain/records/travel.ts";
import { writeFolderFile } from "#sealing/folderFile.ts";
import { newIdentity } from "#sealing/identity.ts";
import { signRecord } from "#sealing/signing.ts";
import { listArrived } from "#storage/arrivedLines.ts";
import { copiesOf } from "#storage/copies.ts";
import { db } from "#storage/database.ts";
import { findFolder } from "#storage/folders.ts";
import { stateHere } from "#storage/heeded.ts";
import { signPending } from "#storage/signing.ts";
import { findPanel } from "#storage/panels.ts";
import { put, type Replica } from "#test/folder.ts";
import { scoreOne } from "#test/panelOfThree.ts";
import { at, noon } from "#test/records.ts";
import { authorsHere, threeWithFolders } from "#test/threeDevices.ts";

let three: ReturnType<typeof threeWithFolders>;
beforeEach(() => {
  three = threeWithFolders();
});

/** So many candidates in somebody’s name, signed by keys nobody has heard of. */
async function aFlood(opening: OpeningId, author: PanelistId, count: number, keys: number) {
  const signers = await Promise.all(Array.from({ length: keys }, () => newIdentity()));
  return Promise.all(
    Array.from({ length: count }, (_, index) => {
      const by = signers[index % keys];
      if (by === undefined) throw new Error("Nobody signs.");
      const record: CandidateRecord = {
        id: CandidateId.parse(`${idPrefixIn(opening)}${String(index).padStart(20, "0")}`),
        kind: "candidate",
        author,
        version: at(noon + index),
        body: { opening, name: `Nobody ${index}`, interviews: {} },
      };
      return signRecord(record, { opening, by });
    }),
  );
}

/** Puts these into somebody's copy of the folder, as whoever has its key can. */
async function plant(replica: Replica, opening: OpeningId, records: readonly SharedRecord[]) {
  const folder = await findFolder(opening);
  if (folder === null) throw new Error("There is no folder.");
  const text = records.map((record) => canonical(record)).join("\n");
  const { name, bytes } = await writeFolderFile(text, { opening, key: folder.key });
  put(replica, name, bytes);
}

const many = 10_000;

describe("ten thousand records by somebody who is not on the panel", () => {
  it("change nothing that is shown, leave room, go nowhere, and are told in words", async () => {
    const { folders, at: turnOf, sync, threeDevices } = three;
    const { opening, seat } = await threeDevices();
    await turnOf("maya");
    await scoreOne(opening, seat.maya);
    await sync(opening, "maya");
    const shown = canonical(await db.registers.toArray());
    const state = await stateHere(opening);
    const before = (await copiesOf(opening)).length;
    const flood = await aFlood(opening, seat.priya, many, 1);
    for (const half of [flood.slice(0, many / 2), flood.slice(many / 2)]) {
      await plant(folders.maya, opening, half);
      await sync(opening, "maya");
    }
    expect(canonical(await db.registers.toArray())).toBe(shown);
    expect(await stateHere(opening)).toBe(state);
    expect((await copiesOf(opening)).length).toBe(before + roomToWait.copies);
    const told = (await listArrived(opening)).filter(({ what }) => what === "not taken");
    expect(told.reduce((sum, line) => sum + ("count" in line ? line.count : 0), 0)).toBe(many);
    expect(told.length).toBeLessThan(8);
    for (const line of told) expect(line).toMatchObject({ why: /no seat on the panel/ });
    const sent = [
      (await exportNew(opening, { whole: true })).file.text,
      (await exportPacket({ what: "opening", opening }, seesAll)).file.text,
      (await exportPacket({ what: "everything" }, seesAll)).file.text,
    ];
    for (const text of sent) expect(text).not.toContain("Nobody");
    expect((await invitationFor(opening, seat.priya))?.link.hasAll).toBe(true);
    await scoreOne(opening, seat.maya, { candidate: "Wei Lindqvist" });
    expect((await findPanel(opening))?.cards).toHaveLength(2);
  });

  it("keep nobody out whose claim comes later, also where there was no room for them", async () => {
    const { folders, at: turnOf, sync, threeDevices } = three;
    const { opening, seat } = await threeDevices();
    await turnOf("jonas");
    await scoreOne(opening, seat.jonas);
    await scoreOne(opening, seat.jonas, { candidate: "Wei Lindqvist" });
    await signPending();
    const jonass = (await copiesOf(opening)).filter(({ author }) => author === seat.jonas);
    const claims = liveOf(jonass, "claim");
    const cards = liveOf(jonass, "scorecard");
    const keys = roomToWait.copies + 100;
    await turnOf("maya");
    await plant(folders.maya, opening, await aFlood(opening, seat.priya, keys, keys));
    await plant(folders.maya, opening, cards);
    await sync(opening, "maya");
    const kept = (await copiesOf(opening)).filter(({ kind }) => kind === "scorecard");
    expect(kept.length).toBeLessThan(cards.length);
    expect(await authorsHere(opening)).toEqual([]);
    await plant(folders.maya, opening, claims);
    await sync(opening, "maya");
    await sync(opening, "maya");
    expect(await authorsHere(opening)).toEqual([seat.jonas, seat.jonas]);
    expect(liveOf(await copiesOf(opening), "candidate").length).toBeLessThan(keys);
  });
});
