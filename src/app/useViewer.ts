import { useLiveQuery } from "dexie-react-hooks";
import { useMemo } from "react";
import type { PanelistId } from "#domain/id.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { steady } from "#domain/sameData.ts";
import { findIdentity } from "#storage/identities.ts";
import { idsOf } from "#storage/links.ts";
import { readMemory } from "#storage/looks.ts";
import { listDraftsUnder } from "#storage/ownDrafts.ts";

/** Whoever scores here before an opening, with their drafts; the same one as long as nothing changes. */
export function useViewer(
  panel: Panel | null | undefined,
  me: PanelistId | undefined,
  now: number,
): { viewer: Viewer; drafts: readonly Draft[] } | undefined {
  // With whose they are: after a switch the hook still hands out the last person's for a moment.
  const who = useLiveQuery(
    steady(async () => ({
      me,
      ids: me === undefined ? [] : await idsOf(me),
      key: me === undefined ? null : ((await findIdentity(me))?.signKey ?? null),
      memory: await readMemory(),
    })),
    [me],
  );
  // By itself: of all this only drafts are read again with every key press.
  const own = useLiveQuery(
    steady(async () => who && { ...who, drafts: await listDraftsUnder(who.ids) }),
    [who],
  );
  return useMemo(
    () =>
      panel && own && own.me === me
        ? { viewer: viewerOf(panel, me ?? null, { ...own, now }), drafts: own.drafts }
        : undefined,
    [panel, own, me, now],
  );
}
