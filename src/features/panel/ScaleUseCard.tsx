import { levels } from "#domain/kit/kit.ts";
import type { HeldBack } from "#domain/meeting/reviewed.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { KeptScores } from "#domain/records/keptScores.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { FigureTable } from "#ui/FigureTable.tsx";
import { Basis } from "#ui/Basis.tsx";
import { Fold } from "#ui/Fold.tsx";
import { ScaleBars } from "./ScaleBars.tsx";
import { scaleUse, type ScaleUse } from "#domain/panelStatistics/scaleUse.ts";

export function ScaleUseCard({
  panel,
  open,
  held,
  kept,
}: {
  panel: Panel;
  open: readonly PanelCandidate[];
  held: readonly HeldBack[];
  kept: readonly KeptScores[];
}) {
  const use = scaleUse(
    panel,
    open.map(({ id }) => id),
    kept,
  );
  const isOneHeld = open.length === 1 && held.length === 1;
  return (
    <section className="card stack" aria-labelledby="scale-use">
      <div>
        <h2 id="scale-use">How each panelist uses the scale</h2>
        <p className="small muted">Share of scores at each level.</p>
      </div>
      {isOneHeld ? (
        <p>
          Held back until every item of the one candidate here is reviewed: it would give each
          panelist’s mean away.
        </p>
      ) : (
        <>
          <p className="small">{scaleInWords(use)}</p>
          <ScaleBars use={use} />
          <Fold summary="The same as a table">
            <UseTable use={use} />
          </Fold>
        </>
      )}
      <Basis
        formula="Scores a panelist gave at a level ÷ all scores they gave."
        source="Counts; nothing is estimated or corrected."
      >
        All scored items of the candidates shown here. Whoever met stronger candidates gives higher
        scores: see how strictly each panelist scores.
      </Basis>
    </section>
  );
}

/** Who sits highest and lowest on the scale, in counts one can check. */
function scaleInWords(use: readonly ScaleUse[]): string {
  const scoring = use.filter(({ total }) => total > 0);
  const [first] = scoring;
  if (first === undefined) return "Nobody scored yet.";
  const upper = ({ counts, total }: ScaleUse) => (counts[4] + counts[5]) / total;
  const inWords = ({ member, counts, total }: ScaleUse) =>
    `${member.name} gave 4 or 5 in ${counts[4] + counts[5]} of ${total}`;
  if (scoring.length === 1) return `${inWords(first)}.`;
  const sorted = scoring.toSorted((a, b) => upper(b) - upper(a));
  const [most] = sorted;
  const least = sorted.at(-1);
  if (most === undefined || least === undefined) return "";
  return `${inWords(most)}, ${inWords(least)}. They may have met different candidates, so this alone says nothing about who is strict.`;
}

function UseTable({ use }: { use: readonly ScaleUse[] }) {
  return (
    <FigureTable label="Scores at each level by panelist">
      <thead>
        <tr>
          <th scope="col">Panelist</th>
          {levels.map((level) => (
            <th key={level} scope="col">
              {level}
            </th>
          ))}
          <th scope="col">Scores</th>
        </tr>
      </thead>
      <tbody>
        {use.map(({ member, counts, total }) => (
          <tr key={member.id}>
            <th scope="row">
              <bdi>{member.name}</bdi>
            </th>
            {levels.map((level) => (
              <td key={level}>{counts[level]}</td>
            ))}
            <td>{total}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}
