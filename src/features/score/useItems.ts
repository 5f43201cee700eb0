import { useRef, useState } from "react";
import type { ItemId } from "#domain/id.ts";
import { levels, type Item } from "#domain/kit/kit.ts";
import type { Action } from "#ui/shortcuts.ts";
import type { ItemHandle } from "./ItemBlock.tsx";

/** Which item the keyboard is on, and the keys that act on it: the same on every card. */
export function useItems(items: readonly Item[]) {
  const handles = useRef(new Map<ItemId, ItemHandle>());
  /** None while the keyboard is on the rest of the card. */
  const [current, setCurrent] = useState<ItemId | undefined>(items[0]?.id);
  const here = () => (current === undefined ? undefined : handles.current.get(current));
  const onItem = () => current !== undefined;
  const step = (by: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === current) + by;
    const next = items[Math.max(0, Math.min(items.length - 1, at))];
    if (next !== undefined) handles.current.get(next.id)?.focus();
  };
  const scoring: Action[] = [
    ...levels.map((level) => ({
      keys: [String(level)],
      label: `Score the item in focus ${level}`,
      perform: () => here()?.pick(level),
    })),
    { keys: ["x"], label: "Not observed", perform: () => here()?.pick("not observed") },
    { keys: ["0"], label: "Clear the score", perform: () => here()?.pick("unrated") },
  ];
  const moving: Action[] = [
    { keys: ["j"], label: "Next item", perform: () => step(1) },
    { keys: ["k"], label: "Previous item", perform: () => step(-1) },
    // On the rest of the card the arrows belong to its own radios.
    { keys: ["ArrowDown"], label: "Next item, from an item", when: onItem, perform: () => step(1) },
    {
      keys: ["ArrowUp"],
      label: "Previous item, from an item",
      when: onItem,
      perform: () => step(-1),
    },
  ];
  return {
    here,
    scoring,
    moving,
    leave: () => setCurrent(undefined),
    handleOf: (item: ItemId) => handles.current.get(item),
    blockOf: ({ id }: Item) => ({
      isCurrent: id === current,
      onCurrent: () => setCurrent(id),
      handle: (handle: ItemHandle | null) => {
        if (handle === null) handles.current.delete(id);
        else handles.current.set(id, handle);
      },
    }),
  };
}
