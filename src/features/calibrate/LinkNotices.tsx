import { listOf } from "#domain/panelInWords.ts";
import type { PanelLinks } from "#domain/panelLinks.ts";
import { Notice } from "#ui/Notice.tsx";

/** Where comparing across the panel rests on nobody, or on one person. */
export function LinkNotices({ links: { groups, suggestions, weak } }: { links: PanelLinks }) {
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
      {weak.length > 0 && (
        <Notice>
          <b>
            Parts of this panel are linked through {listOf(weak.map(({ name }) => name))} alone.
          </b>{" "}
          Comparisons across that link are left out. One more shared interview there would hold
          them.
        </Notice>
      )}
    </>
  );
}
