import { useSyncExternalStore } from "react";

const place = "needle-names";
const listeners = new Set<() => void>();
let isOff: boolean | null = null;

function stored(): boolean {
  try {
    return localStorage.getItem(place) !== null;
  } catch {
    return false;
  }
}

/** Whether candidates go by number on this screen. */
export function areNamesOff(): boolean {
  isOff ??= stored();
  return isOff;
}

/** At once, on every page and tab. */
export function hideNames(off: boolean): void {
  try {
    if (off) localStorage.setItem(place, "off");
    else localStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing hides them until the page is closed.
  }
  become(off);
}

function become(off: boolean): void {
  isOff = off;
  for (const listener of listeners) listener();
}

function hear({ key }: StorageEvent): void {
  if (key === place) become(stored());
}

export function useNamesOff(): boolean {
  return useSyncExternalStore(listen, areNamesOff);
}

function listen(listener: () => void) {
  if (listeners.size === 0) addEventListener("storage", hear);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("storage", hear);
  };
}
