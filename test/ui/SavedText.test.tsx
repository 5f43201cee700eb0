import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { SavedText } from "#ui/SavedText.tsx";
import { allWritten } from "#ui/writes.ts";

/** A slow store: a write is done when told to be. */
function aStore() {
  const begun: string[] = [];
  const open: { done: () => void; failed: (why: Error) => void }[] = [];
  let underWay = 0;
  let most = 0;
  const save = (text: string) =>
    new Promise<void>((done, failed) => {
      begun.push(text);
      underWay += 1;
      most = Math.max(most, underWay);
      const over = (end: () => void) => () => {
        underWay -= 1;
        end();
      };
      open.push({ done: over(done), failed: (why) => over(() => failed(why))() });
    });
  return {
    begun,
    save,
    mostAtOnce: () => most,
    finish: () => act(async () => open.shift()?.done()),
    break: () => act(async () => open.shift()?.failed(new Error("The disk is full."))),
  };
}

function show(store: ReturnType<typeof aStore>, stored = "") {
  const onFail = vi.fn();
  const field = (now: string) => (
    <>
      <SavedText aria-label="Evidence" stored={now} onSave={store.save} onFail={onFail} />
      <button type="button">Elsewhere</button>
    </>
  );
  const view = render(field(stored));
  return { onFail, unmount: view.unmount, storedIs: (text: string) => view.rerender(field(text)) };
}

const box = () => screen.getByRole("textbox", { name: "Evidence" });

test("typing writes at once, one write at a time, and always the last text", async () => {
  const store = aStore();
  show(store);
  await userEvent.type(box(), "Shipped it");
  expect(store.begun).toEqual(["S"]);
  await store.finish();
  expect(store.begun).toEqual(["S", "Shipped it"]);
  await store.finish();
  expect(store.begun).toHaveLength(2);
  expect(store.mostAtOnce()).toBe(1);
});

test("what is typed while the page is left is written all the same", async () => {
  const store = aStore();
  const { unmount } = show(store);
  await userEvent.type(box(), "abc");
  unmount();
  await store.finish();
  await store.finish();
  expect(store.begun).toEqual(["a", "abc"]);
});

test("submitting waits until the last text is written", async () => {
  const store = aStore();
  show(store);
  await userEvent.type(box(), "ab");
  const order: string[] = [];
  const waiting = allWritten().then(() => order.push("submitted"));
  await store.finish();
  order.push("first write over");
  await store.finish();
  await waiting;
  expect(order).toEqual(["first write over", "submitted"]);
});

test("a failed write says so, keeps the words, and goes again with the next key", async () => {
  const store = aStore();
  const { onFail } = show(store);
  await userEvent.type(box(), "a");
  await store.break();
  expect(onFail).toHaveBeenCalledOnce();
  expect(box()).toHaveValue("a");
  await userEvent.type(box(), "b");
  expect(store.begun).toEqual(["a", "ab"]);
  await store.finish();
});

test("a text stored from another tab is taken over while nobody types here", async () => {
  const store = aStore();
  const { storedIs } = show(store, "mine");
  storedIs("theirs");
  expect(box()).toHaveValue("theirs");
  expect(store.begun).toEqual([]);
});

test("words being typed are not replaced by what another tab stored", async () => {
  const store = aStore();
  const { storedIs } = show(store, "mine");
  await userEvent.type(box(), "!");
  await store.finish();
  storedIs("theirs");
  expect(box()).toHaveValue("mine!");
});

test("a text typed here wins over one stored meanwhile, even if it is what was here before", async () => {
  const store = aStore();
  const { storedIs } = show(store, "m");
  await userEvent.click(box());
  storedIs("theirs");
  const all = { initialSelectionStart: 0, initialSelectionEnd: 6 };
  await userEvent.type(box(), "m", all);
  await store.finish();
  expect(box()).toHaveValue("m");
  expect(store.begun).toEqual(["m"]);
});
