import { plural } from "#domain/plural.ts";
import css from "./Record.module.css";
import { capitalised } from "#domain/text.ts";
import { inPoints } from "#domain/numberWords.ts";
import type { WholePicture } from "#domain/meeting/recordShape.ts";

/** Composite, recommendations and must-haves as the panel had them before it. */
export function RecordPicture({ picture }: { picture: WholePicture }) {
  const { before, after } = picture.composite;
  return (
    <>
      <section aria-labelledby="composite" className={css.part}>
        <h3 id="composite">Composite</h3>
        <p>
          {after.mean === null || before.mean === null ? (
            "None: nobody scored an item."
          ) : (
            <>
              <b className={css.call}>{inPoints(after.mean)}</b> after the talk,{" "}
              {inPoints(before.mean)} before; {after.items} of {after.of} items,{" "}
              {plural(after.scores, "score")}.
            </>
          )}{" "}
          {picture.weights === "equal"
            ? "Items count equally."
            : `Items count as the kit weighs them: ${picture.weightsReason.trim() || "it gives no reason"}.`}{" "}
          It stood beside the panel’s call and decided nothing.
        </p>
      </section>
      <div className={css.pair}>
        <section aria-labelledby="recommendations" className={css.part}>
          <h3 id="recommendations">Recommendations, before the talk</h3>
          <ul className={css.lines}>
            {picture.recommendations.map(({ panelist, round, recommendation, leftOut }) => (
              <li key={`${panelist} ${round}`}>
                <span>
                  <bdi>{panelist}</bdi>{" "}
                  <span className="small muted">
                    {round}
                    {leftOut !== null && `, ${leftOut}: not in the composite`}
                  </span>
                </span>
                <b>{capitalised(recommendation)}</b>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="must-haves" className={css.part}>
          <h3 id="must-haves">Must-haves</h3>
          <ul className={css.lines}>
            {picture.mustHaves.map(({ title, shown, notShown }) => (
              <li key={title}>
                <span>{title}</span>
                <span>
                  {[
                    shown.length > 0 && `shown: ${shown.join(", ")}`,
                    notShown.length > 0 && `not shown: ${notShown.join(", ")}`,
                  ]
                    .filter((part) => part !== false)
                    .join("; ") || "unknown"}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
