import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { agendaOf, speakers, type SpeakingOrder } from "#domain/meeting/agenda.ts";
import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Action } from "#ui/shortcuts.ts";
import { timeTheTalk, useTalk } from "./talk.ts";
import { type AgendaPlace, goByHand, useTogether } from "./together.ts";
import type { Choosing } from "./Rerate.tsx";
import { useMarks } from "./useMarks.ts";
import { beforeAndAfter, hiddenAmong } from "#domain/meeting/beforeAndAfter.ts";

/** Where the meeting on one candidate is, and what one can do there, by hand or by key. */
export function useMeeting(panel: Panel, candidate: CandidateId) {
  const marks = useMarks(panel, candidate);
  const { order } = useTalk();
  const rows = agendaOf(panel, candidate);
  const left = rows.map(({ item }) => item.id).filter((item) => !marks.isReviewed(item));
  const [first] = useState<AgendaPlace>(() => left[0] ?? "standing");
  const { at } = useTogether();
  const chosen = at?.candidate === candidate ? at.place : first;
  const [choosing, setChoosing] = useState<Choosing>(null);
  const [withAnchors, setWithAnchors] = useState(false);
  const turnAnchors = () => setWithAnchors(!withAnchors);

  const row = rows.find(({ item }) => item.id === chosen);
  const item = row?.item.id;
  const place: AgendaPlace = item ?? "standing";
  const speaking = item === undefined ? [] : speakers(panel, candidate, item, order);
  const all = item === undefined ? [] : beforeAndAfter(panel, candidate, item);
  const shown = item !== undefined && marks.isShown(item);
  const hidden = hiddenAmong(all, shown).length;

  useEffect(() => {
    const isHere = () => useTogether.getState().at?.candidate === candidate;
    if (!isHere()) useTogether.setState({ at: { candidate, place: first } });
    return () => {
      if (isHere()) useTogether.setState({ at: null });
    };
  }, [candidate, first]);

  const choose = (next: AgendaPlace) => {
    goByHand(panel.id);
    useTogether.setState({ at: { candidate, place: next } });
  };
  /** Moves on, and takes the keyboard along: what it was on may be gone. */
  const goTo = (next: AgendaPlace) => {
    const target = isOnAgenda() ? '#agenda [aria-current="true"]' : "#place";
    flushSync(() => choose(next));
    document.querySelector<HTMLElement>(target)?.focus();
    bringUp();
  };
  /** From the agenda, which keeps the keyboard. */
  const pick = (next: AgendaPlace) => {
    flushSync(() => choose(next));
    bringUp();
  };
  const step = (by: 1 | -1) => {
    const places: AgendaPlace[] = [...rows.map((one) => one.item.id), "standing"];
    const next = places[Math.max(0, Math.min(places.length - 1, places.indexOf(place) + by))];
    if (next !== undefined) goTo(next);
  };
  const show = () => {
    if (item === undefined) return;
    flushSync(() => marks.show(item));
    document.getElementById("rerate")?.focus();
  };
  const review = () => {
    if (item === undefined) return;
    // What nobody has seen comes on the table first: an item the panel is done with hides nothing.
    if (hidden > 0) {
      show();
      return;
    }
    const items = rows.map((one) => one.item.id);
    const here = items.indexOf(item);
    marks.review(item, true);
    const next = [...items.slice(here + 1), ...items.slice(0, here)].find((one) =>
      left.includes(one),
    );
    goTo(next ?? "standing");
  };
  const reviewAgain = () => {
    if (item === undefined) return;
    flushSync(() => marks.review(item, false));
    document.getElementById("place")?.focus();
  };
  const hearNext = () => {
    const next = speaking.find(({ id }) => item !== undefined && !marks.isHeard(item, id));
    if (item !== undefined && next !== undefined) marks.hear(item, next.id, true);
  };

  const speakIn = (next: SpeakingOrder) => {
    goByHand(panel.id);
    useTalk.setState({ order: next });
  };

  const onItem = () => item !== undefined;
  const actions: Action[] = [
    { keys: ["j"], label: "Next item", perform: () => step(1) },
    { keys: ["k"], label: "Previous item", perform: () => step(-1) },
    // Elsewhere the arrows scroll, and belong to radios.
    {
      keys: ["ArrowDown"],
      label: "Next item, on the agenda",
      when: isOnAgenda,
      perform: () => step(1),
    },
    {
      keys: ["ArrowUp"],
      label: "Previous item, on the agenda",
      when: isOnAgenda,
      perform: () => step(-1),
    },
    { keys: ["h"], label: "Tick the next speaker as heard", when: onItem, perform: hearNext },
    {
      keys: ["a"],
      label: withAnchors ? "Hide the anchors" : "Show all anchors",
      when: onItem,
      perform: turnAnchors,
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
      when: () => item !== undefined && left.includes(item),
      perform: review,
    },
  ];
  return {
    marks,
    rows,
    left,
    row,
    place,
    speaking,
    all,
    shown,
    hidden,
    choosing,
    withAnchors,
    turnAnchors,
    actions,
    pick,
    goTo,
    show,
    review,
    reviewAgain,
    speakIn,
    setChoosing,
  };
}

function isOnAgenda(): boolean {
  return (document.activeElement?.closest("#agenda") ?? null) !== null;
}

/** In one column what one came to may begin below the agenda, or off the screen. */
function bringUp(): void {
  const head = document.getElementById("place");
  if (head !== null && head.getBoundingClientRect().top > innerHeight / 3)
    head.scrollIntoView({ block: "start" });
}
