import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { isLive, type SharedRecord } from "#domain/records/record.ts";
import { db } from "./database.ts";

/** Every signer's copy of what is in a signed opening, as it travels. */
export function copiesOf(opening: OpeningId): Promise<SharedRecord[]> {
  return db.copies.where("opening").equals(opening).toArray();
}

/** Whose seat a key has asked for; whether it is given is the panel's word. */
export function seatOf(copies: readonly SharedRecord[], key: SignKey): PanelistId | null {
  for (const copy of copies)
    if (isLive(copy, "claim") && copy.body.sign === key) return copy.body.panelist;
  return null;
}
