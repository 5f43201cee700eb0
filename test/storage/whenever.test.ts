import { beforeEach, describe, expect, test, vi } from "vitest";
import { CandidateId, OpeningId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { saveCandidate } from "#storage/roster.ts";
import { db } from "#storage/database.ts";
import { findPanel, panelReader, panelTables } from "#storage/panels.ts";
import { whenever } from "#storage/whenever.ts";
import { deviceWith } from "#test/devices.ts";
import { aPanel } from "#test/records.ts";

const berlin = OpeningId.parse("berlin");
const sofia = CandidateId.parse("sofia");

beforeEach(() => deviceWith(aPanel({ cards: [["priya", "sofia"]] })));

function rename(name: string) {
  return saveCandidate(sofia, { opening: berlin, name, interviews: {} });
}

describe("what is read whenever its tables change", () => {
  test("is read at once, again after each change of them, and of no other table", async () => {
    const read = vi.fn(() => db.registers.count());
    const seen: number[] = [];
    const stop = whenever(["registers"], read).subscribe((count) => seen.push(count), fail);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    await db.device.put({ key: "lastBackupAt", value: "2026-11-01" });
    await new Promise((done) => setTimeout(done, 50));
    expect(read).toHaveBeenCalledTimes(1);
    await rename("Sofia the Second");
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    stop();
    await rename("Sofia the Third");
    await new Promise((done) => setTimeout(done, 50));
    expect(read).toHaveBeenCalledTimes(2);
  });

  test("shows what changed while it was read, however often it did", async () => {
    let last: string | undefined;
    const read = vi.fn(async () => {
      const panel = await findPanel(berlin);
      await new Promise((done) => setTimeout(done, 60));
      return panel;
    });
    const stop = whenever(panelTables, read).subscribe((panel) => {
      last = panel?.candidates.find(({ id }) => id === sofia)?.name;
    }, fail);
    for (const name of ["A", "B", "C", "D", "E", "F", "G", "H"]) await rename(name);
    await vi.waitFor(() => expect(last).toBe("H"));
    expect(read.mock.calls.length).toBeLessThan(8);
    stop();
  });

  test("tells of an error, and goes on with the next change", async () => {
    let isBroken = true;
    const seen: number[] = [];
    const errors: unknown[] = [];
    const stop = whenever(["registers"], async () => {
      const count = await db.registers.count();
      if (isBroken) throw new Error("no");
      return count;
    }).subscribe(
      (count) => seen.push(count),
      (error) => errors.push(error),
    );
    await vi.waitFor(() => expect(errors).toEqual([new Error("no")]));
    isBroken = false;
    await rename("Sofia the Second");
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    stop();
  });
});

test("a database that is closed while it is read is no error of the page", async () => {
  const errors: unknown[] = [];
  let reads = 0;
  const stop = whenever(["registers"], () => {
    reads += 1;
    return Promise.reject(
      Object.assign(new Error("gone"), {
        name: reads === 1 ? "AbortError" : "DatabaseClosedError",
      }),
    );
  }).subscribe(fail, (error) => errors.push(error));
  await rename("Sofia the Second");
  await vi.waitFor(() => expect(reads).toBe(2));
  await new Promise((done) => setTimeout(done, 20));
  expect(errors).toEqual([]);
  stop();
});

describe("a panel read again", () => {
  test("is the same one where only signatures came, and another for all else", async () => {
    const read = panelReader(berlin);
    const before = await read();
    const sofiaRow = await db.registers.get(["candidate", sofia]);
    if (sofiaRow === undefined || !("body" in sofiaRow)) throw new Error("nobody to change");
    expect(await read()).toBe(before);

    const sign = (sig: string) => ({ key: "k".repeat(43), sig });
    const signed = (sig: string) => ({ ...sofiaRow, signature: sign(sig) });
    await db.registers.put(signed("A") as typeof sofiaRow);
    const pending = await read();
    await db.registers.put(signed("B") as typeof sofiaRow);
    expect(await read()).toBe(pending);

    // As somebody would write it who wants it overlooked: other words under the same version.
    await db.registers.put({ ...sofiaRow, body: { ...sofiaRow.body, name: "Other" } } as never);
    expect(nameIn(await read())).toBe("Other");
    await db.registers.delete(["candidate", sofia]);
    expect(nameIn(await read())).toBeUndefined();
  });
});

function nameIn(panel: Panel | null): string | undefined {
  return panel?.candidates.find(({ id }) => id === sofia)?.name;
}

function fail(error: unknown): never {
  throw error;
}
