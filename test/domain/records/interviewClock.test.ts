import { describe, expect, test } from "vitest";
import { notedClock, secondsAt } from "#domain/records/interviewClock.ts";
import { InterviewClock } from "#domain/records/notepad.ts";

const noon = Date.parse("2026-11-22T12:00:00.000Z");
const minutes = (some: number) => some * 60_000;

describe("the timer of an interview", () => {
  test("runs on while nobody counts, and stands while it is paused", () => {
    const running = notedClock(90, true, noon);
    expect(secondsAt(running, noon + minutes(10))).toBe(690);
    expect(secondsAt(notedClock(90, false, noon), noon + minutes(10))).toBe(90);
  });

  test("loses at most what ran since it was noted, were the device’s clock set meanwhile", () => {
    const running = notedClock(600, true, noon);
    expect(secondsAt(running, noon - minutes(60))).toBe(600);
    expect(secondsAt(running, noon + minutes(60 * 24 * 30))).toBe(600);
    expect(secondsAt({ ...running, notedAt: "not a time" }, noon)).toBe(600);
  });

  test("holds whole seconds of one day", () => {
    for (const seconds of [-5, 0, 12.9, 1e9])
      expect(InterviewClock.safeParse(notedClock(seconds, true, noon)).success).toBe(true);
    expect(notedClock(12.9, true, noon).ran).toBe(12);
  });
});
