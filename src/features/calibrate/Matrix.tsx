import type { PanelistId } from "#domain/id.ts";
import type { CoveredMean } from "#domain/mean.ts";
import type { PanelCandidate, PanelMember } from "#domain/panel.ts";
import type { Standing } from "#domain/panelModel.ts";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Calibrate.module.css";

/** Candidates against panelists: a mean with its coverage, or why there is none. */
export function Matrix({
  members,
  rows,
  standings,
}: {
  members: readonly PanelMember[];
  rows: readonly { candidate: PanelCandidate; cells: ReadonlyMap<PanelistId, CoveredMean> }[];
  /** Raw mean and corrected score beside each row, where the lens is on. */
  standings: readonly Standing[] | null;
}) {
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
                <Cell key={member.id} cell={cells.get(member.id)} />
              ))}
              {standings !== null && (
                <Corrected standing={standings.find((one) => one.candidate.id === candidate.id)} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cell({ cell }: { cell: CoveredMean | undefined }) {
  if (cell === undefined) return <td data-level="none">no card</td>;
  if (cell.mean === null) return <td data-level="none">nothing observed</td>;
  return (
    <td data-level={Math.round(cell.mean)}>
      {cell.mean.toFixed(1)}
      <small>
        {cell.scored} of {cell.of}
      </small>
    </td>
  );
}

function Corrected({ standing }: { standing: Standing | undefined }) {
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
        {raw.toFixed(1)}
        <small>{panelists === 1 ? "1 panelist" : `${panelists} panelists`}</small>
      </td>
      <td>
        {corrected.mean.toFixed(1)}
        <small>
          {corrected.lo.toFixed(1)} to {corrected.hi.toFixed(1)}
        </small>
      </td>
    </>
  );
}
