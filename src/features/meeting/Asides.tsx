import { plural } from "#domain/plural.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";

/** What is not on the table, and why. */
export function Asides({ panel, candidate }: { panel: Panel; candidate: PanelCandidate }) {
  const { otherVersions } = cardsOnOwnKit(panel, candidate.id);
  const late = panel.cardsOn(candidate.id).filter((card) => card.sawOthers);
  const waivers = panel.waivers.filter((waiver) => waiver.candidate === candidate.id);
  return (
    <>
      {otherVersions > 0 && (
        <p className="small muted">
          {plural(otherVersions, "card is", "cards are")} on another kit version and not shown here:
          versions are not mixed.
        </p>
      )}
      {late.map((card) => (
        <p key={card.id} className="small muted">
          <bdi>{panel.members.find(({ id }) => id === card.author)?.name ?? "A panelist"}</bdi>’s
          card was written after seeing the others: it is kept, and counted nowhere.
        </p>
      ))}
      {waivers.map((waiver) => (
        <p key={`${waiver.author} ${waiver.round}`} className="small muted">
          The panel goes on without{" "}
          <bdi>{panel.members.find(({ id }) => id === waiver.author)?.name ?? "a panelist"}</bdi>
          {waiver.by !== "" && `, said ${waiver.by}`}: {waiver.reason}
        </p>
      ))}
    </>
  );
}
