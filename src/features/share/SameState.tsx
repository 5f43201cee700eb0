import { useLiveQuery } from "dexie-react-hooks";
import { receiptOf } from "#domain/hash.ts";
import type { OpeningId } from "#domain/id.ts";
import { stateHash } from "#sealing/stateHash.ts";
import { copiesOf } from "#storage/copies.ts";

/** One short name for all that is here of an opening, the same on every device that has the same. */
export function SameState({ opening }: { opening: OpeningId }) {
  const state = useLiveQuery(async () => {
    // What each device says it has written is its own, and newer than what the others have of it.
    const copies = (await copiesOf(opening)).filter(({ kind }) => kind !== "head");
    return receiptOf(stateHash(copies));
  }, [opening]);
  if (state === undefined) return null;
  return (
    <section className="card stack" aria-labelledby="same">
      <h2 id="same">Do we have the same?</h2>
      <p className="small muted">
        All that is here of this opening comes to <code>{state}</code>. Whoever reads the same four
        and four on their device has the same.
      </p>
    </section>
  );
}
