import { groupBy } from "#domain/groupBy.ts";
import type { OpeningId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { viewOf } from "#domain/seats/view.ts";
import { waitingIn } from "#domain/seats/waiting.ts";
import { stateHash } from "#sealing/stateHash.ts";
import { copiesOf } from "./copies.ts";

/** Without the copies that wait: what a stranger wrote is neither passed on nor compared. */
export function withoutWaiting(
  copies: readonly SharedRecord[],
  own: ReadonlySet<SignKey> = new Set(),
): SharedRecord[] {
  const waiting = new Set<SharedRecord>();
  for (const [opening, theirs] of groupBy(copies, ({ opening: of }) => of))
    if (opening !== undefined)
      for (const copy of waitingIn(viewOf(opening, theirs))) waiting.add(copy);
  return copies.filter(
    (copy) => !waiting.has(copy) || (copy.signature !== undefined && own.has(copy.signature.key)),
  );
}

/**
 * One hash of all that is here of an opening and plays a part in it. What each device says it has
 * written is its own, and newer than what the others have of it.
 */
export async function stateHere(opening: OpeningId): Promise<string> {
  const copies = withoutWaiting(await copiesOf(opening));
  return stateHash(copies.filter(({ kind }) => kind !== "head"));
}
