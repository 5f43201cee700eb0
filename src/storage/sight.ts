import { viewerOf } from "#domain/panel/looks.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Sight } from "#domain/records/travel.ts";
import { listDrafts } from "./drafts.ts";
import { readMemory } from "./looks.ts";
import { listPanels } from "./panels.ts";
import { currentAuthor } from "./writing.ts";

/** What the person scoring now may see, over all openings here. */
export async function findSight(): Promise<Sight> {
  const author = await currentAuthor();
  const me = author === "needle" ? null : author;
  const drafts = me === null ? [] : await listDrafts(me);
  const memory = await readMemory();
  const now = Date.now();
  const sights = (await listPanels()).map((panel) =>
    sightOf(panel, viewerOf(panel, me, { drafts, memory, now })),
  );
  return {
    isMe: (one) => one === me || sights.some(({ isMe }) => isMe(one)),
    isOpen: (candidate) => sights.some(({ isOpen }) => isOpen(candidate)),
  };
}
