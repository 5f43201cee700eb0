import { plural } from "#domain/plural.ts";
import { memo, useState } from "react";
import { hasEqualWeights } from "#domain/kit/kit.ts";
import type { HeldBack } from "#domain/meeting/reviewed.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { countedMembers } from "#domain/panel/counted.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { silenceInWords } from "#domain/panelStatistics/panelInWords.ts";
import type { PanelModel } from "#domain/panelStatistics/panelModel.ts";
import { Basis } from "#ui/Basis.tsx";
import { firstRows, Matrix, ShowAll } from "./Matrix.tsx";
import css from "./PanelPage.module.css";
import { panelistMeans } from "#domain/panelStatistics/panelistMeans.ts";

/**
 * Raw means; correcting them for strictness is a lens one switches on. Drawn anew only when what it
 * shows changes: the statistics' progress does not.
 */
export const MatrixCard = memo(function MatrixCard({
  panel,
  open,
  held,
  model,
  isCorrected,
  onCorrect,
}: {
  panel: Panel;
  open: readonly PanelCandidate[];
  held: readonly HeldBack[];
  model: PanelModel | null;
  isCorrected: boolean;
  onCorrect: (isCorrected: boolean) => void;
}) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? open : open.slice(0, firstRows);
  const isWeighted = panel.kit !== null && !hasEqualWeights(panel.kit.items);
  const isShown = isCorrected && model?.state === "ok";
  const standings = isShown ? model.rankings.raw.flatMap((ranking) => ranking.standings) : null;
  return (
    <section className="card stack" aria-labelledby="matrix">
      <div>
        <h2 id="matrix">Every candidate, every panelist</h2>
        <p className="small muted">
          Mean of the items each panelist scored, with how many of them. The cells are raw: nobody’s
          are corrected.
          {isWeighted && " Items count as the kit says, here and in all that compares candidates."}
          {held.length > 0 &&
            ` Held back where items are still to be reviewed: ${plural(held.length, "candidate")} of ${open.length}.`}
        </p>
      </div>
      <label className={css.lens}>
        <input
          type="checkbox"
          checked={isShown}
          disabled={model?.state !== "ok"}
          onChange={(event) => onCorrect(event.currentTarget.checked)}
        />
        Show scores corrected for strictness
      </label>
      {model !== null && model.state !== "ok" && (
        <p className="small muted">Nothing to correct. {silenceInWords(model.state)}</p>
      )}
      {isShown && <p className="small">{lensInWords(model)}</p>}
      <Matrix
        members={countedMembers(panel)}
        rows={shown.map((candidate) => ({ candidate, cells: panelistMeans(panel, candidate.id) }))}
        held={new Set(held.map(({ candidate }) => candidate.id))}
        standings={standings}
      />
      {shown.length < open.length && <ShowAll of={open.length} onShow={() => setWhole(true)} />}
      {isShown && (
        <Basis
          formula="Corrected = average + candidate, with the panelists’ parts taken at this panel’s mean. The raw mean is the mean of the row."
          source="The same model as strictness. The fewer panelists a candidate met, the more the score moves towards the panel’s average."
        >
          Every card on which at least half of the items that anybody scored here were scored
          {model.partialCards > 0 &&
            ` (${plural(model.partialCards, "card is", "cards are")} left out)`}
          . An item skipped is made up for by how it is scored in general. Correcting takes out
          average strictness, nothing else; it does not make scores fair.
        </Basis>
      )}
    </section>
  );
});

function lensInWords({ isComplete, isWhole, links }: Extract<PanelModel, { state: "ok" }>): string {
  const apart =
    links.groups.length > 1
      ? " Corrected scores are those of each candidate’s own group, and not comparable across groups."
      : "";
  if (!isComplete)
    return `What this whole panel would give on average, with 95% intervals. To tell two candidates apart, read “Who can be told apart”, not the overlap of intervals.${apart}`;
  return isWhole
    ? "Everyone scored everyone, so correcting cannot change the order. It only moves scores towards the panel’s average."
    : "Everyone scored everyone, so strictness cannot change the order. Where the order differs from the raw means, it is because some items were not observed.";
}
