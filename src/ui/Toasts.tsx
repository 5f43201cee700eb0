import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import css from "./Toasts.module.css";
import { currentToasts, dismiss, subscribeToToasts } from "./toasts.ts";

export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  return (
    <div className={css.region} role="region" aria-label="Messages">
      <div role="status">
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
