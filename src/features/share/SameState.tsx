import { useLiveQuery } from "dexie-react-hooks";
import { receiptOf } from "#domain/hash.ts";
import type { OpeningId } from "#domain/id.ts";
import { stateHere } from "#storage/heeded.ts";

/** One short name for all that is here of an opening, the same on every device that has the same. */
export function SameState({ opening }: { opening: OpeningId }) {
  const state = useLiveQuery(async () => receiptOf(await stateHere(opening)), [opening]);
  if (state === undefined) return null;
  return (
    <section className="card stack" aria-labelledby="same">
      <h2 id="same">Do we have the same?</h2>
      <p className="small muted">
        Everything here of this opening adds up to <code>{state}</code>. Whoever sees the same two
        groups of four on their device has the same.
      </p>
    </section>
  );
}
