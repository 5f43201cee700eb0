import { Link } from "wouter";
import type { CandidateId } from "#domain/id.ts";
import type { Panel, PanelCandidate } from "#domain/panel.ts";
import { revealOf, type Viewer } from "#domain/roster.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import css from "./Calibrate.module.css";
import { CalibrateNav } from "./CalibrateNav.tsx";
import { MeetingTable } from "./MeetingTable.tsx";
import { Waiting } from "./Waiting.tsx";

/** One candidate before the panel: where it differs, and what each one saw. Blind until it may be shown. */
export function CandidatePage({
  panel,
  viewer,
  wanted,
  shortcuts,
}: {
  panel: Panel;
  viewer: Viewer;
  wanted: CandidateId | null;
  shortcuts: boolean;
}) {
  const isOpen = (candidate: PanelCandidate) => revealOf(panel, viewer, candidate).state === "open";
  const candidate =
    panel.candidates.find(({ id }) => id === wanted) ??
    panel.candidates.find(isOpen) ??
    panel.candidates[0];
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
  return (
    <div className="stack">
      <div className={css.top}>
        <CalibrateNav panel={panel} here="candidate" candidate={candidate.id} />
        <nav aria-label="Candidates" className={css.candidates}>
          {panel.candidates.map((one) => (
            <Link
              key={one.id}
              href={paths.calibrate(panel.id, one.id)}
              className={css.candidate}
              aria-current={one.id === candidate.id ? "page" : undefined}
            >
              <bdi>{one.name}</bdi>
              {!isOpen(one) && <span className="unseen"> (still blind)</span>}
            </Link>
          ))}
        </nav>
      </div>
      <OneCandidate key={candidate.id} {...{ panel, viewer, candidate, shortcuts }} />
    </div>
  );
}

function OneCandidate({
  panel,
  viewer,
  candidate,
  shortcuts,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  shortcuts: boolean;
}) {
  const reveal = revealOf(panel, viewer, candidate);
  if (reveal.state !== "open")
    return <Waiting panel={panel} viewer={viewer} candidate={candidate} reveal={reveal} />;
  return <MeetingTable {...{ panel, viewer, candidate, shortcuts }} />;
}
