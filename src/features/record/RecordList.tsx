import { Link } from "wouter";
import { consensusOf } from "#domain/meeting/consensus.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLead, type Viewer } from "#domain/panel/roster.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { dateInFull } from "#ui/dates.ts";
import { Notice } from "#ui/Notice.tsx";
import { Scroll } from "#ui/Scroll.tsx";
import { ConsensusCard } from "./ConsensusCard.tsx";
import css from "./Record.module.css";
import { itemsToReview } from "#domain/meeting/reviewed.ts";
import { compositeOf } from "#domain/meeting/composite.ts";
import { capitalised } from "#domain/text.ts";
import { inPoints } from "#domain/numberWords.ts";

/** Every candidate's decision, in the order of the roster: never a ranking. */
export function RecordList({
  panel,
  viewer,
  open,
}: {
  panel: Panel;
  viewer: Viewer;
  open: readonly PanelCandidate[];
}) {
  if (panel.candidates.length === 0)
    return (
      <Notice
        action={
          <Link href={paths.opening(panel.id)} className={buttonClass()}>
            To the roster
          </Link>
        }
      >
        <b>No candidates yet.</b> Each has a record here once the panel has discussed them.
      </Notice>
    );
  return (
    <>
      <section className="card stack">
        <div>
          <h2>Records</h2>
          <p className="small muted">Open one to read and print it.</p>
        </div>
        <Scroll label="Records">
          <table className={css.list}>
            <thead>
              <tr>
                <th scope="col">Candidate</th>
                <th scope="col">Decision</th>
                <th scope="col">Items reviewed</th>
                <th scope="col">Composite, before and after</th>
              </tr>
            </thead>
            <tbody>
              {panel.candidates.map((candidate) => (
                <tr key={candidate.id}>
                  <th scope="row">
                    <Link href={paths.record(panel.id, candidate.id)}>
                      <bdi>{candidate.name}</bdi>
                    </Link>
                  </th>
                  {open.includes(candidate) ? (
                    <Told panel={panel} candidate={candidate} />
                  ) : (
                    <td colSpan={3} className="muted">
                      waiting for cards
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </section>
      <ConsensusCard consensus={consensusOf(panel, open)} isLead={isLead(panel, viewer)} />
    </>
  );
}

function Told({ panel, candidate: { id } }: { panel: Panel; candidate: PanelCandidate }) {
  const [decision] = panel.meeting.decisionsOn(id);
  const of = panel.kit?.items.length ?? 0;
  const left = itemsToReview(panel, id).length;
  return (
    <>
      <td>
        {decision === undefined ? (
          <span className="muted">not yet</span>
        ) : (
          <>
            <b>{capitalised(decision.call)}</b>
            <small>{dateInFull(decision.at)}</small>
          </>
        )}
      </td>
      <td>
        {of - left} of {of}
      </td>
      <td>
        {left > 0 ? (
          <span className="muted">hidden until all are reviewed</span>
        ) : (
          <Composites {...{ panel, id }} />
        )}
      </td>
    </>
  );
}

function Composites({ panel, id }: { panel: Panel; id: PanelCandidate["id"] }) {
  const [before, after] = (["before", "after"] as const).map((when) =>
    compositeOf(panel, id, when),
  );
  if (before == null || after == null || before.mean === null || after.mean === null)
    return "nothing scored";
  return (
    <>
      {inPoints(before.mean)} → {inPoints(after.mean)}
      <small>
        {after.items} of {after.of} items
      </small>
    </>
  );
}
