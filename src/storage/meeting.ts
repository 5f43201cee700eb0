import type { Decision } from "#domain/records/decision.ts";
import { meetingMarkId, type MeetingMark } from "#domain/records/mark.ts";
import { Rerating } from "#domain/records/rerating.ts";
import { wellFormed } from "#domain/text.ts";
import { db } from "./database.ts";
import { newIdIn } from "./newId.ts";
import { recordTables, writeRecord } from "./writing.ts";

/** Puts a second look beside a submitted card, which stays as it is. */
export function rerate(rerating: Omit<Rerating, "at">): Promise<void> {
  const at = new Date().toISOString();
  const body = Rerating.parse({ ...rerating, reason: wellFormed(rerating.reason), at });
  return db.transaction("rw", recordTables, () =>
    writeRecord({ kind: "rerating", id: newIdIn(body.opening), body }),
  );
}

/** Ticks, or takes back, that an item was reviewed or shown, or a panelist heard on it. */
export function markItem(mark: MeetingMark): Promise<void> {
  return db.transaction("rw", recordTables, () =>
    writeRecord({ kind: "mark", id: meetingMarkId(mark), body: mark }),
  );
}

/** Adds a decision; an earlier one stays in the record. */
export function decide(decision: Omit<Decision, "at">): Promise<void> {
  const body: Decision = {
    ...decision,
    rationale: wellFormed(decision.rationale),
    against: decision.against.map((one) => ({ ...one, reason: wellFormed(one.reason) })),
    dissent: decision.dissent.map((one) => ({ ...one, note: wellFormed(one.note) })),
    at: new Date().toISOString(),
  };
  return db.transaction("rw", recordTables, () =>
    writeRecord({ kind: "decision", id: newIdIn(body.opening), body }),
  );
}
