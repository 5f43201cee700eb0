import { listDrafts } from "./drafts.ts";
import { findPanel, listOpenings } from "./panels.ts";
import { currentAuthor } from "./writing.ts";
import { idsStillBlind } from "#domain/panel/reveal.ts";

/** The ids of cards and of what was said of them that may not leave in a file of the person scoring now, over all openings here. */
export async function listHeldBack(): Promise<string[]> {
  const author = await currentAuthor();
  const me = author === "needle" ? null : author;
  const drafts = me === null ? [] : await listDrafts(me);
  const held: string[] = [];
  for (const { id } of await listOpenings()) {
    const panel = await findPanel(id);
    if (panel === null) continue;
    const viewer = { me: me === null ? null : panel.resolve(me), drafts, now: Date.now() };
    held.push(...idsStillBlind(panel, viewer));
  }
  return held;
}
