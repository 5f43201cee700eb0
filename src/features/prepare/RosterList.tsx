import { useMemo, useState } from "react";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { revealsOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { type NextLine, whatIsNext } from "#domain/panel/whatIsNext.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { Button } from "#ui/Button.tsx";
import { lazily } from "#ui/lazily.tsx";
import { lookedForNobody, isInGroup, type RosterGroup, useSteady } from "./rosterFilter.ts";
import { RosterTable } from "./RosterTable.tsx";
import css from "./RosterList.module.css";

// As high while it is fetched, so that the table below it does not move.
const RosterFind = lazily(
  async () => (await import("./RosterFind.tsx")).RosterFind,
  <div className={css.find} />,
);

/** Below so many, one look finds everybody. */
const fewest = 8;
const mostRows = 60;

/** Everybody in the order of what is next; with many, a field and groups to find them by. */
export function RosterList({
  panel,
  viewer,
  drafts,
  onAsk,
  onEdit,
}: {
  panel: Panel;
  viewer: Viewer;
  drafts: readonly Draft[];
  onAsk: (lines: readonly NextLine[]) => void;
  onEdit: ((candidate: PanelCandidate) => void) | null;
}) {
  const [asked, setAsked] = useState(lookedForNobody);
  const [group, setGroup] = useState<RosterGroup>("all");
  const [isWhole, setWhole] = useState(false);
  // Not with each letter typed into the field.
  const { reveals, inOrder } = useMemo(() => {
    const all = revealsOf(panel, viewer);
    return { reveals: all, inOrder: whatIsNext(panel, viewer, all) };
  }, [panel, viewer]);
  const lines = useSteady(inOrder);
  const found = lines.filter((line) => isInGroup(line, group) && asked.finds(line));
  const shown = isWhole ? found : found.slice(0, mostRows);
  const toAsk = lines.filter(({ next }) => next.what === "ask");
  return (
    <>
      {panel.candidates.length >= fewest && (
        <RosterFind {...{ lines, asked, group }} onAsk={setAsked} onGroup={setGroup} />
      )}
      {found.length === 0 ? (
        <p className={css.none}>
          No candidate matches.{" "}
          <Button
            size="small"
            onClick={() => {
              setAsked(lookedForNobody);
              setGroup("all");
            }}
          >
            Show everybody
          </Button>
        </p>
      ) : (
        <RosterTable
          {...{ panel, viewer, drafts, reveals, onEdit }}
          lines={shown}
          onAsk={(line) => onAsk([line])}
        />
      )}
      {shown.length < found.length && (
        <Button onClick={() => setWhole(true)}>Show all {found.length}</Button>
      )}
      <p className="unseen" role="status">
        {found.length < lines.length && `${found.length} of ${lines.length} candidates`}
      </p>
      {toAsk.length > 1 && (
        <div>
          <Button size="small" onClick={() => onAsk(toAsk)}>
            Ask for all missing cards
          </Button>
        </div>
      )}
    </>
  );
}
