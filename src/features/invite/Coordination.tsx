import { notJoinedInWords, trustInWords } from "#domain/panel/coordination.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { Standing } from "#domain/seats/standing.ts";
import { Notice } from "#ui/Notice.tsx";

/** Whoever coordinates could read cards early: said to everybody, where everybody sees who is who. */
export function Coordination({
  panel,
  viewer,
  standing: { seats },
}: {
  panel: Panel;
  viewer: Viewer;
  standing: Standing;
}) {
  const trust = trustInWords(panel, viewer.me);
  const notJoined = notJoinedInWords(panel, (id) => (seats.get(id)?.keys.length ?? 0) > 0);
  if (trust === null) return null;
  return (
    <Notice tone={notJoined === null ? "plain" : "todo"}>
      <bdi>{trust}</bdi>
      {notJoined !== null && <bdi> {notJoined}</bdi>}
    </Notice>
  );
}
