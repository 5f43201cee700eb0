import { useState } from "react";
import { flushSync } from "react-dom";
import type { Action } from "./shortcuts.ts";

/** What is given on a scale: a step of it, or one of the two that stand beside every scale. */
export type Answer<V extends number> = V | "not observed" | "unrated";

/**
 * The id of an item's element, or of a part of it: the keyboard finds its place by them, so nobody
 * has to hold on to elements. Ids of items have no dot, so no two can meet.
 */
export function elementOf(item: string, part?: "title" | "text" | "remark"): string {
  return part === undefined ? `item.${item}` : `item.${item}.${part}`;
}

function focusScale(item: string): void {
  const element = document.getElementById(elementOf(item));
  const radios = "[role=radiogroup] input";
  const first =
    element?.querySelector<HTMLElement>(`${radios}:checked`) ??
    element?.querySelector<HTMLElement>(radios);
  first?.focus({ preventScroll: true });
  show(item);
}

function show(item: string): void {
  const element = document.getElementById(elementOf(item));
  element?.scrollIntoView({ block: "nearest", behavior: "smooth" });
}

/**
 * Which item the keyboard is on, which one is unfolded, and the keys that answer it and move on: the
 * same on every sheet. Moving unfolds; pressing a tile of a folded item only answers it.
 */
export function useItems<Id extends string, V extends number>(
  items: readonly Id[],
  steps: readonly V[],
  onAnswer: (item: Id, answer: Answer<V>) => void,
) {
  /** None while the keyboard is on the rest of the sheet. */
  const [current, setCurrent] = useState<Id | undefined>(items[0]);
  const [open, setOpen] = useState<Id | undefined>(items[0]);
  const answer = (given: Answer<V>) => {
    if (current !== undefined) onAnswer(current, given);
  };
  const onItem = () => current !== undefined;
  const unfold = (id: Id) => {
    // At once: what is to have the focus has to be there.
    flushSync(() => {
      setCurrent(id);
      setOpen(id);
    });
  };
  const goTo = (id: Id, part: "scale" | "text" = "scale") => {
    unfold(id);
    if (part === "text") document.getElementById(elementOf(id, "text"))?.focus();
    else focusScale(id);
  };
  const step = (by: 1 | -1) => {
    const at = items.findIndex((id) => id === current) + by;
    const next = items[Math.max(0, Math.min(items.length - 1, at))];
    if (next !== undefined) goTo(next);
  };
  const scoring: Action[] = [
    ...steps.map((value) => ({
      keys: [String(value)],
      label: `Score the item in focus ${value}`,
      perform: () => answer(value),
    })),
    { keys: ["x"], label: "Not observed", perform: () => answer("not observed") },
    { keys: ["0"], label: "Clear the score", perform: () => answer("unrated") },
  ];
  const moving: Action[] = [
    { keys: ["j"], label: "Next item", perform: () => step(1) },
    { keys: ["k"], label: "Previous item", perform: () => step(-1) },
    // On the rest of the sheet the arrows belong to its own radios.
    { keys: ["ArrowDown"], label: "Next item, from an item", when: onItem, perform: () => step(1) },
    {
      keys: ["ArrowUp"],
      label: "Previous item, from an item",
      when: onItem,
      perform: () => step(-1),
    },
  ];
  return {
    current,
    scoring,
    moving,
    goTo,
    leave: () => setCurrent(undefined),
    placeOf: (id: Id) => ({
      isCurrent: id === current,
      isOpen: id === open,
      onCurrent: () => setCurrent(id),
      onFold: () => {
        if (id === open) return setOpen(undefined);
        unfold(id);
        show(id);
      },
    }),
  };
}
