import * as z from "zod/mini";
import { Instant, limits } from "#domain/text.ts";
import { NoteLine } from "./noteLine.ts";

/**
 * The timer of one interview: what it has run for, and when that was noted. A clock of the device
 * that is set in mid-interview costs at most what ran since.
 */
export const InterviewClock = z.strictObject({
  /** Seconds it had run for at `notedAt`. */
  ran: z.int().check(z.nonnegative(), z.maximum(86_400)),
  notedAt: Instant,
  isRunning: z.boolean(),
});
export type InterviewClock = z.infer<typeof InterviewClock>;

/** More than anybody writes in an interview; what is beyond belongs into a document. */
export const mostPadText = 100_000;
export const mostPadLines = 2000;

/** Lines that stand under no item, the one being typed, and the timer: for their author's eyes. */
export const Notepad = z.strictObject({
  /** Several times restored over different ones, one can hold what several hold. */
  lines: z.array(NoteLine).check(z.maxLength(mostPadLines * 5)),
  /** The highest number a line of this card was ever given here; none is given twice. */
  last: z.int().check(z.nonnegative()),
  typing: z.string().check(z.maxLength(limits.text)),
  clock: z.nullable(InterviewClock),
});
export type Notepad = z.infer<typeof Notepad>;

export const emptyPad: Notepad = { lines: [], last: 0, typing: "", clock: null };
