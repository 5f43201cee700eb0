import { plural } from "#domain/plural.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
import type { PanelistId } from "#domain/id.ts";
import { recusalInWords } from "#domain/panel/recusals.ts";

/** What is not on the table, and why. */
export function Asides({ panel, candidate }: { panel: Panel; candidate: PanelCandidate }) {
  const { otherVersions } = cardsOnOwnKit(panel, candidate.id);
  const late = panel.cardsOn(candidate.id).filter((card) => card.sawOthers);
  const waivers = panel.waivers.filter((waiver) => waiver.candidate === candidate.id);
  const recusals = panel.recusals.filter((recusal) => recusal.candidate === candidate.id);
  const nameOf = (one: PanelistId) =>
    panel.members.find(({ id }) => id === one)?.name ?? "A panelist";
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
          <bdi>{nameOf(card.author)}</bdi>’s card was written after seeing the others: it is kept,
          but does not count.
        </p>
      ))}
      {recusals.map((recusal) => (
        <p key={recusal.author} className="small muted">
          <bdi>{nameOf(recusal.author)}</bdi> did not score: {recusalInWords(recusal)}
        </p>
      ))}
      {waivers.map((waiver) => (
        <p key={`${waiver.author} ${waiver.round}`} className="small muted">
          The panel goes on without <bdi>{nameOf(waiver.author)}</bdi>
          {waiver.by !== "" && `, said ${waiver.by}`}: {waiver.reason}
        </p>
      ))}
    </>
  );
}
