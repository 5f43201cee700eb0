import { useLiveQuery } from "dexie-react-hooks";
import type { Draft } from "#domain/records/scorecard.ts";
import { noteTakeaways } from "#domain/scoring/scoring.ts";
import { limits } from "#domain/text.ts";
import { findPrivateNote, notePrivately } from "#storage/drafts.ts";
import { SavedText } from "#ui/SavedText.tsx";
import type { ChangeCard } from "./ItemBlock.tsx";
import { keep, wordsNotSaved } from "./keep.ts";
import css from "./ScorePage.module.css";
import type { Stage } from "./stage.ts";

/** What the card says as a whole, and what its author keeps to themselves. */
export function Notes({
  draft,
  frame,
  onChange,
}: {
  draft: Draft;
  frame: Stage["frame"];
  onChange: ChangeCard;
}) {
  const privately = useLiveQuery(
    () => findPrivateNote(frame),
    [frame.panelist, frame.candidate, frame.round],
  );
  return (
    <section className={`card ${css.notes}`} aria-label="Notes on the whole card">
      <div className={css.section}>
        <h2 id="takeaways">Key takeaways</h2>
        <SavedText
          stored={draft.takeaways}
          onSave={(text) => onChange((card) => noteTakeaways(card, text))}
          onFail={wordsNotSaved}
          className={css.text}
          rows={2}
          maxLength={limits.text}
          aria-labelledby="takeaways"
          placeholder="What should the panel remember?"
        />
      </div>
      <div className={css.section}>
        <h2 id="private">Private note</h2>
        {privately !== undefined && (
          <SavedText
            stored={privately}
            onSave={(text) => keep(notePrivately(frame, text))}
            onFail={wordsNotSaved}
            className={css.text}
            rows={2}
            maxLength={limits.text}
            aria-labelledby="private"
            placeholder="For you alone. Never sent with the card."
          />
        )}
      </div>
    </section>
  );
}
