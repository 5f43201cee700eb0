import { useEffect, useRef } from "react";
import { useNow } from "#ui/useNow.ts";
import { notedClock, secondsAt } from "#domain/records/interviewClock.ts";
import type { InterviewClock } from "#domain/records/notepad.ts";

/** How often a running timer is noted: what a crash, or a clock that is set meanwhile, can cost. */
const noteEveryMs = 10_000;

/**
 * The timer of an interview, counted by what this page has been awake for: the device's clock may be
 * set meanwhile. What it says it derives from the stored clock and its own count since.
 */
export function useInterviewClock(
  stored: InterviewClock | null,
  onChange: (clock: InterviewClock) => Promise<unknown>,
) {
  const base = useRef<{ of: InterviewClock; seconds: number; since: number } | null>(null);
  const seconds = () => {
    if (stored === null) return 0;
    if (base.current?.of !== stored)
      base.current = {
        of: stored,
        seconds: continued(base.current, stored) ?? secondsAt(stored, Date.now()),
        since: performance.now(),
      };
    const { seconds: before, since } = base.current;
    const here = stored.isRunning ? (performance.now() - since) / 1000 : 0;
    return Math.floor(before + here);
  };
  const note = (isRunning: boolean) => {
    // A timer that is not noted goes on being shown; the next time it is.
    onChange(notedClock(seconds(), isRunning, Date.now())).catch(() => {});
  };
  const latest = useRef(note);
  useEffect(() => {
    latest.current = note;
  });
  const isRunning = stored?.isRunning === true;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => latest.current(true), noteEveryMs);
    return () => clearInterval(timer);
  }, [isRunning]);
  return {
    isStarted: stored !== null,
    isRunning,
    seconds,
    start: () => note(true),
    pause: () => note(false),
  };
}

/** Noting how far it is does not set a timer that this page counts. */
function continued(
  base: { of: InterviewClock; seconds: number; since: number } | null,
  stored: InterviewClock,
): number | null {
  if (base === null || !base.of.isRunning || !stored.isRunning) return null;
  return base.seconds + (performance.now() - base.since) / 1000;
}

/** Its seconds, fresh while it runs. */
export function useSeconds(clock: OwnClock): number {
  useNow(clock.isRunning ? 500 : 60_000);
  return clock.seconds();
}

export type OwnClock = ReturnType<typeof useInterviewClock>;
