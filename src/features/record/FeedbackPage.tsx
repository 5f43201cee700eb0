import { useLiveQuery } from "dexie-react-hooks";
import { useState, type ReactNode } from "react";
import { Link } from "wouter";
import { feedbackItems } from "#domain/exports/feedbackLines.ts";
import { blankFeedback, withLines } from "#domain/exports/feedbackLetter.ts";
import { peopleNamedOn } from "#domain/exports/peopleNamedOn.ts";
import { plural } from "#domain/plural.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isSettled } from "#domain/panel/settled.ts";
import { changeFeedback, findFeedback } from "#storage/feedback.ts";
import { listPrivateNames } from "#storage/privateNames.ts";
import { paths } from "#paths";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { ChooseLines } from "./ChooseLines.tsx";
import css from "./Feedback.module.css";
import { FeedbackEditor } from "./FeedbackEditor.tsx";

/** What a candidate may be told once the panel has decided: chosen from the cards, edited, taken along. */
export function FeedbackPage({
  panel,
  candidate,
  waiting,
}: {
  panel: Panel;
  /** `null` where the address names nobody who is here. */
  candidate: PanelCandidate | null;
  /** Stands in the letter’s place while the cards may not be shown. */
  waiting: ReactNode;
}) {
  return (
    <div className="stack">
      <div className={`row ${css.back ?? ""}`}>
        <Link href={paths.record(panel.id, candidate?.id)}>
          {candidate === null ? "All records" : "Back to the record"}
        </Link>
      </div>
      {candidate === null ? (
        <Notice>
          <b>This candidate is not in the opening any more.</b> What was written to them is gone
          with them.
        </Notice>
      ) : (
        (waiting ??
        (isSettled(panel, candidate.id) ? (
          <Feedback panel={panel} candidate={candidate} />
        ) : (
          <Notice>
            <b>The panel has not decided yet.</b> Feedback is written after the decision, and not
            while it is on hold.
          </Notice>
        )))
      )}
    </div>
  );
}

function Feedback({ panel, candidate }: { panel: Panel; candidate: PanelCandidate }) {
  const [isChoosing, setChoosing] = useState(false);
  const stored = useLiveQuery(
    () => findFeedback((id) => panel.resolve(id) === candidate.id),
    [panel, candidate.id],
  );
  const names = useLiveQuery(listPrivateNames);
  if (stored === undefined || names === undefined) return null;
  const [decision] = panel.meeting.decisionsOn(candidate.id);
  const named = peopleNamedOn(panel, candidate, "you", names);
  const items = feedbackItems(panel, candidate, named);
  const words =
    stored ?? blankFeedback(candidate.id, panel.id, panel.opening.title, decision?.call);
  const take = async (chosen: ReadonlySet<string>) => {
    let left = 0;
    await changeFeedback(words.id, (before) => {
      const added = withLines(before ?? words, items, chosen);
      left = added.left;
      return added.feedback;
    });
    setChoosing(false);
    if (left > 0)
      say(
        `${plural(left, "line was", "lines were")} not added: the text under that item is as long as it can be.`,
        "warning",
      );
  };
  return (
    <>
      <h2 className={css.title}>
        Feedback for <bdi>{candidate.name}</bdi>
      </h2>
      {stored === null || isChoosing ? (
        <ChooseLines
          items={items}
          words={words}
          isBegun={stored !== null}
          onTake={(chosen) => void take(chosen)}
          onBack={() => setChoosing(false)}
        />
      ) : (
        <FeedbackEditor
          feedback={stored}
          called={candidate.name}
          named={named}
          onMore={() => setChoosing(true)}
        />
      )}
    </>
  );
}
