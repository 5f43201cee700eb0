import { beforeEach, describe, expect, test } from "vitest";
import { readFile } from "#domain/files/backup.ts";
import { blankFeedback } from "#domain/exports/feedbackLetter.ts";
import { CandidateId, ItemId, OpeningId } from "#domain/id.ts";
import { seesAll } from "#domain/records/travel.ts";
import { isLive } from "#domain/records/record.ts";
import { exportBackup, exportPacket } from "#exchange/exports.ts";
import { accept, openFiles } from "#exchange/incoming.ts";
import { eraseCandidates, removeOpening } from "#storage/erase.ts";
import { changeFeedback, findFeedback, listFeedback } from "#storage/feedback.ts";
import { db } from "#storage/database.ts";
import { findPanel } from "#storage/panels.ts";
import { asFile, deviceWith, everythingStored, saying, scoresHere } from "#test/devices.ts";
import { aPanel, tombstoneOf } from "#test/records.ts";

const [sofia, berlin] = [CandidateId.parse("sofia"), OpeningId.parse("berlin")];
const isSofia = (id: CandidateId) => id === sofia;

beforeEach(async () => {
  await deviceWith(aPanel({ cards: [["priya", "sofia"]] }));
  await scoresHere("maya");
});

function keep(text: string, id = sofia) {
  return changeFeedback(id, (before) => ({
    ...(before ?? blankFeedback(id, berlin, "Engineer")),
    items: [{ item: ItemId.parse("delivery"), title: "Delivery", text }],
  }));
}

async function panel() {
  const found = await findPanel(berlin);
  if (found === null) throw new Error("It is gone.");
  return found;
}

describe("feedback for a candidate", () => {
  test("is kept as it was edited, half characters made whole, and removed when told", async () => {
    expect(await findFeedback(isSofia)).toBeNull();
    expect(await keep("Kept the release path \ud83d simple")).toBeNull();
    expect((await findFeedback(isSofia))?.items[0]?.text).toBe(
      "Kept the release path \ufffd simple",
    );
    expect((await keep("Second wording"))?.items[0]?.text).toMatch(/^Kept the release/);
    await changeFeedback(sofia, () => null);
    expect(await listFeedback()).toEqual([]);
  });

  test("goes with the backup of the device, and into nothing for others", async () => {
    await keep("A quiet word");
    const { file } = await exportBackup();
    expect(file.text).toContain("A quiet word");
    for (const scope of [
      { what: "opening", opening: berlin } as const,
      { what: "everything" } as const,
    ])
      expect((await exportPacket(scope, seesAll)).file.text).not.toContain("A quiet word");
    const kept = await listFeedback();
    await deviceWith();
    expect((await accept(await openFiles([new File([file.text], "backup.json")]))).ok).toBe(true);
    expect(await listFeedback()).toEqual(kept);
    expect((await exportBackup()).file.text).toContain("A quiet word");
  });

  test("makes a backup of the fourth version; without any an older Needle can read it still", async () => {
    const versionIn = async () => JSON.parse((await exportBackup()).file.text).version;
    expect(await versionIn()).toBe(1);
    const older = (await exportBackup()).file.text;
    await keep("A quiet word");
    expect(await versionIn()).toBe(4);
    expect(readFile(older)).toMatchObject({ ok: true, backup: { version: 1 } });
    await accept(await openFiles([new File([older], "older.json")]));
    expect((await findFeedback(isSofia))?.items[0]?.text).toBe("A quiet word");
  });

  test("of two versions the one edited last stays", async () => {
    await keep("First");
    const { file } = await exportBackup();
    const [first] = await listFeedback();
    if (first === undefined) throw new Error("It was kept.");
    const later = { ...first, begins: "Later.", changedAt: "2099-01-01T00:00:00.000Z" };
    await db.device.put({ key: `feedback/${sofia}`, value: later });
    await accept(await openFiles([new File([file.text], "backup.json")]));
    expect(await listFeedback()).toEqual([later]);
    await db.device.put({
      key: `feedback/${sofia}`,
      value: { ...first, begins: "Earlier.", changedAt: "2001-01-01T00:00:00.000Z" },
    });
    await accept(await openFiles([new File([file.text], "backup.json")]));
    expect(await listFeedback()).toEqual([first]);
  });

  test("is erased with the candidate, and no backup brings it back", async () => {
    await keep("A quiet word");
    const { file } = await exportBackup();
    await eraseCandidates(await panel(), [sofia]);
    expect(await everythingStored()).not.toContain("A quiet word");
    await accept(await openFiles([new File([file.text], "backup.json")]));
    expect(await everythingStored()).not.toContain("A quiet word");
  });

  test("is erased with the opening, and when somebody else’s file erases the candidate", async () => {
    await keep("A quiet word");
    const row = await db.registers.get(["candidate", sofia]);
    if (row === undefined || !isLive(row, "candidate")) throw new Error("She is here.");
    const preview = await openFiles([asFile([tombstoneOf(row)])]);
    await accept(preview, saying({ agreed: preview.questions }));
    expect(await everythingStored()).not.toContain("A quiet word");
    await deviceWith(aPanel({ cards: [["priya", "sofia"]] }));
    await keep("A quiet word");
    await removeOpening(await panel());
    expect(await everythingStored()).not.toContain("A quiet word");
  });
});
