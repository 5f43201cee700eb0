import { useLiveQuery } from "dexie-react-hooks";
import { useMemo } from "react";
import type { ItemId } from "#domain/id.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { allLines, type PlacedLine } from "#domain/records/noteLine.ts";
import type { LineChange, NewLine } from "#domain/records/padLines.ts";
import type { CardFrame } from "#storage/drafts.ts";
import { findPad } from "#storage/pads.ts";
import type { LineOutcome } from "#storage/padWrites.ts";
import { say } from "#ui/toasts.ts";
import { track } from "#ui/writes.ts";
import { keep, notSaved } from "./keep.ts";
import { useInterviewClock } from "./useInterviewClock.ts";

/** With the pad itself: nobody writes a line before it is there. */
const writes = () => import("#storage/padWrites.ts");

const full = {
  "too many":
    "The pad is full: it takes 2,000 lines. Nothing was added; delete lines you do not need.",
  "too long":
    "That is more than the pad takes, 100,000 characters in all. Nothing was added; paste the part you need.",
} as const;

/** The notes beside a card, wherever they stand, and what one can do with them. */
export function usePad(frame: CardFrame, card: Pick<Draft, "ratings">, isStamped: boolean) {
  const stored = useLiveQuery(() => findPad(frame), [frame.panelist, frame.candidate, frame.round]);
  const lines = useMemo(
    () => allLines({ lines: stored?.lines ?? [] }, card.ratings),
    [stored, card.ratings],
  );
  const ran = stored?.clock ?? null;
  const clock = useInterviewClock(ran, (next) =>
    writes().then(({ changePad }) => changePad(frame, (there) => ({ ...there, clock: next }))),
  );

  const settle = async (change: Promise<LineOutcome>) => {
    const outcome = await track(change);
    if (outcome === "full")
      say("That item has as many lines as a card can hold. The line stays as it was.", "warning");
    else await keep(Promise.resolve(outcome));
  };
  const keeping = (change: Promise<LineOutcome>) => {
    settle(change).catch(notSaved);
  };
  const taken = () => lines.map(({ no }) => no);
  const add = async (news: readonly NewLine[]) => {
    const written = await track(
      writes().then(({ writeLines }) => writeLines(frame, news, taken())),
    );
    if (typeof written === "string") say(full[written], "warning");
    return typeof written === "string" ? null : written;
  };

  return {
    isRead: stored !== undefined,
    lines,
    typing: stored?.typing ?? "",
    clock,
    /** What a line written now is stamped with; starts the timer where one is shown. */
    stamp: () => {
      if (!isStamped) return null;
      if (ran === null) clock.start();
      return ran === null ? 0 : clock.seconds();
    },
    type: async (text: string) => (await writes()).noteTyping(frame, text),
    add,
    move: (line: PlacedLine, to: ItemId | null) =>
      keeping(writes().then(({ moveLine }) => moveLine(frame, line, to))),
    change: (line: PlacedLine, change: LineChange) =>
      keeping(writes().then(({ changeLine }) => changeLine(frame, line, change))),
    drop: (line: PlacedLine) => keeping(writes().then(({ dropLine }) => dropLine(frame, line))),
  };
}

export type OwnPad = ReturnType<typeof usePad>;
