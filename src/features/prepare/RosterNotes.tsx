import { memo, useDeferredValue } from "react";
import { trustInWords } from "#domain/panel/coordination.ts";
import { formatChangedOn } from "#domain/panel/formats.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { cardsOnTime } from "#domain/panel/onTime.ts";
import { parityOf } from "#domain/panel/parity.ts";
import { questionParity } from "#domain/panel/questionParity.ts";
import { openCandidates } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { RosterLegend } from "./RosterLegend.tsx";

type Shown = { panel: Panel; viewer: Viewer };

/** What the table cannot say: how to read it, how timely cards are, and what is not alike for all. */
export function RosterNotes(shown: Shown) {
  // After the table: with thousands on it, both at once would hold up the page.
  const [panel, viewer] = [useDeferredValue(shown.panel), useDeferredValue(shown.viewer)];
  return <Notes {...{ panel, viewer }} />;
}

const Notes = memo(function Notes({ panel, viewer }: Shown) {
  const uneven = parityOf(panel);
  const open = openCandidates(panel, viewer);
  const trust = trustInWords(panel, viewer.me);
  const { inTime, due } = cardsOnTime(panel, viewer);
  return (
    <>
      {due > 0 && (
        <p className="small muted">
          Cards in on time: {inTime} of {due}.
        </p>
      )}
      {panel.sealing !== null && <RosterLegend panel={panel} viewer={viewer} />}
      {panel.sealing === null && (
        <p className="small muted">
          Scores stay hidden until your own card for that candidate is in.
        </p>
      )}
      {trust !== null && <p className="small muted">{trust}</p>}
      {uneven.map(({ what, fewest, most }) => (
        <p key={what} className="small muted">
          {what === "kit versions"
            ? `The cards are on ${most} kit versions; views do not mix them.`
            : `Candidates have not met the same number of ${what} yet: from ${fewest} to ${most}.`}
        </p>
      ))}
      {open.map(({ id, name }) => {
        const changed = formatChangedOn(panel, id);
        return changed === "" ? null : (
          <p key={id} className="small muted">
            <bdi>{name}</bdi>: format changed: <bdi>{changed}</bdi>.
          </p>
        );
      })}
      {open.map(({ id, name }) => {
        const asked = questionParity(
          panel,
          id,
          open.map((one) => one.id),
        );
        return !asked.ticked || asked.never.length === 0 ? null : (
          <p key={id} className="small muted">
            <bdi>{name}</bdi> was never asked what others were:{" "}
            {asked.never.map(({ question }) => question).join(" ")}
          </p>
        );
      })}
    </>
  );
});
