import { useLiveQuery } from "dexie-react-hooks";
import { systemNames, type ForeignRow } from "#domain/records/foreignRow.ts";
import { plural } from "#domain/plural.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { dropForeignCards, listForeignCards } from "#storage/foreignCards.ts";
import { Button } from "#ui/Button.tsx";
import { dayInWords } from "#ui/dates.ts";
import { Pill } from "#ui/Pill.tsx";
import { say } from "#ui/toasts.ts";
import css from "./FromElsewhere.module.css";

/** Scorecards of other systems on a candidate, beside the panel's own and told apart from them. */
export function FromElsewhere({ panel, candidate }: { panel: Panel; candidate: PanelCandidate }) {
  const all = useLiveQuery(() => listForeignCards(panel.ids), [panel.ids]);
  const rows = (all ?? []).filter((row) => panel.resolve(row.candidate) === candidate.id);
  if (rows.length === 0) return null;
  const drop = async () => {
    await dropForeignCards(rows.map((row) => row.candidate));
    say(`${plural(rows.length, "card")} of other systems taken away again.`);
  };
  return (
    <section className="card stack" aria-labelledby="elsewhere">
      <div className="row">
        <h3 id="elsewhere" className="grow">
          From other systems: {plural(rows.length, "card")}
        </h3>
        <Button size="small" look="quiet" onClick={() => void drop()}>
          Take them away
        </Button>
      </div>
      <p className="small muted">
        Nobody signed these here. They are on this device alone, and count in no score above.
      </p>
      {rows.map((row) => (
        <Card key={row.id} row={row} panel={panel} />
      ))}
    </section>
  );
}

function Card({ row, panel }: { row: ForeignRow; panel: Panel }) {
  const titles = new Map(panel.kit?.items.map(({ id, title }) => [id, title]));
  return (
    <details className={css.card}>
      <summary>
        <Pill>{systemNames[row.source]}</Pill>{" "}
        <b>
          <bdi>{row.panelist === "" ? "No name in the file" : row.panelist}</bdi>
        </b>
        {row.round !== "" && (
          <>
            , <bdi>{row.round}</bdi>
          </>
        )}
        {row.submittedAt !== null && <>, {dayInWords(row.submittedAt)}</>}
        {row.recommendation !== null && <>: {row.recommendation}</>}
      </summary>
      <dl className={css.ratings}>
        {row.ratings.map(({ item, title, score, original, note }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes
          <div key={at}>
            <dt>
              <bdi>{(item && titles.get(item)) ?? title}</bdi>
              {": "}
              <b>{score}</b>
              {original !== "" && original !== String(score) && (
                <span className="small muted"> (there: {original})</span>
              )}
            </dt>
            {note !== "" && <dd dir="auto">{note}</dd>}
          </div>
        ))}
        {row.answers.map(({ question, answer }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <div key={at}>
            <dt className="muted">
              <bdi>{question}</bdi>
            </dt>
            <dd dir="auto">{answer}</dd>
          </div>
        ))}
        {row.takeaways !== "" && (
          <div>
            <dt className="muted">Take-aways</dt>
            <dd dir="auto">{row.takeaways}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}
