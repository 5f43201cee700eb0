import type { OpeningId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import { copiesOf } from "./copies.ts";
import { follow, saidPanel } from "./revisions.ts";
import { sayIn } from "./sayIn.ts";
import { recordTables } from "./writing.ts";
import { db } from "./database.ts";

/**
 * Cards of a signed opening travel sealed from now on, which nobody can take back. Throws, in words,
 * once a card is in: it could be read, and would count no more.
 */
export function sealFromNow(opening: OpeningId): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    const copies = await copiesOf(opening);
    if (liveOf(copies, "scorecard").length > 0)
      throw new Error("A card is in already. For sealed cards, set up a new opening.");
    const { revision } = follow(opening, copies, (places) => [...places]);
    await sayIn(opening, [saidPanel({ ...revision, sealed: true })]);
  });
}
