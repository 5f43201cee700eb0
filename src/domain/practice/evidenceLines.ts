import type { ItemId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { sourceNames } from "#domain/records/evidence.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";

/** A line of a card's evidence, to be taken into a case or left. */
export type EvidenceLine = {
  key: string;
  item: ItemId;
  text: string;
  /** `null` for what is one's own. */
  source: string | null;
};

/** Item by item, the lines filed there and then each line that was typed. */
export function evidenceLines({ items }: Kit, { ratings }: Scorecard): EvidenceLine[] {
  return items.flatMap(({ id }) => {
    const rating = ratings[id];
    if (rating === undefined) return [];
    const filed = (rating.lines ?? []).map(({ text, source }) => ({
      text,
      source: source === undefined ? null : sourceNames[source],
    }));
    const typed = rating.evidence.split(/\r?\n/).map((text) => ({ text, source: null }));
    return [...filed, ...typed]
      .filter(({ text }) => text.trim() !== "")
      .map((line, at) => ({ ...line, key: `${id} ${at}`, item: id }));
  });
}
