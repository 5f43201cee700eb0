import type { ReactNode } from "react";
import { Link } from "wouter";
import { pastedRecord } from "#domain/exports/cardInSections.ts";
import { meetingRecordOf } from "#domain/meeting/meetingRecord.ts";
import { pastedParts } from "#domain/pasted.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Reveals } from "#domain/panel/reveal.ts";
import { isSettled } from "#domain/panel/settled.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { handOver } from "#exchange/download.ts";
import { exportRecords } from "#exchange/exportRecords.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { CopyForAts } from "#ui/CopyForAts.tsx";
import { dateInFull } from "#ui/dates.ts";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import css from "./Record.module.css";
import { CorrectedLooks } from "./CorrectedLooks.tsx";
import { ByNumber, recordIn, useByNumber } from "./ByNumber.tsx";
import { RecordList } from "./RecordList.tsx";
import { RecordSheet } from "./RecordSheet.tsx";
import type { MeetingRecord } from "#domain/meeting/recordShape.ts";

/** What the panel leaves with: one candidate's record, or the list of all. */
export function RecordPage({
  panel,
  viewer,
  candidate,
  isGone,
  reveals,
  nav,
  waiting,
  shortcuts,
}: {
  panel: Panel;
  viewer: Viewer;
  /** `null` for the list. */
  candidate: PanelCandidate | null;
  /** The address names a candidate who is not here. */
  isGone: boolean;
  reveals: Reveals;
  /** The way to the meeting and the panel. */
  nav: ReactNode;
  /** Stands in the record's place while the cards may not be shown. */
  waiting: ReactNode;
  shortcuts: boolean;
}) {
  const numbered = useByNumber(panel);
  const open = numbered.panel.candidates.filter(({ id }) => reveals.get(id)?.state === "open");
  const shown = candidate === null ? open : waiting === null ? [candidate] : [];
  const records = () => numbered.shown(shown.map(({ id }) => recordIn(numbered.panel, id)));
  const all = records();
  return (
    <div className={`stack ${candidate === null ? "" : (css.narrow ?? "")}`}>
      <div className={css.top}>
        {nav}
        {candidate !== null && <Link href={paths.record(panel.id)}>All records</Link>}
        {shown.length > 0 && <Take records={records} />}
      </div>
      {shown.length > 0 && <ByNumber numbered={numbered} named={numbered.namedIn(all)} />}
      {isGone && (
        <Notice>
          <b>This candidate is not in the opening any more.</b> The others’ records are below.
        </Notice>
      )}
      {candidate === null ? (
        <RecordList panel={numbered.panel} viewer={viewer} open={open} />
      ) : (
        (waiting ?? (
          <RecordSheet
            record={all[0] ?? meetingRecordOf(numbered.panel, candidate)}
            looks={
              <CorrectedLooks
                panel={panel}
                decidedAt={panel.meeting.decisionsOn(candidate.id)[0]?.at ?? null}
              />
            }
            more={
              <>
                {isSettled(panel, candidate.id) && (
                  <Link href={paths.feedback(panel.id, candidate.id)} className={buttonClass()}>
                    Feedback for the candidate
                  </Link>
                )}
                <Link href={paths.calibrate(panel.id, candidate.id)} className={buttonClass()}>
                  To the meeting
                </Link>
                <div className={css.ats}>
                  {all.map((record) => (
                    <CopyForAts
                      key={record.candidate}
                      shortcuts={shortcuts}
                      {...pastedParts(pastedRecord(record, dateInFull))}
                    />
                  ))}
                </div>
              </>
            }
          />
        ))
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
