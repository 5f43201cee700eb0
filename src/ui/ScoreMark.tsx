import css from "./ScoreMark.module.css";

/** A score as a small coloured numeral; `null` reads as not observed. */
export function ScoreMark({ score }: { score: number | null }) {
  return (
    <span className={css.score} data-level={score ?? "none"}>
      {score ?? "n/o"}
      {score === null && <span className="unseen"> (not observed)</span>}
    </span>
  );
}
