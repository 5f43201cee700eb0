import { useState } from "react";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Reveals } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { nextToCalibrate } from "#domain/panel/whatIsNext.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import type { Action } from "#ui/shortcuts.ts";
import { Agenda } from "./Agenda.tsx";
import { Asides } from "./Asides.tsx";
import { Decide } from "./Decide.tsx";
import { ItemView } from "./ItemView.tsx";
import css from "./Meeting.module.css";
import { MeetingHead } from "./MeetingHead.tsx";
import { Overview } from "./Overview.tsx";
import { Rerate } from "./Rerate.tsx";
import { ReviewFoot } from "./ReviewFoot.tsx";
import { PanelStanding } from "./Standing.tsx";
import { Talk } from "./Talk.tsx";
import { useKeySheet } from "#ui/useKeySheet.tsx";
import { useMeeting } from "./useMeeting.ts";
import { reratedElsewhere } from "#domain/meeting/beforeAndAfter.ts";

/** The meeting on one candidate, item by item: see, talk, re-rate; then where the panel stands. */
export function MeetingTable({
  panel,
  viewer,
  candidate,
  reveals,
  shortcuts,
  others,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  reveals: Reveals;
  shortcuts: boolean;
  /** The keys that lead to the other candidates. */
  others: readonly Action[];
}) {
  const meeting = useMeeting(panel, candidate.id);
  const { marks, rows, left, row, all, shown, hidden } = meeting;
  const [isDeciding, setDeciding] = useState(false);
  const { sheet, openSheet } = useKeySheet([...meeting.actions, ...others], shortcuts);
  if (rows.length === 0) return <Notice>The kit of this opening is not on this device.</Notice>;
  return (
    <div className={css.meeting}>
      <aside className={css.agenda} aria-label="Agenda">
        <MeetingHead panel={panel} viewer={viewer} candidate={candidate} />
        <Agenda
          rows={rows}
          chosen={meeting.place}
          isReviewed={marks.isReviewed}
          onChoose={meeting.pick}
        />
        <Asides panel={panel} candidate={candidate} />
        {shortcuts && (
          <div className={css.keys}>
            <Button size="small" look="quiet" onClick={openSheet}>
              Keys <kbd>?</kbd>
            </Button>
          </div>
        )}
      </aside>
      {row !== undefined && (
        <>
          <div className={css.middle}>
            <ItemView
              row={row}
              panel={panel}
              isMoved={shown && all.some(({ rerating }) => rerating !== null)}
              withAnchors={meeting.withAnchors}
            />
            <ReviewFoot
              title={row.item.title}
              isReviewed={!left.includes(row.item.id)}
              left={left.length}
              hidden={hidden}
              withAnchors={meeting.withAnchors}
              onAnchors={meeting.turnAnchors}
              onReview={meeting.review}
              onReviewAgain={meeting.reviewAgain}
            />
          </div>
          <div className={css.side}>
            <Talk
              item={row.item}
              speakers={meeting.speaking}
              marks={marks}
              onOrder={meeting.speakIn}
            />
            <Rerate
              panel={panel}
              me={viewer.me}
              item={row.item}
              all={all}
              elsewhere={reratedElsewhere(panel, candidate.id, row.item.id)}
              shown={shown}
              choosing={meeting.choosing}
              onChoosing={meeting.setChoosing}
              onShow={meeting.show}
            />
          </div>
          <Overview
            rows={rows}
            members={panel.members}
            chosen={row.item.id}
            onChoose={meeting.goTo}
          />
        </>
      )}
      {/* Kept while one looks an item up again: the decision may be half written. */}
      {(left.length === 0 || row === undefined || isDeciding) && (
        <div className={css.standing} hidden={row !== undefined}>
          <PanelStanding panel={panel} candidate={candidate.id} isChosen={row === undefined} />
          <Decide
            panel={panel}
            candidate={candidate.id}
            next={nextToCalibrate(panel, viewer, reveals, candidate.id)}
            isWriting={isDeciding}
            onWriting={setDeciding}
          />
        </div>
      )}
      {sheet}
    </div>
  );
}
