import { useState } from "react";
import type { AgendaItem } from "#domain/meeting/agenda.ts";
import type { ItemId } from "#domain/id.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import { ChartSpace } from "#ui/ChartSpace.tsx";
import { lazily } from "#ui/lazily.tsx";
import { ItemTable } from "./ItemTable.tsx";
import css from "./Meeting.module.css";

const DotStrip = lazily(async () => (await import("./DotStrip.tsx")).DotStrip, <ChartSpace />);

/** All items at a glance, folded: the talk is about one at a time. */
export function Overview({
  rows,
  members,
  chosen,
  onChoose,
}: {
  rows: readonly AgendaItem[];
  members: readonly PanelMember[];
  chosen: ItemId;
  onChoose: (item: ItemId) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <div className={css.overview}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Every panelist, every item</summary>
        {open && (
          <>
            <p className="small muted">
              A mark is one panelist’s first score on one card. {sentenceOf(rows)}
            </p>
            <DotStrip rows={rows} chosen={chosen} onChoose={onChoose} />
          </>
        )}
      </details>
      <details>
        <summary>The same as a table</summary>
        <ItemTable rows={rows} members={members} />
      </details>
    </div>
  );
}

function sentenceOf(rows: readonly AgendaItem[]): string {
  const [widest] = rows.toSorted((a, b) => (b.range ?? -1) - (a.range ?? -1));
  if (widest === undefined || widest.range === null)
    return "No item has two scores yet, so there is no range.";
  if (widest.range === 0) return "The panel gave the same score on every item.";
  const apart = rows.filter(({ range }) => (range ?? 0) >= 2).length;
  return apart === 0
    ? "No item is more than one point apart."
    : `${apart} of ${rows.length} items ${apart === 1 ? "is" : "are"} two points apart or more; ${widest.item.title} most, by ${widest.range}.`;
}
