import { useLayoutEffect, useRef } from "react";

/** One action, one row: its keys, its words and what it does drive keyboard, buttons and help. */
export type Action = {
  /** As `KeyboardEvent.key`, letters in lower case; `mod+Enter` for ⌘ or Ctrl. */
  keys: readonly string[];
  label: string;
  /** May run while a text field has the focus; only for combinations that type nothing. */
  whileTyping?: boolean;
  /** Leaves the key to the page where it does not hold. */
  when?: () => boolean;
  perform: () => void;
};

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type)
  );
}

function keyOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key;
}

/** The tables of what is on the screen now. */
const onPage = new Set<{ current: readonly Action[] }>();

/** What can be done here and now, whether or not by its keys. */
export function actionsOnPage(): Action[] {
  return [...onPage].flatMap(({ current }) => current.filter(({ when }) => when?.() !== false));
}

/** Runs actions on their keys. Typing in a field is never stolen, nor is an open dialog's. */
export function useShortcuts(actions: readonly Action[], enabled: boolean): void {
  const latest = useRef(actions);
  // With the page, not after it: what is seen answers to its key at once.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useLayoutEffect(() => {
    onPage.add(latest);
    return () => {
      onPage.delete(latest);
    };
  }, []);
  useLayoutEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      if (document.querySelector("dialog[open]") !== null) return;
      const key = keyOf(event);
      const action = latest.current.find(
        ({ keys, when }) => keys.includes(key) && when?.() !== false,
      );
      if (action === undefined || (isTyping(event.target) && action.whileTyping !== true)) return;
      event.preventDefault();
      action.perform();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [enabled]);
}

/** A key as people read it. */
export function keyName(key: string): string {
  const mac = navigator.platform.startsWith("Mac");
  const names: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", Enter: "Enter", "?": "?" };
  const [last = key] = key.split("+").toReversed();
  const shown = names[last] ?? last.toUpperCase();
  return key.startsWith("mod+") ? `${mac ? "⌘" : "Ctrl"} ${shown}` : shown;
}
