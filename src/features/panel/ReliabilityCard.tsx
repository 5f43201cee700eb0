import { silenceInWords } from "#domain/panelStatistics/panelInWords.ts";
import type { PanelModel } from "#domain/panelStatistics/panelModel.ts";
import {
  enoughForReliability as enough,
  type PanelReliability,
} from "#domain/panelStatistics/panelReliability.ts";
import { Basis } from "#ui/Basis.tsx";
import css from "./PanelPage.module.css";
import { coefficient } from "#domain/numberWords.ts";
import { plural } from "#domain/plural.ts";

/** How far one panelist's score, and the panel's mean, would come out the same with other panelists. */
export function ReliabilityCard({ model }: { model: PanelModel }) {
  const isShown = model.state === "ok" && model.reliability.state === "ok";
  return (
    <section className="card stack" aria-labelledby="reliability">
      <div>
        <h2 id="reliability">How far a score can be relied on</h2>
        <p className="small muted">
          How much of the difference between scores comes from the candidates themselves, 0 to 1.
        </p>
      </div>
      {model.state === "ok" ? (
        <Figures reliability={model.reliability} />
      ) : (
        <p>{silenceInWords(model.state)}</p>
      )}
      {isShown && (
        <Basis
          formula="One panelist: c ÷ (c + p + e). Panel’s mean: c ÷ (c + q·p + e ÷ k), with the variances of candidates c, panelists p and rest e, and k panelists a candidate; q is how much strictness is left when candidates met different panelists."
          source="ICC(A,1) of Shrout & Fleiss 1979; G(q,k) of Putka, Le, McCloy & Diaz 2008."
        >
          Cards as first submitted, before any discussion; {enough.candidates} candidates,{" "}
          {enough.panelists} panelists and {enough.cards} cards on each candidate. The interval is
          as much the result as the number. No level of it says whom to hire.
        </Basis>
      )}
    </section>
  );
}

function Figures({ reliability }: { reliability: PanelReliability }) {
  switch (reliability.state) {
    case "unlinked":
      return (
        <p>
          Not computed: the panel falls into groups that share nobody, so panels and candidates
          cannot be told apart.
        </p>
      );
    case "too-few-candidates":
      return (
        <p>
          Not enough shared interviews yet: {reliability.has} of {enough.candidates} candidates.
        </p>
      );
    case "too-few-panelists":
      return (
        <p>
          Not enough panelists: {reliability.has} of {enough.panelists}.
        </p>
      );
    case "single-cards":
      return (
        <p>
          Not computed: {plural(reliability.has, "candidate has", "candidates have")} one panelist’s
          card alone, and it takes {enough.cards} on everybody.
        </p>
      );
    case "ok": {
      const { single, panelMean, panelistsPerCandidate } = reliability;
      const isWide = Math.max(single.hi - single.lo, panelMean.hi - panelMean.lo) > 0.5;
      return (
        <>
          <dl className={css.figures}>
            <div>
              <dt>One panelist’s score</dt>
              <dd>
                <b>{coefficient(single.median)}</b> ({coefficient(single.lo)} to{" "}
                {coefficient(single.hi)})
              </dd>
            </div>
            <div>
              <dt>The mean of {panelistsPerCandidate.toFixed(1)} panelists</dt>
              <dd>
                <b>{coefficient(panelMean.median)}</b> ({coefficient(panelMean.lo)} to{" "}
                {coefficient(panelMean.hi)})
              </dd>
            </div>
          </dl>
          {isWide && (
            <p className="small">
              Wide: one of these intervals spans more than half of the scale, so little is known
              yet.
            </p>
          )}
        </>
      );
    }
  }
}
