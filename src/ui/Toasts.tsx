import { X } from "lucide-react";
import { useLayoutEffect, useRef, useSyncExternalStore, type RefObject } from "react";
import css from "./Toasts.module.css";
import { currentToasts, dismiss, subscribeToToasts } from "./toasts.ts";

export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  const region = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (toasts.length > 0) void place(region, list);
  }, [toasts]);
  return (
    <div ref={region} className={css.region} role="region" aria-label="Messages" data-message>
      <div ref={list} role="status">
        {toasts.map(({ id, tone, text }) => (
          <div key={id} className={tone === "warning" ? `${css.toast} ${css.warning}` : css.toast}>
            <span>{text}</span>
            <button
              type="button"
              className={css.close}
              aria-label="Dismiss"
              onClick={() => dismiss(id)}
            >
              <X size={15} aria-hidden />
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Where it cannot be fetched, they stand at the bottom. */
async function place(
  region: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
): Promise<void> {
  const { placeFreely } = await import("./freePlace.ts").catch(() => ({ placeFreely: null }));
  if (region.current !== null && list.current !== null) placeFreely?.(region.current, list.current);
}
