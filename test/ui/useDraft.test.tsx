import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useDraft } from "#ui/useDraft.ts";

/** Writes that resolve, in order, only when told to; and every value that was ever painted. */
function aControl(stored: number) {
  const writes: { value: number; done: () => void; failed: (why: Error) => void }[] = [];
  const painted: number[] = [];
  const onFail = vi.fn();
  const save = (value: number) =>
    new Promise<void>((done, failed) => writes.push({ value, done, failed }));
  const view = renderHook(
    (now: number) => {
      const draft = useDraft(now, save, onFail);
      painted.push(draft[0]);
      return draft;
    },
    { initialProps: stored },
  );
  return {
    painted,
    onFail,
    saved: () => writes.map(({ value }) => value),
    shown: () => view.result.current[0],
    press: (value: number) => act(() => view.result.current[1](value)),
    resolve: (at: number) => act(async () => writes[at]?.done()),
    fail: (at: number) => act(async () => writes[at]?.failed(new Error("The disk is full."))),
    catchUp: (value: number) => act(() => view.rerender(value)),
  };
}

test("a press shows at once, and the old value never again while the store catches up", async () => {
  const control = aControl(3);
  control.press(4);
  expect(control.shown()).toBe(4);
  control.painted.length = 0;
  await control.resolve(0);
  control.catchUp(3); // The live query answers once more with what was.
  control.catchUp(4);
  expect(new Set(control.painted)).toEqual(new Set([4]));
});

test("a store that catches up before the write resolves changes nothing on the screen", async () => {
  const control = aControl(3);
  control.press(4);
  control.catchUp(4);
  await control.resolve(0);
  expect(control.painted.slice(1)).not.toContain(3);
  control.catchUp(2); // Afterwards the store leads again.
  expect(control.shown()).toBe(2);
});

test("4, 5 and 4 again in one breath end on 4 without a flicker, however late the store is", async () => {
  const control = aControl(1);
  control.press(4);
  control.press(5);
  control.press(4);
  control.painted.length = 0;
  await control.resolve(0);
  control.catchUp(4);
  await control.resolve(1);
  control.catchUp(5);
  await control.resolve(2);
  control.catchUp(5);
  control.catchUp(4);
  expect(new Set(control.painted)).toEqual(new Set([4]));
  expect(control.saved()).toEqual([4, 5, 4]);
});

test("from 4 over 5 back to 4 the 5 in between is never shown again", async () => {
  const control = aControl(4);
  control.press(5);
  control.press(4);
  control.painted.length = 0;
  await control.resolve(0);
  control.catchUp(5);
  await control.resolve(1);
  control.catchUp(4);
  expect(new Set(control.painted)).toEqual(new Set([4]));
});

test("a save that fails drops the change and says so", async () => {
  const control = aControl(3);
  control.press(4);
  await control.fail(0);
  expect(control.shown()).toBe(3);
  expect(control.onFail).toHaveBeenCalledExactlyOnceWith(new Error("The disk is full."));
});

test("after a failure the next press works as the first did", async () => {
  const control = aControl(3);
  control.press(4);
  control.press(5);
  await control.fail(0);
  await control.resolve(1);
  control.catchUp(5);
  expect(control.shown()).toBe(5);
  control.press(2);
  await control.resolve(2);
  control.catchUp(2);
  control.catchUp(1);
  expect(control.shown()).toBe(1);
});

test("another tab that overtakes has the last word", async () => {
  const control = aControl(3);
  control.press(4);
  await control.resolve(0);
  control.catchUp(2);
  expect(control.shown()).toBe(2);
});
