import { pastedCard } from "#domain/exports/cardInSections.ts";
import { receiptOf } from "#domain/hash.ts";
import { pastedParts } from "#domain/pasted.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";
import { hashOf } from "#domain/records/scorecard.ts";
import { CopyForAts } from "#ui/CopyForAts.tsx";
import { dateInFull } from "#ui/dates.ts";
import type { CardSetting } from "./cardSetting.ts";

/** A card that is in, for the fields of another system. What was noted privately stays here. */
export function CardForAts({
  panel,
  candidate,
  round,
  kit,
  card,
  shortcuts,
}: Pick<CardSetting, "panel" | "candidate" | "round" | "kit"> & {
  card: PanelCard;
  shortcuts: boolean;
}) {
  return (
    <CopyForAts
      wide
      shortcuts={shortcuts}
      {...pastedParts(
        pastedCard({
          body: card.body,
          kit,
          candidate: candidate.name,
          panelist: panel.members.find(({ id }) => id === card.author)?.name ?? "a panelist",
          round: round.title,
          submitted: dateInFull(card.body.submittedAt),
          receipt: receiptOf(hashOf(card.id)),
        }),
      )}
    />
  );
}
