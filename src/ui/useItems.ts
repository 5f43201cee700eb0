import { useState } from "react";
import type { Action } from "./shortcuts.ts";

/** What is given on a scale: a step of it, or one of the two that stand beside every scale. */
export type Answer<V extends number> = V | "not observed" | "unrated";

/**
 * The id of an item's element, or of a part of it: the keyboard finds its place by them, so nobody
 * has to hold on to elements. Ids of items have no dot, so no two can meet.
 */
export function elementOf(item: string, part?: "title" | "anchor" | "text" | "remark"): string {
  return part === undefined ? `item.${item}` : `item.${item}.${part}`;
}

export function focusItem(item: string): void {
  const element = document.getElementById(elementOf(item));
  const first =
    element?.querySelector<HTMLElement>("input:checked") ?? element?.querySelector("input");
  first?.focus();
  element?.scrollIntoView({ block: "nearest", behavior: "smooth" });
}

export function focusText(item: string): void {
  document.getElementById(elementOf(item, "text"))?.focus();
}

/** Which item the keyboard is on, and the keys that answer it and move on: the same on every sheet. */
export function useItems<Id extends string, V extends number>(
  items: readonly Id[],
  steps: readonly V[],
  onAnswer: (item: Id, answer: Answer<V>) => void,
) {
  /** None while the keyboard is on the rest of the sheet. */
  const [current, setCurrent] = useState<Id | undefined>(items[0]);
  const answer = (given: Answer<V>) => {
    if (current !== undefined) onAnswer(current, given);
  };
  const onItem = () => current !== undefined;
  const step = (by: 1 | -1) => {
    const at = items.findIndex((id) => id === current) + by;
    const next = items[Math.max(0, Math.min(items.length - 1, at))];
    if (next !== undefined) focusItem(next);
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
    leave: () => setCurrent(undefined),
    placeOf: (id: Id) => ({ isCurrent: id === current, onCurrent: () => setCurrent(id) }),
  };
}
