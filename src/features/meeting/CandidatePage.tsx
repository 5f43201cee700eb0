import { Link, useLocation } from "wouter";
import type { CandidateId } from "#domain/id.ts";
import type { Panel, PanelCandidate } from "#domain/panel/panel.ts";
import { revealOf, type Viewer } from "#domain/panel/roster.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import type { Action } from "#ui/shortcuts.ts";
import { CalibrateNav } from "#app/CalibrateNav.tsx";
import { CandidatePicker } from "./CandidatePicker.tsx";
import css from "./Meeting.module.css";
import { MeetingTable } from "./MeetingTable.tsx";
import { useKeptFocus } from "#ui/useKeptFocus.ts";
import { useKeySheet } from "#ui/useKeySheet.tsx";
import { Waiting } from "#app/Waiting.tsx";

type Props = { panel: Panel; viewer: Viewer; shortcuts: boolean };

/** One candidate before the panel: where it differs, and what each one saw. Blind until it may be shown. */
export function CandidatePage({
  panel,
  viewer,
  wanted,
  shortcuts,
}: Props & { wanted: CandidateId | null }) {
  const [, navigate] = useLocation();
  const isOpen = (candidate: PanelCandidate) => revealOf(panel, viewer, candidate).state === "open";
  const candidate =
    panel.candidates.find(({ id }) => id === wanted) ??
    panel.candidates.find(isOpen) ??
    panel.candidates[0];
  useKeptFocus("candidate", candidate?.id ?? "");
  if (candidate === undefined)
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

  const goTo = (id: CandidateId) => navigate(paths.calibrate(panel.id, id));
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
        <CalibrateNav panel={panel} here="candidate" candidate={candidate.id} />
        <h2 id="candidate" tabIndex={-1} className={css.who}>
          <bdi>{candidate.name}</bdi>
        </h2>
        <CandidatePicker
          panel={panel}
          chosen={candidate.id}
          isOpen={isOpen}
          onChoose={goTo}
          onStep={step}
        />
      </div>
      <OneCandidate key={candidate.id} {...{ panel, viewer, candidate, shortcuts, others }} />
    </div>
  );
}

type OneProps = Props & { candidate: PanelCandidate; others: readonly Action[] };

function OneCandidate({ panel, viewer, candidate, shortcuts, others }: OneProps) {
  const reveal = revealOf(panel, viewer, candidate);
  if (reveal.state === "open")
    return <MeetingTable {...{ panel, viewer, candidate, shortcuts, others }} />;
  return (
    <>
      <Waiting panel={panel} viewer={viewer} candidate={candidate} reveal={reveal} />
      <Keys actions={others} shortcuts={shortcuts} />
    </>
  );
}

function Keys({ actions, shortcuts }: { actions: readonly Action[]; shortcuts: boolean }) {
  return useKeySheet(actions, shortcuts).sheet;
}
