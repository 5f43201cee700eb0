import type { InterviewClock } from "./notepad.ts";

const mostSeconds = 86_400;

/** Nobody leaves an interview running for longer than this: it was over when it was last noted. */
const longestAway = 4 * 3600;

/** Seconds into the interview at `now`, in ms, for whoever has not counted them. */
export function secondsAt({ ran, notedAt, isRunning }: InterviewClock, now: number): number {
  const away = Math.floor((now - Date.parse(notedAt)) / 1000);
  const isSound = away >= 0 && away <= longestAway;
  return isRunning && isSound ? Math.min(ran + away, mostSeconds) : ran;
}

export function notedClock(seconds: number, isRunning: boolean, now: number): InterviewClock {
  return {
    ran: Math.min(Math.max(0, Math.floor(seconds)), mostSeconds),
    notedAt: new Date(now).toISOString(),
    isRunning,
  };
}
