import { Dexie } from "dexie";
import type { KitId, OpeningId } from "#domain/id.ts";
import type { ItemPlace } from "#domain/seats/choices.ts";
import { isSealed } from "./panels.ts";
import type { Decision } from "#domain/records/decision.ts";
import { meetingMarkId, type MeetingMark } from "#domain/records/mark.ts";
import { Rerating } from "#domain/records/rerating.ts";
import { wellFormed } from "#domain/text.ts";
import { db } from "./database.ts";
import { newIdIn } from "./newId.ts";
import { recordTables, writeRecord } from "./writing.ts";

/**
 * Puts a second look beside a submitted card, which stays as it is: scored on `kit`. Where cards
 * travel sealed nobody can read it before the new scores are shown.
 */
export function rerate(rerating: Omit<Rerating, "at" | "sealed">, kit: KitId): Promise<void> {
  const at = new Date().toISOString();
  const body = Rerating.parse({ ...rerating, reason: wellFormed(rerating.reason), at });
  return db.transaction("rw", recordTables, async () => {
    const place = { candidate: body.candidate, kit, item: body.item };
    if (await isSealed(body.opening)) await (await sealedChoices()).chooseSealed(body, place);
    else await writeRecord({ kind: "rerating", id: newIdIn(body.opening), body });
  });
}

/** Shows the new scores of an item that nobody has seen yet. */
export function showNewScores(opening: OpeningId, { kit, ...place }: ItemPlace): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    if (await isSealed(opening))
      return (await sealedChoices()).showChosen(opening, { kit, ...place });
    const mark = { opening, kit, ...place, what: "shown", panelist: null, on: true } as const;
    return writeRecord({ kind: "mark", id: meetingMarkId(mark), body: mark });
  });
}

/** "Show mine": tells one's new score though it was nobody who leads that showed them. */
export function showMine(opening: OpeningId, place: ItemPlace): Promise<void> {
  return db.transaction("rw", recordTables, async () =>
    (await sealedChoices()).tellChosen(opening, place),
  );
}

/** Fetched where cards travel sealed. Dexie holds the transaction open meanwhile. */
function sealedChoices() {
  return Dexie.waitFor(import("./choices.ts"));
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
