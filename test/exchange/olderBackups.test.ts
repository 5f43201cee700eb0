import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { backupFormat, readFile } from "#domain/files/backup.ts";
import { exportBackup } from "#exchange/exports.ts";
import { accept, openFiles } from "#exchange/incoming.ts";
import { db } from "#storage/database.ts";
import { deviceWith, everythingStored, saying, scoresHere } from "#test/devices.ts";
import { aDraft, aPanel } from "#test/records.ts";

/** Each written by Needle as it was then, and never again. */
const folder = "test/fixtures/backups";
const files = readdirSync(folder).toSorted();
const textOf = (file: string) => readFileSync(`${folder}/${file}`, "utf8");

it("has a backup of every version there was", () => {
  const versions = new Set(files.map((file) => Number.parseInt(file, 10)));
  for (let version = 1; version <= backupFormat.version; version += 1)
    expect(versions, `version ${version}`).toContain(version);
});

describe.each(files)("the backup %s", (file) => {
  beforeEach(() => deviceWith());

  async function restore() {
    const preview = await openFiles([textOf(file)]);
    const me = preview.restore?.whose?.id ?? null;
    const outcome = await accept(preview, saying({ me }));
    return { preview, outcome };
  }

  it("says it is of that version, and is read without a remark", () => {
    const reading = readFile(textOf(file));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.backup?.version).toBe(Number.parseInt(file, 10));
    expect(reading.rejected).toEqual([]);
  });

  it("comes back whole into an empty app, after a preview that changes nothing", async () => {
    const empty = await everythingStored();
    const dry = await openFiles([textOf(file)]);
    expect(await everythingStored()).toBe(empty);
    expect(dry.totals.adds).toBeGreaterThan(3);
    const { outcome } = await restore();
    expect(outcome).toMatchObject({ ok: true, rejected: 0, notes: 1 });
    const reading = readFile(textOf(file));
    if (!reading.ok || reading.backup === null) throw new Error("It is a backup.");
    const { drafts, people, feedback = [], names = [], cards = [] } = reading.backup;
    expect(await db.drafts.toArray()).toEqual(drafts);
    expect((await db.people.toArray()).map(({ panelist }) => panelist)).toEqual(
      people.map(({ panelist }) => panelist),
    );
    const again = readFile((await exportBackup()).file.text);
    if (!again.ok || again.backup === null) throw new Error("It is a backup.");
    expect(again.packet.records).toEqual(reading.packet.records);
    expect(again.backup.feedback ?? []).toEqual(feedback);
    expect(again.backup.names ?? []).toEqual(names);
    expect(again.backup.cards ?? []).toEqual(cards);
    expect(again.backup.keptScores).toEqual(reading.backup.keptScores);
    expect(again.backup.foreignCards).toEqual(reading.backup.foreignCards);
  });

  it("comes into a used app beside what is there, and takes nothing of it away", async () => {
    await deviceWith(aPanel({ cards: [["jonas", "tom"]] }));
    await scoresHere("jonas");
    const draft = aDraft("jonas", "berlin", "sofia", { takeaways: "Written here" });
    await db.drafts.put(draft);
    const before = await db.registers.toArray();
    await restore();
    const after = new Set((await db.registers.toArray()).map(({ kind, id }) => `${kind} ${id}`));
    for (const { kind, id } of before) expect(after).toContain(`${kind} ${id}`);
    expect(await db.drafts.get(draft.id)).toEqual(draft);
    expect(await db.people.get("jonas")).toBeDefined();
  });
});
