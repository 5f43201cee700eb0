import type { ItemRow } from "#domain/calibration.ts";
import type { Panel } from "#domain/panel.ts";
import { isLevel } from "#domain/scorecard.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import css from "./Calibrate.module.css";

/** Each panelist's evidence on the chosen item, side by side, lowest score first. */
export function Evidence({ row, panel }: { row: ItemRow; panel: Panel }) {
  const marks = row.marks.toSorted((a, b) => Number(a.rating.score) - Number(b.rating.score));
  const signalOf = (id: string) => panel.kit?.signals.find((signal) => signal.id === id);
  const roundOf = (id: string) => panel.rounds.find((round) => round.id === id)?.title ?? "";
  return (
    <section aria-labelledby="evidence" className="stack">
      <h2 id="evidence" tabIndex={-1}>
        Evidence on {row.item.title}
      </h2>
      {marks.length === 0 && <p className="muted">Nobody scored this item.</p>}
      <ul className={css.evidence}>
        {marks.map(({ member, card, rating }) => (
          <li key={card.id} className={`card ${css.piece}`}>
            <div className="row">
              <b>
                <bdi>{member.name}</bdi>
              </b>
              <ScoreMark score={isLevel(rating.score) ? rating.score : null} />
              <span className="small muted">{roundOf(card.round)}</span>
            </div>
            {rating.evidence.trim() === "" ? (
              <p className={css.words}>No evidence written.</p>
            ) : (
              <p className={css.words} dir="auto">
                {rating.evidence}
              </p>
            )}
            {rating.signals.length > 0 && (
              <ul className={css.tags}>
                {rating.signals.map((id) => (
                  <li key={id} className={css.tag} data-tone={signalOf(id)?.tone}>
                    {signalOf(id)?.tone === "red flag" ? "⚑ " : "+ "}
                    {signalOf(id)?.title ?? id}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {row.notObserved.length > 0 && (
        <p className="small muted">
          Not observed by {row.notObserved.map(({ name }) => name).join(", ")}.
        </p>
      )}
    </section>
  );
}
