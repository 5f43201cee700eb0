import type { ItemId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { whyNotCounted } from "#domain/panel/counted.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { evidenceLines } from "#domain/practice/evidenceLines.ts";
import type { NameToHide } from "#domain/practice/namePatterns.ts";
import { nameless, textOfParts, type NamelessPart } from "#domain/practice/nameless.ts";

/** A line of evidence as a candidate may read it; whose it is, nothing tells. */
export type FeedbackLine = {
  key: string;
  text: string;
  parts: readonly NamelessPart[];
  source: string | null;
};
export type FeedbackItem = { item: ItemId; title: string; lines: FeedbackLine[] };

/**
 * What the cards on a candidate say under each item, in the order of the kit, names replaced. Of
 * cards that are open to the viewer; not of those written for practice. What two wrote alike is one.
 */
export function feedbackItems(
  panel: Panel,
  candidate: PanelCandidate,
  named: readonly NameToHide[],
): FeedbackItem[] {
  const items = new Map<ItemId, FeedbackItem>(
    (panel.kit?.items ?? []).map(({ id, title }) => [id, { item: id, title, lines: [] }]),
  );
  for (const card of panel.cardsOn(candidate.id)) {
    const kit = panel.kits.get(card.body.kit);
    if (kit === undefined || whyNotCounted(panel, card) === "practice") continue;
    for (const { item, text: written, source } of evidenceLines(kit, card.body)) {
      const title = kit.items.find(({ id }) => id === item)?.title ?? item;
      const under = items.get(item) ?? { item, title, lines: [] };
      items.set(item, under);
      const parts = nameless(written.trim(), named);
      const text = textOfParts(parts);
      if (under.lines.every((line) => line.text !== text))
        under.lines.push({ key: `${item} ${under.lines.length}`, text, parts, source });
    }
  }
  return [...items.values()].filter(({ lines }) => lines.length > 0);
}
