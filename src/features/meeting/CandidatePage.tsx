import { useLiveQuery } from "dexie-react-hooks";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { CandidateId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Reveals } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { isInRoom } from "#storage/hasFolder.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { lazily } from "#ui/lazily.tsx";
import { Notice } from "#ui/Notice.tsx";
import type { Action } from "#ui/shortcuts.ts";
import { useKeptFocus } from "#ui/useKeptFocus.ts";
import { useKeySheet } from "#ui/useKeySheet.tsx";
import { CandidatePicker } from "./CandidatePicker.tsx";
import css from "./Meeting.module.css";
import { MeetingTable } from "./MeetingTable.tsx";
import { goByHand } from "./together.ts";

// Of no use but in a room; as high while it is fetched, so that nothing below it moves.
const Together = lazily(
  async () => (await import("./Together.tsx")).Together,
  <div className={css.together} />,
);

// Below the meeting, and moves nothing when it comes.
const FromElsewhere = lazily(async () => (await import("./FromElsewhere.tsx")).FromElsewhere);

/** One candidate before the panel: where it differs, and what each one saw. Blind until it may be shown. */
export function CandidatePage({
  panel,
  viewer,
  candidate,
  reveals,
  shortcuts,
  nav,
  waiting,
}: {
  panel: Panel;
  viewer: Viewer;
  /** `null` in an opening without candidates. */
  candidate: PanelCandidate | null;
  reveals: Reveals;
  shortcuts: boolean;
  /** The way to the panel and the record. */
  nav: ReactNode;
  /** Stands in the meeting's place while the cards may not be shown. */
  waiting: ReactNode;
}) {
  const [, navigate] = useLocation();
  const inRoom = useLiveQuery(() => isInRoom(panel.id), [panel.id]) === true;
  useKeptFocus("candidate", candidate?.id ?? "");
  if (candidate === null)
    return (
      <Notice
        action={
          <Link href={paths.opening(panel.id)} className={buttonClass({ look: "primary" })}>
            To the roster
          </Link>
        }
      >
        <b>Nobody to calibrate yet.</b> Add candidates on the roster; their cards meet here.
      </Notice>
    );

  const goTo = (id: CandidateId) => {
    goByHand(panel.id);
    navigate(paths.calibrate(panel.id, id));
  };
  const step = (by: 1 | -1) => {
    const next = panel.candidates[panel.candidates.indexOf(candidate) + by];
    if (next !== undefined) goTo(next.id);
  };
  const others: Action[] = [
    { keys: ["n"], label: "Next candidate", perform: () => step(1) },
    { keys: ["p"], label: "Previous candidate", perform: () => step(-1) },
  ];
  return (
    <div className={css.page}>
      <div className={css.top}>
        {nav}
        <h2 id="candidate" tabIndex={-1} className={css.who}>
          <bdi>{candidate.name}</bdi>
        </h2>
        <CandidatePicker
          panel={panel}
          chosen={candidate.id}
          reveals={reveals}
          onChoose={goTo}
          onStep={step}
        />
      </div>
      {inRoom && (
        <Together
          {...{ panel, viewer }}
          candidate={candidate.id}
          isMeeting={waiting === null && panel.kit !== null}
        />
      )}
      {waiting === null ? (
        <>
          <MeetingTable
            key={candidate.id}
            {...{ panel, viewer, candidate, reveals, shortcuts, others }}
          />
          <FromElsewhere panel={panel} candidate={candidate} />
        </>
      ) : (
        <>
          {waiting}
          <Keys key={candidate.id} actions={others} shortcuts={shortcuts} />
        </>
      )}
    </div>
  );
}

function Keys({ actions, shortcuts }: { actions: readonly Action[]; shortcuts: boolean }) {
  return useKeySheet(actions, shortcuts).sheet;
}
