import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { cardsIn, type Viewer } from "#domain/panel/roster.ts";
import { Pill } from "#ui/Pill.tsx";
import css from "./Meeting.module.css";
import { clockInWords } from "./words.ts";
import { decisionDue } from "#domain/meeting/decisionDue.ts";

/** Whether all cards are in, and how the two days stand. */
export function MeetingHead({
  panel,
  viewer,
  candidate,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
}) {
  const cards = cardsIn(panel, viewer, candidate);
  const due = decisionDue(candidate, viewer.now);
  // Till when it took is told by the first decision; a later one changes it.
  const first = panel.meeting.decisionsOn(candidate.id).at(-1);
  return (
    <div>
      <p className="small">
        <Pill>
          <b>
            {cards.in} of {cards.of}
          </b>{" "}
          cards in
        </Pill>
      </p>
      {due !== null && (
        <p className={css.due}>
          {clockInWords(due, viewer.now, first === undefined ? null : Date.parse(first.at))}
        </p>
      )}
    </div>
  );
}
