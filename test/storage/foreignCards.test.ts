import { beforeEach, describe, expect, it } from "vitest";
import { readFile } from "#domain/files/backup.ts";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { seesAll } from "#domain/records/travel.ts";
import { exportBackup, exportPacket } from "#exchange/exports.ts";
import { accept, openFiles } from "#exchange/incoming.ts";
import { anonymiseOrErase } from "#storage/anonymise.ts";
import { db } from "#storage/database.ts";
import { eraseCandidates, removeOpening } from "#storage/erase.ts";
import { dropForeignCards, keepForeignCards, listForeignCards } from "#storage/foreignCards.ts";
import { findPanel } from "#storage/panels.ts";
import { deviceWith, everythingStored, saying, scoresHere } from "#test/devices.ts";
import { candidateIn } from "#test/panels.ts";
import { aForeignRow, aPanel, instant, noon } from "#test/records.ts";

const [sofia, berlin] = [CandidateId.parse("sofia"), OpeningId.parse("berlin")];

beforeEach(async () => {
  await deviceWith(aPanel({ cards: [["priya", "sofia"]] }));
  await scoresHere("maya");
  await keepForeignCards([aForeignRow()]);
});

async function panel() {
  const found = await findPanel(berlin);
  if (found === null) throw new Error("It is gone.");
  return found;
}

describe("a card of another system", () => {
  it("comes once, however often it is brought in", async () => {
    expect(await keepForeignCards([aForeignRow({ addedAt: instant(noon + 1) })])).toBe(0);
    expect(await listForeignCards([berlin])).toHaveLength(1);
    await dropForeignCards([sofia]);
    expect(await listForeignCards([berlin])).toEqual([]);
  });

  it("goes into one's own backup, back again, and to nobody else", async () => {
    const packet = (await exportPacket({ what: "everything" }, seesAll)).file.text;
    expect(packet).not.toContain("Kate Austen");
    const { text } = (await exportBackup()).file;
    const reading = readFile(text);
    expect(reading).toMatchObject({ ok: true, backup: { version: 5 } });
    await deviceWith();
    await accept(await openFiles([text]), saying({ me: "maya" }));
    expect(await listForeignCards([berlin])).toEqual([aForeignRow()]);
  });

  it("does not come back with a backup once its candidate is erased", async () => {
    const { text } = (await exportBackup()).file;
    await eraseCandidates(await panel(), [sofia]);
    expect(await everythingStored()).not.toMatch(/Kate Austen|Calm, exact/);
    await accept(await openFiles([text]), saying({ me: "maya" }));
    expect(await db.foreignCards.count()).toBe(0);
  });

  it("goes when its candidate is anonymised, and when its opening is removed", async () => {
    await anonymiseOrErase(await panel(), [candidateIn(await panel(), "sofia")], () => true);
    expect(await everythingStored()).not.toMatch(/Kate Austen|Calm, exact/);
    await keepForeignCards([aForeignRow({ candidate: CandidateId.parse("tom") })]);
    await removeOpening(await panel());
    expect(await db.foreignCards.count()).toBe(0);
  });
});
