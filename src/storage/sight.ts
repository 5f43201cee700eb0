import { viewerOf } from "#domain/panel/looks.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Sight } from "#domain/records/travel.ts";
import { findIdentity } from "./identities.ts";
import { listDrafts } from "./ownDrafts.ts";
import { readMemory } from "./looks.ts";
import { listPanels } from "./panels.ts";
import { findEverybody, type PeopleHere } from "./people.ts";
import { isOfSample } from "./sample.ts";

/** What the person scoring now may see, over all openings here; in the sample as who they are there. */
export async function findSight(): Promise<Sight> {
  const { here, inSample } = await findEverybody();
  const viewerAmong = async ({ me }: PeopleHere) => ({
    me: me?.id ?? null,
    key: me === null ? null : ((await findIdentity(me.id))?.signKey ?? null),
    drafts: me === null ? [] : await listDrafts(me.id),
  });
  const own = await viewerAmong(here);
  const madeUp = await viewerAmong(inSample);
  const memory = await readMemory();
  const now = Date.now();
  const sights = (await listPanels()).map((panel) => {
    const { me, drafts, key } = isOfSample(panel.id) ? madeUp : own;
    return sightOf(panel, viewerOf(panel, me, { drafts, memory, now, key }));
  });
  return {
    isMe: (one) => one === own.me || sights.some(({ isMe }) => isMe(one)),
    isOpen: (candidate) => sights.some(({ isOpen }) => isOpen(candidate)),
  };
}
