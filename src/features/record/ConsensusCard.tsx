import type { Consensus } from "#domain/meeting/consensus.ts";
import {
  consensusInWords,
  dominanceInWords,
  consensusFigures,
  readAsConsensus,
} from "#domain/meeting/consensusInWords.ts";
import { Basis } from "#ui/Basis.tsx";
import { Fold } from "#ui/Fold.tsx";
import css from "./Record.module.css";

/** What the talks changed over all candidates, with the warning that only the lead may need. */
export function ConsensusCard({ consensus, isLead }: { consensus: Consensus; isLead: boolean }) {
  const { changes } = consensus;
  const dominance = isLead ? dominanceInWords(consensus) : null;
  return (
    <section className="card stack" aria-labelledby="consensus">
      <div>
        <h2 id="consensus">What the talks changed</h2>
        <p>
          {changes === null
            ? "Nothing to compare yet: it appears with the first item the panel has reviewed."
            : consensusInWords(consensus)}
        </p>
      </div>
      {changes !== null && (
        <>
          <table className={css.figures}>
            <thead>
              <tr>
                <th scope="col">On the items reviewed</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {consensusFigures(consensus).map(({ name, before, after }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small muted">{readAsConsensus}</p>
          {dominance !== null && (
            <Fold summary="For the lead">
              <p>{dominance}</p>
            </Fold>
          )}
          <Basis
            formula="Mean distance of scores from the middle (median) score of an item; share of items with a range of 2 or more; Krippendorff’s α, ordinal; interval of the change by leaving out one candidate at a time."
            source="AD index: Burke and Dunlap 2002. α: Krippendorff."
          >
            {changes.matched} scores given both before and after, on {changes.cells} items with two
            panelists or more.
          </Basis>
        </>
      )}
    </section>
  );
}
