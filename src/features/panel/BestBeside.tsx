import { coefficient } from "#domain/numberWords.ts";
import { neededInWords, nextInWords } from "#domain/panelStatistics/bestInWords.ts";
import type { PanelModel } from "#domain/panelStatistics/panelModel.ts";
import {
  enoughForReliability,
  firmAnswer,
  type NeededPanelists,
} from "#domain/panelStatistics/panelReliability.ts";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./BestCard.module.css";

/** What would make the answer surer: one more interview, or more panelists for everybody. */
export function BestBeside({
  model: { best, needed },
  roundOf,
}: {
  model: Extract<PanelModel, { state: "ok" }>;
  roundOf: (panelist: string) => string | null;
}) {
  const next = nextInWords(best);
  const round = best.next === null ? null : roundOf(best.next.panelist.id);
  return (
    <div className={css.beside}>
      <div>
        <h3>The next interview that would tell you most</h3>
        <p>
          <b>{next.short}</b>
          {round !== null && `, ${round}`}
          {best.next !== null && "."} {next.why}
        </p>
      </div>
      <div>
        <h3>How many panelists for a firm answer</h3>
        <Needed needed={needed} />
      </div>
    </div>
  );
}

function Needed({ needed }: { needed: NeededPanelists }) {
  switch (needed.state) {
    case "unlinked":
      return <p>Not computed across groups that share nobody.</p>;
    case "too-few-candidates":
      return (
        <p>
          Not enough candidates to tell yet: {needed.has} of {enoughForReliability.candidates}.
        </p>
      );
    case "ok": {
      const { short, why } = neededInWords(needed);
      return (
        <>
          <p>
            <b>{short}</b> {why}
          </p>
          <Designs needed={needed} />
        </>
      );
    }
  }
}

/** G by panelists a candidate, with its 95 % interval. */
function Designs({
  needed: { designs, now },
}: {
  needed: Extract<NeededPanelists, { state: "ok" }>;
}) {
  return (
    <Scroll label="Reliability of the mean by panelists per candidate">
      <table className={css.designs}>
        <thead>
          <tr>
            {designs.map(({ panelists }) => (
              <th key={panelists} scope="col" data-now={panelists === Math.round(now)}>
                {panelists}
                {panelists === Math.round(now) && " now"}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {designs.map(({ panelists, g }) => (
              <td
                key={panelists}
                data-now={panelists === Math.round(now)}
                data-firm={g.median >= firmAnswer}
              >
                <b>{coefficient(g.median)}</b>
                <small>
                  {coefficient(g.lo)} to {coefficient(g.hi)}
                </small>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Scroll>
  );
}
