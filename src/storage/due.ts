import { byNumber } from "#domain/panel/byNumber.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { mayLead, type Viewer } from "#domain/panel/roster.ts";
import { liveOf } from "#domain/records/record.ts";
import { isDue, keepingOf, type TimeKept } from "#domain/rights/keeping.ts";
import { db } from "./database.ts";
import { findIdentity } from "./identities.ts";
import { readKeeping } from "./keeping.ts";
import { idsOf } from "./links.ts";
import { readMemory } from "./looks.ts";
import { readNumbers } from "./numbers.ts";
import { listDraftsUnder } from "./ownDrafts.ts";
import { findPanel } from "./panels.ts";
import { findEverybody } from "./people.ts";
import { isOfSample } from "./sample.ts";

/** Candidates of one opening whose time of keeping is over, for whoever leads it. */
export type DueIn = {
  panel: Panel;
  viewer: Viewer;
  due: { candidate: PanelCandidate; keeping: TimeKept }[];
};

/** Only openings for which a time was set are put together. */
export async function listDue(today: string, namesOff: boolean): Promise<DueIn[]> {
  const openings = liveOf(await db.registers.where("kind").equals("opening").toArray(), "opening");
  const set = openings.filter(({ body }) => body.retention !== undefined);
  if (set.length === 0) return [];
  const found = await Promise.all(set.map(({ id }) => findPanel(id)));
  const panels = new Map(found.flatMap((panel) => (panel === null ? [] : [[panel.id, panel]])));
  const numbers = await readNumbers();
  const all = await Promise.all(
    [...panels.values()].map(async (panel) =>
      dueIn(namesOff ? byNumber(panel, numbers) : panel, today),
    ),
  );
  return all.filter(({ due }) => due.length > 0);
}

async function dueIn(panel: Panel, today: string): Promise<DueIn> {
  const viewer = await viewerIn(panel);
  if (!mayLead(panel, viewer)) return { panel, viewer, due: [] };
  const records = await readKeeping(panel.ids);
  const due = panel.candidates
    .map((candidate) => ({ candidate, keeping: keepingOf(panel, candidate, records) }))
    .filter(({ keeping }) => isDue(keeping, today));
  return { panel, viewer, due };
}

async function viewerIn(panel: Panel): Promise<Viewer> {
  const { here, inSample } = await findEverybody();
  const me = (isOfSample(panel.id) ? inSample : here).me?.id ?? null;
  const [memory, drafts, identity] = await Promise.all([
    readMemory(),
    me === null ? [] : idsOf(me).then(listDraftsUnder),
    me === null ? null : findIdentity(me),
  ]);
  return viewerOf(panel, me, { drafts, memory, now: Date.now(), key: identity?.signKey ?? null });
}
