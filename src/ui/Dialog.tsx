import { X } from "lucide-react";
import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import css from "./Dialog.module.css";

/** The platform's own modal dialog: focus, Escape and the backdrop come with it. */
export function Dialog({
  title,
  size = "usual",
  onClose,
  children,
}: {
  title: string;
  size?: "usual" | "wide";
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the page changes under it: a dialog closed after it is gone gives the focus back to nobody.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog?.open === false) dialog.showModal();
    // The close button comes first in the document; what the dialog is for comes first to people,
    // and may only be on its way.
    const waiting = new MutationObserver(focusFirst);
    function focusFirst() {
      const first = dialog?.querySelector<HTMLElement>("[data-first], form input, form textarea");
      first?.focus();
      if (first !== null) waiting.disconnect();
    }
    if (dialog !== null) waiting.observe(dialog, { childList: true, subtree: true });
    focusFirst();
    return () => {
      waiting.disconnect();
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={size === "wide" ? `${css.dialog} ${css.wide}` : css.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={css.head}>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        <button type="button" className={css.close} aria-label="Close" onClick={onClose}>
          <X size={18} aria-hidden />
        </button>
      </div>
      <div className={css.body}>{children}</div>
    </dialog>
  );
}
