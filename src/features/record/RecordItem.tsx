import { isLevel } from "#domain/records/scorecard.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import css from "./Record.module.css";
import type { RecordedItem, RecordedScore } from "#domain/meeting/recordShape.ts";

/** One item: each panelist's score before and after, with the evidence and what moved them. */
export function RecordItem({ item: { title, weight, reviewed, scores } }: { item: RecordedItem }) {
  return (
    <section className={css.item} aria-label={title}>
      <h3>
        {title}
        {weight !== 1 && <span className={css.aside}> counts {weight}×</span>}
        {!reviewed && <span className={css.aside}> not reviewed yet</span>}
      </h3>
      {scores.length === 0 ? (
        <p className="muted">Nobody answered it.</p>
      ) : (
        <table className={css.scores}>
          <thead>
            <tr>
              <th scope="col">Panelist</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Evidence, and what moved them</th>
            </tr>
          </thead>
          <tbody>
            {scores.map((score) => (
              <Row key={score.receipt} score={score} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ score }: { score: RecordedScore }) {
  const { panelist, round, before, after, rerated, former, evidence, signals } = score;
  return (
    <tr data-moved={before !== after}>
      <th scope="row">
        <bdi>{panelist}</bdi>
        <small>{round}</small>
      </th>
      <td>
        <ScoreMark score={isLevel(before) ? before : null} />
      </td>
      <td>
        <span aria-hidden className={css.arrow}>
          →{" "}
        </span>
        <ScoreMark score={isLevel(after) ? after : null} />
        {before !== after && <small>moved</small>}
      </td>
      <td>
        {evidence.trim() === "" ? (
          <span className="muted">No evidence written.</span>
        ) : (
          <span className={css.words} dir="auto">
            {evidence}
          </span>
        )}
        {signals.length > 0 && (
          <small>
            {signals
              .map(({ title, tone }) => `${tone === "red flag" ? "⚑" : "+"} ${title}`)
              .join(", ")}
          </small>
        )}
        {former !== null && (
          <small>
            Before correcting the card: {former.from} to {former.to}, not counted
          </small>
        )}
        {rerated !== null && (
          <small>
            {before === after ? "Kept after the talk" : `After the talk, ${before} to ${after}`}
            {rerated.reason !== "" && (
              <>
                : <bdi>{rerated.reason}</bdi>
              </>
            )}
            {rerated.enteredBy !== null && (
              <>
                {" "}
                (entered by <bdi>{rerated.enteredBy}</bdi>)
              </>
            )}
          </small>
        )}
      </td>
    </tr>
  );
}
