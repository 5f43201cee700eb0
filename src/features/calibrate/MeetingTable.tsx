import { useState } from "react";
import { flushSync } from "react-dom";
import { agendaOf, speakers } from "#domain/agenda.ts";
import { beforeAndAfter, reratedElsewhere } from "#domain/debrief.ts";
import type { ItemId } from "#domain/id.ts";
import type { Panel, PanelCandidate } from "#domain/panel.ts";
import type { Viewer } from "#domain/roster.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import type { Action } from "#ui/shortcuts.ts";
import { Agenda } from "./Agenda.tsx";
import { Asides } from "./Asides.tsx";
import { Decide } from "./Decide.tsx";
import { ItemView } from "./ItemView.tsx";
import css from "./Meeting.module.css";
import { MeetingHead } from "./MeetingHead.tsx";
import { Overview } from "./Overview.tsx";
import { timeTheTalk, usePace } from "./pace.ts";
import { Rerate, type Choosing } from "./Rerate.tsx";
import { ReviewFoot } from "./ReviewFoot.tsx";
import { Standing } from "./Standing.tsx";
import { Talk } from "./Talk.tsx";
import { useKeySheet } from "./useKeySheet.tsx";
import { useMarks } from "./useMarks.ts";

/** The last place of the agenda: where the panel stands, and its decision. */
export type Place = ItemId | "standing";

/** The meeting on one candidate, item by item: see, talk, re-rate; then where the panel stands. */
export function MeetingTable({
  panel,
  viewer,
  candidate,
  shortcuts,
  others,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  shortcuts: boolean;
  /** The keys that lead to the other candidates. */
  others: readonly Action[];
}) {
  const marks = useMarks(panel, candidate.id);
  const { order } = usePace();
  const rows = agendaOf(panel, candidate.id);
  const places: Place[] = [...rows.map(({ item }) => item.id), "standing"];
  const left = rows.map(({ item }) => item.id).filter((item) => !marks.isReviewed(item));
  const [chosen, choose] = useState<Place>(() => left[0] ?? "standing");
  const [choosing, setChoosing] = useState<Choosing>(null);

  const row = rows.find(({ item }) => item.id === chosen);
  const all = row === undefined ? [] : beforeAndAfter(panel, candidate.id, row.item.id);
  const shown = row !== undefined && marks.isShown(row.item.id);
  const hidden = shown ? 0 : all.filter(({ rerating }) => rerating !== null).length;
  const speaking = row === undefined ? [] : speakers(panel, candidate.id, row.item.id, order);
  const speaker = speaking.find(({ id }) => row !== undefined && !marks.isHeard(row.item.id, id));

  /** Moves on, and takes the keyboard along: what it was on may be gone. */
  const goTo = (place: Place) => {
    const onAgenda = document.activeElement?.closest("#agenda") !== null;
    flushSync(() => choose(place));
    const target = onAgenda ? '#agenda [aria-current="true"]' : "#place";
    document.querySelector<HTMLElement>(target)?.focus();
  };
  const step = (by: 1 | -1) => {
    const at = places.indexOf(row?.item.id ?? "standing") + by;
    const place = places[Math.max(0, Math.min(places.length - 1, at))];
    if (place !== undefined) goTo(place);
  };
  const show = () => {
    if (row === undefined) return;
    flushSync(() => marks.show(row.item.id));
    document.getElementById("rerate")?.focus();
  };
  const review = () => {
    if (row === undefined) return;
    // New scores nobody has seen yet come on the table first: an item the panel is done with hides nothing.
    if (hidden > 0) {
      show();
      return;
    }
    const here = rows.indexOf(row);
    const after = [...rows.slice(here + 1), ...rows.slice(0, here)].map(({ item }) => item.id);
    marks.review(row.item.id, true);
    goTo(after.find((item) => left.includes(item)) ?? "standing");
  };
  const reviewAgain = () => {
    if (row === undefined) return;
    flushSync(() => marks.review(row.item.id, false));
    document.getElementById("place")?.focus();
  };
  const onItem = () => row !== undefined;
  const onAgenda = () => document.activeElement?.closest("#agenda") !== null;

  const { sheet, openSheet } = useKeySheet(
    [
      { keys: ["j"], label: "Next item", perform: () => step(1) },
      { keys: ["k"], label: "Previous item", perform: () => step(-1) },
      // Elsewhere the arrows scroll, and belong to radios.
      {
        keys: ["ArrowDown"],
        label: "Next item, on the agenda",
        when: onAgenda,
        perform: () => step(1),
      },
      {
        keys: ["ArrowUp"],
        label: "Previous item, on the agenda",
        when: onAgenda,
        perform: () => step(-1),
      },
      {
        keys: ["h"],
        label: "Tick the next speaker as heard",
        when: onItem,
        perform: () => {
          if (row !== undefined && speaker !== undefined) marks.hear(row.item.id, speaker.id, true);
        },
      },
      { keys: ["t"], label: "Time the talk, from 0", when: onItem, perform: timeTheTalk },
      {
        keys: ["r"],
        label: "Re-rate",
        when: () => all.length > 0,
        perform: () => setChoosing({ card: null }),
      },
      { keys: ["s"], label: "Show the new scores", when: () => hidden > 0, perform: show },
      {
        keys: ["v"],
        label: "Reviewed, next item",
        when: () => row !== undefined && !marks.isReviewed(row.item.id),
        perform: review,
      },
      ...others,
    ],
    shortcuts,
  );
  if (rows.length === 0) return <Notice>The kit of this opening is not on this device.</Notice>;

  return (
    <div className={css.meeting}>
      <aside className={css.agenda} aria-label="Agenda">
        <MeetingHead panel={panel} viewer={viewer} candidate={candidate} />
        <Agenda
          rows={rows}
          chosen={row?.item.id ?? "standing"}
          isReviewed={marks.isReviewed}
          onChoose={choose}
        />
        <Asides panel={panel} candidate={candidate} />
        {shortcuts && (
          <div className={css.keys}>
            <Button size="small" look="quiet" onClick={openSheet}>
              Keys <kbd>?</kbd>
            </Button>
          </div>
        )}
      </aside>
      {row !== undefined && (
        <>
          <ItemView row={row} panel={panel} />
          <div className={css.side}>
            <Talk item={row.item} speakers={speaking} marks={marks} />
            <Rerate
              panel={panel}
              item={row.item}
              all={all}
              elsewhere={reratedElsewhere(panel, candidate.id, row.item.id)}
              shown={shown}
              choosing={choosing}
              onChoosing={setChoosing}
              onShow={show}
            />
          </div>
          <ReviewFoot
            title={row.item.title}
            isReviewed={marks.isReviewed(row.item.id)}
            left={left.length}
            hidden={hidden}
            onReview={review}
            onReviewAgain={reviewAgain}
          />
          <Overview rows={rows} members={panel.members} chosen={row.item.id} onChoose={goTo} />
        </>
      )}
      {/* Kept while one looks an item up again: the decision may be half written. */}
      {(left.length === 0 || row === undefined) && (
        <div className={css.standing} hidden={row !== undefined}>
          <Standing panel={panel} candidate={candidate.id} isChosen={row === undefined} />
          <Decide panel={panel} candidate={candidate.id} />
        </div>
      )}
      {sheet}
    </div>
  );
}
