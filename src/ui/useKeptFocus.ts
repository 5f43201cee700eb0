import { useEffect, useRef } from "react";

/** When what is shown changes under the keyboard and takes its place away, it goes on at `id`. */
export function useKeptFocus(id: string, shown: string): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown && document.activeElement === document.body)
      document.getElementById(id)?.focus({ preventScroll: true });
    before.current = shown;
  }, [id, shown]);
}
