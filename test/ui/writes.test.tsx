import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { allWritten, failedWords, markFailed, markStored, track, useWrites } from "#ui/writes.ts";

/** What a page is told, and writes that end only when told to. */
function aPage() {
  const page = renderHook(() => useWrites());
  const before = page.result.current.over;
  return {
    told: () => {
      const { over, ...writes } = page.result.current;
      return { ...writes, over: over - before };
    },
    write: () => {
      let end = { done: () => {}, failed: (_why: Error) => {} };
      const write = new Promise<void>((done, failed) => (end = { done, failed }));
      act(() => void track(write).catch(() => {}));
      return {
        done: () => act(async () => end.done()),
        failed: () => act(async () => end.failed(new Error("The disk is full."))),
      };
    },
  };
}

test("a page is told how many writes are under way, how many are over, and if the last failed", async () => {
  const page = aPage();
  expect(page.told()).toMatchObject({ underWay: 0, over: 0 });
  const first = page.write();
  const second = page.write();
  expect(page.told()).toMatchObject({ underWay: 2, over: 0 });
  await first.failed();
  expect(page.told()).toMatchObject({ underWay: 1, over: 1, lastFailed: true });
  await second.done();
  expect(page.told()).toMatchObject({ underWay: 0, over: 2, lastFailed: false });
});

test("a field that could not be stored counts until it is, and is tried again by whoever waits", async () => {
  const page = aPage();
  const field = {};
  let isFull = true;
  const retry = async () => {
    if (!isFull) markStored(field);
  };
  const failure = {
    retry,
    why: new DOMException("No room.", "QuotaExceededError"),
    words: () => ({ field: "Evidence", text: "Cut p99" }),
  };
  act(() => markFailed(field, failure));
  act(() => markFailed(field, failure));
  expect(page.told()).toMatchObject({ failed: 1, why: failure.why });
  expect(failedWords()).toEqual([{ field: "Evidence", text: "Cut p99" }]);
  act(() => markStored(field));
  expect(page.told().failed).toBe(0);
  act(() => markFailed(field, failure));
  await act(async () => expect(await allWritten()).toBe(false));
  isFull = false;
  await act(async () => expect(await allWritten()).toBe(true));
  expect(page.told().failed).toBe(0);
});
