import { useLiveQuery } from "dexie-react-hooks";
import { noteTakeaways } from "#domain/scoring/scoring.ts";
import { findPrivateNote, notePrivately, type CardFrame } from "#storage/drafts.ts";
import { CardText } from "./CardText.tsx";
import { keep } from "./keep.ts";
import css from "./Notes.module.css";
import type { WriteWords } from "./useCard.ts";

/** What the card says as a whole, and what its author keeps to themselves. */
export function Notes({
  takeaways,
  frame,
  onWrite,
}: {
  takeaways: string;
  frame: CardFrame;
  onWrite: WriteWords;
}) {
  const privately = useLiveQuery(
    () => findPrivateNote(frame),
    [frame.panelist, frame.candidate, frame.round],
  );
  return (
    <section className={`card ${css.notes}`} aria-label="Notes on the whole card">
      <div className={css.note}>
        <h2 id="takeaways">Key takeaways</h2>
        <CardText
          stored={takeaways}
          onSave={(text) =>
            onWrite(
              (draft) => draft.takeaways,
              (draft) => noteTakeaways(draft, text),
            )
          }
          aria-labelledby="takeaways"
          placeholder="What should the panel remember?"
        />
      </div>
      <div className={css.note}>
        <h2 id="private">Private note</h2>
        {privately !== undefined && (
          <CardText
            stored={privately}
            onSave={(text) => keepNote(frame, text)}
            aria-labelledby="private"
            placeholder="For you alone. Never sent with the card."
          />
        )}
      </div>
    </section>
  );
}

/** Resolves to the note it replaced. */
async function keepNote(frame: CardFrame, text: string): Promise<string> {
  const noting = notePrivately(frame, text);
  await keep(noting.then(() => {}));
  return noting;
}
