import type { PanelistId } from "#domain/id.ts";
import type { CoveredMean } from "#domain/mean.ts";
import type { PanelCandidate, PanelMember } from "#domain/panel.ts";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Calibrate.module.css";

/** Candidates against panelists: a mean with its coverage, or why there is none. */
export function Matrix({
  members,
  rows,
}: {
  members: readonly PanelMember[];
  rows: readonly { candidate: PanelCandidate; cells: ReadonlyMap<PanelistId, CoveredMean> }[];
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
