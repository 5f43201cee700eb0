import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "wouter";
import type { PanelistId } from "#domain/id.ts";
import { listDraftLines } from "#storage/draftLines.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { useNamesOff } from "#ui/namesOff.ts";
import { Notice } from "#ui/Notice.tsx";
import css from "./HomePage.module.css";

/** One's own cards that are begun and not in. */
export function DraftsToContinue({ me }: { me: PanelistId }) {
  const lines = useLiveQuery(() => listDraftLines(me), [me]);
  const namesOff = useNamesOff();
  if (lines === undefined || lines.length === 0) return null;
  return (
    <ul className={css.drafts} aria-label="Yours to continue">
      {lines.map(({ draft, candidate, round, scored, of }) => (
        <li key={draft.id}>
          <Notice
            tone="todo"
            action={
              <Link
                href={paths.score(draft.opening, draft.candidate, draft.round)}
                className={buttonClass({ look: "primary", size: "small" })}
              >
                Continue
              </Link>
            }
          >
            <b>Yours to do</b> <bdi>{namesOff ? "A candidate" : candidate}</bdi>, {round}: draft,{" "}
            {scored} of {of} scored
          </Notice>
        </li>
      ))}
    </ul>
  );
}
