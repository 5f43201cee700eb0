import { matrixRow, pooledCards, scaleUse, type ScaleUse } from "#domain/calibration.ts";
import { levels } from "#domain/kit.ts";
import type { Panel } from "#domain/panel.ts";
import { revealOf, type Viewer } from "#domain/roster.ts";
import { Notice } from "#ui/Notice.tsx";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Calibrate.module.css";
import { CalibrateNav } from "./CalibrateNav.tsx";
import { Matrix } from "./Matrix.tsx";
import { lazily } from "#ui/lazily.tsx";

const ScaleBars = lazily(
  async () => (await import("./ScaleBars.tsx")).ScaleBars,
  <div className={css.chartSpace} />,
);

/** The panel as a whole, over the candidates whose cards may be shown. */
export function PanelPage({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const open = panel.candidates.filter(
    (candidate) => revealOf(panel, viewer, candidate).state === "open",
  );
  const blind = panel.candidates.length - open.length;
  const members = panel.members.filter(({ role }) => role !== "shadow");
  const use = scaleUse(
    panel,
    open.map(({ id }) => id),
  );
  const { otherVersions } = pooledCards(panel);
  if (open.length === 0)
    return (
      <div className="stack">
        <CalibrateNav panel={panel} here="panel" />
        <Notice>
          <b>Nothing to compare yet.</b> A candidate appears here when your own card and all
          expected cards on them are in.
        </Notice>
      </div>
    );
  return (
    <div className="stack">
      <CalibrateNav panel={panel} here="panel" />
      <p className="muted">
        {open.length === 1 ? "1 candidate" : `${open.length} candidates`} with all cards in.
        {blind > 0 && ` ${blind === 1 ? "1 is" : `${blind} are`} still blind and left out.`}
        {otherVersions > 0 && ` ${otherVersions} cards on other kit versions are left out.`}
      </p>
      <section className="card stack" aria-labelledby="matrix">
        <div>
          <h2 id="matrix">Every candidate, every panelist</h2>
          <p className="small muted">
            Mean of the items each panelist scored, with how many of them. Raw scores: nobody’s are
            corrected.
          </p>
        </div>
        <Matrix
          members={members}
          rows={open.map((candidate) => ({ candidate, cells: matrixRow(panel, candidate.id) }))}
        />
      </section>
      <section className="card stack" aria-labelledby="scale-use">
        <div>
          <h2 id="scale-use">How each panelist uses the scale</h2>
          <p className="small muted">Share of scores at each level. {scaleInWords(use)}</p>
        </div>
        <ScaleBars use={use} />

        <details>
          <summary>The same as a table</summary>
          <UseTable use={use} />
        </details>
      </section>
    </div>
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
    <Scroll label="Scores at each level by panelist">
      <table className={css.table}>
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
      </table>
    </Scroll>
  );
}
