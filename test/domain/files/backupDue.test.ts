import { describe, expect, it } from "vitest";
import { day } from "#domain/days.ts";
import { isBackupDue, unsavedInWords, type Unsaved } from "#domain/files/backupDue.ts";
import { instant, noon } from "#test/records.ts";

const nothing: Unsaved = { cards: 0, decisions: 0, since: null, lastBackupAt: null };
const due = (change: Partial<Unsaved>, now = noon) => isBackupDue({ ...nothing, ...change }, now);

describe("a backup is asked for", () => {
  it("after three cards or decisions, whatever the clock says", () => {
    expect(due({ cards: 2, since: instant() })).toBe(false);
    expect(due({ cards: 3, since: instant(noon + 90 * day) })).toBe(true);
    expect(due({ cards: 2, decisions: 1, since: instant() })).toBe(true);
  });

  it("after seven days with any, and never with none", () => {
    const one = { cards: 1, since: instant() };
    expect(due(one, noon + 7 * day - 1)).toBe(false);
    expect(due(one, noon + 7 * day)).toBe(true);
    expect(due({ ...one, lastBackupAt: instant(noon - 3 * day) }, noon + 4 * day)).toBe(true);
    expect(due({ lastBackupAt: instant(noon - 300 * day) })).toBe(false);
    expect(due({})).toBe(false);
  });
});

it("says what is in none", () => {
  expect(unsavedInWords({ cards: 1, decisions: 0 })).toBe("1 card is in no backup yet.");
  expect(unsavedInWords({ cards: 2, decisions: 1 })).toBe(
    "2 cards and 1 decision are in no backup yet.",
  );
});
