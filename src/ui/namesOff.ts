import { useSyncExternalStore } from "react";
import { currentToasts, dismiss } from "./toasts.ts";

const place = "needle-names";
const listeners = new Set<() => void>();
let isOff = stored();

function stored(): boolean {
  try {
    return localStorage.getItem(place) === "off";
  } catch {
    return false;
  }
}

/** Whether candidates go by number on this screen. */
export function areNamesOff(): boolean {
  return isOff;
}

/** At once, on every page and tab; a word still on the screen may hold a name, and goes. */
export function hideNames(off: boolean): void {
  try {
    localStorage.setItem(place, off ? "off" : "on");
  } catch {
    // A browser that keeps nothing hides them until the page is closed.
  }
  become(off);
}

function become(off: boolean): void {
  isOff = off;
  if (off) for (const { id } of currentToasts()) dismiss(id);
  for (const listener of listeners) listener();
}

addEventListener("storage", ({ key }) => {
  if (key === place) become(stored());
});

export function useNamesOff(): boolean {
  return useSyncExternalStore(listen, areNamesOff);
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
