import type { CandidateId } from "#domain/id.ts";
import { hasEqualWeights } from "#domain/kit/kit.ts";
import { compositeOf } from "#domain/meeting/composite.ts";
import { inPoints } from "#domain/numberWords.ts";
import type { Panel } from "#domain/panel/panel.ts";
import css from "./Standing.module.css";

/** The one number, beside the call it does not make (rule 6). */
export function Composite({ panel, candidate }: { panel: Panel; candidate: CandidateId }) {
  const before = compositeOf(panel, candidate, "before");
  const after = compositeOf(panel, candidate, "after");
  const hasMoved =
    before.mean !== null && after.mean !== null && inPoints(before.mean) !== inPoints(after.mean);
  return (
    <div className={css.composite}>
      <b>{after.mean === null ? "None" : inPoints(after.mean)}</b>
      <span className="small muted">
        composite, {after.items} of {after.of} items, {after.scores} scores
        {hasMoved && `; ${inPoints(before.mean ?? 0)} before the talk`}.{" "}
        {hasEqualWeights(panel.kit?.items ?? [])
          ? "Items count equally."
          : "Items count as the kit weighs them."}{" "}
        It stands beside your call and decides nothing.
      </span>
    </div>
  );
}
