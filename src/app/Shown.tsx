import { useEffect } from "react";
import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { noteOpened } from "#storage/looks.ts";

/** Stands beside cards that are open, and remembers for whom they were. */
export function Shown({
  panel,
  viewer,
  candidates,
}: {
  panel: Panel;
  viewer: Viewer;
  candidates: readonly CandidateId[];
}) {
  const { me, opened } = viewer;
  const fresh = candidates.filter((id) => opened?.has(id) !== true).join(" ");
  useEffect(() => {
    if (fresh === "") return;
    const ids = fresh.split(" ") as CandidateId[];
    // On a full disk the page still shows; it is said elsewhere that nothing can be stored.
    noteOpened(panel, { me }, ids).catch(() => undefined);
  }, [panel, me, fresh]);
  return null;
}
