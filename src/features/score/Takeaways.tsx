import { noteTakeaways } from "#domain/scoring/scoring.ts";
import { CardText } from "./CardText.tsx";
import css from "./Takeaways.module.css";
import type { WriteWords } from "./useCard.ts";

/** What the card says as a whole. */
export function Takeaways({ stored, onWrite }: { stored: string; onWrite: WriteWords }) {
  return (
    <section className={`card ${css.takeaways}`} aria-labelledby="takeaways">
      <h2 id="takeaways">Key takeaways</h2>
      <CardText
        stored={stored}
        onSave={(text) =>
          onWrite(
            (draft) => draft.takeaways,
            (draft) => noteTakeaways(draft, text),
          )
        }
        aria-labelledby="takeaways"
        placeholder="What should the panel remember?"
      />
    </section>
  );
}
