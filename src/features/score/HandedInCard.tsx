import type { ReactNode } from "react";
import { countedCards } from "#domain/panel/counted.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { CardSetting } from "./cardSetting.ts";
import { SubmittedCard } from "./SubmittedCard.tsx";

/** A card that is in: as it was submitted, or the `sheet` of a correction that is still possible. */
export function HandedInCard({
  draft,
  sheet,
  shortcuts,
  ...setting
}: CardSetting & {
  card: PanelCard;
  draft: Draft | null;
  sheet: ReactNode;
  shortcuts: boolean;
}) {
  const { panel, viewer, candidate, card } = setting;
  // Once the panel's cards are open this one stays as it is, also for a correction begun before.
  const isRevealed =
    countedCards(panel, candidate.id).some(({ author }) => author !== card.author) &&
    revealOf(panel, { ...viewer, drafts: [] }, candidate).state === "open";
  if (draft !== null && !isRevealed) return sheet;
  return (
    <SubmittedCard {...setting} {...{ isRevealed, shortcuts }} hasCorrection={draft !== null} />
  );
}
