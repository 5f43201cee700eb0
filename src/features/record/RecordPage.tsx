import { Link } from "wouter";
import type { CandidateId } from "#domain/id.ts";
import { meetingRecordOf, type MeetingRecord } from "#domain/meeting/meetingRecord.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { openIn, revealOf, type Viewer } from "#domain/panel/roster.ts";
import { handOver } from "#exchange/download.ts";
import { exportRecords } from "#exchange/exports.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { CalibrateNav } from "#app/CalibrateNav.tsx";
import css from "./Record.module.css";
import { RecordList } from "./RecordList.tsx";
import { RecordSheet } from "./RecordSheet.tsx";
import { Waiting } from "#app/Waiting.tsx";

/** What the panel leaves with: one candidate's record, or the list of all. */
export function RecordPage({
  panel,
  viewer,
  wanted,
}: {
  panel: Panel;
  viewer: Viewer;
  wanted: CandidateId | null;
}) {
  const candidate = panel.candidates.find(({ id }) => id === wanted);
  const reveal = candidate === undefined ? null : revealOf(panel, viewer, candidate);
  const isOpen = reveal?.state === "open";
  const open = openIn(panel, viewer);
  const asked = () =>
    (candidate === undefined ? open : [candidate]).map((one) => meetingRecordOf(panel, one));
  return (
    <div className={`stack ${candidate === undefined ? "" : (css.narrow ?? "")}`}>
      <div className={css.top}>
        <CalibrateNav panel={panel} here="record" candidate={candidate?.id} />
        {candidate !== undefined && <Link href={paths.record(panel.id)}>All records</Link>}
        {(isOpen || (candidate === undefined && open.length > 0)) && <Take records={asked} />}
      </div>
      {wanted !== null && candidate === undefined && (
        <Notice>
          <b>This candidate is not in the opening any more.</b> The others’ records are below.
        </Notice>
      )}
      {candidate === undefined || reveal === null ? (
        <RecordList panel={panel} viewer={viewer} open={open} />
      ) : reveal.state === "open" ? (
        <RecordSheet
          record={meetingRecordOf(panel, candidate)}
          more={
            <Link href={paths.calibrate(panel.id, candidate.id)} className={buttonClass()}>
              To the meeting
            </Link>
          }
        />
      ) : (
        <Waiting panel={panel} viewer={viewer} candidate={candidate} reveal={reveal} />
      )}
    </div>
  );
}

/** The ways to take records along. */
function Take({ records }: { records: () => MeetingRecord[] }) {
  const give = async (shape: "csv" | "json") => {
    const file = exportRecords(records(), shape);
    await handOver(file);
    say(`${file.name} is in your downloads.`);
  };
  return (
    <div className={css.take}>
      <Button look="primary" onClick={() => globalThis.print()}>
        Print or save as PDF
      </Button>
      <Button onClick={() => void give("json")}>JSON</Button>
      <Button onClick={() => void give("csv")}>CSV</Button>
    </div>
  );
}
