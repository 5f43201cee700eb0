import { inPoints } from "#domain/numberWords.ts";
import { plural } from "#domain/plural.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Agreement } from "#domain/panelStatistics/panelAgreement.ts";
import { agreementInWords } from "#domain/panelStatistics/panelInWords.ts";

/** How far the panel agrees over all items, in figures. */
export function Pooled({ agreement }: { agreement: Agreement }) {
  const { distance, scores, alpha } = agreement;
  if (distance === null) return null;
  const apart = `${inPoints(distance.points)} points from the middle on average`;
  if (alpha.state !== "ok") return `${scores} scores, ${apart}.`;
  return `${scores} scores, ${apart}. Agreement among these panelists (Krippendorff’s α, 95% interval): ${agreementInWords(agreement)}.`;
}

/** What the page rests on, and what it leaves out. */
export function WhatItRestsOn({
  panel,
  open,
  openings,
  kept,
}: {
  panel: Panel;
  open: readonly PanelCandidate[];
  openings: number;
  kept: number;
}) {
  const blind = panel.candidates.length - open.length;
  const { otherVersions } = cardsOnOwnKit(panel);
  return (
    <>
      {plural(open.length, "candidate")} with all cards in
      {openings > 1 && `, from ${openings} openings`}.
      {kept > 0 &&
        ` Includes scores on ${plural(kept, "anonymised candidate")}, kept on this device.`}
      {blind > 0 && ` ${plural(blind, "is", "are")} still blind and left out.`}
      {otherVersions > 0 &&
        ` ${plural(otherVersions, "card on another kit version is", "cards on other kit versions are")} left out.`}
    </>
  );
}
