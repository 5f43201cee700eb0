import type { ItemId } from "#domain/id.ts";
import { inPoints } from "#domain/numberWords.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { meanOfCard } from "#domain/scoring/mean.ts";

/** What the panelist's own scores come to. */
export function OwnMean({ card, items }: { card: Draft; items: readonly ItemId[] }) {
  const { mean, scored, of } = meanOfCard(card, items);
  if (mean === null) return null;
  return (
    <p className="small muted">
      Your items average {inPoints(mean)} ({scored} of {of} scored).
    </p>
  );
}
