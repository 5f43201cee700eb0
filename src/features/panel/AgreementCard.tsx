import { inPoints } from "#domain/numberWords.ts";
import { useState } from "react";
import { agreementInWords } from "#domain/panelStatistics/panelInWords.ts";
import {
  enoughCandidates,
  type Agreement,
  type PanelAgreement,
} from "#domain/panelStatistics/panelAgreement.ts";
import { FigureTable } from "#ui/FigureTable.tsx";
import { Basis } from "#ui/Basis.tsx";
import css from "./PanelPage.module.css";

/** Agreement by item and over all, never without the distance in points beside it. */
export function AgreementCard({ agreement: { pooled, items } }: { agreement: PanelAgreement }) {
  const [byPoints, setByPoints] = useState(false);
  const shown = (one: Agreement) => (byPoints ? { ...one, alpha: one.alphaByPoints } : one);
  return (
    <section className="card stack" aria-labelledby="agreement">
      <div>
        <h2 id="agreement">How far the panel agrees on each item</h2>
        <p className="small muted">
          Distance: how far scores of one candidate lie from their middle, in points. Agreement: 1
          is full, 0 is chance, among these panelists and relative to how much candidates differ.
        </p>
      </div>
      <p className="small">
        {inWords(items)}
        {pooled.alpha.state === "too-few-units" &&
          ` Not enough shared interviews yet for agreement: it needs ${enoughCandidates} candidates.`}
      </p>
      <FigureTable label="Agreement by item">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Distance, points</th>
            <th scope="col">Agreement (95% interval)</th>
            <th scope="col">Candidates</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Row key={one.item.id} title={one.item.name} agreement={shown(one)} />
          ))}
          <Row title="All items" agreement={shown(pooled)} />
        </tbody>
      </FigureTable>
      <label className={css.lens}>
        <input
          type="checkbox"
          checked={byPoints}
          onChange={(event) => setByPoints(event.currentTarget.checked)}
        />
        Count points between scores (α, interval) rather than ranks (α, ordinal)
      </label>
      <Basis
        formula="Agreement is Krippendorff’s α, ordinal unless switched: 1 − observed ÷ expected disagreement; interval by leaving out one candidate at a time. Distance is the mean of |score − median| within a candidate."
        source="Krippendorff, Computing Krippendorff’s Alpha-Reliability, 2011. Burke & Dunlap 2002."
      >
        Candidates with two or more scores on the item; α needs 5, and is rough below 8. It is about
        these panelists on candidates like these, and low when candidates are all alike, even where
        panelists differ by less than a point: read the distance beside it. Agreeing is not the same
        as being right.
      </Basis>
    </section>
  );
}

function Row({ title, agreement }: { title: string; agreement: Agreement }) {
  const { distance, candidates } = agreement;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{distance === null ? "none" : inPoints(distance.points)}</td>
      <td>{agreementInWords(agreement)}</td>
      <td>{candidates}</td>
    </tr>
  );
}

function inWords(items: PanelAgreement["items"]): string {
  const sorted = items
    .flatMap(({ item, distance }) => (distance === null ? [] : [{ item, ...distance }]))
    .toSorted((a, b) => b.points - a.points);
  const [widest] = sorted;
  const closest = sorted.at(-1);
  if (widest === undefined || closest === undefined)
    return "No item of any candidate was scored by two panelists.";
  const [far, near] = [inPoints(widest.points), inPoints(closest.points)];
  if (far === near) return `Scores lie ${far} points from their middle on every item compared.`;
  return `Furthest apart on “${widest.item.name}” (${far} points), closest on “${closest.item.name}” (${near}).`;
}
