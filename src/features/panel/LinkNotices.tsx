import type { PanelLinks } from "#domain/panelStatistics/panelLinks.ts";
import { Notice } from "#ui/Notice.tsx";
import { listOf } from "#domain/plural.ts";

/** Where comparing across the panel rests on nobody, or on one person. */
export function LinkNotices({ links: { groups, suggestions, bridges } }: { links: PanelLinks }) {
  return (
    <>
      {groups.length > 1 && (
        <Notice tone="warning">
          <b>
            The panel falls into {groups.length} groups that share nobody, so nothing is compared
            across them:
          </b>{" "}
          {groups.map(({ panelists }) => listOf(panelists.map(({ name }) => name))).join("; ")}.
          Whether one group is stricter or met stronger candidates cannot be told. What would link
          them:{" "}
          {listOf(
            suggestions.map(
              ({ panelist, candidate }) => `${panelist.name} scores ${candidate.name}`,
            ),
          )}
          . Two such cards hold far better than one.
        </Notice>
      )}
      {bridges.length > 0 && (
        <Notice>
          <b>
            Parts of this panel are linked through{" "}
            {bridges.length > 3
              ? `one or two people, in ${bridges.length} places,`
              : bridges.map((links) => listOf(links.map(({ name }) => name))).join("; or ")}{" "}
            alone.
          </b>{" "}
          Pairs and ranks across such a link are left out. Strictness and corrected scores rest on
          it too: read them with that in mind. More shared interviews there would hold them.
        </Notice>
      )}
    </>
  );
}
