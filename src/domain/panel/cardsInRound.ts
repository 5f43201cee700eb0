import type { Panel } from "./panel.ts";

/** How many cards are in, read or still sealed, by round. */
export function cardsByRoundIn({ cards, candidates, sealing }: Panel): Map<string, number> {
  const places = new Set(cards.map((card) => `${card.round} ${card.candidate} ${card.author}`));
  for (const { id } of candidates)
    for (const { record } of sealing?.on(id).cards ?? [])
      places.add(`${record.body.round} ${id} ${record.author}`);
  const counts = new Map<string, number>();
  for (const place of places) {
    const round = place.split(" ")[0] ?? "";
    counts.set(round, (counts.get(round) ?? 0) + 1);
  }
  return counts;
}
