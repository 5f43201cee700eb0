import type { Item } from "#domain/kit/kit.ts";

/** The field notes are written in. */
export const padField = "pad-note";

/** What a dragged line is carried as. */
export const carriedLine = "application/x-needle-line";

/** The item a digit stands for; by the key and not by what it types, which Alt changes. */
export function itemAtKey(code: string, items: readonly Item[]): Item | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit === undefined ? undefined : items[Number(digit) - 1];
}

export function focusPad(): void {
  document.getElementById(padField)?.focus();
}
