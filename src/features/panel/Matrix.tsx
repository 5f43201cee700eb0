import { inPoints } from "#domain/numberWords.ts";
import { plural } from "#domain/plural.ts";
import type { CandidateId, PanelistId } from "#domain/id.ts";
import type { CoveredMean } from "#domain/scoring/mean.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { RankedCandidate } from "#domain/panelStatistics/panelRankings.ts";
import { Button } from "#ui/Button.tsx";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Matrix.module.css";

/** Of a long list of candidates, as many as a page draws at once without a wait. */
export const firstRows = 200;

/** What stands below the first of a long list, and how to see the rest. */
export function ShowAll({ of, onShow }: { of: number; onShow: () => void }) {
  return (
    <p className="row small muted">
      The first {firstRows} of {of} candidates.
      <Button size="small" onClick={onShow}>
        Show all {of}
      </Button>
    </p>
  );
}

/** Candidates against panelists: a mean with its coverage, or why there is none. */
export function Matrix({
  members,
  rows,
  held,
  standings,
}: {
  members: readonly PanelMember[];
  rows: readonly { candidate: PanelCandidate; cells: ReadonlyMap<PanelistId, CoveredMean> }[];
  /** Whose means do not show yet. */
  held: ReadonlySet<CandidateId>;
  /** Raw mean and corrected score beside each row, where the lens is on. */
  standings: readonly RankedCandidate[] | null;
}) {
  const standingOf = new Map(standings?.map((one) => [one.candidate.id, one]));
  return (
    <Scroll label="Candidates by panelists">
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">Candidate</span>
            </th>
            {members.map((member) => (
              <th key={member.id} scope="col">
                <bdi>{member.name}</bdi>
              </th>
            ))}
            {standings !== null && (
              <>
                <th scope="col">Raw mean</th>
                <th scope="col">Corrected</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ candidate, cells }) => (
            <tr key={candidate.id}>
              <th scope="row">
                <bdi>{candidate.name}</bdi>
              </th>
              {members.map((member) => (
                <Cell key={member.id} cell={cells.get(member.id)} isHeld={held.has(candidate.id)} />
              ))}
              {standings !== null && (
                <Corrected
                  standing={standingOf.get(candidate.id)}
                  isHeld={held.has(candidate.id)}
                />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cell({ cell, isHeld }: { cell: CoveredMean | undefined; isHeld: boolean }) {
  if (cell === undefined) return <td data-level="none">no card</td>;
  if (cell.mean === null) return <td data-level="none">nothing observed</td>;
  if (isHeld)
    return (
      <td data-level="none">
        held back
        <small>
          {cell.scored} of {cell.of}
        </small>
      </td>
    );
  return (
    <td data-level={Math.round(cell.mean)}>
      {inPoints(cell.mean)}
      <small>
        {cell.scored} of {cell.of}
      </small>
    </td>
  );
}

function Corrected({
  standing,
  isHeld,
}: {
  standing: RankedCandidate | undefined;
  isHeld: boolean;
}) {
  if (isHeld)
    return (
      <td colSpan={2} data-level="none">
        held back
      </td>
    );
  if (standing === undefined)
    return (
      <td colSpan={2} data-level="none">
        too few items scored
      </td>
    );
  const { raw, corrected, panelists } = standing;
  return (
    <>
      <td>
        {inPoints(raw)}
        <small>{plural(panelists, "panelist")}</small>
      </td>
      <td>
        {inPoints(corrected.mean)}
        <small>
          {inPoints(corrected.lo)} to {inPoints(corrected.hi)}
        </small>
      </td>
    </>
  );
}
