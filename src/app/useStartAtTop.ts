import { useEffect, useRef } from "react";
import { useLocation } from "wouter";

/**
 * A new address starts at its top, and the keyboard starts there too when what had the focus is
 * gone with the old page.
 */
export function useStartAtTop(): void {
  const [location] = useLocation();
  const last = useRef(location);
  useEffect(() => {
    if (last.current === location) return;
    last.current = location;
    scrollTo({ top: 0 });
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>("#main")?.focus();
  }, [location]);
}
