import { useState } from "react";
import { agendaOf, type AgendaItem } from "#domain/agenda.ts";
import { pooledCards } from "#domain/calibration.ts";
import { decisionDue, isReviewed } from "#domain/debrief.ts";
import type { ItemId } from "#domain/id.ts";
import type { Panel, PanelCandidate } from "#domain/panel.ts";
import { cardsIn, type Viewer } from "#domain/roster.ts";
import { markItem } from "#storage/meeting.ts";
import { Button } from "#ui/Button.tsx";
import { lazily } from "#ui/lazily.tsx";
import { Notice } from "#ui/Notice.tsx";
import { Pill } from "#ui/Pill.tsx";
import { useShortcuts } from "#ui/shortcuts.ts";
import { Agenda } from "./Agenda.tsx";
import css from "./Calibrate.module.css";
import { Decide } from "./Decide.tsx";
import { Evidence } from "./Evidence.tsx";
import { ItemTable } from "./ItemTable.tsx";
import meeting from "./Meeting.module.css";
import { Rerate } from "./Rerate.tsx";
import { Standing } from "./Standing.tsx";
import { Talk } from "./Talk.tsx";
import { clockInWords } from "./words.ts";

const DotStrip = lazily(
  async () => (await import("./DotStrip.tsx")).DotStrip,
  <div className={css.chartSpace} />,
);

/** The meeting on one candidate, item by item: see, talk, re-rate; then where the panel stands. */
export function MeetingTable({
  panel,
  viewer,
  candidate,
  shortcuts,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  shortcuts: boolean;
}) {
  const rows = agendaOf(panel, candidate.id);
  const [chosen, choose] = useState(
    () => (rows.find(({ item }) => !isReviewed(panel, candidate.id, item.id)) ?? rows[0])?.item.id,
  );
  const [choosing, setChoosing] = useState(false);
  const row = rows.find(({ item }) => item.id === chosen) ?? rows[0];
  const step = (by: 1 | -1) => {
    const at = rows.findIndex(({ item }) => item.id === row?.item.id) + by;
    choose(rows[Math.max(0, Math.min(rows.length - 1, at))]?.item.id);
  };
  useShortcuts(
    [
      { keys: ["j", "ArrowDown"], label: "Next item", perform: () => step(1) },
      { keys: ["k", "ArrowUp"], label: "Previous item", perform: () => step(-1) },
      {
        keys: ["r"],
        label: "Re-rate",
        when: () => row !== undefined && row.marks.length + row.notObserved.length > 0,
        perform: () => setChoosing(true),
      },
    ],
    shortcuts,
  );
  if (row === undefined) return <Notice>The kit of this opening is not on this device.</Notice>;

  const reviewed = (item: ItemId) => isReviewed(panel, candidate.id, item);
  const left = rows.filter(({ item }) => !reviewed(item.id));
  const review = (on: boolean) => {
    const here = rows.indexOf(row);
    const next = [...rows.slice(here + 1), ...rows.slice(0, here)].find((one) =>
      left.includes(one),
    );
    if (on && next !== undefined) {
      choose(next.item.id);
      document.getElementById("evidence")?.focus();
    }
    return markItem({
      opening: panel.id,
      candidate: candidate.id,
      item: row.item.id,
      what: "reviewed",
      panelist: null,
      on,
    });
  };
  return (
    <div className={css.meeting}>
      <aside className={css.agenda}>
        <Head panel={panel} viewer={viewer} candidate={candidate} />
        <Agenda rows={rows} chosen={row.item.id} isReviewed={reviewed} onChoose={choose} />
        {shortcuts && (
          <p className="small muted">
            <kbd>J</kbd> <kbd>K</kbd> items, <kbd>R</kbd> re-rate
          </p>
        )}
      </aside>
      <div className="stack">
        <section className="card stack" aria-labelledby="every-panelist">
          <div>
            <h2 id="every-panelist">Every panelist, every item</h2>
            <p className="small muted">
              A mark is one panelist’s first score on one card. {sentenceOf(rows)}
            </p>
          </div>
          <DotStrip rows={rows} chosen={row.item.id} onChoose={choose} />
          <details>
            <summary>The same as a table</summary>
            <ItemTable rows={rows} members={panel.members} />
          </details>
        </section>
        <Evidence row={row} panel={panel} />
        <div className={meeting.pair}>
          <Talk
            key={`talk ${row.item.id}`}
            panel={panel}
            candidate={candidate.id}
            item={row.item}
          />
          <Rerate
            key={row.item.id}
            panel={panel}
            candidate={candidate.id}
            item={row.item}
            choosing={choosing}
            onChoosing={setChoosing}
          />
        </div>
        <div className={meeting.next}>
          {reviewed(row.item.id) ? (
            <>
              <span className="muted">{row.item.title} is reviewed.</span>
              <Button size="small" look="quiet" onClick={() => void review(false)}>
                Review it again
              </Button>
            </>
          ) : (
            <Button look="primary" onClick={() => void review(true)}>
              {left.length > 1 ? "Reviewed, next item" : "Reviewed, that was the last"}
            </Button>
          )}
          <span className="small muted" role="status">
            {left.length === 0 && "Every item is reviewed: where the panel stands is open."}
          </span>
        </div>
        <Asides panel={panel} candidate={candidate} />
      </div>
      <div className={`${meeting.side} ${css.beside}`}>
        <Standing panel={panel} candidate={candidate.id} />
        <Decide panel={panel} candidate={candidate.id} />
      </div>
    </div>
  );
}

function Head({
  panel,
  viewer,
  candidate,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
}) {
  const cards = cardsIn(panel, viewer, candidate);
  const due = decisionDue(candidate, viewer.now);
  // Till when it took is told by the first decision; a later one changes it.
  const first = panel.meeting.decisionsOn(candidate.id).at(-1);
  return (
    <div className="stack">
      <div>
        <h2 className={css.who}>
          <bdi>{candidate.name}</bdi>
        </h2>
        <p className="small">
          <Pill>
            <b>
              {cards.in} of {cards.of}
            </b>{" "}
            cards in
          </Pill>
        </p>
      </div>
      {due !== null && (
        <p className="small muted">
          {clockInWords(due, viewer.now, first === undefined ? null : Date.parse(first.at))}
        </p>
      )}
    </div>
  );
}

function Asides({ panel, candidate }: { panel: Panel; candidate: PanelCandidate }) {
  const { otherVersions } = pooledCards(panel, candidate.id);
  const waivers = panel.waivers.filter((waiver) => waiver.candidate === candidate.id);
  return (
    <>
      {otherVersions > 0 && (
        <p className="small muted">
          {otherVersions === 1 ? "1 card is" : `${otherVersions} cards are`} on another kit version
          and not shown here: versions are not mixed.
        </p>
      )}
      {waivers.map((waiver) => (
        <p key={`${waiver.author} ${waiver.round}`} className="small muted">
          The panel goes on without{" "}
          <bdi>{panel.members.find(({ id }) => id === waiver.author)?.name ?? "a panelist"}</bdi>
          {waiver.by !== "" && `, said ${waiver.by}`}: {waiver.reason}
        </p>
      ))}
    </>
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
