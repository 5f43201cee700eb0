import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { SavedText } from "#ui/SavedText.tsx";
import { currentToasts } from "#ui/toasts.ts";
import { allWritten } from "#ui/writes.ts";

/** A slow store: a write is done when told to be. */
function aStore() {
  const begun: string[] = [];
  const open: { done: () => void; failed: (why: Error) => void }[] = [];
  let underWay = 0;
  let most = 0;
  let replaced: string | undefined;
  const save = (text: string) =>
    new Promise<string | void>((done, failed) => {
      begun.push(text);
      underWay += 1;
      most = Math.max(most, underWay);
      const over = (end: () => void) => () => {
        underWay -= 1;
        end();
      };
      open.push({ done: over(() => done(replaced)), failed: (why) => over(() => failed(why))() });
    });
  return {
    begun,
    save,
    mostAtOnce: () => most,
    /** What stood there when the next texts are stored. */
    replaces: (text: string) => (replaced = text),
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

describe("when another tab writes into the same field", () => {
  const theirs = () => screen.queryByText("Another tab wrote here too.");

  test("whose words were stored over is told, and takes the others, its own, or both", async () => {
    for (const [choice, text] of [
      ["Take the other", "theirs"],
      ["Keep mine", "mine!"],
      ["Keep both", "mine!\ntheirs"],
    ] as const) {
      const store = aStore();
      const { storedIs, unmount } = show(store, "mine");
      await userEvent.type(box(), "!");
      await store.finish();
      storedIs("mine!");
      expect(theirs()).toBeNull();
      storedIs("theirs");
      expect(theirs()).toBeVisible();
      expect(screen.getByText("theirs", { selector: "q" })).toBeVisible();
      await userEvent.click(screen.getByRole("button", { name: choice }));
      await store.finish();
      expect(box()).toHaveValue(text);
      expect(box()).toHaveFocus();
      expect(theirs()).toBeNull();
      unmount();
    }
  });

  test("whose words replaced others is told what they were", async () => {
    const store = aStore();
    store.replaces("theirs");
    const { storedIs } = show(store, "");
    await userEvent.type(box(), "m");
    await store.finish();
    storedIs("m");
    expect(theirs()).toBeVisible();
    expect(screen.getByText("theirs", { selector: "q" })).toBeVisible();
    expect(box()).toHaveValue("m");
  });

  test("who has left the page by then is told all the same", async () => {
    const store = aStore();
    store.replaces("theirs");
    const { unmount } = show(store, "");
    await userEvent.type(box(), "m");
    unmount();
    await store.finish();
    expect(currentToasts().at(-1)?.text).toContain("“theirs”");
  });

  test("nobody is asked when all that was typed here is in the other text", async () => {
    const store = aStore();
    const { storedIs } = show(store, "");
    await userEvent.type(box(), "m");
    await store.finish();
    vi.spyOn(document, "hasFocus").mockReturnValue(false); // They type in the other tab.
    storedIs("mine and more");
    expect(box()).toHaveValue("mine and more");
    expect(theirs()).toBeNull();
  });

  test("one's own words, told late by the store, are no news", async () => {
    const store = aStore();
    const { storedIs } = show(store, "");
    await userEvent.type(box(), "abc");
    await store.finish();
    await store.finish();
    storedIs("a");
    storedIs("abc");
    expect(theirs()).toBeNull();
    expect(box()).toHaveValue("abc");
  });

  test("words that could not be stored stay, wherever the keyboard is", async () => {
    const store = aStore();
    const { storedIs } = show(store, "");
    await userEvent.type(box(), "m");
    await store.break();
    await userEvent.click(screen.getByRole("button", { name: "Elsewhere" }));
    storedIs("theirs");
    expect(box()).toHaveValue("m");
    expect(theirs()).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Keep mine" }));
    await store.finish();
  });
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

test("whoever is in the field stays where they are when another tab adds to it", async () => {
  const store = aStore();
  const { storedIs } = show(store, "Cut p99");
  const hasFocus = vi.spyOn(document, "hasFocus").mockReturnValue(false);
  await userEvent.click(box());
  const field = box() as HTMLTextAreaElement;
  field.setSelectionRange(3, 3);
  storedIs("Cut p99 to 140 ms.");
  expect(field).toHaveValue("Cut p99 to 140 ms.");
  expect(field.selectionStart).toBe(3);
  field.setSelectionRange(18, 18);
  storedIs("Cut p99 to 140 ms. And kept it.");
  expect(field.selectionStart).toBe(31);
  hasFocus.mockRestore();
});
