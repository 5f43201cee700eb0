import { plural } from "#domain/plural.ts";
import type { ReactNode } from "react";
import { changeInWords, readAsConsensus } from "#domain/meeting/consensusInWords.ts";
import { dateInFull } from "#ui/dates.ts";
import css from "./Record.module.css";
import { RecordBasis } from "./RecordBasis.tsx";
import { RecordItem } from "./RecordItem.tsx";
import { RecordPicture } from "./RecordPicture.tsx";
import { capitalised } from "#domain/text.ts";
import { inPoints } from "#domain/numberWords.ts";
import type { MeetingRecord, RecordedDecision } from "#domain/meeting/recordShape.ts";

/** One candidate's record as a document: on the screen, on paper, in the same order. */
export function RecordSheet({
  record,
  more,
  looks,
}: {
  record: MeetingRecord;
  more: ReactNode;
  /** What was looked at before it was decided. */
  looks: ReactNode;
}) {
  const { candidate, kit, reviewed, decision, earlierDecisions, picture, items } = record;
  return (
    <article className={`card ${css.sheet}`} aria-labelledby="record">
      <header className={css.head}>
        <div>
          <h2 id="record" className={css.who}>
            <bdi>{candidate}</bdi>
          </h2>
          <p className="small muted">
            Record of the calibration for <bdi>{record.opening.title}</bdi>.{" "}
            {kit === null
              ? "The kit is not on this device."
              : `${kit.title}, version ${kit.version}, kit receipt ${kit.receipt}.`}
          </p>
        </div>
        <div className={css.take}>{more}</div>
      </header>

      <section aria-labelledby="decided" className={css.part}>
        <h3 id="decided">Decision</h3>
        {decision === null ? (
          <p>
            Not decided yet. {reviewed.items} of {reviewed.of} items are reviewed.
          </p>
        ) : (
          <Decided decision={decision} />
        )}
        {earlierDecisions.map((earlier) => (
          <div key={earlier.at} className={css.earlier}>
            <p className="small muted">Before that</p>
            <Decided decision={earlier} />
          </div>
        ))}
      </section>

      {picture === null ? (
        <p className="muted">
          Composite, recommendations and must-haves join the record once every item is reviewed (
          {reviewed.items} of {reviewed.of}).
        </p>
      ) : (
        <RecordPicture picture={picture} />
      )}

      <section aria-labelledby="changed" className={css.part}>
        <h3 id="changed">What the talk changed</h3>
        <p>
          {changeInWords(record.change)} {record.change !== null && readAsConsensus}
        </p>
        {record.unplaced > 0 && (
          <p className="small muted">
            {plural(record.unplaced, "new score belongs", "new scores belong")} to a card that is
            not here, and counts when it comes.
          </p>
        )}
      </section>

      {items.map((item) => (
        <RecordItem key={item.id} item={item} />
      ))}
      <RecordBasis record={record} />
      {/* Last: it is read by itself, and what comes late may push nothing away. */}
      {looks}
    </article>
  );
}

function Decided({ decision }: { decision: RecordedDecision }) {
  const { call, at, writtenBy, rationale, composite, against, dissent } = decision;
  return (
    <div className={css.decided}>
      <p>
        <b className={css.call}>{capitalised(call)}</b>{" "}
        <span className="small muted">
          {dateInFull(at)}
          {writtenBy !== "" && `, written down by ${writtenBy}`}
          {composite !== null && `. Composite then: ${inPoints(composite)}`}
        </span>
      </p>
      <p className={css.words} dir="auto">
        {rationale}
      </p>
      {against.map(({ what, reason }) => (
        <p key={what}>
          <b>Against the {what === "composite" ? "composite" : "must-haves"}:</b>{" "}
          <bdi>{reason}</bdi>
        </p>
      ))}
      {dissent.map(({ panelist, note }) => (
        <p key={panelist}>
          <b>
            <bdi>{panelist}</bdi> disagrees:
          </b>{" "}
          <bdi>{note}</bdi>
        </p>
      ))}
    </div>
  );
}
