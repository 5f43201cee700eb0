import { act, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { useDraft } from "#ui/useDraft.ts";
import { usePending } from "#ui/usePending.ts";
import { allWritten } from "#ui/writes.ts";

type Stored = Readonly<Record<string, number>>;

const open: (() => void)[] = [];
afterEach(() => act(async () => open.splice(0).forEach((done) => done())));

/** Writes that resolve, in order, only when told to; the rest when the test is over. */
function aStore() {
  const writes: { value: number; done: () => void; failed: (why: Error) => void }[] = [];
  return {
    save: (value: number) =>
      new Promise<void>((done, failed) => {
        writes.push({ value, done, failed });
        open.push(done);
      }),
    saved: () => writes.map(({ value }) => value),
    resolve: (at: number) => act(async () => writes[at]?.done()),
    fail: (at: number) => act(async () => writes[at]?.failed(new Error("The disk is full."))),
  };
}

/** Several controls fed from one store, as the items of a card are; and all that was ever painted. */
function controls(stored: Stored) {
  const store = aStore();
  const painted: Stored[] = [];
  const onFail = vi.fn();
  const view = renderHook(
    (now: Stored) => {
      const pending = usePending(
        (key: string) => now[key] ?? 0,
        (_, value: number) => store.save(value),
        onFail,
      );
      painted.push(
        Object.fromEntries(Object.keys(stored).map((key) => [key, pending.valueAt(key)])),
      );
      return pending;
    },
    { initialProps: stored },
  );
  return {
    ...store,
    painted,
    onFail,
    shown: (key: string) => view.result.current.valueAt(key),
    press: (key: string, value: number) => act(() => view.result.current.change(key, value)),
    catchUp: (now: Stored) => act(() => view.rerender(now)),
  };
}

/** One of them, beside another that nobody touches. */
function aControl(stored: number) {
  const all = controls({ here: stored, elsewhere: 1 });
  return {
    ...all,
    get painted() {
      return all.painted.map(({ here }) => here);
    },
    forgetPainted: () => all.painted.splice(0),
    shown: () => all.shown("here"),
    press: (value: number) => all.press("here", value),
    catchUp: (value: number) => all.catchUp({ here: value, elsewhere: 1 }),
  };
}

test("a press shows at once, and the old value never again while the store catches up", async () => {
  const control = aControl(3);
  control.press(4);
  expect(control.shown()).toBe(4);
  control.forgetPainted();
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
  control.forgetPainted();
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
  control.forgetPainted();
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

test("another tab that takes the change back, once it was stored, has the last word as well", async () => {
  const control = aControl(3);
  control.press(4);
  await control.resolve(0);
  control.catchUp(4);
  control.catchUp(3);
  expect(control.shown()).toBe(3);
});

describe("of several places", () => {
  test("each keeps its own change, and the store catches up with them one by one", async () => {
    const all = controls({ a: 1, b: 2 });
    all.press("a", 4);
    all.press("b", 5);
    expect([all.shown("a"), all.shown("b")]).toEqual([4, 5]);
    all.painted.length = 0;
    await all.resolve(0);
    all.catchUp({ a: 4, b: 2 });
    await all.resolve(1);
    all.catchUp({ a: 4, b: 5 });
    for (const painted of all.painted) expect(painted).toEqual({ a: 4, b: 5 });
    all.catchUp({ a: 3, b: 3 }); // Both have caught up: the store leads again.
    expect([all.shown("a"), all.shown("b")]).toEqual([3, 3]);
  });

  test("a change of the one settles nothing of the other", async () => {
    const all = controls({ a: 1, b: 2 });
    all.press("a", 4);
    await all.resolve(0);
    all.press("b", 5); // The live query answers for b first; what it has of a is still old.
    await all.resolve(1);
    all.catchUp({ a: 1, b: 5 });
    expect([all.shown("a"), all.shown("b")]).toEqual([4, 5]);
    all.catchUp({ a: 2, b: 5 });
    expect([all.shown("a"), all.shown("b")]).toEqual([2, 5]);
  });

  test("a failed save drops its own change only", async () => {
    const all = controls({ a: 1, b: 2 });
    all.press("a", 4);
    all.press("b", 5);
    await all.fail(0);
    expect([all.shown("a"), all.shown("b")]).toEqual([1, 5]);
    expect(all.onFail).toHaveBeenCalledOnce();
    await all.resolve(1);
    all.catchUp({ a: 1, b: 5 });
    expect(all.shown("b")).toBe(5);
  });

  test("they are told apart by the name they are given", () => {
    const store = aStore();
    const { result } = renderHook(() =>
      usePending<{ row: number; column: number }, number>(
        () => 0,
        (_, value) => store.save(value),
        () => {},
        ({ row, column }) => `${row} ${column}`,
      ),
    );
    act(() => result.current.change({ row: 1, column: 2 }, 7));
    expect(result.current.valueAt({ row: 1, column: 2 })).toBe(7);
    expect(result.current.valueAt({ row: 2, column: 1 })).toBe(0);
  });
});

test("whoever waits for all writes waits for a pending change", async () => {
  const control = aControl(3);
  control.press(4);
  const order: string[] = [];
  const waiting = allWritten().then(() => order.push("all written"));
  await Promise.resolve();
  order.push("still waiting");
  await control.resolve(0);
  await waiting;
  expect(order).toEqual(["still waiting", "all written"]);
});

test("a control that stands alone shows its change at once, until the store leads again", async () => {
  const store = aStore();
  const view = renderHook((now: number) => useDraft(now, store.save, () => {}), {
    initialProps: 3,
  });
  act(() => view.result.current[1](4));
  expect(view.result.current[0]).toBe(4);
  await store.resolve(0);
  view.rerender(4);
  view.rerender(2);
  expect(view.result.current[0]).toBe(2);
  expect(store.saved()).toEqual([4]);
});
