import type { Panel } from "#domain/panel/panel.ts";
import { cellState, type CellState, type Viewer } from "#domain/panel/roster.ts";
import { enoughInWords } from "#domain/panel/stillSealedInWords.ts";
import { CardMark, markOf, type Mark } from "./CardMark.tsx";
import css from "./Roster.module.css";
import { columnsOf } from "./rosterColumns.ts";

const meanings = [
  ["sealed", "submitted, nobody can read it yet"],
  ["let go", "its author opened theirs; it opens with the others’"],
  ["in", "opened, everybody’s card is here"],
  ["refused", "not what its author had handed in"],
] as const satisfies readonly (readonly [Mark, string])[];

/** What the marks of a sealed opening's roster mean, as far as they are on it; what was refused, and why. */
export function RosterLegend({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const cells = cellsOf(panel, viewer);
  const marks = new Set(cells.map(({ cell }) => markOf(cell)));
  const refused = cells.flatMap(({ cell, ...place }) =>
    cell.state === "refused" ? { ...place, reason: cell.reason } : [],
  );
  return (
    <>
      {refused.map(({ key, member, candidate, reason }) => (
        <p key={key} className={css.refused}>
          <b>
            Refused: the card of <bdi>{member}</bdi> on <bdi>{candidate}</bdi>.
          </b>{" "}
          It was opened, and {reason}. It counts for nobody: ask <bdi>{member}</bdi> what happened,
          or for a new card.
        </p>
      ))}
      {marks.size > 1 && (
        <ul className={css.legend} aria-label="What the marks mean">
          {meanings
            .filter(([mark]) => marks.has(mark))
            .map(([mark, meaning]) => (
              <li key={mark}>
                <CardMark mark={mark} />
                {mark}: {meaning}
              </li>
            ))}
        </ul>
      )}
      {marks.has("sealed") && <p className="small muted">{enoughInWords(panel)}</p>}
    </>
  );
}

type Cell = { key: string; member: string; candidate: string; cell: CellState };

function cellsOf(panel: Panel, viewer: Viewer): Cell[] {
  const columns = columnsOf(panel).flatMap((group) => group.columns);
  return panel.candidates.flatMap((candidate) =>
    columns.map(({ member, round }) => ({
      key: `${candidate.id} ${member.id} ${round}`,
      member: member.name,
      candidate: candidate.name,
      cell: cellState(panel, viewer, { candidate, member, round }),
    })),
  );
}
