import { isTombstone, type SharedRecord } from "#domain/records/record.ts";
import { openingIn, panelistIn, type Rows } from "./names.ts";
import type { Holds } from "./preview.ts";

/** What a file says it holds, by names: as told in it, before any of it is believed. */
export function holdsOf(records: readonly SharedRecord[], rows: Rows): Holds {
  const cards = records.filter(
    (record) => !isTombstone(record) && (record.kind === "scorecard" || record.kind === "sealed"),
  );
  const places = new Set<string>();
  const from = new Set<string>();
  for (const card of cards) {
    if (isTombstone(card) || !("candidate" in card.body) || !("round" in card.body)) continue;
    places.add(`${card.author} ${card.body.candidate} ${card.body.round}`);
    from.add(panelistIn(rows, card.author));
  }
  const openings = records.filter((record) => !isTombstone(record) && record.kind === "opening");
  return {
    cards: places.size,
    from: [...from],
    openings: [...new Set(openings.map(({ id }) => openingIn(rows, id)))],
  };
}
