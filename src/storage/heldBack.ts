import type { CardId, PanelistId } from "#domain/id.ts";
import { cardsHeldBack } from "#domain/roster.ts";
import { listDrafts } from "./drafts.ts";
import { findPanel, listOpenings } from "./panels.ts";

/** Cards on this device that may not leave in a file of this person's yet, over all openings. */
export async function listHeldBack(me: PanelistId | null): Promise<CardId[]> {
  const drafts = me === null ? [] : await listDrafts(me);
  const held: CardId[] = [];
  for (const { id } of await listOpenings()) {
    const panel = await findPanel(id);
    if (panel === null) continue;
    const viewer = { me: me === null ? null : panel.resolve(me), drafts, now: Date.now() };
    held.push(...cardsHeldBack(panel, viewer).flatMap((card) => [card.id, ...card.rivals]));
  }
  return held;
}
